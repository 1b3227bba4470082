"""Templates: all there, all sound; and what the check refuses."""

import datetime
import pytest
from ntnu.deviations.dates import long_date
from ntnu.deviations.domain.languages import SHIPPED as LANGUAGES
from ntnu.deviations.mail.template import check
from ntnu.deviations.mail.template import parse
from ntnu.deviations.mail.template import Problem
from ntnu.deviations.mail.template import RefusedTemplate
from ntnu.deviations.mail.template import source
from tests.mail.cases import KINDS

EVERY = [(kind, language) for kind in KINDS for language in LANGUAGES]
SOUND = "Subject {number}\n\nSee {title}.\n\nOpen: {url}\n"


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_template_that_comes_with_the_add_on_passes_the_check(kind, language):
    assert check(source(kind, language), kind) == ()


def test_a_sound_template_passes():
    assert check(SOUND, "new_report") == ()


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        (SOUND + "\n{what_happened}", "new_report", Problem("unknown_variable", "what_happened")),
        (SOUND + "\n{text}", "new_report", Problem("unknown_variable", "text")),
        ("About {title}\n\nBody", "reported_at_unit", Problem("hidden_variable", "title")),
        ("About\n\nOpen: {url}", "access_ended", Problem("hidden_variable", "url")),
        ("About\n\n{title}", "reregistered", Problem("hidden_variable", "title")),
        ("About\n\n{number.__class__}", "new_report", Problem("brace", "{number.__class__}")),
        ("About\n\n{number!r}", "new_report", Problem("brace", "{number!r}")),
        ("About\n\nleft } over", "new_report", Problem("brace", "left } over")),
        ("About\nno empty line\nBody", "new_report", Problem("subject")),
        ("\n\nBody", "new_report", Problem("subject")),
        ("About\n\n", "new_report", Problem("body")),
        ("About\n\nOpen {url} now", "new_report", Problem("link", "url")),
        ("{url}\n\nBody", "new_report", Problem("link", "url")),
        ("About\n\nGo to {speakup_url}", "delayed", Problem("link", "speakup_url")),
        ("About {speakup_url}\n\nBody", "delayed", Problem("link", "speakup_url")),
        ("About\n\nOpen: {speakup_url}", "new_report", Problem("unknown_variable", "speakup_url")),
        ("About\n\nAt {unit}", "measure_due", Problem("hidden_variable", "unit")),
        ("About {title}\n\nBody", "deadline_at_unit", Problem("hidden_variable", "title")),
    ],
)
def test_refused(text, kind, problem):
    assert problem in check(text, kind)
    with pytest.raises(RefusedTemplate) as caught:
        parse(text, kind)
    assert problem in caught.value.problems


def test_the_template_may_come_from_a_form_with_its_own_line_ends():
    assert check(SOUND.replace("\n", "\r\n"), "new_report") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "16. desember 2026"), ("nn", "16. desember 2026"), ("en", "16 December 2026")],
)
def test_dates_are_written_out(language, text):
    assert long_date(datetime.date(2026, 12, 16), language) == text
