"""Persons and accounts: who the current account is on cases, and which account a person has.

Cases, parts, logs and indexes name persons; Plone, Sharing, groups and the directory name accounts
(user ids). Whatever compares the two comes by here. The site keeps how many accounts of an id were
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
    """The person whom an account of this id is now; empty for nobody."""
    return spelt(user_id, _retired().get(user_id, 0)) if user_id else ""


def acting() -> str:
    """The person at the keyboard; empty for who is not logged in."""
    return person_of(getSecurityManager().getUser().getId())


def account_of(person: str | None) -> str | None:
    """The user id of the person's account; None when it is retired.

    Whether there is such an account is the directory's to say.
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
    """The person whom somebody means by this id: who has the account now, or what :func:`id_of` said."""
    user_id, retired = read(id_)
    if user_id == id_:
        return person_of(id_)
    # Written with the number nought, of an id that takes none: the first account, which is retired.
    return spelt(user_id, retired)


def retire(user_id: str) -> str:
    """The account of this id is gone for good: who gets the id now is somebody else.

    Returns the person whose it was. A second call retires the next account: ask first.
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
