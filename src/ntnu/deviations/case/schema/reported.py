"""What the reporter writes, in the order in which it is read."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import Code
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import SomeOf
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.case.schema.tags import NOTIFICATION
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import STAYS
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW
from zope import schema
from zope.interface import Interface

#: The steps of the report form: check, describe, where, look over and send.
STEPS = ("check", "describe", "where", "send")


@read_by(VIEW)
class IReported(Interface):
    """The reporter's part of a case."""

    title = tagged(
        schema.TextLine(
            title=_("label_title", default="Title"),
            description=_("help_title", default="Say shortly what it is about. No names."),
            max_length=120,
        ),
        step="describe",
        shown=False,
    )
    what_happened = tagged(
        LongText(
            title=_("label_what_happened", default="What happened?"),
            description=_(
                "help_what_happened",
                default="Describe the act, not the person; no names."
                " What happened, and how many does it concern?",
            ),
        ),
        step="describe",
        handed_over=NOTIFICATION,
    )
    consequence = tagged(
        LongText(
            title=_("label_consequence", default="What was the consequence?"),
            description=_("help_consequence", default="For you, for others, for the teaching."),
            required=False,
        ),
        step="describe",
    )
    suggestion = tagged(
        LongText(
            title=_("label_suggestion", default="Do you suggest a solution?"),
            description=_(
                "help_suggestion", default="What would make it better, or keep it from happening again?"
            ),
            required=False,
        ),
        step="describe",
    )
    occurred = tagged(
        schema.Date(
            title=_("label_occurred", default="When did it happen?"),
            description=_("help_occurred", default="If it goes on, give the first day."),
            required=False,
        ),
        step="describe",
    )
    tried_channels = tagged(
        SomeOf(
            "tried_channels",
            title=_("label_tried_channels", default="What have you tried first?"),
            description=_(
                "help_tried_channels",
                default="Matters should be solved at the lowest possible level. Tick all you have tried.",
            ),
        ),
        label=_("row_tried_channels", default="Tried first"),
        step="check",
    )
    tried_text = tagged(
        LongText(
            title=_("label_tried_text", default="How did it go, or why did you not try anything first?"),
            description=_("help_tried_text", default="If you ticked “Nothing, because …”, say why."),
            max_length=5000,
            required=False,
        ),
        label=_("row_tried_text", default="More about it"),
        step="check",
    )
    reporter_kind = tagged(
        OneOf(
            "reporter_kind",
            title=_("label_reporter_kind", default="You are"),
            description=_(
                "help_reporter_kind", default="Students and staff have different rights and contacts."
            ),
            default="student",
        ),
        step="check",
        shown=False,
    )
    department = tagged(
        UnitChoice(
            "departments",
            title=_("label_department", default="Department"),
            description=_(
                "help_department", default="If you know it. The faculty decides who takes the case."
            ),
            required=False,
        ),
        step="where",
        shown=False,
        handed_over=STAYS,
    )
    course_code = tagged(
        Code(
            title=_("label_course_code", default="Course code"),
            description=_("help_course_code", default="For example TDT4990."),
            max_length=20,
            required=False,
        ),
        step="where",
    )
    programme_code = tagged(
        Code(
            title=_("label_programme_code", default="Programme code"),
            description=_(
                "help_programme_code", default="The code of the study programme, for example MTDT."
            ),
            max_length=20,
            required=False,
        ),
        step="where",
    )
    campus = tagged(
        OneOf(
            "campus",
            title=_("label_campus", default="Campus"),
            description=_("help_campus", default="Where it happened, if it happened at a place."),
            required=False,
        ),
        step="where",
    )
    place = tagged(
        schema.TextLine(
            title=_("label_place", default="Place"),
            description=_("help_place", default="Building and room, for example R1 or a laboratory."),
            max_length=200,
            required=False,
        ),
        step="where",
    )
    themes = tagged(
        SomeOf(
            "themes",
            title=_("label_themes", default="Themes"),
            description=_(
                "help_themes", default="Tick those that fit. They decide where the matter is counted."
            ),
        ),
        step="describe",
    )
    reply_language = tagged(
        OneOf(
            "reply_language",
            title=_("label_reply_language", default="Language for replies"),
            description=_(
                "help_reply_language", default="The mails you get about this case are in this language."
            ),
            default="nb",
            required=False,
        ),
        step="send",
        shown=False,
        handed_over=STAYS,
    )
