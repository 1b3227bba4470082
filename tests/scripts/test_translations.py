"""The check of the translations finds what is missing, and ``make locales`` keeps what is known."""

import pytest
from scripts.check_translations import problems
from scripts.locales import merged
from scripts.translations.catalog import Entry
from scripts.translations.catalog import read
from scripts.translations.catalog import write

TEXT = Entry("mail_due", defaults=('Due «${date}»:\n\t"now"',), places=("ntnu/deviations/mail.py",))
PLAIN = Entry("Close the case")


def found(*entries):
    return {entry.msgid: entry for entry in entries}


def test_what_is_written_is_read_again():
    entries = [PLAIN, Entry("mail_due", 'Frist «${date}»:\n"no"', TEXT.defaults, TEXT.places, fuzzy=True)]
    assert list(read(write(entries, "nb")).values()) == entries


def test_other_peoples_form_is_read():
    text = '#. Default: "Two "\n#. "halves"\n#: a.py:1\nmsgid "id"\nmsgstr ""\n"Ei "\n"lita linje"\n'
    assert read(text) == {"id": Entry("id", "Ei lita linje", ("Two halves",), ("a.py:1",))}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry("mail_due", ""), "not translated"),
        (Entry("mail_due", " "), "not translated"),
        (Entry("mail_due", "Frist ${date}", fuzzy=True), "fuzzy"),
        (Entry("mail_due", "Frist ${dato}"), "other variables"),
        (Entry("mail_due", "Frist"), "other variables"),
        (Entry("gone", "Borte"), "nowhere in the code"),
    ],
)
def test_problems(entry, words):
    assert any(words in problem for problem in problems(found(TEXT), "nb", found(entry)))


def test_a_missing_entry_is_a_problem():
    assert list(problems(found(TEXT), "nn", {})) == ["nn: no entry for 'mail_due' (make locales)"]


def test_a_complete_language_has_none():
    assert list(problems(found(TEXT), "nb", found(Entry("mail_due", "Frist ${date}")))) == []


def test_merging_keeps_what_is_known_and_marks_what_changed():
    known = found(Entry("mail_due", "Frist ${date}", ("Until ${date}",)), Entry("gone", "Borte"))
    entries = merged(found(TEXT, PLAIN), known, "nb")
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in entries] == [
        ("mail_due", "Frist ${date}", True),
        ("Close the case", "", False),
    ]


def test_english_is_what_stands_in_the_code():
    entries = merged(found(TEXT, PLAIN), found(Entry("mail_due", "Old")), "en")
    assert [entry.msgstr for entry in entries] == [TEXT.defaults[0], "Close the case"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Send e-posten. E-post", "Send e\u2011posten. E\u2011post"), ("kode-postnummer", "kode-postnummer")],
)
def test_no_line_ends_within_e_post(written, kept):
    (entry,) = merged(found(PLAIN), found(Entry(PLAIN.msgid, written)), "nb")
    assert entry.msgstr == kept
