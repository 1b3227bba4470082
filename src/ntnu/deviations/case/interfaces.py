"""What is asked for by name, and read by pure code too: nothing here comes from Plone or the database."""

from collections.abc import Mapping
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface


class IAction(Interface):
    """An action on a case, on what lives in it, or on a notification case: see ``engine/base.py``. Another
    package registers one as a utility, by its id."""


class ITarget(Interface):
    """Adapter of what actions are done on, as who is logged in may act on it now: ``engine/targets.py``."""


class IProcedure(Interface):
    """Named utility: the actions that every institution has on some kinds of things."""

    actions = Attribute("Portal type -> action id -> action, in the order a person meets them.")


class IProposal(Interface):
    """Adapter of a case or a part of one, by the id of an action: a mapping of what its form holds before
    anything is typed, by the name of the field."""


class IDraftedForm(Interface):
    """Utility, by the name that drafts have for it: a form that is none of an action on a case."""

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
        """Do it: ``doing`` tells on what, by which plan and when (``engine/carry_out.py``). What is done
        elsewhere, or to something else, is in no log: it is for other plans."""

    def foreseen(preview: Any, case: Any, plan: Any) -> Any:
        """The preview of a plan for ``case`` (``engine/previewing.py``), with what is to be told of this
        effect."""


class IAddedSchemas(Interface):
    """Utility: the schemas by which other packages add fields to the cases of this site."""

    def __call__() -> tuple[Any, ...]:
        """The schemas, in the order in which they are switched on."""


class IActionPerformed(Interface):
    """Event: an action has been done, in this transaction; it is in the log, and its mails wait.

    Subscribers run with the rights of the person who did it, and see all of the case: what they pass on is
    theirs to answer for. An exception takes the action back. No ``IObjectModifiedEvent`` is notified:
    Dexterity answers that with a new modification date, which tells a reporter of internal work.
    """

    subject = Attribute(
        "What it was done on, where that is now: mostly a case (``IDeviationReport``), a unit, the register."
        " Of a notification case it is the registry, and the plan tells nothing but the action: nobody who"
        " sent one is named."
    )
    action = Attribute("The id of the action as the log has it; of one on a part, ``measure_<id>``.")
    plan = Attribute("All that it did, as effects: see ``domain/plan.py``.")
