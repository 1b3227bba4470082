"""Receipt form: YES, APPROVED for further processing."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import asked
from ntnu.deviations.case.fields import UnitChoice
from ntnu.deviations.case.schema.receipt import IAssessments
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.domain import notices
from ntnu.deviations.domain.facts import known
from ntnu.deviations.domain.obstacles import approve_obstacles
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.related import related_after
from ntnu.deviations.domain.related import related_obstacles
from ntnu.deviations.domain.roles import RECIPIENT
from ntnu.deviations.domain.states import FORWARDED
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import Next
from ntnu.deviations.engine.base import stored
from ntnu.deviations.engine.base import TransitionAction
from ntnu.deviations.messages import RECEIPT_FORM


class IApprove(IAssessments):
    """Input for approving."""

    unit = UnitChoice(
        among="own",
        title=_("label_unit", default="Unit that is to process the case"),
        description=_("help_unit", default="The faculty itself, or one of its departments."),
    )
    case_worker = asked(IReceipt["case_worker"])
    closer = asked(IReceipt["closer"])
    target = asked(IReceipt["target"])
    personnel_like = asked(IReceipt["personnel_like"])
    head_consulted = asked(IReceipt["head_consulted"])
    note = asked(IReceipt["note"])
    related = asked(IReceipt["related"])


class Approve(TransitionAction):
    """The case stays at the faculty, or goes to one of its departments, with a case worker."""

    id = "approve"
    title = _("action_approve", default="YES, APPROVED for further processing")
    help = _("action_approve_help", default="The case stays at the faculty and gets a case worker.")
    button = _("button_receipt_form", default="Completed receipt form")
    schema = IApprove
    fills = IReceipt
    rule = when((RECEIVED,), (RECIPIENT,), FORWARDED)
    check = staticmethod(approve_obstacles)
    log = _("log_approve", default="Approved for further processing")
    done = _("done_approve", default="${number} is approved and has been forwarded to the case worker.")
    story = _("story_approve", default="The report was approved as a deviation")
    page = "@@receipt-form"
    form = RECEIPT_FORM
    next_in = {RECEIVED: Next(1, _("now_receipt_form", default="Fill in the receipt form"))}
    handles = True

    def obstacles(self, facts, data, moment: Moment):
        wrong = super().obstacles(facts, data, moment)
        return [*wrong, *related_obstacles(facts, data.get("related") or (), moment)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        world = moment.world
        unit = known(world.unit(data["unit"]))
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
            effects=(
                SetFields(**changes),
                Notice("assigned", worker.person),
                notices.access_given(worker.person),
                *notices.reported_at_unit(after, world),
            ),
            why={"unit": unit.code, "case_worker": worker.person, "closer": after.closer},
        )


def assessments(data) -> dict[str, bool | None]:
    """The answers to the three questions."""
    return {name: data[name] for name in IAssessments.names() if name in data}
