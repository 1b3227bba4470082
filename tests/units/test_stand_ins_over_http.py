"""Deputies at a server: naming, listing and ending them by REST and page, and what others try."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from tests.house import at
from tests.units.away import BEGINS
from tests.units.away import DURING
from tests.units.away import ENDS
from tests.units.away import NAMED
from tests.units.away import SECOND

HERE = "/deviations/@deputies"
DAYS = {"from": "2027-03-01", "to": "2027-03-31"}


def named(web, person="recipient.ie", **body):
    with at(NAMED):
        return web.visitor(person).post(HERE, {"deputy": "per", **DAYS, **body})


def listed(web, person):
    return web.visitor(person).get(HERE).json()["items"]


def codes(answer):
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


def test_named_seen_and_ended(web):
    case = web.case("received")
    answer = named(web)
    assert answer.status_code == 201
    (item,) = answer.json()["items"]
    assert {key: item[key] for key in ("absent", "deputy", "role", "unit", "from", "to", "given_by")} == {
        "absent": "recipient.ie",
        "deputy": "per",
        "role": None,
        "unit": "IE",
        **DAYS,
        "given_by": "recipient.ie",
    }
    for person, knows in (
        ("per", True),
        ("second.ie", True),
        ("admin.ie", True),
        ("eqs", True),
        ("recipient.hf", False),
        ("manager.ie", False),
        ("ola", False),
    ):
        assert bool(listed(web, person)) is knows, person
    number = web.at(case).number
    for moment, status in ((BEGINS - SECOND, 404), (BEGINS, 200), (ENDS - SECOND, 200), (ENDS, 404)):
        with at(moment):
            per = web.visitor("per")
            answers = (
                per.get(case),
                per.page(case),
                per.get(f"{case}/@access"),
                per.get(f"{case}/@case-log"),
            )
            assert [answer.status_code for answer in answers] == [status] * 4, moment
            asked = [{"text": number}, {"view": "waiting"}, {"view": "unit"}, {"view": "all"}]
            for query in asked:
                rows = per.get("/deviations/@deviations", **query).json()["items"]
                assert (number in {row["case_number"] for row in rows}) == (status == 200), query
    with at(DURING):
        rows = web.visitor("second.ie").get(f"{case}/@access").json()
        (row,) = [row for row in rows if row["principal"] == "per"]
        assert (row["cause"], row["absent"], row["role"]) == (
            "stands_in",
            "recipient.ie",
            "Notification Recipient",
        )
        assert (row["since"], row["until"]) == ("2027-02-28T23:00:00Z", "2027-03-31T22:00:00Z")
        assert "Stedfortreder for Navn recipient.ie" in web.visitor("second.ie").page(case).text
        for person in ("ola", "recipient.hf", "manager.ie"):
            assert web.visitor(person).delete(f"{HERE}/{item['@id'].rsplit('/', 1)[1]}").status_code == 404
        assert web.visitor("per").get(case).status_code == 200
        assert web.visitor("admin.ie").delete(f"{HERE}/{item['@id'].rsplit('/', 1)[1]}").status_code == 204
        assert web.visitor("per").get(case).status_code == 404
        assert listed(web, "recipient.ie") == []


@pytest.mark.parametrize(
    "person, body, status, found",
    [
        ("recipient.ie", {"deputy": "nobody"}, 400, [("deputy", "unknown_person")]),
        ("recipient.ie", {"deputy": "recipient.ie"}, 400, [("deputy", "deputy_for_themselves")]),
        ("recipient.ie", {"to": "2027-02-01"}, 400, [("to", "ends_before_start")]),
        ("recipient.ie", {"from": "2027-01-01", "to": "2027-02-01"}, 400, [("to", "date_past")]),
        ("recipient.ie", {"role": "SpeakUp Recipient"}, 400, [("role", "unknown_value")]),
        ("recipient.ie", {"role": "Local EQS Administrator"}, 400, [("role", "unknown_value")]),
        ("recipient.ie", {"unit": "HF"}, 403, [(None, "not_yours")]),
        ("recipient.ie", {"unit": "nowhere"}, 400, [("unit", "unknown_unit")]),
        ("recipient.ie", {"colour": "red"}, 400, [("colour", "unknown_field")]),
        ("recipient.ie", {"absent": "second.ie", "unit": "IE"}, 400, [("absent", "deputy_for_others")]),
        ("recipient.ie", {"absent": "second.ie"}, 400, [("unit", "required")]),
        ("admin.ie", {}, 400, [("absent", "nothing_to_hand_on")]),
        (
            "admin.ie",
            {"absent": "recipient.ie", "unit": "IE", "deputy": "admin.ie"},
            400,
            [("deputy", "deputy_oneself")],
        ),
        ("admin.ie", {"absent": "recipient.hf", "unit": "HF"}, 403, [(None, "not_yours")]),
        ("ola", {"unit": "IE"}, 403, [(None, "not_yours")]),
        ("speakup", {}, 400, [("absent", "nothing_to_hand_on")]),
        ("archivist", {}, 400, [("absent", "nothing_to_hand_on")]),
    ],
    ids=[
        "nobody",
        "themselves",
        "reversed",
        "past",
        "speakup role",
        "administrator role",
        "other unit",
        "no unit",
        "unknown",
        "others",
        "others anywhere",
        "administrator nothing",
        "administrator herself",
        "administrator elsewhere",
        "student",
        "speakup",
        "archivist",
    ],
)
def test_what_cannot_be(web, person, body, status, found):
    answer = named(web, person, **body)
    assert (answer.status_code, codes(answer)) == (status, found)
    assert not web.at("/deviations").stand_ins


def test_nobody_who_is_not_logged_in(web):
    for answer in (
        web.visitor(None).get(HERE),
        web.visitor(None).post(HERE, {"deputy": "per", **DAYS}),
        web.visitor(None).delete(f"{HERE}/x"),
    ):
        assert answer.status_code == 401
    assert "/require_login" in web.visitor(None).page("/deviations/@@deputies").headers["Location"]


def test_what_is_foreseen(web):
    with at(NAMED):
        shown = web.visitor("recipient.ie").post(
            "/deviations/ie/@preview/name_stand_in", {"deputy": "per", "ends": "2027-03-31"}
        )
    assert shown.status_code == 200, shown.text
    (told,) = shown.json()["consequences"]
    assert told["code"] == "stand_in" and "kept out of" in told["message"]
    page = web.visitor("recipient.ie")
    with at(NAMED):
        form = {"action": "name_stand_in", "do": "name_stand_in", "look": "1"}
        form |= {"name_stand_in.deputy": "per", "name_stand_in.ends": "2027-03-31"}
        text = page.send("/deviations/ie/@@action-form", form).text
    for name in ("admin.ie", "second.ie", "per"):
        assert f"Navn {name}" in text, name
    assert not web.at("/deviations").stand_ins


def test_the_page_lists_and_ends(web):
    named(web)
    recipient = web.visitor("recipient.ie")
    with at(NAMED):
        page = recipient.page("/deviations/@@deputies")
        assert page.status_code == 200 and "Navn per for Navn recipient.ie" in " ".join(page.text.split())
        assert "/deviations/ie/@@action-form?action=name_stand_in" in page.text
        form = recipient.page("/deviations/ie/@@action-form?action=name_stand_in")
        assert form.status_code == 200 and "Hvem som er borte" in form.text
        assert "/@@action-form" not in web.visitor("ola").page("/deviations/@@deputies").text
        uid = next(iter(web.at("/deviations").stand_ins))
        recipient.send("/deviations/@@deputies", {"stand_in": uid})
    assert not web.at("/deviations").stand_ins
    assert [entry.action for entry in caselog.entries(web.at("/deviations/ie"))][-2:] == [
        "name_stand_in",
        "end_stand_in",
    ]
