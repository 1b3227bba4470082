"""``@inherit``, and its expansion: plone.restapi's, with an error for behaviors that cannot be inherited.

plone.restapi uses the marker interface of each behavior, and fails for a behavior without one.
"""

from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import TEXT
from plone.behavior.registration import BehaviorRegistrationNotFound
from plone.behavior.registration import lookup_behavior_registration
from plone.restapi.services import Service
from plone.restapi.services.inherit.get import InheritedBehaviorExpander
from zope.component import adapter
from zope.interface import Interface

_ASKED = "expand.inherit.behaviors"


@adapter(Interface, IDeviationsLayer)
class InheritedBehaviors(InheritedBehaviorExpander):
    """The expansion ``inherit``. Raises InvalidData (400) for a behavior that cannot be inherited."""

    def __init__(self, context, request):
        if not isinstance(request.form.get(_ASKED, ""), str):
            raise InvalidData(one("wrong_type", _ASKED))
        super().__init__(context, request)

    def __call__(self, expand=False):
        for name in self.behavior_names if expand else ():
            if _has_no_marker(name):
                raise InvalidData(one("not_inherited", _ASKED, name=name))
        return super().__call__(expand)


def _has_no_marker(name: str) -> bool:
    try:
        return lookup_behavior_registration(name=name).marker is None
    except BehaviorRegistrationNotFound:
        return False


@described({"type": "object"}, asks={"expand.inherit.behaviors?": TEXT})
class Inherited(Service):
    """``GET <anything>/@inherit?expand.inherit.behaviors=<names>``"""

    def reply(self):
        found = InheritedBehaviors(self.context, self.request)(expand=True)
        return found.get("inherit", found)
