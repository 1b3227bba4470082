"""The steps of the report form, and their fields."""

from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.engine.attachments import FIELD
from ntnu.deviations.reporting import submit as report


@dataclass(frozen=True)
class Step:
    """One page of the form."""

    id: str
    title: str
    heading: str
    intro: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its fields, in order."""
        return (*_FILES.get(self.id, ()), *dict(report.steps())[self.id])


_WORDS = {
    "check": (
        _("report_step_check", default="Check"),
        _("report_check_heading", default="Check before you report"),
        _(
            "report_check_intro",
            default="Some matters belong elsewhere. We ask about that first,"
            " so that yours reaches the right people.",
        ),
    ),
    "describe": (
        _("report_step_describe", default="Describe"),
        _("report_describe_heading", default="Describe what happened"),
        _(
            "report_describe_intro",
            default="Write about the act, not about the person. Use no names."
            " Everything must be filled in unless it says “optional”.",
        ),
    ),
    "where": (
        _("report_step_where", default="Where"),
        _("report_where_heading", default="Where did it happen?"),
        _(
            "report_where_intro",
            default="The faculty you choose receives the report. If you do not know the rest, leave it open.",
        ),
    ),
    "send": (
        _("report_step_send", default="Look over and send"),
        _("report_send_heading", default="Look over and send"),
        _("report_send_intro", default="Nothing has been sent yet. Read through what you wrote."),
    ),
}

#: On the last step, beside the fields of the schema: files cannot be passed from page to page.
_FILES = {"send": (FIELD,)}

STEPS = tuple(Step(id_, *words) for id_, words in _WORDS.items())

_BY_ID = {step.id: number for number, step in enumerate(STEPS)}


def step_of(wanted: object) -> Step:
    """The step with this id; the first for any other id."""
    return STEPS[_BY_ID.get(wanted, 0)] if isinstance(wanted, str) else STEPS[0]


def after(step: Step) -> Step:
    """The next step; the last for the last."""
    return STEPS[min(_BY_ID[step.id] + 1, len(STEPS) - 1)]


def before(step: Step) -> Step:
    """The step before; the first for the first."""
    return STEPS[max(_BY_ID[step.id] - 1, 0)]


def up_to(step: Step) -> tuple[Step, ...]:
    """All steps up to and including this one."""
    return STEPS[: _BY_ID[step.id] + 1]


def step_with(name: str | None) -> Step | None:
    """The step of a field."""
    return next((step for step in STEPS if name in step.names), None)


def progress(current: Step) -> list[dict[str, str]]:
    """The steps for the line above the form."""
    now = _BY_ID[current.id]
    return [
        {
            "title": step.title,
            "note": "",
            "status": "done" if number < now else "now" if number == now else "next",
        }
        for number, step in enumerate(STEPS)
    ]
