"""The draft of a hearing, changed before anybody is asked."""

from datetime import datetime
from datetime import UTC
from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at as at_moment


def test_a_draft_is_changed_in_the_form_it_was_prepared_in(web):
    case = web.case("in_process")
    part = hearing(web, case, deadline="2190-06-01T15:00:00Z")
    worker = web.visitor("worker.idi")
    page = tree(worker.page(part))
    assert "Endre utkastet" in text(page.xpath("//aside//*[contains(@class, 'btn-')]"))
    form = tree(worker.page(f"{part}/@@action-form", action="change"))
    assert form.xpath("//*[@name='change.title']/@value") == ["Hva skal rutinen si?"]
    assert text(form.xpath("//*[@name='change.question']")) == "Hvem skal svare, og hvor raskt?"
    assert form.xpath("//*[@name='change.participants'][@checked]/@value") == ["per"]
    assert form.xpath("//*[@name='change.deadline']/@value") == ["2190-06-01T17:00"]
    sent = {
        "action": "change",
        "change.title": "Hva skal rutinen si?",
        "change.purpose": "consider_measures",
        "change.question": "Hvem skal svare, og når?",
        "change.participants": ["per", "ola"],
        "change.deadline": "",
        "complete": "1",
    }
    empty = worker.send(f"{part}/@@action-form", {**sent, "change.question": ""})
    assert empty.status_code == 400
    assert html.fromstring(empty.text).xpath("//*[@id='dv-errors']//a/@href") == ["#change-question"]
    assert worker.send(f"{part}/@@action-form", sent).status_code == 303
    page = tree(worker.page(part))
    assert "Ingen er spurt ennå" in text(page.xpath("//*[@id='global_statusmessage']"))
    assert panel(page, "question") == "Spørsmålet Hvem skal svare, og når?"
    changed = web.at(part)
    assert (tuple(changed.asked), changed.deadline, changed.purpose) == (
        ("per", "ola"),
        None,
        "consider_measures",
    )
    # Nobody has been asked, and once somebody is it is no draft.
    assert web.visitor("per").page(part).status_code == 404
    act(web, part, "worker.idi", "open")
    assert worker.page(f"{part}/@@action-form", action="change").status_code == 409
    assert worker.send(f"{part}/@@action-form", sent).status_code == 409


def test_a_deadline_in_the_nights_when_the_clocks_are_changed(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    with at_moment(datetime(2027, 1, 4, 9, tzinfo=UTC)):
        # The second of two 02:30.
        part = hearing(web, case, deadline="2027-10-31T01:30:00Z")
        url = f"{part}/@@action-form"
        form = tree(worker.page(url, action="change"))
        assert form.xpath("//*[@name='change.deadline']/@value") == ["2027-10-31T02:30"]
        sent = {
            "action": "change",
            "change.title": "Et annet navn",
            "change.purpose": "consider_measures",
            "change.question": "Hvem skal svare, og når?",
            "change.participants": ["per"],
            "change.deadline": "2027-10-31T02:30",
            "change.deadline.before": form.xpath("//*[@name='change.deadline.before']/@value")[0],
            "complete": "1",
        }
        assert worker.send(url, sent).status_code == 303
        assert web.at(part).deadline == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
        for typed, told in (("2027-03-28T02:30", "Klokka stilles fram"), ("2027-03-28", "både dato og klok")):
            answer = worker.send(url, {**sent, "change.deadline": typed})
            page = html.fromstring(answer.text)
            assert answer.status_code == 400
            assert told in text(page.xpath("//*[@id='dv-errors']"))
            assert page.xpath("//*[@name='change.deadline']/@value") == [typed]
