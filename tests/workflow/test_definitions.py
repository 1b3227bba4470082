"""The workflow files: every name in them exists, and they say what the rules say."""

import pytest
import re
from ntnu.deviations.core.roles import ALL as ROLES
from ntnu.deviations.core.states import RULES
from tests.source import PACKAGE
from xml.etree import ElementTree

WORKFLOWS = sorted((PACKAGE / "profiles" / "default" / "workflows").glob("*/definition.xml"))
REPORT_WORKFLOW = PACKAGE / "profiles/default/workflows/deviation_report_workflow/definition.xml"

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
    assert texts(root, "permission-role") <= {*ROLES, *STOCK_ROLES}
    assert texts(root, "guard-role") <= {*ROLES, *STOCK_ROLES}
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


def test_the_workflow_says_what_the_rules_say():
    root, said = workflow(REPORT_WORKFLOW), {}
    leaving = {
        s.get("state_id"): {t.get("transition_id") for t in s.iter("exit-transition")}
        for s in root.iter("state")
    }
    for node in root.iter("transition"):
        id_, roles = node.get("transition_id"), frozenset(r.text for r in node.iter("guard-role"))
        for state in (state for state, out in leaving.items() if id_ in out):
            said[id_.replace("reopen_not_approved", "reopen"), state] = (node.get("new_state"), roles)
    ruled = {
        (action, state): (target, frozenset(rule.roles))
        for action, rule in RULES.items()
        for state, target in rule.to
    }
    assert said == ruled


def test_every_variable_of_a_workflow_is_there():
    # Without one of them @workflow answers 400 and stores all the same.
    for path in WORKFLOWS:
        names = {node.get("variable_id") for node in workflow(path).iter("variable")}
        assert names == {"action", "actor", "comments", "review_history", "time"}, path.parent.name
