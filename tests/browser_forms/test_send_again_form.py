"""The form that sends refused mail again: what goes to whom is told before, and the button does it once."""

import pytest
from html import unescape
from ntnu.deviations.mail import outbox
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.refused_mail import refuse_mail

FORM = "@@send-again-form"


@pytest.fixture
def case(web):
    """A case of which mails to its reporter and to a recipient were refused."""

    def make(house):
        case = house.case("in_process")
        refuse_mail(house, case, kind="question")
        refuse_mail(house, case, "recipient.ie", "not_solved")
        return web.address(case)

    return web.committed(make)


def waiting(web, uid: str) -> list[str]:
    """Who gets the mails about a case that wait."""
    rows = web.committed(lambda house: [letters for _key, letters in outbox.waiting(house.register)])
    return sorted(outbox.reader(letters, n) for letters in rows if letters.case == uid for n in letters.open)


def rows(page) -> list[str]:
    return [text(row) for row in page.xpath("//form[@id='form']/ul[@class='dv-rows']/li")]


def test_the_case_leads_there_only_when_a_mail_was_refused(web, case):
    other = web.case("in_process")
    worker = web.visitor("worker.idi")
    assert [href for href in hrefs(tree(worker.page(case))) if href.endswith(FORM)]
    assert not [href for href in hrefs(tree(worker.page(other))) if href.endswith(FORM)]
    assert worker.page(f"{other}/{FORM}").status_code == 409


def test_what_goes_to_whom_is_told_from_the_start(web, case):
    number = web.at(case).number
    page = tree(web.visitor("worker.idi").page(f"{case}/{FORM}"))
    assert rows(page) == [
        f"[EQS NTNU] Spørsmål om ID {number} Til Navn kari",
        f"[EQS NTNU] Spørsmål om ID {number} Til Navn recipient.ie",
    ]
    (preview,) = page.xpath("//*[@id='dv-preview'][@data-dv-ready]")
    assert sorted(text(name) for name in preview.xpath(".//dl/dd[4]//li/b")) == [
        "Navn kari",
        "Navn recipient.ie",
    ]
    # It is no second look: one press sends.
    assert "en gang til" not in text(page.xpath("//form[@id='form']")[0])


def test_one_press_sends_and_the_next_says_that_nothing_is_left(web, case):
    worker = web.visitor("worker.idi")
    answer = worker.send(f"{case}/{FORM}", {"complete": "1", "looked": "1"})
    assert answer.status_code == 303
    uid = web.at(case).UID()
    assert waiting(web, uid) == ["kari", "recipient.ie"]
    assert web.committed(lambda house: outbox.refused(house.register, uid)) == ()
    page = tree(worker.page(case))
    assert "blir sendt på nytt" in text(page)
    again = worker.send(f"{case}/{FORM}", {"complete": "1", "looked": "1"})
    assert again.status_code == 409
    assert "Ingen e‑post om saken er avvist." in unescape(again.text)
    assert waiting(web, uid) == ["kari", "recipient.ie"]


def test_nothing_is_told_to_who_may_not_do_it(web, case):
    for person in ("manager.idi", "kari"):
        page = web.visitor(person).page(f"{case}/{FORM}")
        assert page.status_code in (403, 409)
        assert "Navn recipient.ie" not in page.text and "Spørsmål om ID" not in page.text
