"""What the guard finds and what it leaves alone, typed in by hand."""

import pytest
import time
from ntnu.deviations.domain.sensitive import code
from ntnu.deviations.domain.sensitive import FieldFinding
from ntnu.deviations.domain.sensitive import Finding
from ntnu.deviations.domain.sensitive import judge
from ntnu.deviations.domain.sensitive import scan

# Nobody's number: the check digits are wrong, and only these tests' checker knows it.
KNOWN = {"01019012345"}
WORDS = ("diagnose", "mobb*", "seksuell trakassering", "sykemeld*", "  ", "*", "Ås", "fødselsnummer")


def kinds(text, words=WORDS):
    return [finding.kind for finding in scan(text, words, KNOWN.__contains__)]


@pytest.mark.parametrize(
    "text",
    (
        "kari@example.org",
        "Skriv til <kari.nordmann+avvik@stud.example.org>.",
        "mailto:kari@example.org?subject=x",
        "k@ex-ample.museum",
        "kåre@blåbær.no",
        "kari\uff20example\uff0eorg",
        "kari@exa\u200bmple.org",
        "kari @ example.org",
        "kari (at) example.org",
        "kari[krøllalfa]example(dot)org",
        "KARI@EXAMPLE.ORG",
    ),
)
def test_email_addresses(text):
    assert kinds(text) == ["email_address"]


@pytest.mark.parametrize(
    "text",
    ("@kari", "meet@12.30", "a @b", "kari@localhost", "www.example.org", "@ntnu.no", "3 stk @ 12.50 kr"),
)
def test_other_signs_are_no_email_addresses(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    (
        "diagnose",
        "Hun nevnte en DIAGNOSE.",
        "_diagnose_",
        "diag\u00adnose",
        "diagnose-liste",
        "mobb",
        "MOBBING",
        "seksuell trakassering",
        "Seksuell\n trakassering",
        "sykemeldt",
        "Ås",
        "A\u030as",
        "f\u00f8dselsnummer",
    ),
)
def test_listed_words(text):
    assert kinds(text) == ["listed_word"]


@pytest.mark.parametrize(
    "text", ("diagnoser", "prediagnose", "mob", "seksuell", "trakassering, seksuell", "as", "ås7", "")
)
def test_parts_of_words_are_not_listed_words(text):
    assert kinds(text) == []


def test_a_phrase_may_end_openly():
    assert kinds("seksuelt trakasserende", ["Seksuelt trakass*"]) == ["listed_word"]
    assert kinds("seksuell trakasserende", ["Seksuelt trakass*"]) == []


def test_an_empty_list_finds_nothing():
    assert kinds("diagnose", ["", " ", "*", "--"]) == []


def test_each_kind_once_in_a_fixed_order():
    text = "mobbing, kari@example.org, 91234567, 22 12 34 56, 01019012345"
    assert scan(text, WORDS, KNOWN.__contains__) == [
        Finding("identity_number", True),
        Finding("telephone_number", False),
        Finding("email_address", False),
        Finding("listed_word", False),
    ]


def test_the_code_names_kind_and_field():
    assert code("telephone_number", "consequence") == "telephone_number:consequence"


def test_judging_leaves_out_what_was_confirmed_in_that_field():
    texts = {"title": "Mobbing", "consequence": "Ring 91234567", "suggestion": "Ring 91234567"}
    found = judge(texts, ["telephone_number:consequence"], WORDS, KNOWN.__contains__)
    assert found == [
        FieldFinding("title", "listed_word", "listed_word:title", False),
        FieldFinding("suggestion", "telephone_number", "telephone_number:suggestion", False),
    ]


def test_an_identity_number_cannot_be_confirmed():
    found = judge({"title": "01019012345"}, ["identity_number:title"], (), KNOWN.__contains__)
    assert found == [FieldFinding("title", "identity_number", "identity_number:title", True)]


def test_nothing_found_is_repeated():
    text = "01019012345 91234567 kari@example.org diagnose"
    answer = repr(judge({"title": text}, [], WORDS, KNOWN.__contains__))
    assert not any(secret in answer for secret in ("0101", "9123", "kari", "diagnose"))


LENGTH = 20_000


@pytest.mark.parametrize(
    "piece",
    ("a", "1", "9", "1 ", "12 ", "22 12 ", "010190 1234 ", "a@", "@", "a@b.", "+1", "001", " ", "\n ", "( ")
    + (
        "a\u0301\u0323",
        "\u0301\u0316",
        "\ufdfa",
        "_",
        "mobb ",
        "seksuell ",
        "2.",
        "9-",
        "+ (",
        "\u200b",
        "\u00b9",
    ),
    ids=ascii,
)
def test_a_long_text_takes_time_in_proportion(piece):
    long = piece * (LENGTH // len(piece))
    started = time.process_time()
    scan(long, WORDS, lambda digits: False)
    # Far above what a linear search takes, far below what a quadratic one would.
    assert time.process_time() - started < 5
