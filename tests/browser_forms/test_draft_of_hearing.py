"""The draft of a hearing, changed before anybody is asked."""

from lxml import html
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


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
