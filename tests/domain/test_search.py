"""Words as a search compares them: typed in, with no Plone running."""

import pytest
from ntnu.deviations.domain.search import counted
from ntnu.deviations.domain.search import halves
from ntnu.deviations.domain.search import impact
from ntnu.deviations.domain.search import misspelled
from ntnu.deviations.domain.search import rarity
from ntnu.deviations.domain.search import words_of
from ntnu.deviations.stems import stem


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("M\u00e5ling av lyd", "ma\u030aling"),
        ("eksa\u00admen", "eksamen"),
        ("Eksamen", "eksa\u00admen"),
        ("Klage fra O\u2019Brien", "O'Brien"),
        ("Klage fra O'Brien", "o\u2019brien"),
        ("Klage fra O'Brien", "OBrien"),
        ("Klage fra O\u2019Brien", "brien"),
        ("Idé på allé", "ide alle"),
        ("Møte i Malmö", "malmø"),
        ("STRASSE", "straße"),
        ("ＴＤＴ４１００", "tdt4100"),
        ("måling", "maaling"),
        ("høring", "hoering"),
        ("høring", "horing"),
        ("ære", "aere"),
        ("Øving på norsk", "oeving paa norsk"),
    ],
)
def test_a_word_is_found_however_it_is_written(text, asked):
    assert set(words_of(asked)) <= set(counted(text))


@pytest.mark.parametrize(("text", "asked"), [("måling", "maling"), ("mål", "mal"), ("bær", "bar")])
def test_other_words_are_other_words(text, asked):
    assert not set(words_of(asked)) & set(counted(text))


def test_each_word_once_and_none_that_every_text_has():
    assert words_of("Sensuren kom ikke, og sensuren er viktig for meg") == ["sensuren", "viktig"]
    assert words_of("The exam was not on the list") == ["exam", "list"]
    assert words_of("Kva skal eg gjere no?") == ["gjere"]
    assert counted("Sensur, sensur og klage") == {"sensur": 2, "klage": 1}


@pytest.mark.parametrize(
    "forms",
    [
        "eksamen eksamenen eksamener eksamenar eksamens",
        "student studenten studenter studentar studentane studentene students",
        "sensur sensuren sensurer",
        "rom rommet rommene",
        "oppgave oppgaven oppgaver",
        "forsinket forsinkelse forsinka",
        "undervisning undervisningen undervisninga",
        "skriftlig skriftleg",
        "lecture lectures lecturer",
        "study studies studying",
        "grade grades grading",
        "assess assessed assessment",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("sensur", "sensor"), ("eksamen", "emne"), ("exam", "example"), ("rom", "rim")]
)
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("compound", "pair"),
    [
        ("eksamenssensur", ("eksamen", "sensur")),
        ("sensurfrist", ("sensur", "frist")),
        ("barnehageplass", ("barnehag", "plass")),
    ],
)
def test_a_compound_is_taken_apart_less_what_binds_it(compound, pair):
    assert pair in set(halves(compound))


def test_no_half_is_shorter_than_three_letters():
    assert list(halves("kurs")) == list(halves("eksam")) == []
    assert list(halves("romtid")) == [("rom", "tid")]


@pytest.mark.parametrize("typed", ["sesur", "sensurr", "sennsur", "sensru", "zensur"])
def test_a_letter_away(typed):
    assert "sensur" in misspelled(typed)


def test_a_for_a_ring_is_no_slip():
    """``maling`` is paint, ``måling`` is measuring."""
    assert "måling" not in misspelled("maling")


@pytest.mark.parametrize("typed", ["rom", "tdt4100", "4100"])
def test_short_words_and_numbers_are_taken_as_they_are(typed):
    assert misspelled(typed) == set()


def test_often_in_a_short_text_describes_it_better():
    assert impact(3, 100) > impact(1, 100) > impact(1, 1000) > 0
    assert impact(10_000, 10) <= 220
    assert impact(1, 120) == impact(1, 130)


def test_what_few_have_tells_more():
    assert rarity(1, 1000) > rarity(500, 1000) > rarity(1000, 1000) >= 0
    # Of two cases that both have it, it cannot be said.
    assert rarity(2, 2) > rarity(50, 200)
