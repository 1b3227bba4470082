"""Before an action of the dialogue is done it is told who gets mail and access, and who loses it."""

import pytest
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree

FORM = "@@action-form"

#: Page and what is filled in -> who gets mail, who gains sight of the case, who loses it. The case is in
#: process at IDI, reported by kari; worker.idi has it, worker.iik works with her.
ACTS = {
    "a note": ("@@note-form", "add_message", {"text": "Hei"}, [], [], []),
    "a message": ("@@message-form", "add_message", {"text": "Hei"}, ["kari"], [], []),
    "a question": (FORM, "request_information", {"text": "Når?"}, ["kari"], [], []),
    "a preliminary response": (
        "@@preliminary-form",
        "preliminary_response",
        {"reason": "Sykdom.", "expected": "2190-01-01", "text": "Vi trenger tid."},
        ["kari"],
        [],
        [],
    ),
    "closing as a notification": (
        FORM,
        "close_as_notification",
        {"comment": "Følges opp som varsel."},
        ["kari"],
        ["archivist"],
        [],
    ),
    "somebody is kept out": (
        "@@recuse-form",
        "recuse",
        {"person": "manager.idi", "reason": "I familie."},
        # The recused person is never told.
        [],
        [],
        ["manager.idi"],
    ),
    "the case worker is kept out": (
        "@@recuse-form",
        "recuse",
        {"person": "worker.idi", "reason": "I familie.", "case_worker": "second.idi"},
        ["second.idi"],
        ["second.idi"],
        ["worker.idi"],
    ),
    "a redaction": (
        "@@redact-form",
        "redact",
        {"target": "field:what_happened", "reason": "Feil sak."},
        [],
        [],
        [],
    ),
    "the end of a co-worker's access": (
        FORM,
        "remove_coworker",
        {"person": "worker.iik"},
        ["worker.iik"],
        [],
        ["worker.iik"],
    ),
    "the end of a deputy's access": (
        FORM,
        "end_deputy",
        {"person": "worker.hf", "reason": "Vi er nok."},
        ["worker.hf"],
        [],
        ["worker.hf"],
    ),
}


@pytest.fixture(scope="module")
def case(web):
    case = web.case("in_process")
    web.visitor("worker.idi").act(case, "add_coworker", person="worker.iik")
    deputy = {"person": "reader", "reason": "I familie.", "deputy": "worker.hf"}
    web.visitor("recipient.ie").act(case, "recuse", **deputy)
    return case


def persons(preview, place: int) -> list[str]:
    """Whom a line of the preview names."""
    line = preview.xpath(f".//dl/dd[{place}]//li/b")
    return sorted(text(name).removeprefix("Navn ") for name in line)


@pytest.mark.parametrize("name", ACTS)
def test_who_is_told_and_who_comes_and_goes(web, case, name):
    page, act, values, mailed, gained, lost = ACTS[name]
    sent = {f"{act}.{key}": value for key, value in values.items()}
    answer = web.visitor("recipient.ie").send(f"{case}/{page}", {"action": act, "preview": "1", **sent})
    (preview,) = tree(answer).xpath("//*[@id='dv-preview'][@data-dv-ready]")
    told = {"gained": persons(preview, 2), "lost": persons(preview, 3), "mailed": persons(preview, 4)}
    assert told == {"gained": gained, "lost": lost, "mailed": mailed}


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_told_to_who_may_not_do_it(web, case, name):
    page, act, values, *_told = ACTS[name]
    sent = {f"{act}.{key}": value for key, value in values.items()}
    for person in ("manager.idi", "kari"):
        answer = web.visitor(person).send(f"{case}/{page}", {"action": act, "preview": "1", **sent})
        assert "data-dv-ready" not in answer.text
        assert not [b for b in tree(answer).xpath("//li/b") if "Navn" in text(b)]


@pytest.mark.parametrize(
    "act", ["lift_recusal", "end_deputy", "remove_coworker", "reassign", "add_coworker", "recuse"]
)
def test_the_form_of_an_act_names_nobody_to_who_may_not_do_it(web, case, act):
    web.visitor("recipient.ie").act(case, "recuse", person="second.ie", reason="I familie.")
    for person in ("manager.idi", "kari"):
        visitor = web.visitor(person)
        assert visitor.page(f"{case}/@@action-form", action=act).status_code == 409
        for button in ("look", "complete", "search"):
            answer = visitor.send(f"{case}/@@action-form", {"action": act, button: "1"})
            for name in ("second.ie", "worker.iik", "second.idi", "worker.hf"):
                assert f"Navn {name}" not in answer.text
