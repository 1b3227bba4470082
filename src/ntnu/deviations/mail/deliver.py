"""Notices go into the register's outbox, as part of the transaction they belong to.

They are written and sent afterwards: see ``delivery/``.
"""

import secrets
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from dataclasses import replace
from ntnu.deviations import settings
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail import people
from ntnu.deviations.mail.address import without_base
from ntnu.deviations.mail.holding import is_wanted
from ntnu.deviations.mail.packing import pack
from ntnu.deviations.now import now
from plone import api
from typing import Any
from urllib.parse import urlsplit


def send(
    notices: Iterable[Notice], facts: Facts | None, url: str, actor: str, about: Any = None
) -> tuple[Notice, ...]:
    """Queue each notice, but not to ``actor`` unless ``always``, nor to who reads of it on screen only;
    returns those that wait now.

    They are committed with the current transaction, and gone with its abort. ``facts`` are those of the case
    after the action; None for a mail about no deviation, which is ``about`` a unit, a notification case or
    the register (None: the site's first), and leads to ``url``. Whether somebody may be notified, and their
    address, is checked when a mail is sent.
    """
    register = register_around(about) if about is not None else _register(facts)
    kept = tuple(
        notice
        for notice in notices
        if (notice.to != actor or notice.always) and is_wanted(register, notice.kind, notice.to)
    )
    if not kept:
        return ()
    letters = Letters(secrets.token_hex(16), now(), tuple(range(len(kept))))
    letters.notices = tuple(pack(replace(notice, url=without_base(notice.url))) for notice in kept)
    letters.actor, letters.url = actor, without_base(url)
    if facts is not None:
        letters.case, letters.state = facts.uid, facts.state
    elif about is not None:
        letters.place = tuple(about.getPhysicalPath()[len(register.getPhysicalPath()) :])
    outbox.put(register, letters)
    return kept


def register_around(content: Any) -> Any:
    """The register that ``content`` is, or is in."""
    while content is not None and not IDeviationRegister.providedBy(content):
        content = aq_parent(aq_inner(content))
    return content


def sender_address() -> str:
    """The site's own address, else a no-reply address at the site's public host."""
    address = people.usable_address(api.portal.get_registry_record("plone.email_from_address", default=""))
    return address or f"noreply@{urlsplit(settings.public_address()).hostname or 'localhost'}"


def _register(facts: Facts | None) -> Any:
    """The register of a case; where that is unknown, the site's first."""
    found = registers(api.portal.get())
    mine = [item for item in found if facts and uid_of(item) == facts.register_uid]
    return (mine or found)[0]
