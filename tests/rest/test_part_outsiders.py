"""Actions over REST by who sees a part of a case alone: nothing of the rest comes back with the answer."""

import pytest
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def test_the_answer_to_who_sees_a_measure_alone(web, case):
    part = measure(web, case)
    answer = web.visitor("ola").act(part, "start").json()
    assert answer["review_state"] == "in_progress"
    assert answer["due"] is None
    assert answer["@id"] == web.link(part)
    # It is the state of what was acted on, for who sees the case too.
    assert web.visitor("worker.idi").act(part, "finish", evidence="Ja.").json()["review_state"] == "done"


def test_a_preview_names_nobody_to_who_does_not_read_the_casework(web, case):
    part = measure(web, case)
    preview = web.visitor("ola").post(f"{part}/@preview/finish", {"evidence": "Ja."}).json()
    assert preview == {
        "obstacles": [],
        "access_gained": [],
        "access_lost": [],
        "mails": [],
        "due_before": None,
        "due_after": None,
        "state_before": None,
        "state_after": None,
    }
    worker = web.visitor("recipient.ie").post(f"{part}/@preview/finish", {"evidence": "Ja."}).json()
    assert [mail["to"] for mail in worker["mails"]] == ["worker.idi"]


def test_a_participant_and_the_reporter_are_told_of_the_case_but_not_who_handles_it(web, case):
    part = hearing(web, case)
    act(web, part, "worker.idi", "open")
    for person, path, action, body in (
        ("per", part, "give_statement", {"text": "Ja."}),
        ("kari", case, "add_information", {"text": "Det gjelder flere."}),
    ):
        preview = web.visitor(person).post(f"{path}/@preview/{action}", body)
        assert preview.status_code == 200
        assert preview.json()["mails"] == []
        assert preview.json()["state_before"] == "in_process"
        assert "worker.idi" not in preview.text


def test_who_is_to_carry_out_a_measure_gains_sight_of_it(web):
    body = {"title": "Ny rutine", "kind": "corrective", "responsible": "per", "due": "2190-01-01"}
    case = web.case("in_process")
    preview = web.visitor("worker.idi").post(f"{case}/@preview/add_measure", body).json()
    gained = [(seen["principal"], seen["role"], seen["cause"]) for seen in preview["access_gained"]]
    assert gained == [("per", "Measure Responsible", "measure")]
