"""The steps of the report form: which fields each asks for."""

from ntnu.deviations.reporting.submit import form_schema
from ntnu.deviations.reporting.submit import steps


def test_steps_of_the_form():
    assert steps() == [
        ("check", ("gate", "tried_channels", "tried_text", "reporter_kind")),
        ("describe", ("title", "what_happened", "consequence", "suggestion", "occurred", "themes")),
        ("where", ("faculty", "department", "course_code", "programme_code", "campus", "place")),
        ("send", ("reply_language", "no_sensitive_data")),
    ]
    assert set(form_schema().names(all=True)) == {name for _step, names in steps() for name in names}
