"""What mails say: subjects word for word, what must be in, what must never be."""

import pytest
import re
from datetime import date
from html.parser import HTMLParser
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.languages import SHIPPED as LANGUAGES
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail.packing import pack
from ntnu.deviations.mail.packing import unpack
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from tests.mail.cases import CASE
from tests.mail.cases import facts_for
from tests.mail.cases import FACULTY
from tests.mail.cases import HEARINGS
from tests.mail.cases import KINDS
from tests.mail.cases import MEASURES
from tests.mail.cases import NO_CASE
from tests.mail.cases import notice
from tests.mail.cases import NOTIFICATION
from tests.mail.cases import NUMBER
from tests.mail.cases import SPEAKUP_URL
from tests.mail.cases import TITLE
from tests.mail.cases import UNIT_URL
from tests.mail.cases import URL
from tests.mail.cases import url_for

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")
EVERY = [(kind, language) for kind in KINDS for language in LANGUAGES]

NO_TITLE = {"reported_at_unit", "deadline_at_unit", "access_ended", "reregistered"} | NO_CASE | NOTIFICATION
NO_LINK = {"reported_at_unit", "deadline_at_unit", "access_ended"}
NO_DUE = NO_TITLE | MEASURES | HEARINGS | {"closed", "not_approved", "withdrawn", "not_solved"}
NO_DUE |= {"preliminary_response", "message", "mail_refused", "sentence_written", "sentence_refused"}
DUE = {"nb": "16. desember 2026", "nn": "16. desember 2026", "en": "16 December 2026"}
TO_DO = {"nb": "Dette skal du gjøre:", "nn": "Dette skal du gjere:", "en": "What to do:"}


def written(kind, language, facts=None, url=None, **more):
    unit = CASE.unit if kind in NO_CASE else None
    place = UNIT_URL if kind in NO_CASE else URL
    return render(notice(kind, unit=unit, **more), facts or facts_for(kind), url or place, language, KARI)


