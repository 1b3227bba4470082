"""The tables of a whole university, and how a table is sent."""

from pathlib import Path
from tests.register import people
from tests.units.tables import as_workbook
from tests.units.tables import IN
from tests.units.tables import log
from tests.units.tables import out
from tests.units.tables import packed
from tests.units.tables import REGISTER

#: Sixty units of a university.
UNITS = Path(__file__).with_name("units.csv").read_text(encoding="utf-8")
#: And a dozen more.
MORE = "".join(f"S{number};IE;Seksjon {number};Section {number}\n" for number in range(12))
ROLES = ("Notification Recipient", "Case Worker", "Line Manager")


def bring(web, table, text, form="csv", **more):
    sent = text if form == "csv" else packed(as_workbook(text))
    return web.visitor("eqs").post(IN, {"table": table, form: sent, **more})


def done(web, table, text, form="csv", **more) -> dict:
    answer = bring(web, table, text, form, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes(web) -> set[str]:
    web.at(REGISTER)
    return {unit.code for unit in web.house.units()}


def mailed(web) -> list[str]:
    """Who was mailed since it was last asked."""

    def read(house):
        found = [to for to, _subject in house.mailed()]
        house.forget_mails()
        return found

    return web.committed(read)


def a_whole_university_twice(web, form) -> None:
    """Seventy-two units and three hundred roles are brought in, in files of this form."""

    def bring_in(web, table, text, **more):
        return done(web, table, text, form, **more)

    mailed(web)
    foreseen = bring_in(web, "units", UNITS + MORE, dry_run=True)
    assert foreseen["mails"] == [] and codes(web) == {"IE", "IDI", "IIK", "HF", "IFS"}
    # IE, IDI, IIK and HF are there: they get other names.
    kinds = [change["kind"] for change in foreseen["changes"]]
    assert (kinds.count("added"), kinds.count("changed"), len(kinds)) == (68, 4, 72)
    made = bring_in(web, "units", UNITS + MORE, reason="Ny liste.")
    assert made == {**foreseen, "dry_run": False}
    assert len(codes(web)) == 73
    unit = web.house.unit("IØT")
    assert (unit.portal_type, unit.aq_parent.code, unit.title) == (
        "DeviationDepartment",
        "ØK",
        "Institutt for industriell økonomi og teknologiledelse",
    )
    assert web.visitor("kari").page(web.address(unit)).status_code == 200
    assert web.portal.portal_catalog.unrestrictedSearchResults(Title="teknologiledelse")
    assert log(web, "IØT") == [
        (
            "eqs",
            "unit_added",
            {
                "from": {"code": "", "name_nb": "", "name_en": "", "parent": ""},
                "to": {
                    "code": "IØT",
                    "parent": "ØK",
                    "name_nb": unit.title,
                    "name_en": unit.title_en,
                },
                "reason": "Ny liste.",
            },
        )
    ]
    # What is not in the table stays as it is.
    assert [entry[1] for entry in log(web, "IFS")] == ["unit_added"] and web.house.unit(
        "IFS"
    ).title == "Enhet IFS"
    assert (
        log(web, "HF")[-1][1] == "unit_changed" and web.house.unit("HF").title == "Det humanistiske fakultet"
    )
    again = bring_in(web, "units", UNITS + MORE)
    assert again["changes"] == [] and len(log(web, "IØT")) == 1
    assert bring_in(web, "units", out(web, "units"))["changes"] == []
    assert mailed(web) == []

    # Three hundred roles.
    persons = [person for person in people() if person != "eqs"][:25]
    lines = [f"{code};{role};{person}" for code in sorted(codes(web)) for role in ROLES for person in persons]
    given = "unit;role;principal\n" + "\n".join(lines[::13][:300])
    foreseen = bring_in(web, "roles", given, dry_run=True)
    made = bring_in(web, "roles", given)
    assert made == {**foreseen, "dry_run": False}
    assert {change["kind"] for change in made["changes"]} == {"given"} and 280 < len(made["changes"]) <= 300
    to = mailed(web)
    assert len(to) == len(set(to)) > 20 and set(to) == set(foreseen["mails"])
    assert bring_in(web, "roles", given)["changes"] == [] and mailed(web) == []
    assert bring_in(web, "roles", out(web, "roles"))["changes"] == [] and mailed(web) == []
