"""Additional questions of the University of Nordlys."""

from nordlys.deviations import _
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.added import of_part
from ntnu.deviations.domain.states import CLOSED
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

TERRAIN = SimpleVocabulary(
    [
        SimpleTerm("mountain", title=_("terrain_mountain", default="In the mountains")),
        SimpleTerm("sea", title=_("terrain_sea", default="At sea")),
        SimpleTerm("campus", title=_("terrain_campus", default="On campus")),
    ]
)


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


@of_part(IReceipt)
class ISurvey(Interface):
    """The receipt form says where it happened, and by when somebody will inspect the place. Internal."""

    nordlys_terrain = schema.Choice(
        title=_("label_terrain", default="Kind of terrain"), vocabulary=TERRAIN, required=False
    )
    nordlys_survey_by = tagged(
        schema.Date(title=_("label_survey_by", default="Look at the place by"), required=False),
        after="target",
    )


@of_part(IOutcome)
class ILesson(Interface):
    """The answer says who was notified, and since when the place is safe."""

    nordlys_told_at = tagged(
        schema.Choice(
            title=_("label_told_at", default="Where the lesson is told"), vocabulary=TERRAIN, required=False
        ),
        outcomes=(CLOSED,),
    )
    nordlys_safe_since = tagged(
        schema.Date(title=_("label_safe_since", default="Safe again since"), required=False),
        outcomes=(CLOSED,),
        after="solved",
    )
