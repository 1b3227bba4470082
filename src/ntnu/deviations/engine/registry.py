"""All actions on cases, on what lives in them and on notification cases: the product's own, and other
packages'."""

from collections.abc import Iterator
from collections.abc import Mapping
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.case.interfaces import IEffectHandler
from ntnu.deviations.case.interfaces import IProcedure
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import UnknownAction
from Products.CMFCore.utils import getToolByName
from Products.GenericSetup.tool import UNKNOWN
from typing import Any
from zope.component import getSiteManager
from zope.component import getUtilitiesFor
from zope.component.hooks import getSite
from zope.interface import implementedBy

#: What an action must define.
_NEEDED = ("id", "title", "help", "button", "schema", "rule", "log")


class WrongActions(Exception):
    """Some actions or effects are invalid: the server does not start. Lists every one of them."""


def _own() -> Mapping[str, Mapping[str, Action]]:
    return {kind: found for _name, own in getUtilitiesFor(IProcedure) for kind, found in own.actions.items()}


def actions_of(portal_type: str) -> Mapping[str, Action]:
    """The actions for such an object, by id; none for objects without actions.

    Other packages add theirs by registering them as utilities for ``IAction``, by their id.
    """
    own = _own().get(portal_type, {})
    added = {id_: action for id_, action in getUtilitiesFor(IAction) if action.on == portal_type}
    return {**own, **added} if added else own


def offered(portal_type: str) -> Mapping[str, Action]:
    """The same, limited to what this site offers: an action of a package that is not installed here is left
    out."""
    every = actions_of(portal_type)
    brought = {id_ for id_, action in every.items() if action.profile}
    if not brought:
        return every
    version = getToolByName(getSite(), "portal_setup").getLastVersionForProfile
    away = {id_ for id_ in brought if version(every[id_].profile) == UNKNOWN}
    return {id_: action for id_, action in every.items() if id_ not in away}


def check(event: Any = None) -> None:
    """Subscriber: the process starts. Raises WrongActions for an id that exists already, a name that is not
    the action's id, an action on an object that has none, or one without the words it needs; and for an
    effect without a handler."""
    wrong, own = [f"{name} is an effect without a handler" for name in _unhandled()], _own()
    for name, action in getUtilitiesFor(IAction):
        missing = [needed for needed in _NEEDED if not getattr(action, needed, None)]
        if missing:
            wrong.append(f"{name} has no {', '.join(missing)}")
        elif name != action.id:
            wrong.append(f"{action.id} is registered as {name}")
        if action.on not in own:
            wrong.append(f"{name} is an action on {action.on}, which has none")
        elif name in own[action.on]:
            wrong.append(f"{name} exists already")
    if wrong:
        raise WrongActions(f"Wrong actions: {'; '.join(sorted(wrong))}.")


def _unhandled(kind: type[Effect] = Effect) -> Iterator[str]:
    for found in kind.__subclasses__():
        if getSiteManager().adapters.lookup((implementedBy(found),), IEffectHandler) is None:
            yield f"{found.__module__}.{found.__qualname__}"
        yield from _unhandled(found)


def find(actions: Mapping[str, Action], action_id: str) -> Action:
    """The action with this id among ``actions``. Raises UnknownAction."""
    try:
        return actions[action_id]
    except KeyError:
        raise UnknownAction(one("unknown_action")) from None


def get(action_id: str) -> Action:
    """The action on a case with this id. Raises UnknownAction."""
    return find(actions_of(REPORT), action_id)
