"""Page, REST, CSV and XLSX tell the same figures, those that were counted by hand."""

import csv
import io
import json
import pytest
import re
from datetime import date
from datetime import timedelta
from html import unescape
from pathlib import Path
from tests.docs.pages import compare
from tests.statistics.small import IE_2025
from tests.statistics.small import IE_2025_DAYS
from tests.statistics.small import IE_2025_SHARES
from tests.statistics.small import IE_2025_THEMES
from xml.etree import ElementTree
from zipfile import ZipFile

XL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PARTS = ("sharedStrings", "styles", "worksheets/sheet1")
EXAMPLE = Path(__file__).parents[2] / "docs" / "http" / "figures-of-a-year.md"
ABOUT = (
    "The figures of a year or a month (`period=2026-10`), and those of the year before: of a period that goes"
    " on, of the same days of it. Who reads cases gets the figures of these. Filters are `unit`, `theme`,"
    " `cause`, `severity`, `campus` and `reporter_kind`; `by` names what is beside units in `cross`. Quality"
    " readers get the fixed tables of finished years (`view=fixed`): `null` is a number that is hidden, and"
    " filters are refused. An empty value is of cases that have none. See [statistics](../statistics.md)."
)
#: What people read for a figure.
NB = {
    "received": "Mottatt", "closed": "Lukket", "not_approved": "Ikke godkjent", "withdrawn": "Trukket",
    "reregistered": "Omregistrert", "open": "Åpne ved utgangen", "late": "Åpne og forfalt ved utgangen",
    "in_time": "Besvart innen fristen", "preliminary": "Foreløpige svar", "reopened": "Gjenåpnet",
    "not_solved": "Ikke løst, sier melderen", "measures": "Gjennomførte tiltak",
    "measures_in_time": "Tiltak gjennomført i tide", "measures_evaluated": "Evaluerte tiltak",
    "measures_effective": "Tiltak som virket",
}  # fmt: skip
NB_SHARES = {
    "in_time": "Besvart innen fristen, prosent", "measures_in_time": "Tiltak i tide, prosent",
    "measures_effective": "Tiltak som virket, prosent",
}  # fmt: skip
NB_DAYS = {
    ("to_receipt", "median"): "Dager til mottaksskjemaet, median",
    ("to_receipt", "percentile_90"): "Dager til mottaksskjemaet, 90 prosent",
    ("to_answer", "median"): "Dager til svaret, median",
    ("to_answer", "percentile_90"): "Dager til svaret, 90 prosent",
}
NB_THEMES = {"assessment": "Vurdering og eksamen", "teaching": "Undervisning", "": "Ikke oppgitt"}
COLUMNS = ("received", "closed", "not_approved", "withdrawn", "reregistered", "late")


def expected() -> dict[str, int | None]:
    """Every figure by the words for it."""
    found = {NB[name]: number for name, number in IE_2025.items()}
    found |= {NB_SHARES[name]: number for name, number in IE_2025_SHARES.items()}
    return found | {title: IE_2025_DAYS[name][which] for (name, which), title in NB_DAYS.items()}


def tables(page: str) -> dict[str, dict[str, list[str]]]:
    """The tables of a page: caption, line, cells."""
    found = {}
    for table in re.findall(r"<table.*?</table>", page, re.S):
        caption = re.search(r"<caption>(.*?)</caption>", table, re.S)[1].split(",")[0]
        found[caption] = {
            text(head): [text(cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row, re.S)]
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)
            for head in re.findall(r'<th scope="row">(.*?)</th>', row, re.S)
        }
    return found


def text(html: str) -> str:
    return unescape(re.sub(r"<.*?>", "", html)).strip()


def number(cell) -> int | None:
    return None if cell in ("–", "skjult", "") else int(cell)


