"""Subjects, word for word: the English ones are typed in from the list of mails."""

import pytest
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from tests.mail.cases import CASE
from tests.mail.cases import facts_for
from tests.mail.cases import KINDS
from tests.mail.cases import notice
from tests.mail.cases import URL

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")

CASE_SUBJECT = "«Forelesningen ble avlyst», ID AVVIK-2026-000123"
MEASURE_SUBJECT = "[EQS NTNU] Measure «Ny rutine for avlysing» for ID AVVIK-2026-000123"
HEARING_SUBJECT = "[EQS NTNU] Hearing for ID AVVIK-2026-000123"
QUESTION_SUBJECT = "[EQS NTNU] Question about ID AVVIK-2026-000123"
ENGLISH = {
    "new_report": f"[EQS NTNU] New deviation report {CASE_SUBJECT}",
    "receipt_reminder": f"[EQS NTNU] New deviation report {CASE_SUBJECT}",
    "deputy_named": f"[EQS NTNU] New deviation report {CASE_SUBJECT}",
    "reported_at_unit": "[EQS NTNU] Deviation reported at Department of Data, ID AVVIK-2026-000123",
    "forwarded_at_unit": "[EQS NTNU] Deviation reported at Department of Data, ID AVVIK-2026-000123",
    "received": f"[EQS NTNU] We have received your report {CASE_SUBJECT}",
    "assigned": f"[EQS NTNU] Notification recipient for {CASE_SUBJECT}",
    "in_process": f"[EQS NTNU] Your report {CASE_SUBJECT} is being processed",
    "moved": f"[EQS NTNU] Your report {CASE_SUBJECT} has been moved to Department of Data",
    "closed": f"[EQS NTNU] The message {CASE_SUBJECT} has been closed",
    "not_approved": f"[EQS NTNU] The message {CASE_SUBJECT} has been closed",
    "speakup_new": "[EQS NTNU] New notification case AVVIK-2026-000123",
    "speakup_information": "[EQS NTNU] More information in the notification case AVVIK-2026-000123",
    "speakup_answer": "[EQS NTNU] There is an answer in the notification case AVVIK-2026-000123",
    "speakup_returned": f"[EQS NTNU] Your report {CASE_SUBJECT} is handled as a deviation again",
    "speakup_brought": f"[EQS NTNU] {CASE_SUBJECT} has been brought to SpeakUp!",
    "reregistered": (
        "[EQS NTNU] Your report ID AVVIK-2026-000123 has been re-registered as a notification case"
    ),
    "measure_assigned": MEASURE_SUBJECT,
    "measure_changed": MEASURE_SUBJECT,
    "measure_agree": MEASURE_SUBJECT,
    "measure_agreed": MEASURE_SUBJECT,
    "measure_declined": MEASURE_SUBJECT,
    "measure_question": MEASURE_SUBJECT,
    "measure_answered": MEASURE_SUBJECT,
    "measure_date_asked": MEASURE_SUBJECT,
    "measure_date_kept": MEASURE_SUBJECT,
    "measure_handed_back": MEASURE_SUBJECT,
    "measure_due": MEASURE_SUBJECT,
    "measure_overdue": MEASURE_SUBJECT,
    "measure_done": MEASURE_SUBJECT,
    "measure_evaluate": MEASURE_SUBJECT,
    "measure_cancelled": MEASURE_SUBJECT,
    "hearing_opened": HEARING_SUBJECT,
    "hearing_reminder": HEARING_SUBJECT,
    "hearing_changed": HEARING_SUBJECT,
    "statement_given": HEARING_SUBJECT,
    "hearing_closed": HEARING_SUBJECT,
    "preliminary_response": f"[EQS NTNU] Preliminary response to your report {CASE_SUBJECT}",
    "deadline": f"[EQS NTNU] Deadline for {CASE_SUBJECT}",
    "deadline_at_unit": "[EQS NTNU] Deadline for ID AVVIK-2026-000123",
    "delayed": f"[EQS NTNU] Your report {CASE_SUBJECT} is delayed",
    "access_given": "[EQS NTNU] Access to ID AVVIK-2026-000123",
    "access_ended": "[EQS NTNU] Access to ID AVVIK-2026-000123",
    "question": QUESTION_SUBJECT,
    "message": QUESTION_SUBJECT,
    "answer": QUESTION_SUBJECT,
    "information": QUESTION_SUBJECT,
    "withdrawn": QUESTION_SUBJECT,
    "not_solved": QUESTION_SUBJECT,
    "mail_refused": "[EQS NTNU] Mail about ID AVVIK-2026-000123 did not arrive",
    "reopened": f"[EQS NTNU] Report {CASE_SUBJECT} has been reopened",
    "sentence_written": "[EQS NTNU] A sentence for case AVVIK-2026-000123 waits for you",
    "sentence_refused": "[EQS NTNU] The sentence for case AVVIK-2026-000123 was refused",
    "job_ended": "[EQS NTNU] Your file «Arbeidsliste (CSV)»",
    "status_cases": "[EQS NTNU] Status for Department of Data",
    "status_setup": "[EQS NTNU] Status for Department of Data",
    "speakup_roles": "[EQS NTNU] SpeakUp! recipients changed",
    "account_changed": "[EQS NTNU] An account has been changed: worker",
    "address_changed": "[EQS NTNU] Your e-mail address has been changed",
    "administrators": "[EQS NTNU] EQS system administrators changed",
    "unit_changed": "[EQS NTNU] Unit changed: Department of Data",
    "roles_changed": "[EQS NTNU] Folder roles changed at Department of Data",
    "roles_changed_at_units": "[EQS NTNU] Folder roles changed at several units",
    "stand_in_named": "[EQS NTNU] Deputy at Department of Data: Eva Rønning for Wenche Ødegård",
    "daily_digest": "[EQS NTNU] Your daily digest",
    "stand_in_ended": "[EQS NTNU] Deputy ended at Department of Data: Eva Rønning for Wenche Ødegård",
}
NORWEGIAN = {
    ("assigned", "nb"): f"[EQS NTNU] Meldingsmottaker for {CASE_SUBJECT}",
    ("assigned", "nn"): f"[EQS NTNU] Meldingsmottakar for {CASE_SUBJECT}",
    ("closed", "nb"): f"[EQS NTNU] Meldingen {CASE_SUBJECT} er lukket",
    ("closed", "nn"): f"[EQS NTNU] Meldinga {CASE_SUBJECT} er lukka",
    ("received", "nn"): f"[EQS NTNU] Vi har fått meldinga di {CASE_SUBJECT}",
    ("receipt_reminder", "nb"): f"[EQS NTNU] Ny avviksmelding {CASE_SUBJECT}",
    ("measure_due", "nn"): "[EQS NTNU] Tiltak «Ny rutine for avlysing» for ID AVVIK-2026-000123",
    ("hearing_opened", "nb"): "[EQS NTNU] Høring for ID AVVIK-2026-000123",
    ("hearing_opened", "nn"): "[EQS NTNU] Høyring for ID AVVIK-2026-000123",
    ("preliminary_response", "nb"): f"[EQS NTNU] Foreløpig svar på meldingen din {CASE_SUBJECT}",
    ("preliminary_response", "nn"): f"[EQS NTNU] Førebels svar på meldinga di {CASE_SUBJECT}",
    ("deadline", "nn"): f"[EQS NTNU] Frist for {CASE_SUBJECT}",
    ("delayed", "nb"): f"[EQS NTNU] Meldingen din {CASE_SUBJECT} er forsinket",
    ("delayed", "nn"): f"[EQS NTNU] Meldinga di {CASE_SUBJECT} er forseinka",
    ("question", "nb"): "[EQS NTNU] Spørsmål om ID AVVIK-2026-000123",
    ("status_cases", "nn"): "[EQS NTNU] Status for Institutt for datalære",
}


def subject(kind, language):
    facts = facts_for(kind)
    unit = None if facts else CASE.unit
    return render(notice(kind, unit=unit), facts, URL, language, KARI).subject


def test_every_kind_has_a_subject_here():
    assert set(ENGLISH) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_english_subjects_are_those_of_the_specification(kind):
    assert subject(kind, "en") == ENGLISH[kind]


@pytest.mark.parametrize(("kind", "language"), NORWEGIAN)
def test_norwegian_subjects(kind, language):
    assert subject(kind, language) == NORWEGIAN[kind, language]
