"""The CSS class that turns the look on."""

from ntnu.deviations.interfaces import IStandaloneLayer
from plone.app.layout.globals.interfaces import IBodyClassAdapter
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IBodyClassAdapter)
@adapter(Interface, IStandaloneLayer)
class BodyClass:
    """Every page of the site has ``dv`` on its body."""

    def __init__(self, context: Any, request: Any) -> None:
        pass

    def get_classes(self, template: Any, view: Any) -> list[str]:
        return ["dv"]
