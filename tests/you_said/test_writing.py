"""Who writes, approves and reads the sentence of a case, and of which cases there is none."""

import pytest
from html import unescape
from tests.house import at
from tests.register import APPROVE
from tests.statistics.small import on
from tests.you_said.telling import closed
from tests.you_said.telling import forget
from tests.you_said.telling import NOVEMBER
from tests.you_said.telling import SENTENCE
from tests.you_said.telling import written


@pytest.fixture(autouse=True)
def none_before(web):
    forget(web)


@pytest.fixture(scope="module")
def case(web):
    return closed(web, 1)[0]


@pytest.mark.parametrize("person", ["recipient.ie", "worker.idi", "manager.idi"])
def test_who_reads_the_casework_reads_it(web, case, person):
    written(web, case, approve=False)
    found = web.visitor(person).get(f"{case}/@sentence").json()
    assert (found["text"], found["language"], found["state"]) == (SENTENCE["text"], "nb", "written")
    assert SENTENCE["text"] in unescape(web.visitor(person).page(case).text)


def test_the_form_of_the_recipient_shows_it(web, case):
    written(web, case, approve=False)
    for form in ("approve-sentence-form", "refuse-sentence-form"):
        page = web.visitor("recipient.ie").page(f"{case}/@@{form}")
        assert page.status_code == 200 and SENTENCE["text"] in unescape(page.text)


@pytest.mark.parametrize(
    "person, status", [("manager.idi", 403), ("kari", 403), ("ola", 404), ("second.idi", 404)]
)
@pytest.mark.parametrize("action", ["write_sentence", "approve_sentence", "refuse_sentence"])
def test_nobody_else_may(web, case, action, person, status):
    written(web, case, approve=False)
    data = {"write_sentence": SENTENCE, "refuse_sentence": {"reason": "Nei."}}.get(action, {})
    assert web.visitor(person).act(case, action, **data).status_code == status


def test_each_does_their_own_part(web, case):
    written(web, case, approve=False)
    assert web.visitor("recipient.ie").act(case, "write_sentence", **SENTENCE).status_code == 403
    assert web.visitor("worker.idi").act(case, "approve_sentence").status_code == 403


@pytest.mark.parametrize("state", ["received", "forwarded", "in_process", "not_approved"])
def test_only_of_a_closed_case(web, state):
    case = web.case(state)
    answer = web.visitor("worker.idi").act(case, "write_sentence", **SENTENCE)
    assert answer.status_code in (404, 409)


def test_not_of_a_personnel_matter_nor_without_an_answer(web):
    personnel = {**APPROVE, "personnel_like": True, "head_consulted": "2026-11-01"}

    def make(house):
        with at(on(NOVEMBER)):
            grave = house.act(
                house.case("in_process"), "worker.idi", "close_as_notification", comment="I SpeakUp!"
            )
            return [web.address(one) for one in (house.case("closed", approve=personnel), grave)]

    for case, code in zip(web.committed(make), ("sentence_personnel", "sentence_no_answer"), strict=True):
        answer = web.visitor("worker.idi").act(case, "write_sentence", **SENTENCE)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, code)


@pytest.mark.parametrize(
    "text", ["I TDT4100 ble det bedre.", "Se AVVIK-2026-000001.", "Den 3. mai ble det bedre."]
)
def test_what_leads_to_the_case_is_refused(web, case, text):
    answer = web.visitor("worker.idi").act(case, "write_sentence", text=text, language="nb")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "sentence_tells")


def test_they_are_told_by_mail(web, case):
    web.committed(lambda house: house.forget_mails())
    written(web, case, approve=False)
    assert (
        web.visitor("recipient.ie").act(case, "refuse_sentence", reason="Den er for tydelig.").status_code
        == 200
    )
    mails = web.committed(lambda house: house.mails())
    assert sorted(str(mail["To"]) for mail in mails if "setning" in str(mail["Subject"]).lower()) == sorted(
        str(mail["To"]) for mail in mails
    )
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]
    assert sum("Den er for tydelig." in text for text in texts) == 1
    # What was written is in the case alone.
    assert not any(SENTENCE["text"] in text for text in texts)
