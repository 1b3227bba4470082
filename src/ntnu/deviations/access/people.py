"""Everybody who is involved in a case of a register."""

from collections.abc import Iterator
from itertools import chain
from itertools import islice
from ntnu.deviations.access.accounts import may_be_down
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.domain.persons import GROUPS
from Products.CMFCore.utils import getToolByName


def everybody(register) -> Iterator[str]:
    """The persons who work on cases, take part in hearings, carry out measures, and then those who reported
    or sent a notification; each once."""
    index, registry = index_of(register), registry_of(register)
    found = chain(
        index.values("workers"),
        (who for who in index.values("waits_for") if not who.startswith(GROUPS)),
        register.hearing_members.keys(),
        register.measure_people.keys(),
        index.values("reporter"),
        registry.reporters.keys() if registry is not None else (),
    )
    seen: set[str] = set()
    for person in found:
        if person and person not in seen:
            seen.add(person)
            yield person


def without_account(register, most: int | None = None) -> Iterator[str]:
    """Those of them whose account is missing in the directory, and was not retired either.

    ``most``: how many are looked up; the directory may be slow.
    """
    users = getToolByName(register, "acl_users")
    for person in islice(everybody(register), most):
        if may_be_down(users, person):
            yield person