def sheet(data: bytes) -> list[list]:
    """The lines of a workbook's only sheet: text, numbers, and days."""
    with ZipFile(io.BytesIO(data)) as file:
        parts = {name: ElementTree.fromstring(file.read(f"xl/{name}.xml")) for name in PARTS}
    texts = ["".join(item.itertext()) for item in parts["sharedStrings"]]
    formats = {one.get("numFmtId"): one.get("formatCode") for one in parts["styles"].iter(f"{XL}numFmt")}
    styles = [formats.get(one.get("numFmtId")) for one in parts["styles"].find(f"{XL}cellXfs")]

    def value(cell):
        told = cell.findtext(f"{XL}v")
        if told is None:
            return ""
        if cell.get("t") == "s":
            return texts[int(told)]
        assert cell.find(f"{XL}f") is None
        is_day = styles[int(cell.get("s", "0"))] == "yyyy-mm-dd"
        return date(1899, 12, 30) + timedelta(days=int(told)) if is_day else int(told)

    rows = []
    for row in parts["worksheets/sheet1"].iter(f"{XL}row"):
        cells = {cell.get("r")[0]: value(cell) for cell in row}
        rows.append([cells.get(column, "") for column in "ABCDEFGH"])
    return rows


def test_page_rest_csv_and_xlsx_tell_what_was_counted_by_hand(counted):
    recipient = counted.visitor("recipient.ie")
    page = recipient.page("/deviations/statistics", period="2025")
    assert page.status_code == 200
    shown = tables(page.text)
    assert {title: number(cells[0]) for title, cells in shown["Alle tall"].items()} == expected()
    themes = {NB_THEMES[theme]: numbers for theme, numbers in IE_2025_THEMES.items()}
    assert {theme: tuple(map(number, cells[:6])) for theme, cells in shown["Tema"].items()} == themes

    told = recipient.get("/deviations/@deviation-statistics", period="2025").json()
    assert told["now"]["figures"] == IE_2025
    assert told["now"]["shares"] == IE_2025_SHARES
    assert told["now"]["days"] == IE_2025_DAYS
    assert (told["now"]["first"], told["now"]["last"], told["is_over"]) == ("2025-01-01", "2025-12-31", True)
    by_theme = {
        theme: tuple(line["now"][c] for c in COLUMNS) for theme, line in told["tables"]["theme"].items()
    }
    assert by_theme == IE_2025_THEMES
    assert told["cross"] == {"by": "theme", "rows": {"IE": {"assessment": 4, "teaching": 1, "": 1}}}

    file = recipient.page("/deviations/@@statistics-csv", period="2025")
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert file.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Tabell", "Enhet", "Verdi", "Tall", "Første dag", "Siste dag", "Antall", "Året før"]
    of_all = {row[3]: number(row[6]) for row in rows if row[0] == "Alle tall"}
    assert of_all == expected()
    assert {row[4] for row in rows[1:]} == {"2025-01-01"}

    lines = sheet(recipient.page("/deviations/@@statistics-xlsx", period="2025").content)
    assert lines[0] == rows[0]
    assert [line[:4] for line in lines[1:]] == [row[:4] for row in rows[1:]]
    assert {line[3]: number(line[6]) for line in lines if line[0] == "Alle tall"} == expected()
    assert {tuple(line[4:6]) for line in lines[1:]} == {(date(2025, 1, 1), date(2025, 12, 31))}


def test_the_example_in_the_documentation(counted):
    answer = counted.visitor("recipient.ie").get(
        "/deviations/@deviation-statistics", period="2025", by="reporter_kind"
    )
    told = json.dumps(answer.json(), indent=2, ensure_ascii=False).replace(counted.url, "https://eqs.example")
    asked = "GET https://eqs.example/++api++/deviations/@deviation-statistics?period=2025&by=reporter_kind"
    compare(
        EXAMPLE,
        f"# Figures of a year\n\n{ABOUT}\n\n```http\n{asked}\n```\n\nThe answer:\n\n```json\n{told}\n```\n",
    )


