"""Roles with days at a server: what is sent and answered, and what the clock commits."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.clock.apart import run_now
from ntnu.deviations.units.role_days import RoleDays
from tests.engine.unchanged import picture
from tests.house import at
from tests.rest.asking import refused
from tests.units.role_days import BEGINS
from tests.units.role_days import ENDS
from tests.units.role_days import give
from tests.units.role_days import SECOND

IE, MANAGER = "/deviations/ie", "Line Manager"


def body(*rows, **more):
    return {"reason": "Vikar.", "roles": {MANAGER: [*rows]}, **more}


def test_days_over_rest(web):
    eqs = web.visitor("eqs")
    days = {"from": "2027-03-01", "to": "2027-03-31"}
    rows = [
        {"principal": "manager.ie"},
        {"principal": "per", **days},
        {"principal": "ola", "to": "2027-01-31"},
    ]
    answer = eqs.patch(f"{IE}/@access", body(*rows))
    assert answer.status_code == 200
    told = [
        {"principal": "manager.ie", "from": None, "to": None},
        {"principal": "ola", "from": None, "to": "2027-01-31"},
        {"principal": "per", **days},
    ]
    assert answer.json()["roles"][MANAGER] == eqs.get(f"{IE}/@access").json()["roles"][MANAGER] == told
    entry = caselog.entries(web.at(IE))[-1]
    assert entry.why["mails"] and {**entry.why, "mails": ()} == {
        "role": MANAGER, "principal": "per", **days, "reason": "Vikar.", "mails": (),
    }  # fmt: skip
    # What was answered may be sent back, and an id alone keeps its days.
    for again in (told, ["manager.ie", "ola", "per"]):
        assert eqs.patch(f"{IE}/@access", body(*again)).json()["roles"][MANAGER] == told
    # So does Sharing, in Plone's own shape.
    ticked = {"entries": [{"id": who, "type": "user", "roles": {MANAGER: True}} for who in ("per", "ola")]}
    assert eqs.post(f"{IE}/@sharing", ticked).status_code == 204
    assert eqs.get(f"{IE}/@access").json()["roles"][MANAGER] == told
    case = web.case("forwarded")
    for moment, status in ((BEGINS - SECOND, 404), (BEGINS, 200), (ENDS - SECOND, 200), (ENDS, 404)):
        with at(moment):
            per = web.visitor("per")
            answers = (per.get(case), per.page(case), per.get(f"{case}/@access"))
            assert [answer.status_code for answer in answers] == [status] * 3, moment
            found = per.get("/deviations/@deviations", text=web.at(case).number).json()["items_total"]
            assert found == (status == 200)
    # Over: it is not told of any more, before the clock has seen to it.
    with at(ENDS):
        rows = eqs.get(f"{IE}/@access").json()["roles"][MANAGER]
        assert [row["principal"] for row in rows] == ["manager.ie"]
    # Null takes a day away.
    answer = eqs.patch(f"{IE}/@access", body("manager.ie", {"principal": "ola", "from": None, "to": None}))
    assert answer.json()["roles"][MANAGER] == [
        {"principal": who, "from": None, "to": None} for who in ("manager.ie", "ola")
    ]


@pytest.mark.parametrize(
    "days, codes",
    [
        ({"from": "1.3.2027"}, ["not_a_date"]),
        ({"from": "2027-02-30", "to": "soon"}, ["not_a_date", "not_a_date"]),
        ({"to": 20270301}, ["not_a_date"]),
        ({"to": "2027-03-01T10:00:00Z"}, ["not_a_date"]),
        ({"from": "2027-03-02", "to": "2027-03-01"}, ["ends_before_start"]),
        ({"to": "2020-01-01"}, ["date_past"]),
        ({"until": "2027-01-01"}, ["wrong_type"]),
    ],
)
def test_days_that_are_none(web, days, codes):
    before = web.committed(picture)
    sent = body("manager.ie", {"principal": "per", **days})
    assert refused(web.visitor("eqs").patch(f"{IE}/@access", sent), 400) == [
        (MANAGER, code) for code in codes
    ]
    assert web.committed(picture) == before


def logged(place) -> list[tuple[str, str]]:
    return [(entry.actor, entry.action) for entry in caselog.entries(place)]


def test_a_new_transaction_after_a_crash_does_it_once(web):
    web.committed(lambda house: give(house, house.unit("IE"), MANAGER, "kari"))
    register = web.at("/deviations")

    def entries():
        return [action for actor, action in logged(web.at(IE)) if actor == ""]

    def crash(house):
        RoleDays().do(house.register, "roles", BEGINS, lambda name, piece: piece())
        raise RuntimeError

    with at(BEGINS):
        with pytest.raises(RuntimeError):
            web.committed(crash)
        assert entries() == []
        for _round in range(2):
            run_now(web.at("/deviations"))
        register._p_jar.sync()
        assert entries() == ["role_begun"]


def test_days_by_page(web):
    """The form of a role, and Plone's Sharing page."""
    iik, admin = "/deviations/ie/iik", web.visitor("admin.ie")
    sent = {"role": MANAGER, "person": "per", "reason": "Vikar.", "starts": "2027-03-01"}
    wrong = admin.send(f"{iik}/@@role-form", {**sent, "ends": "2027-02-01"})
    assert wrong.status_code == 400 and "#ends" in wrong.text
    assert admin.send(f"{iik}/@@role-form", {**sent, "ends": "2027-03-31"}).status_code == 303
    ticked = {
        "form.submitted:boolean": "True",
        "form.button.Save": "Save",
        "entries.id:records": "ola",
        "entries.type:records": "user",
        f"entries.role_{MANAGER}:records": "True",
        "ends": "2027-04-30",
    }
    assert admin.send(f"{iik}/@@sharing", ticked).status_code == 200
    rows = admin.get(f"{iik}/@access").json()["roles"][MANAGER]
    assert {row["principal"]: (row["from"], row["to"]) for row in rows} == {
        "manager.iik": (None, None),
        "ola": (None, "2027-04-30"),
        "per": ("2027-03-01", "2027-03-31"),
    }
    staying = {"role": MANAGER, "staying": "ola", "reason": "Lenger."}
    assert "2027-04-30" in admin.page(f"{iik}/@@role-form", role=MANAGER, staying="ola").text
    assert admin.send(f"{iik}/@@role-form", staying).status_code == 303
    rows = admin.get(f"{iik}/@access").json()["roles"][MANAGER]
    assert {"principal": "ola", "from": None, "to": None} in rows
