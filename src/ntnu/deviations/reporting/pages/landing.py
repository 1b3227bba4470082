"""The register's page: "Report a deviation"."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.waiting import numbers
from ntnu.deviations.domain.languages import from_columns
from ntnu.deviations.domain.languages import said
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.settings import pairs
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.reader import is_anonymous
from typing import Any
from zope.component import getUtility

#: What belongs in the register, in the order people think of it.
_BELONGS = (
    _("landing_belongs_teaching", default="Teaching and supervision"),
    _("landing_belongs_assessment", default="Assessment, examinations and grading"),
    _("landing_belongs_information", default="Course and study information"),
    _("landing_belongs_practice", default="Practical training"),
    _(
        "landing_belongs_environment",
        default="The learning environment: digital, physical, psychosocial and organisational",
    ),
    _("landing_belongs_design", default="Universal design"),
)

#: Token of the channel (setting ``channels``) → heading, what belongs there, link.
_ELSEWHERE = {
    "grave": (
        _("channel_grave", default="Serious matters"),
        _(
            "channel_grave_text",
            default="Bullying, harassment, violence, threats, or a deviation nobody follows up",
        ),
        _("channel_grave_link", default="Notify in ${channel}"),
    ),
    "facilitation": (
        _("channel_facilitation", default="Individual accommodation"),
        _("channel_facilitation_text", default="Disability, illness, pregnancy or care for children"),
        _("channel_facilitation_link", default="Apply for individual accommodation"),
    ),
    "hse": (
        _("channel_hse", default="Health, safety and environment"),
        _("channel_hse_text", default="An accident, a near miss or a danger of injury"),
        _("channel_hse_link", default="Report an HSE deviation"),
    ),
    "information_security": (
        _("channel_information_security", default="Information security"),
        _(
            "channel_information_security_text",
            default="Data lost or exposed, or a misused account or machine",
        ),
        _("channel_information_security_link", default="Report a security incident"),
    ),
    "buildings": (
        _("channel_buildings", default="Buildings and rooms"),
        _(
            "channel_buildings_text",
            default="Something is broken, too hot, too cold or without electricity",
        ),
        _("channel_buildings_link", default="Report about a building"),
    ),
}

_COURSE = (
    (
        _("landing_course_1", default="1. You report"),
        _("landing_course_1_text", default="Write about what happened, not about persons."),
    ),
    (
        _("landing_course_2", default="2. The faculty assesses"),
        _("landing_course_2_text", default="The notification recipient reads it within three working days."),
    ),
    (
        _("landing_course_3", default="3. The case is processed"),
        _("landing_course_3_text", default="A case worker finds the cause and starts measures."),
    ),
    (
        _("landing_course_4", default="4. You get an answer"),
        _(
            "landing_course_4_text",
            default="After four weeks at the latest. If you disagree, you can say so.",
        ),
    ),
)

_AUDIENCES = {
    "student": _("contact_student", default="for students"),
    "staff": _("contact_staff", default="for staff"),
}


@dataclass(frozen=True)
class Channel:
    """Where a matter belongs that does not belong here. Without an address there is no link."""

    title: Any
    text: Any
    link: Any
    url: str


@dataclass(frozen=True)
class Contact:
    """Somebody with a duty of confidentiality."""

    title: str
    url: str
    audience: Any


def address(text: str) -> str:
    """A setting's web address, or e-mail address, as a link; empty for anything else."""
    if text.startswith(("https://", "http://", "/")):
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""


class Landing(Page):
    """First page for everybody, logged in or not."""

    page_title = _("landing_title", default="Report deviations in education and learning environment")
    nav_item = "report"
    belongs = _BELONGS
    course = _COURSE

    @property
    def start_url(self) -> str:
        return f"{self.register_url}/report"

    @cached_property
    def tasks(self) -> int:
        """How many measures and hearings wait for the person."""
        return numbers(self.register, getSecurityManager().getUser()).tasks

    @property
    def logged_in(self) -> bool:
        return not is_anonymous()

    @property
    def channels(self) -> list[Channel]:
        """All five kinds of matters, always: without an address the link is missing, not the advice."""
        urls = {parts[0]: address(parts[1]) for parts in pairs("channels") if len(parts) == 2}
        urls["grave"] = getUtility(ISpeakUp).form_url(self.register) or urls.get("grave", "")
        return [Channel(*texts, urls.get(token, "")) for token, texts in _ELSEWHERE.items()]

    @property
    def contacts(self) -> list[Contact]:
        return [
            Contact(said(from_columns(names), self.language), address(reached), _AUDIENCES.get(audience, ""))
            for reached, *names, audience in pairs("contacts")
        ]

    @property
    def reads_told(self) -> bool:
        """May this person read what was done about deviations?"""
        return not is_anonymous() or settings.get("sentences_public")
