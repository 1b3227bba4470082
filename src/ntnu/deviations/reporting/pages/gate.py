"""The gate: which matters do not belong here, and where they do."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.reporting.pages.landing import address
from ntnu.deviations.settings import channel
from ntnu.deviations.ui.forms.options import Option
from zope.component import getUtility


@dataclass(frozen=True)
class Exit:
    """Where a matter belongs instead."""

    token: str
    examples: str
    heading: str
    text: str
    link: str


EXITS = (
    Exit(
        "grave",
        _(
            "gate_grave_examples",
            default="Also sexual harassment, threatening behaviour, and a deviation that nobody follows up.",
        ),
        _("exit_grave_heading", default="Notify in ${channel}"),
        _(
            "exit_grave_text",
            default="What you describe is to be handled as a notification case, by people with that task."
            " There you can also be anonymous.",
        ),
        _("exit_grave_link", default="Go to ${channel}"),
    ),
    Exit(
        "facilitation",
        _(
            "gate_facilitation_examples",
            default="Disability, illness, pregnancy, or care for a child.",
        ),
        _("exit_facilitation_heading", default="Apply for individual accommodation"),
        _(
            "exit_facilitation_text",
            default="Individual accommodation is about your health or your life. It must not be"
            " written in a report here, where more people read it.",
        ),
        _("exit_facilitation_link", default="Go to individual accommodation"),
    ),
    Exit(
        "hse",
        _("gate_hse_examples", default="An accident, a near miss, or danger of injury."),
        _("exit_hse_heading", default="Report an HSE deviation"),
        _(
            "exit_hse_text",
            default="Accidents and dangers are handled by those who can stop them at once."
            " Is somebody in danger now? Call 113, 112 or 110.",
        ),
        _("exit_hse_link", default="Go to HSE reporting"),
    ),
    Exit(
        "information_security",
        _(
            "gate_information_security_examples",
            default="Data lost or exposed, or an account or a machine that was misused.",
        ),
        _("exit_information_security_heading", default="Report a security incident"),
        _(
            "exit_information_security_text",
            default="Those who can stop the damage need to know fast. They follow up the report as well.",
        ),
        _("exit_information_security_link", default="Go to security reporting"),
    ),
    Exit(
        "buildings",
        _("gate_buildings_examples", default="Something is broken, too hot, too cold or without power."),
        _("exit_buildings_heading", default="Tell the building staff"),
        _(
            "exit_buildings_text",
            default="What is broken in a room is mended by the building staff. You can report here if it"
            " was not mended, and your studies suffer.",
        ),
        _("exit_buildings_link", default="Go to building reporting"),
    ),
)


def with_examples(options: Iterable[Option], translate: Callable[[object], str]) -> list[Option]:
    """The answers to the gate question, each with examples under it."""
    examples = {exit.token: translate(exit.examples) for exit in EXITS}
    return [replace(option, hint=examples.get(option.value, "")) for option in options]


def exit_for(token: object) -> Exit | None:
    """The exit this answer leads to; None when the report belongs here."""
    return next((exit for exit in EXITS if exit.token == token), None)


def channel_url(token: str, register) -> str:
    """The address of another channel; empty where none is set. SpeakUp! may be here."""
    own = getUtility(ISpeakUp).form_url(register) if token == "grave" else ""
    return own or address(channel(token))
