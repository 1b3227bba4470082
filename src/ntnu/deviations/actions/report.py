"""Submitting a report: it becomes a case in its faculty."""

import secrets
from AccessControl import getSecurityManager
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.facts import readers
from ntnu.deviations.actions.attachments import check_files
from ntnu.deviations.actions.carry_out import mails
from ntnu.deviations.actions.carry_out import notices_of
from ntnu.deviations.actions.carry_out import settle
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.errors import NotAllowed
from ntnu.deviations.actions.errors import one
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.actions.fields import SomeOf
from ntnu.deviations.actions.fields import UnitChoice
from ntnu.deviations.actions.file_parts import file_part
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.actions.numbers import new_number
from ntnu.deviations.actions.perform import Outcome
from ntnu.deviations.actions.turns import take_turn
from ntnu.deviations.actions.validate import confirmed_codes
from ntnu.deviations.actions.validate import examine
from ntnu.deviations.actions.wording import as_errors
from ntnu.deviations.actions.write_parts import make_part
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.core import notices
from ntnu.deviations.core.deadlines import response_due
from ntnu.deviations.core.obstacles import department_obstacles
from ntnu.deviations.core.obstacles import faculty_obstacles
from ntnu.deviations.core.obstacles import Obstacle
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.mail import deliver
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from plone.uuid.handlers import addAttributeUUID
from typing import Any
from uuid import uuid4
from zope import schema
from zope.event import notify
from zope.interface import Interface
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectCreatedEvent

#: Keys that Plone's own POST takes, and that mean nothing here.
PLONE_KEYS = frozenset({"@type", "@id", "id", "UID", "attachments"})


class IReport(Interface):
    """The reporter's part, in the order of the form's four steps."""

    gate = OneOf(
        "gate",
        title=_("label_gate", default="Is it one of these?"),
        description=_(
            "help_gate", default="Some matters belong in other channels, and get help faster there."
        ),
    )
    tried_channels = SomeOf(
        "tried_channels",
        title=_("label_tried_channels", default="What have you tried first?"),
        description=_(
            "help_tried_channels",
            default="Matters should be solved at the lowest possible level. Tick all you have tried.",
        ),
    )
    tried_text = LongText(
        title=_("label_tried_text", default="How did it go, or why did you not try anything first?"),
        description=_("help_tried_text", default="If you ticked “Nothing, because …”, say why."),
        max_length=5000,
        required=False,
    )
    reporter_kind = OneOf(
        "reporter_kind",
        title=_("label_reporter_kind", default="You are"),
        description=_("help_reporter_kind", default="Students and staff have different rights and contacts."),
    )
    title = schema.TextLine(
        title=_("label_title", default="Title"),
        description=_("help_title", default="Say shortly what it is about. No names."),
        max_length=120,
    )
    what_happened = LongText(
        title=_("label_what_happened", default="What happened?"),
        description=_(
            "help_what_happened",
            default="Describe the act, not the person; no names."
            " What happened, and how many does it concern?",
        ),
    )
    consequence = LongText(
        title=_("label_consequence", default="What was the consequence?"),
        description=_("help_consequence", default="For you, for others, for the teaching."),
        required=False,
    )
    suggestion = LongText(
        title=_("label_suggestion", default="Do you suggest a solution?"),
        description=_(
            "help_suggestion", default="What would make it better, or keep it from happening again?"
        ),
        required=False,
    )
    occurred = schema.Date(
        title=_("label_occurred", default="When did it happen?"),
        description=_("help_occurred", default="If it goes on, give the first day."),
        required=False,
    )
    faculty = UnitChoice(
        "faculties",
        title=_("label_faculty", default="Faculty"),
        description=_("help_faculty", default="The faculty that is responsible for the course or the place."),
    )
    department = UnitChoice(
        "departments",
        title=_("label_department", default="Department"),
        description=_("help_department", default="If you know it. The faculty decides who takes the case."),
        required=False,
    )
    course_code = schema.TextLine(
        title=_("label_course_code", default="Course code"),
        description=_("help_course_code", default="For example TDT4990."),
        max_length=20,
        required=False,
    )
    programme_code = schema.TextLine(
        title=_("label_programme_code", default="Programme code"),
        description=_("help_programme_code", default="The code of the study programme, for example MTDT."),
        max_length=20,
        required=False,
    )
    campus = OneOf(
        "campus",
        title=_("label_campus", default="Campus"),
        description=_("help_campus", default="Where it happened, if it happened at a place."),
        required=False,
    )
    place = schema.TextLine(
        title=_("label_place", default="Place"),
        description=_("help_place", default="Building and room, for example R1 or a laboratory."),
        max_length=200,
        required=False,
    )
    themes = SomeOf(
        "themes",
        title=_("label_themes", default="Themes"),
        description=_("help_themes", default="Tick those that fit. They decide where the matter is counted."),
    )
    reply_language = OneOf(
        "reply_language",
        title=_("label_reply_language", default="Language for replies"),
        description=_(
            "help_reply_language", default="The mails you get about this case are in this language."
        ),
        required=False,
    )
    no_sensitive_data = schema.Bool(
        title=_(
            "label_no_sensitive_data", default="The report contains no sensitive personal data about anybody"
        ),
        description=_(
            "help_no_sensitive_data",
            default="For example health, belief, or names of persons. Such matters are handled elsewhere.",
        ),
    )


