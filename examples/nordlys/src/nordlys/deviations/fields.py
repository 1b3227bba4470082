"""What the University of Nordlys asks beside the rest."""

from nordlys.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.added import of_part
from zope.interface import Interface


@of_part(IReported)
class IFieldwork(Interface):
    """Much of the teaching is out of doors."""

    fieldwork = tagged(
        LongText(
            title=_("label_fieldwork", default="Was it on fieldwork or a cruise?"),
            description=_("help_fieldwork", default="Which course, and where you were. No names."),
            max_length=2000,
            required=False,
        ),
        label=_("row_fieldwork", default="Fieldwork or cruise"),
        step="where",
        after="place",
    )
