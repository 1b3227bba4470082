"""Whose turn it is: the principals an open case waits for, and what they should do next."""

from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import excluded
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.grants import places
from ntnu.deviations.domain.grants import unit_group
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import IN_PROCESS
from ntnu.deviations.domain.states import RECEIVED


def next_step(facts: Facts) -> str | None:
    """A code for what the case waits for; None when it waits for nobody.

    fill_in_receipt · name_case_worker · accept · close · close_by_recipient
    """
    if facts.state == RECEIVED:
        return "fill_in_receipt"
    if facts.state in (FORWARDED, IN_PROCESS) and facts.case_worker is None:
        return "name_case_worker"
    if facts.state == FORWARDED:
        return "accept"
    if facts.state == IN_PROCESS:
        return "close" if facts.closer == "case_worker" else "close_by_recipient"
    return None


def waits_for(facts: Facts) -> tuple[str, ...]:
    """Whom the case waits for: ids of users and of unit groups."""
    step = next_step(facts)
    if step is None:
        return ()
    worker = (facts.case_worker.person,) if facts.case_worker else ()
    if step in ("accept", "close"):
        return worker
    key = exclusion_key(excluded(facts))
    recipients = tuple(unit_group(unit.uid, roles.RECIPIENT, key) for unit in places(facts))
    recipients += tuple(deputy.person for deputy in facts.deputies)
    if step == "close_by_recipient":
        return (*recipients, *worker)
    return recipients
