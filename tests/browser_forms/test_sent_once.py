"""A form sent twice, and a form that somebody else sends."""

import pytest
from concurrent.futures import ThreadPoolExecutor
from lxml import html
from ntnu.deviations.access.index import index_of
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.register import REPORT

FORM = "/deviations/@@report"


def hidden(page):
    """What a form carries."""
    fields = page.xpath("//form[@id='form']//input[@type='hidden']")
    return {field.get("name"): field.get("value") for field in fields}


def form_of(visitor, path, **params):
    """The same of the form at an address, as the person has it before her."""
    return hidden(tree(visitor.page(path, **params)))


def report_of(web, visitor, **changes):
    form = {
        **REPORT,
        **form_of(visitor, FORM),
        "step": "send",
        "faculty": web.portal["deviations"]["ie"].UID(),
        "no_sensitive_data": "yes",
        "send": "1",
    }
    return {**form, **changes}


def cases(web):
    return len(index_of(web.at("/deviations")))


def mails(web):
    return len(web.committed(lambda house: house.mails()))


def message(visitor, answer):
    """What the next page says above all else."""
    return text(tree(visitor.page(answer.headers["Location"])).xpath("//*[@id='global_statusmessage']"))


def test_a_report_sent_again_is_one_case(web):
    kari, before = web.visitor("kari"), cases(web)
    form = report_of(web, kari)
    first = kari.send(FORM, form)
    written = mails(web)
    again = kari.send(FORM, form)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["Location"] == again.headers["Location"]
    assert "sendt før" in message(kari, again)
    # What was changed after that is not passed over in silence.
    changed = kari.send(FORM, {**form, "title": "Noe annet"})
    assert changed.headers["Location"] == first.headers["Location"]
    assert "ikke sendt" in message(kari, changed)
    assert cases(web) == before + 1
    assert mails(web) == written
    # A new form is another report.
    assert kari.send(FORM, report_of(web, kari)).headers["Location"] != first.headers["Location"]


def test_two_presses_at_once(web):
    kari, before = web.visitor("kari"), cases(web)
    form = {**report_of(web, kari), "_authenticator": kari.token()}
    people = [type(kari)(web.url, "kari") for _number in range(3)]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda person: person.send(FORM, form, token=False), people))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert cases(web) == before + 1


def test_an_act_that_takes_the_case_out_of_sight(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    number = web.at(case).number
    form = {
        **form_of(worker, f"{case}/@@action-form", action="send_back"),
        "send_back.reason": "Saken hører til IIK.",
        "looked": "1",
        "complete": "1",
    }
    url = f"/deviations/case/{number}/action-form"
    first, again = worker.send(url, form), worker.send(url, form)
    assert first.headers["Location"] == again.headers["Location"]
    assert again.headers["Location"].endswith("/@@worklist")
    # To others the case is as hidden as before.
    assert web.visitor("worker.hf").send(url, form).status_code == 404


def test_a_message_sent_twice(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    form = {
        **form_of(recipient, f"{case}/@@message-form"),
        "add_message.text": "Vi ser på det.",
        "looked": "1",
        "complete": "1",
    }
    url = f"/deviations/case/{web.at(case).number}/message-form"
    answers = [recipient.send(url, form) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(web.at(case).objectIds()) == 1


def test_a_pass_phrase_is_shown_again(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    url, written = f"{case}/@@send-document", mails(web)
    form = {
        **form_of(worker, url),
        "variant": "redacted",
        "to": "a@example.org",
        "sensitive": "no",
        "send": "1",
    }
    pages = [tree(worker.send(url, form)) for _time in range(2)]
    phrases = [page.xpath("//code//text() | //*[contains(@class, 'dv-code')]//text()") for page in pages]
    assert phrases[0] and phrases[0] == phrases[1]
    assert mails(web) == written + 1


@pytest.mark.parametrize("path", (FORM, "{case}/@@receipt-form", "{case}/@@preliminary-form"))
def test_a_form_is_one_persons(web, path):
    """Ola's form is sent while Kari (a colleague) has logged in in another tab."""
    case = web.case("received")
    path = path.format(case=case)
    first, second = ("ola", "kari") if path == FORM else ("recipient.ie", "second.ie")
    before, written = cases(web), mails(web)
    form = report_of(web, web.visitor(first)) if path == FORM else form_of(web.visitor(first), path)
    form |= {"what_happened": "Skrevet av den første.", "looked": "1", "complete": "1"}
    form |= {"do": "reregister", "reregister.text": "Skrevet av den første."}
    form |= {"preliminary_response.text": "Skrevet av den første."}
    other = web.visitor(second)
    for _press in range(3):
        answer = other.send(path, form)
        assert answer.status_code == 403
        page = html.fromstring(answer.text)
        told = text(page.xpath("//*[@id='dv-errors']"))
        assert f"({second})" in told and first not in told
        assert page.xpath("//*[text()='Skrevet av den første.' or @value='Skrevet av den første.']")
        # Pressing again sends what the page holds now.
        form |= {
            f.get("name"): f.get("value") for f in page.xpath("//form[@id='form']//input[@type='hidden']")
        }
    assert (cases(web), mails(web)) == (before, written)
    # Whoever wrote it comes back, and sends it.
    answer = web.visitor(first).send(path, form, token=False)
    assert answer.status_code == 403
    page = html.fromstring(answer.text)
    form |= hidden(page)
    answer = web.visitor(first).send(path, form, token=False)
    assert answer.status_code in (200, 303, 400)
