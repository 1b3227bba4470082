"""What the kinds tell, and what they keep from who gets them."""

import pytest
from datetime import date
from ntnu.deviations.domain.languages import SHIPPED as LANGUAGES
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.template import check
from ntnu.deviations.mail.template import Problem
from ntnu.deviations.mail.template import source
from tests.mail.cases import CASE
from tests.mail.cases import FACULTY
from tests.mail.cases import HEARINGS
from tests.mail.cases import KINDS
from tests.mail.cases import MEASURE_URL
from tests.mail.cases import MEASURES
from tests.mail.cases import notice
from tests.mail.cases import TITLE
from tests.mail.cases import URL
from tests.mail.cases import WORDS
from tests.mail.reading import READER
from tests.mail.reading import TERM
from tests.mail.reading import text
from tests.mail.reading import told
from tests.mail.reading import UNITS
from zope.component import getUtilitiesFor

DIALOGUE = {"question", "message", "answer", "information", "withdrawn", "not_solved"}
#: They may go to somebody who cannot open the case.
BLIND = {"reported_at_unit", "deadline_at_unit", "access_ended"}
#: They say what to do with the access that comes with them.
OF_ACCESS = {"assigned", "reopened", "measure_assigned", "hearing_opened", "hearing_changed"}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def test_every_kind_is_a_class_of_the_room_that_sends_it():
    found = dict(getUtilitiesFor(IMailKind))
    assert found.keys() == set(KINDS)
    assert {id_: kind.id for id_, kind in found.items()} == {id_: id_ for id_ in found}
    rooms = {id_: type(kind).__module__.split(".")[2] for id_, kind in found.items()}
    assert {id_ for id_, room in rooms.items() if room == "hearings"} == HEARINGS
    assert {id_ for id_, room in rooms.items() if room == "measures"} == MEASURES
    assert "mail" not in rooms.values()


def test_which_kinds_go_to_who_cannot_open_the_case_and_which_tell_of_access():
    assert {kind for kind in KINDS if kind_of(kind).blind} == BLIND
    assert {kind for kind in KINDS if "access_given" in kind_of(kind).instead_of} == OF_ACCESS


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", sorted(BLIND))
def test_who_may_not_open_the_case_reads_its_number_and_unit_at_most(kind, language):
    said = told(kind, language)
    for hidden in (TITLE, URL, *TERM, *(name for _, name in FACULTY.titles)):
        assert hidden not in said
    assert kind_of(kind).hidden >= {"title", "url", "due", "faculty"}


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_hides_is_refused_in_a_template_of_it(kind, language):
    for name in kind_of(kind).hidden - {"url"}:
        assert Problem("hidden_variable", name) in check(f"{source(kind, language)}\n{{{name}}}\n", kind)


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", sorted(DIALOGUE))
def test_what_was_asked_or_answered_is_not_in_the_mail(kind, language):
    assert "hemmelig" not in told(kind, language, words={"text": "hemmelig", "reason": "hemmelig"})
    assert TITLE not in render(notice(kind), CASE, URL, language, READER).subject


def test_a_question_says_log_in_and_a_message_that_no_answer_is_needed():
    assert "Logg inn i EQS, les spørsmålet og svar" in text("question", "nb")
    assert "Du treng ikkje svare." in text("message", "nn")


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", ["closed", "not_approved"])
def test_whoever_is_answered_reads_for_how_long_they_may_say_that_it_is_not_solved(kind, language):
    days = {"nb": "innen 30 dager", "nn": "innan 30 dagar", "en": "within 30 days"}[language]
    assert days in " ".join(text(kind, language).split())


def test_a_preliminary_response_has_law_date_and_the_case_workers_words():
    said = text("preliminary_response", "nb")
    assert "Du har rett til et slikt svar etter forvaltningsloven § 11 a." in said
    assert "Svar til deg:\n    Vi venter på instituttet.\n" in said
    assert "Du får svar innen: 20. januar 2027\n" in said
    assert "forvaltningslova § 11 a" in text("preliminary_response", "nn")
    assert "the Public Administration Act § 11 a" in text("preliminary_response", "en")


def test_a_citation_that_comes_with_the_notice_is_used():
    said = text("preliminary_response", "en", words={"citation": "Act X § 1"})
    assert "under Act X § 1." in said


def test_a_delayed_report_tells_the_right_and_the_way_to_use_it():
    said = text("delayed", "nb")
    assert "forvaltningsloven § 11 a" in said
    assert "har du rett til å varsle i Si ifra!" in said
    assert "Varsle i Si ifra!: https://speakup.example/varsle\n" in said


