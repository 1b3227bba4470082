"""Who reaches SpeakUp!: the persons to whom its registry's Sharing gives the role, once a recipient
has confirmed it, and nobody else.

A role given in the whole site, on the register or on a case itself gives no access here.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.domain import roles
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.persons import person_of

#: What the person who gives and takes the role of the registry may open there, without reading a case.
SHARING = frozenset(
    {
        "sharing",
        "@@sharing",
        "updateSharingInfo",
        "@@updateSharingInfo",
        "speakup-roles",
        "@@speakup-roles",
        "@access",
        "@sharing",
    }
)


def registry_of(register):
    """The SpeakUp! registry of a register; None where there is none."""
    return next((item for item in register.objectValues() if ISpeakUpRegistry.providedBy(item)), None)


def registry_around(content):
    """The registry that ``content`` is, or is in."""
    content = aq_inner(content)
    return content if ISpeakUpRegistry.providedBy(content) else aq_parent(content)


def recipients_of(registry) -> frozenset[str]:
    """User ids of the SpeakUp! recipients, groups expanded: who holds the role and was confirmed."""
    holding = direct_holders(registry, roles.SPEAKUP_RECIPIENT)
    return holding if registry.confirmed is None else holding.intersection(registry.confirmed)


def gainers_of(registry) -> frozenset[str]:
    """User ids of those who were given the role and whom no recipient has confirmed yet."""
    return direct_holders(registry, roles.SPEAKUP_RECIPIENT) - recipients_of(registry) - {*registry.refused}


def handlers_of(case) -> frozenset[str]:
    """User ids of those who handle this case: the recipients, except the person who sent it and those who
    were recused from the deviation that it was or is about."""
    return recipients_of(registry_around(case)) - {case.reporter, *case.recused}


def may_handle(content, user) -> bool:
    """May the user see the registry, or this case in it? A Manager may, but does not handle cases."""
    if "Manager" in user.getRoles():
        return True
    holders = handlers_of if INotificationCase.providedBy(content) else recipients_of
    return person_of(user.getId()) in holders(content)


def handles(case, user) -> bool:
    """Does the user handle this case? A Manager does not."""
    return person_of(user.getId()) in handlers_of(case)


def may_share(content, user) -> bool:
    """May the user give and take the role of the registry ``content``?"""
    return ISpeakUpRegistry.providedBy(content) and roles.SYSTEM_ADMIN in user.getRoles()
