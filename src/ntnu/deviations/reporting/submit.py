"""Submitting a report: it becomes a case in its faculty."""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.case.schema import asking
from ntnu.deviations.case.schema import stored
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.reported import STEPS
from ntnu.deviations.case.schema.tags import added_schemas
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import is_first
from ntnu.deviations.case.schema.tags import step_of
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.deadlines import response_due
from ntnu.deviations.domain.facts import known
from ntnu.deviations.domain.obstacles import department_obstacles
from ntnu.deviations.domain.obstacles import faculty_obstacles
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import NewCase
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.attachments import check_files
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.effects import new_content
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import file_part
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import confirmed_codes
from ntnu.deviations.engine.validate import examine
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from ntnu.deviations.reporting.numbers import new_number
from plone.uuid.interfaces import ATTRIBUTE_NAME
from typing import Any
from uuid import uuid4
from zope import schema
from zope.interface import Interface
from zope.interface.interface import InterfaceClass

#: Keys that Plone's own POST accepts, and that are ignored here.
PLONE_KEYS = frozenset({"@type", "@id", "id", "UID", "attachments"})


class ISending(Interface):
    """Input for sending a report only: none of it is stored in the case."""

    gate = tagged(
        OneOf(
            "gate",
            title=_("label_gate", default="Is it one of these?"),
            description=_(
                "help_gate", default="Some matters belong in other channels, and get help faster there."
            ),
        ),
        step="check",
        first=True,
    )
    faculty = tagged(
        UnitChoice(
            "faculties",
            title=_("label_faculty", default="Faculty"),
            description=_(
                "help_faculty", default="The faculty that is responsible for the course or the place."
            ),
        ),
        step="where",
        first=True,
    )
    no_sensitive_data = tagged(
        schema.Bool(
            title=_(
                "label_no_sensitive_data",
                default="The report contains no sensitive personal data about anybody",
            ),
            description=_(
                "help_no_sensitive_data",
                default="For example health, belief, or names of persons."
                " Such matters are handled elsewhere.",
            ),
        ),
        step="send",
    )


def form_schema() -> InterfaceClass:
    """The fields of the report form: step by step the reporter's part of the case, with the fields for
    sending it before or after."""
    return _form_schema(added_schemas())


@cache
def _form_schema(added: tuple[InterfaceClass, ...]) -> InterfaceClass:
    sending = fields_of(ISending)
    first = {name: field for name, field in sending.items() if is_first(field)}
    every = {**first, **fields_of(IReported), **sending}
    ordered = sorted(every.items(), key=lambda pair: STEPS.index(step_of(pair[1])))
    return asking(IReported, dict(ordered))


def steps() -> list[tuple[str, tuple[str, ...]]]:
    """The steps of the form, each with the names of its fields."""
    fields = fields_of(form_schema()).items()
    return [(step, tuple(name for name, field in fields if step_of(field) == step)) for step in STEPS]


def check(register, raw: Mapping[str, Any], reporter: str) -> dict[str, Any]:
    """The validated report. Raises InvalidData with every fault."""
    data, errors = examine(form_schema(), raw, ignore=PLONE_KEYS)
    # One message on each field is enough: a missing value needs no second fault.
    named = {error.field for error in errors}
    errors += [e for e in as_errors(obstacles(register, data, reporter)) if e.field not in named]
    if errors:
        raise InvalidData(errors)
    return data


def obstacles(register, data: Mapping[str, Any], reporter: str) -> list[Obstacle]:
    """What prevents a report beside the faults of single fields."""
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
    """Create a case from a report. Raises NotAllowed or InvalidData, and has then done nothing.

    The case is always created in its faculty; the department is only a suggestion.
    """
    user = getSecurityManager().getUser()
    reporter = person_of(user.getId())
    if not reporter or not user.has_permission("ntnu.deviations: Report Deviation", register):
        raise NotAllowed(one("not_yours"))
    data = check(register, raw, reporter)
    uploads = check_files(files, confirmed_codes(raw))
    take_turn(register)
    world, at = Directory(register), now()
    faculty = known(world.unit(data["faculty"]))
    attributes = _attributes(register, data, reporter, world, at)
    facts = facts_of(new_content(DeviationReport, attributes).__of__(world.content(faculty)))
    plan = Plan(
        action="submit",
        actor=reporter,
        before=facts,
        after=facts,
        effects=(
            NewCase(faculty.uid, attributes),
            *(file_part(upload, uuid4().hex, reporter, at, None, shared=True) for upload in uploads),
            *notices.new_report(facts, world),
            *notices.reported_at_unit(facts, world),
            replace(notices.to_reporter("received", facts), always=True),
        ),
        why={"unit": faculty.code, "attachments": len(uploads)},
    )
    case = carry_out(register, plan, at, world)
    return Outcome("submit", case, case.number, facts.state, facts.due, True)


def _attributes(register, data, reporter: str, world, at) -> dict[str, Any]:
    given = {name: stored(field, data.get(name)) for name, field in fields_of(IReported).items()}
    if data.get("department"):
        given["department"] = known(world.unit(data["department"])).uid
    return {
        **given,
        ATTRIBUTE_NAME: uuid4().hex,
        "number": new_number(register, local_date(at).year),
        "reporter": reporter,
        "submitted": at,
        "received_since": at,
        "due": response_due(local_date(at), settings.get("response_days")),
    }
