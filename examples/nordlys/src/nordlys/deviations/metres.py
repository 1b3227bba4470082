"""A new kind of field with its own control: metres above sea level."""

from nordlys.deviations import _
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.added import of_part
from ntnu.deviations.ui.forms.controls import Number
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import IInt


class IMetres(IInt):
    """Whole metres."""


@implementer(IMetres)
class Metres(schema.Int):
    """Whole metres."""


class MetresControl(Number):
    """A number with its unit after it."""

    kind = "metres"
    template = ViewPageTemplateFile("templates/metres.pt")


@of_part(IReported)
class IAltitude(Interface):
    """The height above sea level."""

    altitude = tagged(
        Metres(
            title=_("label_altitude", default="Metres above sea level"),
            description=_("help_altitude", default="If it was in the mountains. The map tells."),
            min=0,
            max=2469,
            required=False,
        ),
        step="where",
        after="fieldwork",
    )
