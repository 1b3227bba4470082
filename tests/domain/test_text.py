"""Texts as people send them: what is kept, what is found, and what comes before what."""

import pytest
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.domain.text import tidy


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Ma\u030aling", "M\u00e5ling"),
        ("\u202eHøring", "Høring"),
        ("a\u2066b\u2069c\u200e\u200f\u061cd", "abcd"),
        ("linje en\x0blinje to", "linje en\nlinje to"),
        ("en\rto\r\ntre\u2028fire\x85fem\x0cseks", "en\nto\ntre\nfire\nfem\nseks"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff\tg", "abcdef\tg"),
        ("  O\u2019Brien \n", "O\u2019Brien"),
        ("eksa\u00admen", "eksa\u00admen"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\ud800b", "ab"),
    ],
)
def test_one_form_is_kept(sent, kept):
    assert tidy(sent) == kept
    assert tidy(kept) == kept


@pytest.mark.parametrize(
    "sent", ["", " \n", "\u200b\u200b", "\u00ad", "\u202e", "\ufeff\u2800\u3164", "\u0301"]
)
def test_nothing_seen_is_nothing(sent):
    assert tidy(sent) == ""


def test_a_letter_with_marks_without_end_is_kept_in_a_moment():
    assert len(tidy("a" + "\u0301\u0323" * 40_000)) <= 31


def test_norwegian_order():
    names = [
        "Åse",
        "Zoe",
        "Ærlig",
        "Østen",
        "anne",
        "Aage",
        "Bø",
        "Édith",
        "Ågot",
        "Öberg",
        "O\u2019Brien",
        "Obel",
    ]
    assert sorted(names, key=sort_key) == [
        "anne", "Bø", "Édith", "Obel", "O\u2019Brien", "Zoe", "Ærlig", "Öberg", "Østen", "Aage", "Ågot",
        "Åse",
    ]  # fmt: skip
