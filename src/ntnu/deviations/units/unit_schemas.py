"""What the actions on units ask for."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.fields import Reason
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.content.unit import IUnitSchema
from zope import schema
from zope.interface import Interface

_FOR_THE_LOG = _("help_role_reason", default="It is recorded in the unit's log. Write no personal matters.")


class INames(Interface):
    """What a unit is called."""

    code = asked(IUnitSchema["code"])
    title = asked(IUnitSchema["title"])
    title_nn = asked(IUnitSchema["title_nn"])
    title_en = asked(IUnitSchema["title_en"])


class IRenameUnit(INames):
    """What renaming takes."""

    reason = Reason(_FOR_THE_LOG)


class IAddUnit(INames):
    """What a new unit takes."""

    campus = asked(IUnitSchema["campus"])
    active_from = asked(IUnitSchema["active_from"])
    contacts = asked(IUnitSchema["contacts"])
    reason = Reason(_FOR_THE_LOG)


class IEditUnit(Interface):
    """What can be changed beside names."""

    campus = asked(IUnitSchema["campus"])
    active_from = asked(IUnitSchema["active_from"])
    active_to = asked(IUnitSchema["active_to"])
    contacts = asked(IUnitSchema["contacts"])
    reason = Reason(_FOR_THE_LOG)


class ICloseUnit(Interface):
    """What closing takes."""

    active_to = asked(
        IUnitSchema["active_to"],
        title=_("label_last_day", default="Last day in use"),
        description=_("help_last_day", default="Afterwards no report and no case comes to the unit."),
        required=True,
    )
    leave_cases = schema.Bool(
        title=_("label_leave_cases", default="Close it although cases are not finished"),
        description=_(
            "help_leave_cases",
            default="They stay here, and those who have a role here or work on them finish them.",
        ),
        required=False,
    )
    reason = Reason(_FOR_THE_LOG)


class IMoveUnit(Interface):
    """What moving a department takes."""

    faculty = UnitChoice(
        among="other_faculties_in_use",
        title=_("label_move_to", default="The faculty it moves to"),
        description=_(
            "help_move_to",
            default="Its cases and its own roles come along. The roles of the old faculty end there.",
        ),
    )
    reason = Reason(_FOR_THE_LOG)


class IMergeUnits(Interface):
    """What merging takes."""

    unit = UnitChoice(
        among="other_units_in_use",
        title=_("label_merge_into", default="The unit it is merged into"),
        description=_("help_merge_into", default="All its cases go there, the finished ones too."),
    )
    take_roles = schema.Bool(
        title=_("label_take_roles", default="Take its own roles along"),
        description=_(
            "help_take_roles",
            default="Those who have a role here get it there. Otherwise they keep no role over the cases.",
        ),
        required=False,
    )
    reason = Reason(_FOR_THE_LOG)


class ISplitUnit(INames):
    """What splitting takes: a new unit, and which cases go there."""

    which = OneOf("cases_to_take", title=_("label_which_cases", default="Which cases go to the new unit?"))
    since = schema.Date(
        title=_("label_cases_since", default="Only those reported since"),
        description=_("help_cases_since", default="Empty: also older ones."),
        required=False,
    )
    courses = schema.List(
        title=_("label_cases_courses", default="Only those about these courses or study programmes"),
        description=_("help_cases_courses", default="Codes with a space between them. Empty: all of them."),
        value_type=schema.TextLine(max_length=20),
        required=False,
    )
    copy_roles = schema.Bool(
        title=_("label_copy_roles", default="Give the same roles at the new unit"),
        description=_(
            "help_copy_roles", default="Those who have a role at this unit itself get it there, too."
        ),
        required=False,
    )
    reason = Reason(_FOR_THE_LOG)
