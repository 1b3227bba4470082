"""Interfaces that are looked up by name and used by pure code too: nothing here comes from Plone or the
database."""

from collections.abc import Mapping
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface


class IAction(Interface):
    """An action on a case, on what lives in it, or on a notification case: see ``engine/base.py``. Another
    package registers one as a utility, by its id."""


class ITarget(Interface):
    """Adapter of the object of an action, for what the logged-in person may do with it now:
    ``engine/targets.py``."""


class IProcedure(Interface):
    """Named utility: the standard actions, which every institution has, on some kinds of content."""

    actions = Attribute("Portal type -> action id -> action, in the order a person meets them.")


class IProposal(Interface):
    """Adapter of a case or a part of one, by the id of an action: a mapping of what its form holds before
    anything is typed, by the name of the field."""


class IDraftedForm(Interface):
    """Utility, by the name under which drafts are stored: a form that does not belong to an action on a
    case."""

    title = Attribute("What it is called in the list of the person's own drafts.")

    def may_still(register: Any, draft: Any) -> bool:
        """May who is logged in still do what the draft is for?"""


class IActions(Interface):
    """Utility: all actions, as the lower floors ask for them."""

    def __call__(portal_type: str) -> Mapping[str, Any]:
        """The actions on such a thing by id, in the order a person meets them."""


class IEffectHandler(Interface):
    """Adapter of an effect (``domain/plan.py``): what it does. Another package registers one for an effect of
    its own; the server does not start while an effect has none."""

    def apply(doing: Any) -> None:
        """Do it: ``doing`` gives the object, the plan and the moment (``engine/carry_out.py``). What is done
        elsewhere, or to another object, is in no log: it belongs in another plan."""

    def foreseen(preview: Any, case: Any, plan: Any) -> Any:
        """The preview of a plan for ``case`` (``engine/previewing.py``), with what is shown of this
        effect."""


class IAddedSchemas(Interface):
    """Utility: the schemas by which other packages add fields to the cases of this site."""

    def __call__() -> tuple[Any, ...]:
        """The schemas, in the order in which they are switched on."""


class IActionPerformed(Interface):
    """Event: an action was done in this transaction; it is in the log, and its mails are queued.

    Subscribers run with the rights of the person who did it, and see the whole case: they are responsible for
    what they pass on. An exception rolls the action back. No ``IObjectModifiedEvent`` is notified: Dexterity
    would set a new modification date, which reveals internal work to a reporter.
    """

    subject = Attribute(
        "What it was done on, where that is now: mostly a case (``IDeviationReport``), a unit, the register."
        " Of a notification case it is the registry, and the plan tells nothing but the action: nobody who"
        " sent one is named."
    )
    action = Attribute("The id of the action as the log has it; of one on a part, ``measure_<id>``.")
    plan = Attribute("All that it did, as effects: see ``domain/plan.py``.")
