"""The mails that tell recipients of changed folder roles."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.units.notices import RolesChanged


def role_notices(
    unit, made: Sequence[Change], waiting: Sequence[Facts], actor: str, former: Iterable[str] = ()
) -> tuple[Notice, ...]:
    """Mails to who are recipients at the unit, and ``former`` ones, who were until now; not ``actor``.

    ``waiting`` are the cases that have lost their case worker by the change. Each is told of those
    she is recipient of, and who is so at a department below the unit only, or for a case by name,
    is mailed for their sake.
    """
    register = register_of(unit)
    world = Directory(register)
    cases: dict[str, list[Facts]] = defaultdict(list)
    for facts in waiting:
        for person in recipients_of(facts, world):
            cases[person].append(facts)
    here = world.holders(uid_of(unit), roles.RECIPIENT) | set(former)
    found = _notices(unit, {person: cases[person] for person in here - {actor}}, made)
    for uid in sorted({facts.unit.uid for facts in waiting}):
        theirs = {
            person: own
            for person, every in cases.items()
            if person not in here and person != actor and (own := [f for f in every if f.unit.uid == uid])
        }
        found += _notices(unit_content(register, uid), theirs, made)
    return tuple(found)


def one_mail_each(register, told: Sequence[tuple[Effect, ...]]) -> list[tuple[Effect, ...]]:
    """The effects that changes have at each of several places, with one mail to a person who is to be told of
    more than one of them: with the last."""
    mails: dict[str, list[Notice]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, effects in enumerate(told):
        for notice in filter(_tells, effects):
            mails[notice.to].append(notice)
            last[notice.to] = number
    several = {person for person, own in mails.items() if len(own) > 1}
    found = [
        tuple(effect for effect in effects if not (_tells(effect) and effect.to in several))
        for effects in told
    ]
    for person in sorted(several):
        found[last[person]] += (_in_one(register, mails[person]),)
    return found


def _tells(effect: Effect) -> bool:
    return isinstance(effect, Notice) and effect.kind == RolesChanged.id


def _in_one(register, notices: Sequence[Notice]) -> Notice:
    changes: list[Change | str] = []
    for notice in notices:
        changes += [f"{notice.unit.code}:", *notice.words["changes"]]
    waiting = ", ".join(filter(None, (notice.words["waiting"] for notice in notices)))
    words = {"changes": changes, "waiting": waiting}
    return Notice("roles_changed_at_units", notices[0].to, words=words, url=public_url(register))


def recipients_of(facts: Facts, world) -> set[str]:
    """Who receives a case, by a folder role or by name."""
    named = {deputy.person for deputy in facts.deputies}
    kept_out = {facts.reporter, *facts.recused}
    return (named | world.holders(facts.unit.uid, roles.RECIPIENT)) - kept_out


def _notices(unit, told: dict[str, list[Facts]], made: Sequence[Change]) -> list[Notice]:
    return [
        Notice(
            "roles_changed",
            person,
            words={"changes": list(made), "waiting": ", ".join(facts.number for facts in told[person])},
            unit=describe(unit),
            url=public_url(unit),
        )
        for person in sorted(told)
    ]