#: The fields of the form's four steps: check, describe, where, look over and send.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("check", ("gate", "tried_channels", "tried_text", "reporter_kind")),
    ("describe", ("title", "what_happened", "consequence", "suggestion", "occurred", "themes")),
    ("where", ("faculty", "department", "course_code", "programme_code", "campus", "place")),
    ("send", ("reply_language", "no_sensitive_data")),
)


def check(register, raw: Mapping[str, Any], reporter: str) -> dict[str, Any]:
    """The validated report. Raises InvalidData with every fault."""
    data, errors = examine(IReport, raw, ignore=PLONE_KEYS)
    # One word on each field is enough: what is no value at all needs no second fault.
    named = {error.field for error in errors}
    errors += [e for e in as_errors(obstacles(register, data, reporter)) if e.field not in named]
    if errors:
        raise InvalidData(errors)
    return data


def obstacles(register, data: Mapping[str, Any], reporter: str) -> list[Obstacle]:
    """What stands in the way of a report beside its fields one by one."""
    world, found = Directory(register), []
    today = local_date(now())
    if data.get("gate") not in (None, "", "none"):
        found.append(Obstacle("gate_elsewhere", "gate"))
    if data.get("no_sensitive_data") is False:
        found.append(Obstacle("not_confirmed", "no_sensitive_data"))
    tried = data.get("tried_channels")
    if isinstance(tried, list) and "none" in tried and not data.get("tried_text"):
        found.append(Obstacle("tried_text_needed", "tried_text"))
    occurred = data.get("occurred")
    if isinstance(occurred, date) and occurred > today:
        found.append(Obstacle("date_future", "occurred"))
    faculty = world.unit(data["faculty"]) if data.get("faculty") else None
    if data.get("faculty"):
        found.extend(faculty_obstacles(data["faculty"], reporter, world))
    if data.get("department"):
        found.extend(department_obstacles(data["department"], faculty, world))
    return found


def submit(register, raw: Mapping[str, Any], files: Sequence[Upload] = ()) -> Outcome:
    """Make a case of a report. Raises NotAllowed or InvalidData, and has then done nothing.

    The case is created in its faculty, always; the department is a wish.
    """
    user = getSecurityManager().getUser()
    reporter = person_of(user.getId())
    if not reporter or not user.has_permission("ntnu.deviations: Report Deviation", register):
        raise NotAllowed(one("not_yours"))
    data = check(register, raw, reporter)
    uploads = check_files(files, confirmed_codes(raw))
    take_turn(register)
    world, at = Directory(register), now()
    faculty = world.unit(data["faculty"])
    case = _new_case(register, data, reporter, world, at)
    case = _file(world.content(faculty), case)
    for upload in uploads:
        make_part(case, file_part(upload, uuid4().hex, reporter, at, None, shared=True))
    settle(case, world)
    facts = facts_of(case)
    plan = Plan(
        action="submit",
        actor=reporter,
        before=facts,
        after=facts,
        notices=(
            *notices.new_report(facts, world),
            *notices.reported_at_unit(facts, world),
            notices.to_reporter("received", facts),
        ),
        why={"unit": faculty.code, "attachments": len(uploads)},
    )
    # The reporter acted, and gets her receipt all the same (mail 3).
    sent = notices_of(plan, case, readers(case))
    receipt = tuple(n for n in plan.notices if n.kind == "received")
    mailed = deliver.send((*sent, *receipt), facts, case_url(case), "")
    caselog.append(case, reporter, plan.action, {**plan.why, **mails(mailed)}, at)
    return Outcome("submit", case, case.number, facts.state, facts.due, True)


def _new_case(register, data, reporter, world, at) -> DeviationReport:
    case = DeviationReport(secrets.token_hex(8))
    case.portal_type = "DeviationReport"
    case.title = data["title"]
    for name in ("what_happened", "consequence", "suggestion", "tried_text", "place"):
        setattr(case, name, data.get(name) or "")
    for name in ("course_code", "programme_code"):
        setattr(case, name, (data.get(name) or "").upper())
    for name in ("occurred", "campus"):
        setattr(case, name, data.get(name))
    case.themes = tuple(data["themes"])
    case.tried_channels = tuple(data["tried_channels"])
    case.reporter_kind = data["reporter_kind"]
    case.reply_language = data.get("reply_language") or "nb"
    case.department = world.unit(data["department"]).uid if data.get("department") else None
    case.reporter = reporter
    case.submitted = case.received_since = at
    case.due = response_due(local_date(at), settings.get("response_days"))
    addAttributeUUID(case, None)
    case.number = new_number(register, local_date(at).year, case)
    return case


def _file(faculty, case) -> DeviationReport:
    """Put the case into its faculty: what ``_setObject`` does, less the owner role and less the
    change of the folder, which parallel submissions would collide on."""
    notify(ObjectCreatedEvent(case))
    id_ = case.getId()
    faculty._setOb(id_, case)
    case = faculty._getOb(id_)
    notify(ObjectAddedEvent(case, faculty, id_))
    return case
