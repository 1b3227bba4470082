"""One's own preferences at a server: by REST and page, and what is not taken."""

import json
import pytest
import zipfile
from lxml import html
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.units.accounts import is_known
from ntnu.deviations.units.accounts import retire
from plone import api

HERE, PAGE = "/deviations/@my-preferences", "/deviations/my-preferences"
#: Of each kind that one may choose for, what there is to choose; the first is as shipped.
WAYS = {
    "daily_digest": ["on_screen", "digest"],
    "deadline": ["at_once", "digest"],
    "deadline_at_unit": ["at_once", "digest"],
    "measure_agreed": ["at_once", "digest", "on_screen"],
    "measure_due": ["at_once", "digest"],
    "measure_evaluate": ["at_once", "digest"],
    "measure_overdue": ["at_once", "digest"],
    "status_cases": ["at_once", "digest"],
    "status_setup": ["at_once", "digest"],
}


def chosen(answer) -> dict[str, str]:
    return {one["kind"]: one["way"] for one in answer["notices"]}


def codes(answer):
    return sorted((error["field"], error["code"]) for error in answer.json()["errors"])


def test_as_shipped_and_chosen_and_back(web):
    per, ola = web.visitor("per"), web.visitor("ola")
    answer = per.get(HERE).json()
    assert {one["kind"]: one["ways"] for one in answer["notices"]} == WAYS
    assert chosen(answer) == {kind: ways[0] for kind, ways in WAYS.items()}
    assert (answer["language"], answer["quiet"], answer["calendar"]) == ("nb", None, {"since": None})
    body = {"notices": {"deadline": "digest"}, "quiet": {"from": "22:00", "to": "07:00"}, "language": "nn"}
    changed = per.patch(HERE, body)
    assert changed.status_code == 200
    assert changed.json() == per.get(HERE).json()
    assert chosen(changed.json())["deadline"] == "digest"
    assert (changed.json()["language"], changed.json()["quiet"]) == ("nn", {"from": "22:00", "to": "07:00"})
    # What is left out stays, and it is nobody else's.
    per.patch(HERE, {"notices": {"measure_due": "digest"}})
    assert [kind for kind, way in chosen(per.get(HERE).json()).items() if way == "digest"] == [
        "deadline",
        "measure_due",
    ]
    assert chosen(ola.get(HERE).json())["deadline"] == "at_once"
    per.patch(
        HERE, {"notices": {"deadline": None, "measure_due": "at_once"}, "quiet": None, "language": None}
    )
    assert web.at("/deviations").wishes.keys() == [] or "per" not in web.at("/deviations").wishes


@pytest.mark.parametrize(
    "body, wrong",
    [
        ({"notices": {"new_report": "digest"}}, [("notices.new_report", "unknown_field")]),
        ({"notices": {"speakup_new": "digest"}}, [("notices.speakup_new", "unknown_field")]),
        ({"notices": {"deadline": "on_screen"}}, [("notices.deadline", "unknown_value")]),
        ({"notices": {"deadline": 7}}, [("notices.deadline", "unknown_value")]),
        ({"notices": ["deadline"]}, [("notices", "wrong_type")]),
        ({"quiet": {"from": "22:00"}}, [("quiet", "quiet_hours")]),
        ({"quiet": {"from": "22:00", "to": "22:00"}}, [("quiet", "quiet_hours")]),
        ({"quiet": {"from": "24:00", "to": "07:00"}}, [("quiet", "quiet_hours")]),
        ({"quiet": "at night"}, [("quiet", "quiet_hours")]),
        ({"language": "tlh"}, [("language", "unknown_value")]),
        ({"language": ["nb"]}, [("language", "unknown_value")]),
        (
            {"email": "x@y.example", "language": "tlh"},
            [("email", "unknown_field"), ("language", "unknown_value")],
        ),
    ],
)
def test_what_is_not_taken(web, body, wrong):
    per = web.visitor("per")
    before = per.get(HERE).json()
    answer = per.patch(HERE, body)
    assert answer.status_code == 400 and codes(answer) == wrong
    assert per.get(HERE).json() == before


def test_nobody_is_asked_to_log_in_for_nothing(web):
    nobody = web.visitor(None)
    assert nobody.get(HERE).status_code == 401
    assert nobody.patch(HERE, {}).status_code == 401
    assert nobody.post("/deviations/@my-calendar").status_code == 401
    assert nobody.page(PAGE).status_code in (302, 401)


def test_the_page_stores_and_shows(web):
    per = web.visitor("per")
    page = html.fromstring(per.page(PAGE).text)
    assert page.xpath("string(//h1)") == "Mine valg"
    kinds = [
        name.removeprefix("notices.") for name in page.xpath("//select[starts-with(@name, 'notices.')]/@name")
    ]
    assert sorted(kinds) == sorted(WAYS) and kinds[0] == "daily_digest"
    form = {
        "language": "en",
        "notices.deadline": "digest",
        "quiet.from": "21:30",
        "quiet.to": "08:00",
        "save": "1",
    }
    answer = per.send(PAGE, form)
    assert answer.status_code == 303
    stored = per.get(HERE).json()
    assert chosen(stored)["deadline"] == "digest" and stored["quiet"] == {"from": "21:30", "to": "08:00"}
    page = html.fromstring(per.page(PAGE).text)
    assert page.xpath("//select[@name='notices.deadline']/option[@selected]/@value") == ["digest"]
    assert page.xpath("//input[@type='time']/@value") == ["21:30", "08:00"]
    wrong = per.send(PAGE, {**form, "quiet.to": "", "notices.deadline": "on_screen"})
    assert wrong.status_code == 400
    page = html.fromstring(wrong.text)
    assert page.xpath("//*[@id='dv-errors']//a/@href") == ["#notices-deadline", "#quiet"]
    assert page.xpath("//input[@name='quiet.from']/@value") == ["21:30"]
    assert per.get(HERE).json() == stored
    for where in page.xpath("//section[@aria-labelledby='more-title']//a/@href"):
        assert per.page(where).status_code == 200, where


def test_the_menu_leads_to_it(web):
    for person in ("per", "recipient.ie"):
        page = html.fromstring(web.visitor(person).page("/deviations").text)
        assert any("/my-preferences" in href for href in page.xpath("//a/@href")), person
    page = html.fromstring(web.visitor(None).page("/deviations").text)
    assert not any("/my-preferences" in href for href in page.xpath("//a/@href"))


def test_it_is_among_what_is_stored_about_oneself_and_goes_with_the_account(web):
    per = web.visitor("per")
    per.patch(HERE, {"notices": {"deadline": "digest"}, "quiet": {"from": "22:00", "to": "07:00"}})
    per.post("/deviations/@my-calendar")

    def told(house, asker):
        with house.acting(asker), made(house.register, house.user(asker), "per", "nb") as file:
            return json.loads(zipfile.ZipFile(file).read("index.json"))["preferences"]

    mine = web.committed(lambda house: told(house, "per"))
    assert mine[:2] == [{"name": "deadline", "value": "digest"}, {"name": "quiet", "value": "22:00–07:00"}]
    assert [one["name"] for one in mine] == ["deadline", "quiet", "calendar"]
    assert web.committed(lambda house: told(house, "archivist")) == []

    def ends(house):
        assert is_known("per")
        retire("per")
        # Whoever gets the id is somebody else.
        return house.register.wishes.get("per"), list(house.register.calendars)

    assert web.committed(ends) == (None, [])
    assert chosen(per.get(HERE).json())["deadline"] == "at_once"
    assert api.user.get(userid="per") is not None
