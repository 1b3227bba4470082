"""What follows when units are moved, merged and split, as it is shown before, and the mails of it."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.domain.unit_changes import Shift
from ntnu.deviations.engine.previewing import previewed_mail
from ntnu.deviations.units.unit_cases import counted
from ntnu.deviations.units.unit_cases import Row
from ntnu.deviations.units.unit_cases import worked_on
from typing import Any
from zope.i18nmessageid import Message


def mails(
    shift: Shift, unit: Unit, url: str, what: str, plan: BarePlan, waiting: Mapping[str, Sequence[str]]
) -> list[Notice]:
    """To all who receive the cases, or did until now. ``waiting``: numbers of cases that wait for a case
    worker now, by who receives them."""
    told = (shift.recipients | waiting.keys()) - {plan.actor}
    words = {"what": what, "former": plan.why["from"], "present": plan.why["to"]}
    changes = [*shift.gained, *shift.lost]
    return [
        Notice(
            "unit_changed",
            person,
            words={**words, "changes": changes, "waiting": ", ".join(waiting.get(person, ()))},
            unit=unit,
            url=url,
        )
        for person in sorted(told)
    ]


def foresee(
    preview,
    plan: BarePlan,
    place,
    shift: Shift,
    rows: Sequence[Row],
    what: str,
    given: Sequence[Change] = (),
    some: bool = False,
) -> Any:
    """Numbers of cases and no more: who looks over it reads none of them. ``some``: not all of the ``rows``
    come along, and how many is not shown."""
    follows = [_come(*counted(rows), some)]
    losing = shift.losing(roles.CASE_WORKER)
    ends = worked_on(rows, losing)
    if ends:
        names = sorted(map(Directory(register_of(place)).person_name, losing))
        follows.append(_ends(ends, ", ".join(names), some))
    if given:
        follows.append(_gives(len(given)))
    told = mails(shift, describe(place), public_url(place), what, plan, {})
    return replace(
        preview,
        access_gained=tuple(_seen(shift.gained)),
        access_lost=tuple(_seen(shift.lost)),
        mails=(*preview.mails, *(previewed_mail(mail, None, mail.url or "") for mail in told)),
        consequences=(*preview.consequences, *follows),
    )


def _seen(changes: Sequence[Change]) -> list[Seen]:
    return list(dict.fromkeys(Seen(one.principal, one.role, "folder_role") for one in changes))


def _come(open_cases: int, finished: int, some: bool) -> Message:
    words = {"open": str(open_cases), "finished": str(finished)}
    if some:
        return _(
            "follows_some_come",
            default="The cases to take come from these: ${open} not finished, ${finished} finished. How many"
            " your date and your courses pick is not shown here.",
            mapping=words,
        )
    return _(
        "follows_cases_come",
        default="Cases that come along: ${open} not finished, ${finished} finished.",
        mapping=words,
    )


def _ends(number: int, names: str, some: bool) -> Message:
    words = {"number": str(number), "names": names}
    if some:
        return _(
            "follows_some_work_ends",
            default="Cases on which work ends: at most ${number}. No longer case worker there: ${names}. A"
            " case that is not finished then waits for a new case worker, and the person gets mail about"
            " each case.",
            mapping=words,
        )
    return _(
        "follows_work_ends",
        default="Cases on which work ends: ${number}. No longer case worker there: ${names}. A case that is"
        " not finished then waits for a new case worker, and the person gets mail about each case.",
        mapping=words,
    )


def _gives(number: int) -> Message:
    return _(
        "follows_roles_given",
        default="Roles given: ${number}. Each is an entry in the log.",
        mapping={"number": str(number)},
    )


def wishes(number: int) -> Message:
    """That reports at the old faculty name the department."""
    return _(
        "follows_wishes_stay",
        default="Reports that wait for their receipt form at the old faculty, and name the department:"
        " ${number}. They stay there, and can be sent on to the new faculty.",
        mapping={"number": str(number)},
    )
