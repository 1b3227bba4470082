"""The e-mail addresses people had before this transaction: for mails to the address they still read."""

from collections.abc import Iterable
from ntnu.deviations.mail import people
from transaction import TransactionManager
from zope.component.hooks import site as site_hook


def addresses_before(site, persons: Iterable[str]) -> dict[str, str]:
    """The address of each person as the database has it now, without what this transaction changed.

    Plone reports a new address when the old one is already replaced. Empty for people who had none, and where
    an external directory has changed.
    """
    if site._p_jar is None:
        return {}
    connection = site._p_jar.db().open(transaction_manager=TransactionManager())
    try:
        place = connection.root()["Application"]
        for name in site.getPhysicalPath()[1:]:
            place = place._getOb(name, None)
            if place is None:
                return {}
        with site_hook(place):
            return {person: people.person(person).address for person in persons}
    finally:
        connection.transaction_manager.abort()
        connection.close()
