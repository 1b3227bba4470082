"""Persons and accounts: which person the current account is on cases, and which account a person has.

Cases, parts, logs and indexes name persons; Plone, Sharing, groups and the directory name accounts (user
ids). All code that compares the two uses this module. The site stores how many accounts of an id were
retired; nothing is written as long as none is.
"""

from AccessControl import getSecurityManager
from BTrees.OIBTree import OIBTree
from collections.abc import Mapping
from ntnu.deviations.domain.persons import may_be_id
from ntnu.deviations.domain.persons import read
from ntnu.deviations.domain.persons import spelt
from ntnu.deviations.domain.persons import told
from Products.CMFCore.interfaces import ISiteRoot
from zope.annotation.interfaces import IAnnotations
from zope.component import queryUtility

_KEY = "ntnu.deviations.retired"


def person_of(user_id: str | None) -> str:
    """The person who has the account with this id now; empty for nobody."""
    return spelt(user_id, _retired().get(user_id, 0)) if user_id else ""


def acting() -> str:
    """The person who is logged in; empty for visitors."""
    return person_of(getSecurityManager().getUser().getId())


def account_of(person: str | None) -> str | None:
    """The user id of the person's account; None when it is retired.

    Whether the account exists is known only by the directory.
    """
    if not person:
        return None
    user_id, retired = read(person)
    known = may_be_id(user_id) and retired == _retired().get(user_id, 0)
    return user_id if known else None


def id_of(person: str) -> str:
    """The person as pages and services name them: by user id, a former account with its number."""
    return told(person, account_of(person) is None) if person else ""


def person_named(id_: str) -> str:
    """The person meant by this id: the person who has the account now, or what :func:`id_of` returned."""
    user_id, retired = read(id_)
    if user_id == id_:
        return person_of(id_)
    # Written with the number zero, for an id that has none: the first account, which is retired.
    return spelt(user_id, retired)


def retire(user_id: str) -> str:
    """The account with this id is deleted for good: whoever gets the id from now on is somebody else.

    Returns the person who had it. A second call retires the next account: check first.
    """
    former, site = person_of(user_id), _site()
    table = IAnnotations(site).get(_KEY)
    if table is None:
        table = IAnnotations(site)[_KEY] = OIBTree()
    table[user_id] = table.get(user_id, 0) + 1
    return former


def _retired() -> Mapping[str, int]:
    site = _site()
    if site is None:
        return {}
    return IAnnotations(site).get(_KEY, {})


def _site():
    """The Plone site; sites within it have no persons of their own."""
    return queryUtility(ISiteRoot)
