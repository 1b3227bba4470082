"""The personal calendar: what is in it, for whom, and what its address tells to whom."""

import logging
import pytest
from datetime import date
from datetime import datetime
from datetime import UTC
from icalendar import Calendar
from ntnu.deviations.operations.access_log import is_quiet
from plone import api
from tests.house import at
from tests.register import REREGISTER
from tests.units.away import DURING
from tests.units.away import ENDS
from tests.units.away import name

HERE = "/deviations/@my-calendar"
NOVEMBER = datetime(2026, 11, 2, 9, tzinfo=UTC)


def made(web, person) -> str:
    answer = web.visitor(person).post(HERE)
    assert answer.status_code == 201
    return answer.json()["url"]


def events(web, url) -> list[tuple]:
    """What the calendar shows: words, day, address."""
    answer = web.visitor(None).page(url)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["Cache-Control"] == "private, no-store"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return sorted((str(one["summary"]), one["dtstart"].dt, str(one.get("url", ""))) for one in found)


def test_number_what_to_do_day_and_link(web):
    with at(NOVEMBER):
        case = web.case("received", title="Qtittel")
        number = web.at(case).number
        url = made(web, "recipient.ie")
        text = web.visitor(None).page(url).text
        assert "Qtittel" not in text and "Enhet" not in text and "IE" not in text.replace("VERSION", "")
        link = f"http://nohost/plone/deviations/case/{number}"
        assert events(web, url) == [(f"{number}: Fyll ut mottaksskjemaet", date(2026, 11, 5), link)]
        # What the person may see now: the case is recused from them, and it is gone.
        web.committed(
            lambda house: house.act(
                web.at(case), "second.ie", "recuse", person="recipient.ie", reason="Gift."
            )
        )
        assert events(web, url) == []
        assert [what for what, _day, _url in events(web, made(web, "second.ie"))] == [
            f"{number}: Fyll ut mottaksskjemaet"
        ]


def test_a_measure_alone_leads_to_the_measure(web):
    with at(NOVEMBER):
        case = web.case("in_process")
        number = web.at(case).number
        data = {"title": "Qtiltak", "kind": "corrective", "responsible": "per", "due": "2026-11-20"}
        measure = web.committed(lambda house: house.act(web.at(case), "worker.idi", "add_measure", **data))
        uid = measure.UID()
        url = made(web, "per")
        (event,) = events(web, url)
        assert event[:2] == (f"{number}: Du har et tiltak å gjennomføre", date(2026, 11, 20))
        assert event[2].startswith(f"http://nohost/plone/deviations/case/{number}/") and uid in event[2]
        assert "Qtiltak" not in web.visitor(None).page(url).text


def test_a_deputy_has_it_while_they_are_one(web):
    case = web.case("received")
    number = web.at(case).number
    web.committed(lambda house: name(house, "recipient.ie", "per"))
    url = made(web, "per")
    for moment, there in ((DURING, True), (ENDS, False)):
        with at(moment):
            assert bool([what for what, _day, _url in events(web, url) if number in what]) is there


def test_nothing_of_speakup_is_in_it(web):
    web.committed(lambda house: house.act(house.case("received"), "recipient.ie", "reregister", **REREGISTER))
    assert events(web, made(web, "speakup")) == []


def test_nobody_learns_anything_from_an_address_that_opens_nothing(web, caplog):
    """Made up, of before, revoked, and of an account that is gone."""
    caplog.set_level(logging.DEBUG)
    first = made(web, "per")
    second = made(web, "per")
    assert web.visitor(None).page(second).status_code == 200
    ola = made(web, "ola")
    assert web.visitor("ola").delete(HERE).status_code == 204
    gone = made(web, "kari")
    web.committed(lambda house: _delete("kari"))
    made_up = second[:-9] + "AAAAA.ics"
    nobody = web.visitor(None)
    asked = [made_up, first, ola, gone, second.removesuffix(".ics"), f"{second}/more.ics"]
    # A page of an error links to itself in other languages.
    pages = {url: nobody.page(url) for url in asked}
    answers = {(page.status_code, page.text.replace(url, "")) for url, page in pages.items()}
    assert [status for status, _text in answers] == [404]
    assert nobody.page(second.rsplit("/", 1)[0]).status_code == 404
    for url in (first, second, ola, gone):
        secret = url.rsplit("/", 1)[1].removesuffix(".ics")
        assert len(secret) >= 43
        # The client of this test is no part of the server.
        assert not [one for one in caplog.records if secret in one.getMessage() and "urllib3" not in one.name]
        # Only a digest is stored.
        assert secret not in repr(list(web.at("/deviations").calendars.items()))
    assert web.visitor("per").page(second).status_code == 200


def _delete(person):
    with api.env.adopt_roles(["Manager"]):
        api.user.delete(username=person)


def test_a_repeated_request_does_not_show_it_again(web):
    per = web.visitor("per")
    first = per.post(HERE, {}, **{"Idempotency-Key": "a-key-of-this-program"})
    again = per.post(HERE, {}, **{"Idempotency-Key": "a-key-of-this-program"})
    assert first.json()["url"] and again.json()["url"] is None
    assert again.json()["since"] == first.json()["since"]
    assert web.visitor(None).page(first.json()["url"]).status_code == 200


def test_the_page_shows_it_once(web):
    per, page = web.visitor("per"), "/deviations/my-preferences"
    shown = per.send(page, {"make_calendar": "1"})
    assert shown.status_code == 200 and "@@calendar-feed/" in shown.text
    assert "calendar-feed" not in per.page(page).text
    assert per.send(page, {"revoke_calendar": "1"}).status_code == 303
    assert "per" not in [person for person, _since in web.at("/deviations").calendars.values()]


@pytest.mark.parametrize(
    "path",
    [
        "/plone/deviations/@@calendar-feed/secret.ics",
        "/plone/deviations/calendar-feed/secret.ics",
        "/VirtualHostBase/https/eqs.example:443/plone/VirtualHostRoot/deviations/%40%40calendar-feed/secret.ics",
    ],
)
def test_the_access_log_has_no_line_for_it(path):
    assert is_quiet({"PATH_INFO": path})
