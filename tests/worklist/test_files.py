"""The work list as a file: what the person may read of the filtered cases, safe to open, and noted."""

import csv
import io
import pytest
from datetime import date
from datetime import datetime
from ntnu.deviations.caselog import storage as caselog
from openpyxl import load_workbook

FILE = "/deviations/@@worklist-file"
FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture(scope="module")
def cases(web):
    """One at IDI, found grave; two received, one of them with a title like a formula; one at HF."""
    return [
        web.case("in_process", title="Eksamen ble avlyst", course_code="TDT4100"),
        web.case("received", title=FORMULA),
        web.case("received", title="Timeplanen kolliderer"),
        web.case("received", title="Noe annet", faculty="HF"),
    ]


def taken(web, person, kind="csv", **asked):
    query = "&".join(f"{name}={value}" for name, value in {"view": "all", **asked}.items())
    return web.visitor(person).send(f"{FILE}?{query}", {"format": kind})


def lines(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def sheet(answer) -> list[tuple]:
    assert answer.status_code == 200
    return [
        tuple(cell.value for cell in row) for row in load_workbook(io.BytesIO(answer.content)).active.rows
    ]


def test_who_reads_the_casework(web, cases):
    found = {line["Tittel"]: line for line in lines(taken(web, "recipient.ie"))}
    assert set(found) == {"Eksamen ble avlyst", f"'{FORMULA}", "Timeplanen kolliderer"}
    grave = found["Eksamen ble avlyst"]
    assert grave["Saksnummer"] == cases[0].rpartition("/")[2]
    told = [
        grave[head] for head in ("Enhet", "Status", "Saksbehandler", "Alvorlighetsgrad", "Emne", "Venter på")
    ]
    expected = ["IDI", "Under behandling", "Navn worker.idi", "Høy", "TDT4100", "Finn årsaken, og lukk saken"]
    assert told == expected
    assert date.fromisoformat(grave["Meldt"]) < date.fromisoformat(grave["Frist"])


@pytest.mark.parametrize(
    "person, count", [("kari", 4), ("per", 0), ("second.idi", 0), ("eqs", 0), ("reader", 0)]
)
def test_who_reads_none_of_it(web, cases, person, count):
    found = lines(taken(web, person))
    assert len(found) == count
    for line in found:
        assert not {"Saksbehandler", "Alvorlighetsgrad", "Venter på"} & set(line)
        assert "worker.idi" not in str(line)


def test_as_it_is_filtered_and_sorted(web, cases):
    found = lines(taken(web, "recipient.ie", state="received", sort_on="number", sort_order="descending"))
    numbers = [line["Saksnummer"] for line in found]
    assert len(numbers) == 2 and numbers == sorted(numbers, reverse=True)
    assert [line["Tittel"] for line in lines(taken(web, "recipient.ie", course="tdt4100"))] == [
        "Eksamen ble avlyst"
    ]


def test_a_sheet_holds_days_and_texts(web, cases):
    head, *rows = sheet(taken(web, "recipient.ie", "xlsx"))
    assert {type(row[head.index("Frist")]) for row in rows} == {datetime}
    assert FORMULA in [row[head.index("Tittel")] for row in rows]
    book = load_workbook(io.BytesIO(taken(web, "recipient.ie", "xlsx").content))
    assert {cell.data_type for row in book.active.rows for cell in row} <= {"s", "d", "n"}


def test_each_is_an_entry_in_the_log_of_the_register(web, cases):
    before = len(caselog.entries(web.at("/deviations")))
    assert taken(web, "recipient.ie", state="received", text="Timeplanen").status_code == 200
    *_, entry = caselog.entries(web.at("/deviations"))
    assert len(caselog.entries(web.at("/deviations"))) == before + 1
    assert (entry.actor, entry.action) == ("recipient.ie", "list_taken")
    # What somebody searched for may be a name.
    assert entry.why == {"filters": {"view": "all", "state": "received"}, "cases": 1}
    assert taken(web, "recipient.ie", course="TDT4100").status_code == 200
    *_, entry = caselog.entries(web.at("/deviations"))
    assert entry.why == {"filters": {"view": "all"}, "cases": 1}


def test_only_by_the_form(web, cases):
    before = len(caselog.entries(web.at("/deviations")))
    recipient = web.visitor("recipient.ie")
    assert recipient.page(FILE, format="csv").status_code == 404
    assert recipient.send(FILE, {"format": "exe"}).status_code == 404
    assert recipient.send(FILE, {"format": "csv"}, token=False).status_code == 403
    assert web.visitor(None).send(FILE, {"format": "csv"}).status_code in (302, 401)
    assert len(caselog.entries(web.at("/deviations"))) == before