class Seen(HTMLParser):
    """The words, links and tags of a page."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.tags, self.language = [], [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"])
        if tag == "html":
            self.language = dict(attrs)["lang"]

    def handle_data(self, data):
        self.words += data.split()


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_nothing_is_left_to_fill_in(kind, language):
    mail = written(kind, language)
    for part in (mail.subject, mail.text, mail.html):
        assert not re.search(r"[{}]|\bNone\b", part)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_number_link_what_to_do_and_by_when(kind, language):
    mail = written(kind, language)
    page = Seen(mail.html)
    assert TO_DO[language] in mail.text
    assert (NUMBER in mail.text) == (kind not in NO_CASE)
    assert (url_for(kind) in mail.text) == (kind not in NO_LINK)
    assert page.links[-1:] == ([] if kind in NO_LINK else [url_for(kind)])
    assert page.links[:-1] == ([SPEAKUP_URL] if kind == "delayed" else [])
    assert (DUE[language] in mail.text) == (kind not in NO_DUE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(NO_TITLE))
def test_the_title_is_not_told_where_it_must_not_be(kind, language):
    mail = written(kind, language)
    assert TITLE not in mail.subject + mail.text + mail.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_lost_access_reads_the_number_and_no_more(language):
    mail = written("access_ended", language)
    told = mail.subject + mail.text + " ".join(Seen(mail.html).words)
    for hidden in (TITLE, "IDI", "http", *(name for _, name in CASE.unit.titles + FACULTY.titles)):
        assert hidden not in told


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_page_says_the_same_as_the_text_in_the_same_language(kind, language):
    mail = written(kind, language)
    page = Seen(mail.html)
    assert page.language == language
    text = re.sub(r": http\S+", "", mail.text.replace("-- \n", ""))
    told = f"{mail.subject} EQS NTNU {text}".replace(":", "").split()
    assert [word for said in page.words if (word := said.replace(":", ""))] == told


def test_bokmal_and_nynorsk_are_two_languages():
    assert all(written(kind, "nb").text != written(kind, "nn").text for kind in KINDS)


def test_the_unit_has_its_name_in_the_language_of_the_mail():
    assert "Institutt for datalære" in written("new_report", "nn").text
    other = Notice("reported_at_unit", "leder", unit=FACULTY)
    assert render(other, CASE, "", "en", KARI).subject.startswith(
        "[EQS NTNU] Deviation reported at Faculty of IT"
    )


def test_the_reader_is_greeted_by_name_or_not_at_all():
    assert written("received", "nb").text.startswith("Hei, Kari Nordmann\n")
    nameless = render(notice("received"), CASE, URL, "nb", Person("kari"))
    assert nameless.text.startswith("Takk for at du sier fra.")


def test_tokens_are_told_in_words():
    assert "Løyst: Delvis" in written("closed", "nn").text
    assert "as case worker" in written("access_given", "en").text


def test_what_has_no_value_is_left_out_with_its_label():
    bare = render(Notice("closed", "kari", words={"text": "Takk."}), CASE, URL, "en", KARI)
    assert "Measures" not in bare.text
    assert "Solved" not in bare.text
    assert "Why" not in render(Notice("reopened", "kari"), CASE, URL, "en", KARI).text


def test_a_persons_words_stand_apart_and_keep_their_lines():
    words = {"text": "Første linje\r\nAndre linje", "solved": "yes"}
    mail = render(Notice("closed", "kari", words=words), CASE, URL, "nb", KARI)
    assert "Svar til deg:\n    Første linje\n    Andre linje\n" in mail.text
    assert "Første linje<br />Andre linje" in mail.html


def test_a_persons_words_cannot_become_markup_or_variables():
    evil = '<a href="http://evil.example">{url}</a><script>alert(1)</script>&amp;'
    facts = CASE.but(title=evil)
    mail = render(Notice("closed", "kari", words={"text": evil, "measures": evil}), facts, URL, "en", KARI)
    page = Seen(mail.html)
    assert page.links == [URL]
    assert "script" not in page.tags
    assert mail.html.count("&lt;script&gt;") == 4  # title twice (head and facts), two quotations
    assert evil in mail.text
    assert f"«{evil}»" in mail.subject


def test_a_link_with_quotes_stays_an_attribute():
    mail = written("new_report", "en", url='http://nohost/"><script>x</script>')
    assert "script" not in Seen(mail.html).tags


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00"])
def test_the_subject_is_one_line(end):
    mail = written("new_report", "en", facts=CASE.but(title=f"A{end}Bcc: evil@example.org"))
    assert mail.subject.splitlines() == [mail.subject]
    assert "Bcc: evil@example.org" in mail.subject
    assert "\x00" not in mail.subject + mail.text + mail.html


def test_marks_that_turn_text_around_are_left_out():
    mail = written("new_report", "en", facts=CASE.but(title="abc\u202edef\u2066"))
    assert "«abcdef»" in mail.subject


def test_a_lone_half_of_a_character_does_not_fail_the_mail():
    written("new_report", "en", facts=CASE.but(title="a\ud800b")).html.encode("utf-8")


def test_a_date_among_the_words_is_written_out():
    for due in (date(2026, 12, 24), "2026-12-24"):
        mail = render(Notice("received", "kari", words={"due": due}), CASE, URL, "nb", KARI)
        assert "24. desember 2026" in mail.text


def test_changes_of_folder_roles_are_told_in_the_readers_language():
    changes = [Change("Case Worker", "ola", True), Change("Line Manager", "per", False)]
    told = Notice("roles_changed", "kari", words={"changes": changes}, unit=FACULTY)
    mail = render(told, None, URL, "nn", KARI)
    assert "    ola har fått rolla sakshandsamar\n    per har ikkje lenger rolla linjeleiar\n" in mail.text


def test_changes_at_several_units_are_told_unit_by_unit():
    changes = ["IDI:", Change("Case Worker", "ola", True), "IIK:", Change("Line Manager", "per", False)]
    kept = unpack(pack(Notice("roles_changed_at_units", "kari", words={"changes": changes})), {}.get)
    mail = render(kept, None, URL, "nb", KARI)
    told = [line.strip() for line in mail.text.splitlines()]
    start = told.index("IDI:")
    assert told[start : start + 4] == [
        "IDI:",
        "ola har fått rollen saksbehandler",
        "IIK:",
        "per har ikke lenger rollen linjeleder",
    ]


def test_cases_left_without_a_case_worker_are_named():
    words = {"changes": "ola", "waiting": "AVVIK-2026-000001, AVVIK-2026-000007"}
    mail = render(Notice("roles_changed", "kari", words=words, unit=FACULTY), None, URL, "nb", KARI)
    assert "venter på ny saksbehandler: AVVIK-2026-000001, AVVIK-2026-000007\n" in mail.text
    assert "venter" not in written("roles_changed", "nb").text


def test_an_edited_template_is_used():
    mail = render(notice("received"), CASE, URL, "nb", KARI, source="Emne {number}\n\nHer:\n\nÅpne: {url}")
    assert mail.subject == f"[EQS NTNU] Emne {NUMBER}"
    assert mail.text.startswith(f"Her:\n\nÅpne: {URL}\n")
