"""Who is EQS system administrator is known to all who are: each change is logged in the register and mailed.

The register keeps who they were. It is compared when a role in the whole site or a group changes, and in
each round of the clock: Zope's own pages and other directories tell nobody.
"""

from datetime import datetime
from ntnu.deviations.access.accounts import unanswered
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.global_roles import system_administrators
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.engine.carry_out import carry_out
from zope.component.hooks import getSite


def remember(register, event=None) -> None:
    """Subscriber: a register keeps who the administrators are when it is made; also for the upgrade."""
    if register.administrators is None:
        register.administrators = _now(register)


def are_others(register) -> bool:
    """Are there others than the register knows of? Only reads."""
    return register.administrators is not None and register.administrators != _now(register)


def tell_changes(register, actor: str, at: datetime) -> int:
    """Log and mail who has become system administrator, or is none any more; the number of mails.

    ``actor`` is empty where nobody knows who did it.
    """
    before, after = register.administrators, _now(register)
    if before is None or before == after:
        return 0
    gained, lost = sorted({*after} - {*before}), sorted({*before} - {*after})
    name = Directory(register).principal_name
    words = {"given": ", ".join(map(name, gained)), "taken": ", ".join(map(name, lost)), "by": actor}
    told = [Notice("administrators", person, words=dict(words)) for person in sorted({*before, *after})]
    entries = [("admin_given", who) for who in gained] + [("admin_taken", who) for who in lost]
    for number, (act, who) in enumerate(entries, 1):
        why = {"role": roles.SYSTEM_ADMIN, "principal": who}
        effects = (SetFields(administrators=after), *told) if number == len(entries) else ()
        carry_out(register, BarePlan(action=act, actor=actor, effects=effects, why=why), at)
    return sum(notice.to != actor for notice in told)


def _now(register) -> tuple[str, ...]:
    site = getSite()
    found = system_administrators(site)
    missing = frozenset(register.administrators or ()) - found
    return tuple(sorted(found | unanswered(site["acl_users"], missing)))
