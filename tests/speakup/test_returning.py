"""A deviation handed over by mistake comes back as it was, and waits for a receipt form again."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from tests.engine.unchanged import picture
from tests.register import APPROVE
from tests.register import REREGISTER

RETURN = {"text": "Det er et vanlig avvik."}


@pytest.fixture
def both(house):
    case = house.report("kari", files=[Upload("bevis.txt", b"Lydopptak")])
    case = house.act(case, "recipient.ie", "approve", **APPROVE, note="Ring dekanen.")
    house.act(
        case,
        "worker.idi",
        "add_measure",
        title="Ny rutine",
        description="x",
        kind="corrective",
        responsible="ola",
        due="2099-01-01",
    )
    written = {
        name: getattr(case, name) for name in ("title", "what_happened", "note", "themes", "tried_channels")
    }
    inside = sorted(case.objectIds())
    case = house.act(case, "worker.idi", "reregister", **REREGISTER)
    (made,) = registry_of(house.register).objectValues()
    house.forget_mails()
    return case, made, written, inside


def give_back(house, made, person="speakup"):
    with house.acting(person):
        return perform(made, "return_to_register", RETURN).case


def test_all_of_it_is_back(house, both):
    case, made, written, inside = both
    give_back(house, made)
    assert {name: getattr(case, name) for name in written} == written
    assert sorted(case.objectIds()) == inside
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == "received"
    assert (case.handed_over, case.closed, case.first_closed, case.case_worker) == (False, None, None, None)
    assert house.may("recipient.ie", "View", case) and house.may(
        "recipient.ie", "ntnu.deviations: View Casework", case
    )
    assert house.may(
        "ola", "View", case[next(id_ for id_ in inside if case[id_].portal_type == "DeviationMeasure")]
    )
    assert not house.may("speakup", "View", case)
    assert state_of(made) == "closed" and made.handed is None and made.what == "" and made.returned
    log = [entry.action for entry in caselog.entries(case) if entry.action != "payload_erased"]
    assert log[-2:] == ["reregister", "return_to_register"]
    assert [problem for problem in caselog.verify(case) if not problem.notice] == []
    assert house.mailed() == [
        ("kari", f"[EQS NTNU] Meldingen din «{case.title}», ID {case.number} behandles som avvik igjen"),
        ("recipient.ie", f"[EQS NTNU] Ny avviksmelding «{case.title}», ID {case.number}"),
        ("recipient.idi", f"[EQS NTNU] Ny avviksmelding «{case.title}», ID {case.number}"),
        ("second.ie", f"[EQS NTNU] Ny avviksmelding «{case.title}», ID {case.number}"),
    ] or {who for who, _subject in house.mailed()} == {"kari", "recipient.ie", "recipient.idi", "second.ie"}
    # The procedure goes on from there, and may lead to SpeakUp! again.
    case = house.act(case, "recipient.ie", "reregister", **REREGISTER)
    assert case.handed_over and case.title == case.number


def test_it_is_given_back_once_and_only_by_a_recipient(house, both):
    case, made, _written, _inside = both
    before = picture(house)
    for person in ("recipient.ie", "worker.idi", "eqs", "technician", "global.speakup", "kari"):
        with pytest.raises(NotAllowed):
            give_back(house, made, person)
    assert picture(house) == before
    give_back(house, made)
    with pytest.raises(NotReady):
        give_back(house, made)


def test_a_notification_that_was_no_deviation_has_nowhere_to_go(house):
    from ntnu.deviations.speakup.sending import submit

    with house.acting("kari"):
        made = submit(house.register, {"about": "staff", "reporter_kind": "student", "what": "x"}).case
    with pytest.raises(NotReady, match="not_from_deviation"):
        give_back(house, made)
