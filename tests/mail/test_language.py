"""Three languages, and which of them a mail is written in."""

import pytest
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.languages import reduced
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import language_of

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("nb", "nb"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("no_NO", "nb"),
        ("nn", "nn"),
        ("nn-no", "nn"),
        ("en", "en"),
    ]
    + [("en-us", "en"), ("de", None), ("", None), (None, None)],
)
def test_languages_are_reduced_to_three(code, language):
    assert reduced(code) == language


def test_the_language_chosen_for_a_mail_wins_over_the_readers():
    assert language_of(Notice("received", "kari", "nn"), KARI) == "nn"
    assert language_of(Notice("received", "kari"), KARI) == "nb"
    assert language_of(Notice("received", "kari", "fr"), Person("kari", language="en")) == "en"
