"""Receipt form: YES, APPROVED for further processing."""

from ntnu.deviations import _
from ntnu.deviations.actions.base import Moment
from ntnu.deviations.actions.base import stored
from ntnu.deviations.actions.base import TransitionAction
from ntnu.deviations.actions.fields import LongText
from ntnu.deviations.actions.fields import OneOf
from ntnu.deviations.actions.fields import Person
from ntnu.deviations.actions.fields import RelatedCases
from ntnu.deviations.actions.fields import UnitChoice
from ntnu.deviations.actions.fields import YesNo
from ntnu.deviations.core import notices
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.related import related_after
from ntnu.deviations.core.related import related_obstacles
from ntnu.deviations.core.states import FORWARDED
from zope import schema
from zope.interface import Interface


class IAssessments(Interface):
    """The three questions every receipt form begins with."""

    assessment_deviation = YesNo(
        title=_("label_assessment_deviation", default="Is this a deviation?"),
        description=_(
            "help_assessment_deviation",
            default="A deviation is a breach of requirements in law, rules"
            " or the quality system for education.",
        ),
    )
    assessment_sensitive = YesNo(
        title=_("label_assessment_sensitive", default="Does it contain sensitive personal data?"),
        description=_(
            "help_assessment_sensitive",
            default="For example health, belief, or something that makes it possible to recognise a person.",
        ),
    )
    assessment_unacceptable = YesNo(
        title=_("label_assessment_unacceptable", default="Does it concern unacceptable conditions?"),
        description=_(
            "help_assessment_unacceptable",
            default="For example bullying, harassment, violence or threats."
            " The case must then be re-registered.",
        ),
    )


class IApprove(IAssessments):
    """What approving takes."""

    unit = UnitChoice(
        among="own",
        title=_("label_unit", default="Unit that is to process the case"),
        description=_("help_unit", default="The faculty itself, or one of its departments."),
    )
    case_worker = Person(
        among="case_workers",
        title=_("label_case_worker", default="Case worker"),
        description=_("help_case_worker", default="Only persons with the role case worker at the unit."),
    )
    closer = OneOf(
        "closer",
        title=_("label_closer", default="Who is to close the case?"),
        description=_("help_closer", default="As a rule the case worker, unless you agree otherwise."),
        required=False,
    )
    target = schema.Date(
        title=_("label_target", default="Target date"),
        description=_("help_target", default="Internal. It does not move the reporter's deadline."),
        required=False,
    )
    personnel_like = schema.Bool(
        title=_("label_personnel_like", default="The case resembles a personnel matter"),
        description=_(
            "help_personnel_like",
            default="The head of department must have been consulted. Line managers will not see the case.",
        ),
        required=False,
    )
    head_consulted = schema.Date(
        title=_("label_head_consulted", default="Head of department consulted on"),
        description=_("help_head_consulted", default="The date you spoke with the head of department."),
        required=False,
    )
    note = LongText(
        title=_("label_note", default="Note to the case worker"),
        description=_("help_note", default="Internal. The reporter does not see it."),
        required=False,
    )
    related = RelatedCases()


class Approve(TransitionAction):
    """The case stays at the faculty, or goes to one of its departments, with a case worker."""

    id = "approve"
    title = _("action_approve", default="YES, APPROVED for further processing")
    help = _("action_approve_help", default="The case stays at the faculty and gets a case worker.")
    button = _("button_receipt_form", default="Completed receipt form")
    schema = IApprove

    def obstacles(self, facts, data, moment: Moment):
        wrong = super().obstacles(facts, data, moment)
        return [*wrong, *related_obstacles(facts, data.get("related") or (), moment)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        world = moment.world
        unit = world.unit(data["unit"])
        worker = moment.assignment(data["case_worker"])
        after = facts.but(
            state=FORWARDED,
            unit=unit,
            case_worker=worker,
            personnel_like=bool(data.get("personnel_like")),
            closer=data.get("closer") or "case_worker",
            target=data.get("target"),
        )
        changes = {
            "case_worker": stored(worker),
            "personnel_like": after.personnel_like,
            "closer": after.closer,
            "target": after.target,
            "note": data.get("note") or "",
            "head_consulted": data.get("head_consulted"),
            **assessments(data),
        }
        if "related" in data:
            changes["related"] = related_after(facts, data["related"], moment)
            after = after.but(related=changes["related"])
        return self.planned(
            facts,
            moment,
            after=after,
            changes=changes,
            move_to=unit.uid if unit.uid != facts.unit.uid else None,
            notices=(
                Notice("assigned", worker.person),
                notices.access_given(worker.person),
                *notices.reported_at_unit(after, world),
            ),
            why={"unit": unit.code, "case_worker": worker.person, "closer": after.closer},
        )


def assessments(data) -> dict[str, bool | None]:
    """The answers that were given to the three questions."""
    return {name: data[name] for name in IAssessments.names() if name in data}
