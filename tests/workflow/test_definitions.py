"""The workflow files: every name in them exists, and they say what the rules say."""

import pytest
import re
from ntnu.deviations.domain.roles import ALL as ROLES
from ntnu.deviations.domain.type_ids import NOTIFICATION_CASE
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from ntnu.deviations.speakup.actions import NotificationProcedure
from tests.source import PACKAGE
from xml.etree import ElementTree

WORKFLOW_FOLDER = PACKAGE / "profiles" / "default" / "workflows"
WORKFLOWS = sorted(WORKFLOW_FOLDER.glob("*/definition.xml"))
REPORT_WORKFLOW = WORKFLOW_FOLDER / "deviation_report_workflow" / "definition.xml"

#: Plone's and Zope's own roles that a map may name.
STOCK_ROLES = {"Manager", "Site Administrator", "Authenticated", "Anonymous"}


def workflow(path):
    return ElementTree.parse(path).getroot()


def texts(root, tag) -> set[str]:
    return {node.text for node in root.iter(tag)}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parent.name)
def test_every_name_in_a_workflow_exists(path):
    root = workflow(path)
    declared = set(re.findall(r'title="([^"]+)"', (PACKAGE / "permissions.zcml").read_text()))
    own = {name for name in texts(root, "permission") if name.startswith("ntnu.")}
    assert own <= declared
    assert texts(root, "guard-permission") <= {*declared, "Modify portal content"}
    # Roles of ours that a site can give open nothing but what the system administrator does.
    given = {*(f"Deviations: {role}" for role in ROLES), "EQS System Administrator", *STOCK_ROLES}
    assert texts(root, "permission-role") <= given
    assert texts(root, "guard-role") <= given
    # An expression is code that no test of the code sees: the workflows do without.
    assert not texts(root, "guard-expression")
    assert not {node.get("after_script") or node.get("before_script") for node in root.iter("transition")} - {
        ""
    }
    states = {node.get("state_id") for node in root.iter("state")}
    transitions = {node.get("transition_id") for node in root.iter("transition")}
    assert {node.get("new_state") for node in root.iter("transition")} <= states
    assert {node.get("transition_id") for node in root.iter("exit-transition")} <= transitions
    assert root.get("manager_bypass") == "False"
    for state in root.iter("state"):
        maps = {node.get("name"): {r.text for r in node} for node in state.iter("permission-map")}
        assert maps.keys() == texts(root, "permission"), state.get("state_id")
        assert maps["Access contents information"] == maps["View"], state.get("state_id")


def test_roles_are_declared():
    root = ElementTree.parse(PACKAGE / "profiles/default/rolemap.xml").getroot()
    assert {node.get("name") for node in root.find("roles")} == set(ROLES)


def transitions(path) -> dict[tuple[str, str], tuple[str, frozenset[str]]]:
    """Transition and the state it leaves -> where it leads, and the roles of its guard."""
    root, said = workflow(path), {}
    leaving = {
        s.get("state_id"): {t.get("transition_id") for t in s.iter("exit-transition")}
        for s in root.iter("state")
    }
    for node in root.iter("transition"):
        id_, roles = (
            node.get("transition_id"),
            frozenset(r.text.removeprefix("Deviations: ") for r in node.iter("guard-role")),
        )
        for state in (state for state, out in leaving.items() if id_ in out):
            said[id_.replace("reopen_not_approved", "reopen"), state] = (node.get("new_state"), roles)
    return said


def test_the_workflow_says_what_the_rules_say():
    said = transitions(REPORT_WORKFLOW)
    ruled = {
        (id_, state): (target, frozenset(action.rule.roles))
        for id_, action in ACTIONS.items()
        for state, target in action.rule.to
    }
    assert said == ruled


@pytest.mark.parametrize(("kind", "first"), [("Measure", "planned"), ("Hearing", "draft")])
def test_the_workflow_of_a_part_says_what_its_rules_say(kind, first):
    path = WORKFLOW_FOLDER / f"deviation_{kind.lower()}_workflow" / "definition.xml"
    ruled = {
        (id_, state): (action.rule.to, frozenset(action.rule.roles))
        for id_, action in PART_ACTIONS[f"Deviation{kind}"].items()
        for state in action.rule.states
        if action.rule.to
    }
    if kind == "Measure":
        # The responsible proposes an evaluation; the step itself is the case worker's.
        to, roles = ruled["evaluate", "done"]
        ruled["evaluate", "done"] = (to, roles - {"Measure Responsible"})
    assert transitions(path) == ruled
    assert workflow(path).get("initial_state") == first


def test_the_workflow_of_a_notification_case_says_what_its_rules_say():
    path = WORKFLOW_FOLDER / "speakup_workflow" / "definition.xml"
    ruled = {
        (act, state): (to, frozenset(action.rule.roles))
        for act, action in NotificationProcedure.actions[NOTIFICATION_CASE].items()
        for state, to in action.rule.to
    }
    # Sending it to the archive is no action of its page.
    ruled["archive", "in_process"] = ("archived", frozenset({"SpeakUp Recipient"}))
    assert transitions(path) == ruled
    assert workflow(path).get("initial_state") == "received"


def test_notes_and_messages_files_and_statements_are_internal_or_shared():
    path = WORKFLOW_FOLDER / "deviation_part_workflow" / "definition.xml"
    said = {step: to for step, (to, _roles) in transitions(path).items()}
    assert said == {("share", "internal"): "shared", ("make_internal", "shared"): "internal"}
    assert workflow(path).get("initial_state") == "internal"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("DeviationMeasure", "measure"),
        ("DeviationHearing", "hearing"),
        ("DeviationStatement", "part"),
        ("DeviationMessage", "part"),
        ("DeviationAttachment", "part"),
    ],
)
def test_the_workflow_of_each_type(portal, kind, name):
    chain = portal.portal_workflow.getChainForPortalType(kind)
    assert chain == (f"deviation_{name}_workflow",)


def test_every_variable_of_a_workflow_is_there():
    # Without one of them @workflow answers 400 and stores all the same.
    for path in WORKFLOWS:
        names = {node.get("variable_id") for node in workflow(path).iter("variable")}
        assert names == {"action", "actor", "comments", "review_history", "time"}, path.parent.name