@pytest.mark.parametrize("address", ["", None, "/varsle", "javascript:alert(1)", 'https://x"><script>'])
def test_an_address_that_is_none_is_left_out(address):
    mail = render(notice("delayed", words={"speakup_url": address}), CASE, URL, "nb", READER)
    assert "Varsle i Si ifra!:" not in mail.text
    assert "har du rett til å varsle i Si ifra!" in mail.text
    assert "script" not in mail.html


@pytest.mark.parametrize(
    ("stage", "language", "shown"),
    [
        ("week_left", "nb", "Melderen skal ha svar om en uke eller mindre."),
        ("due_today", "nn", "Fristen er nådd: Meldaren skal ha svar no."),
        ("week_late", "en", "The deadline passed at least a week ago, and the reporter has had no answer."),
        ("late", "nb", "Fristen er ute, og melderen har ikke fått svar."),
    ],
)
@pytest.mark.parametrize("kind", ["deadline", "deadline_at_unit"])
def test_how_late_a_case_is_is_told_in_words(kind, stage, language, shown):
    assert shown in text(kind, language, words={"stage": stage})


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", ["purpose", "stage", "missing"])
def test_every_token_has_words(kind, language):
    kinds = {"purpose": "hearing_opened", "stage": "deadline", "missing": "status_setup"}
    tokens = {
        "purpose": ["consider_measures", "clarify_with_manager", "clarify_process"],
        "stage": ["week_left", "due_today", "week_late", "late"],
        "missing": ["Notification Recipient", "Case Worker", "Line Manager", "contacts", "title_nn"],
    }
    for token in tokens[kind]:
        said = told(kinds[kind], language, words={kind: [token] if kind == "missing" else token})
        assert f" {token}" not in said
        assert f">{token}" not in said


@pytest.mark.parametrize(
    ("role", "nb", "nn", "en"),
    [
        ("Hearing Participant", "høringsdeltaker", "høyringsdeltakar", "hearing participant"),
        (
            "Measure Responsible",
            "ansvarlig for et tiltak",
            "ansvarleg for eit tiltak",
            "responsible for a measure",
        ),
        ("Notification Recipient", "meldingsmottaker", "meldingsmottakar", "notification recipient"),
    ],
)
def test_personal_access_reads_well_for_every_role(role, nb, nn, en):
    words = {"role": role}
    assert f"i en avvikssak: Du er {nb}.\n" in text("access_given", "nb", words=words)
    assert f"i ei avvikssak: Du er {nn}.\n" in text("access_given", "nn", words=words)
    assert f"a task in a deviation case as {en}.\n" in text("access_given", "en", words=words)


@EVERY_LANGUAGE
def test_access_to_a_measure_tells_no_more_than_number_and_title(language):
    said = told("access_given", language, words={"role": "Measure Responsible"}, url=MEASURE_URL)
    assert TITLE in said
    for hidden in (*UNITS, *TERM, URL):
        assert hidden not in said


def test_not_even_an_edited_template_tells_the_responsible_more():
    edited = "Access\n\nAt {faculty}, {unit}.\n\nUnit: {unit}\nDue: {due}\n\nTitle: {title}\n"
    given = notice("access_given", words={"role": "Measure Responsible"})
    assert render(given, CASE, URL, "en", READER, edited).text.startswith(f"Title: {TITLE}\n\n-- \n")


@EVERY_LANGUAGE
def test_access_to_a_hearing_does_not_tell_the_cases_term(language):
    said = told("access_given", language, words={"role": "Hearing Participant"})
    assert not any(day in said for day in TERM)


def test_the_monthly_figures():
    said = text("status_cases", "nb")
    assert "Her er tallene for avvik ved Institutt for data i november 2026." in said
    assert "Mottatt: 4\nLukket med svar: 3\n" in said and "Fristen var ute: 0\n" in said
    assert "in November 2026." in text("status_cases", "en")
    january = {**WORDS["status_cases"], "month": date(2027, 1, 1)}
    assert "i januar 2027." in text("status_cases", "nn", words=january)


def test_what_a_unit_lacks_is_told_line_by_line():
    said = text("status_setup", "nn")
    assert (
        "Dette manglar:\n    Meldingsmottakar: Ingen vurderer meldingane som kjem inn.\n    Namnet på" in said
    )
    own = text("status_setup", "en", words={"missing": ["IDI has no room"]})
    assert "What is missing:\n    IDI has no room\n" in own


@pytest.mark.parametrize("nothing", [[], (), "", None])
def test_a_unit_that_lacks_nothing_is_told_so(nothing):
    assert "Dette mangler:\n    Ingenting. Alt er på plass.\n" in text(
        "status_setup", "nb", words={"missing": nothing}
    )
