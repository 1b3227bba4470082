"""Names as people give them, in files."""

import io
from zipfile import ZipFile


def test_a_name_that_begins_like_a_formula_is_a_text(web):
    """Also one that a spreadsheet takes for the formula of several cells."""

    def rename(house) -> None:
        unit = house.unit("HF")
        unit.code, unit.title = "{=1", "2}"

    web.committed(rename)
    file = web.visitor("reader").page("/deviations/@@statistics-xlsx")
    with ZipFile(io.BytesIO(file.content)) as book:
        cells, texts = (book.read(f"xl/{part}.xml") for part in ("worksheets/sheet1", "sharedStrings"))
    assert b"<f" not in cells
    assert b"<t>{=1, 2}</t>" in texts