def test_the_page_leads_to_the_cases_it_counts(counted):
    recipient = counted.visitor("recipient.ie")
    page = recipient.page("/deviations/statistics", period="2025", theme="assessment").text
    (way,) = re.findall(r'href="[^"]*/@@worklist\?([^"]*theme=assessment[^"]*)"[^>]*>Vurdering', page)
    asked = dict(part.split("=") for part in way.replace("&amp;", "&").split("&"))
    assert asked == {"view": "all", "received": "2025", "theme": "assessment"}
    listed = recipient.get("/deviations/@deviations", **asked).json()
    assert listed["items_total"] == 4
    assert recipient.page("/deviations/worklist", **asked).text.count('class="lead-cell"') == 4
    assert recipient.get("/deviations/@deviations", received="2026").json()["items_total"] == 1
    wrong = recipient.get("/deviations/@deviations", received="i fjor")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "received")


@pytest.mark.parametrize("person", ["kari", "admin.ie", "speakup", "siteadmin", "worker.hf"])
def test_others_find_no_door(counted, person):
    visitor = counted.visitor(person)
    for path in ("statistics", "@@statistics-csv", "@@statistics-xlsx", "@@statistics-report"):
        assert visitor.page(f"/deviations/{path}").status_code in (302, 401, 403, 404), path
    assert visitor.get("/deviations/@deviation-statistics").status_code == 403
    assert "/deviations/statistics" not in visitor.page("/deviations").text


def test_who_is_not_logged_in_finds_no_door(counted):
    visitor = counted.visitor(None)
    assert visitor.page("/deviations/statistics").status_code in (302, 401)
    assert visitor.get("/deviations/@deviation-statistics").status_code == 401


def test_a_quality_reader_gets_fixed_tables_and_nothing_more(counted):
    reader = counted.visitor("reader")
    assert "/deviations/statistics" in reader.page("/deviations").text
    page = unescape(reader.page("/deviations/statistics").text)
    assert "Små tall er skjult" in page and "@@worklist" not in page
    assert re.findall(r'<select[^>]*name="(\w+)"', page) == ["period", "by"]
    told = reader.get("/deviations/@deviation-statistics").json()
    assert (told["view"], told["period"], told["now"]["figures"]["received"]) == ("fixed", "2025", 7)
    for name, value in {"theme": "assessment", "unit": "IE", "view": "cases", "period": "2026"}.items():
        refused = reader.get("/deviations/@deviation-statistics", **{name: value})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, name)
    for cell in csv.reader(
        io.StringIO(reader.page("/deviations/@@statistics-csv").content.decode("utf-8-sig")), delimiter=";"
    ):
        assert cell[6] in ("Antall", "skjult") or int(cell[6]) >= 5, cell


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "2019"}, "Det finnes ingen tall for den perioden: registeret har saker fra og med 2025"),
        ({"period": "2031"}, "Det finnes ingen tall for den perioden"),
        ({"theme": "mat"}, "Dette valget finnes ikke: Tema"),
        ({"unit": "XX"}, "Dette valget finnes ikke: Enhet"),
        ({"period": "2025-08"}, "Ingenting skjedde her i denne perioden"),
    ],
    ids=["before", "ahead", "theme", "unit", "empty"],
)
def test_what_cannot_be_answered_is_said(counted, asked, said):
    page = counted.visitor("recipient.hf").page("/deviations/statistics", **asked)
    assert page.status_code == 200 and said in unescape(page.text)


def test_parameters_of_other_kinds_are_no_error(counted):
    visitor = counted.visitor("recipient.ie")
    for path in ("?period:int=2025", "?theme:list=assessment", "?x.y:record=1", "?by=unit", "?view=fixed"):
        assert visitor.page(f"/deviations/statistics{path}").status_code == 200, path
        assert visitor.get(f"/deviations/@deviation-statistics{path}").status_code in (200, 400), path
