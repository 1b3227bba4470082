"""A deviation is handed over to SpeakUp!: everything moves, nothing of it is left behind."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.file_parts import Upload
from tests.register import APPROVE
from tests.register import REREGISTER

TEXT = "Læreren truet oss med stryk."


def handed(house):
    """A deviation with a file and a dialogue, handed over by its case worker; and what became of it."""
    case = house.report("kari", files=[Upload("bevis.txt", b"Lydopptak")], what_happened=TEXT)
    case = house.act(case, "recipient.ie", "approve", **APPROVE, note="Ring dekanen.")
    house.act(case, "worker.idi", "request_information", text="Når var det?")
    house.forget_mails()
    case = house.act(case, "worker.idi", "reregister", **REREGISTER)
    (made,) = registry_of(house.register).objectValues()
    return case, made


def test_everything_moves(house):
    case, made = handed(house)
    assert made.number.startswith("VARSEL-") and made.deviation == case.number
    assert made.what == TEXT
    assert made.handed.fields["note"] == "Ring dekanen."
    kinds = sorted(part.portal_type for part in made.handed.parts.values())
    assert kinds == ["DeviationAttachment", "DeviationMessage"]
    assert case.what_happened == "" and case.note == "" and case.title == case.number
    assert list(case.objectIds()) == []
    assert (case.number, case.reporter, case.handed_over) == (made.deviation, "kari", True)
    assert [p.reason for p in caselog.verify(case) if p.reason != "erased"] == []


def test_who_is_told(house):
    case, made = handed(house)
    told = dict(house.mailed())
    assert told == {
        "kari": f"[EQS NTNU] Meldingen din ID {case.number} er omregistrert som varslingssak",
        "speakup": f"[EQS NTNU] Ny varslingssak {made.number}",
        "second.speakup": f"[EQS NTNU] Ny varslingssak {made.number}",
    }


def test_who_was_recused_does_not_handle_it_at_speakup_either(house):
    case = house.report("kari")
    house.act(case, "recipient.ie", "recuse", person="speakup", reason="Nær venn.")
    house.forget_mails()
    house.act(case, "recipient.ie", "reregister", **REREGISTER)
    (made,) = registry_of(house.register).objectValues()
    assert not house.may("speakup", "View", made) and house.may("second.speakup", "View", made)
    assert "speakup" not in dict(house.mailed())


def test_nowhere_to_go(house):
    case = house.report("kari")
    for person in ("speakup", "second.speakup"):
        house.act(case, "recipient.ie", "recuse", person=person, reason="Nær venn.")
    with pytest.raises(NotReady, match="no_speakup"):
        house.act(case, "recipient.ie", "reregister", **REREGISTER)
    assert case.what_happened and not case.handed_over
