"""``docs/permissions.md`` says what the workflow and the rules say.

Written anew with ``WRITE_DOCS=1 make test ARGS=tests/docs``; otherwise compared.
"""

from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.messages import PART_STATES
from ntnu.deviations.messages import ROLES
from ntnu.deviations.messages import STATES
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from ntnu.deviations.speakup.actions import NotificationProcedure
from pathlib import Path
from tests.docs.pages import compare
from zope.i18n import translate

STATE_IDS = ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered")
LETTERS = (
    ("View", "R"),
    ("ntnu.deviations: View Casework", "W"),
    ("ntnu.deviations: View Reporter", "I"),
)
PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
HEAD = """# Who may what

Written by a test from the workflow and the rules; do not edit it by hand.

R: reads the reporter's part, the state, the outcome and what is shared. W: reads everything
internal. I: knows who reported. –: the case answers as if it did not exist. Manager keeps technical
access to all of it.

"""


def said(message) -> str:
    return translate(message, target_language="en")


def test_the_page_is_what_the_workflow_says(portal):
    states = portal.portal_workflow["deviation_report_workflow"].states
    rows = [["Role", *(said(STATES[s]) for s in STATE_IDS)]]
    rows.append(["---"] * len(rows[0]))
    for role, title in ROLES.items():
        cells = []
        for state in STATE_IDS:
            held = [
                letter
                for permission, letter in LETTERS
                if f"Deviations: {role}" in states[state].getPermissionInfo(permission)["roles"]
            ]
            cells.append(" ".join(held) or "–")
        rows.append([said(title), *cells])
    (of_notifications,) = NotificationProcedure.actions.values()
    text = HEAD + _table(rows) + "\n## Actions\n\n" + _acts(ACTIONS, STATES)
    text += "\n## Actions on measures and hearings\n\n" + _parts()
    text += "\n## Actions on notification cases\n\n" + _acts(of_notifications, NOTIFICATION_STATES)
    text += (
        "\nThe notification recipient closes a case only when that was agreed in the receipt form."
        " Who reported a case holds no other role on it.\n"
    )
    compare(PAGE, text)


def _acts(actions, states) -> str:
    acts = [["Action", "From", "To", "Who"], ["---"] * 4]
    for name, action in actions.items():
        rule = action.rule
        to = sorted({said(states[t]) for _from, t in rule.to})
        acts.append(
            [
                f"`{name}` {said(action.title)}",
                ", ".join(said(states[s]) for s in rule.states),
                ", ".join(to) or "–",
                ", ".join(said(ROLES[r]) for r in rule.roles),
            ]
        )
    return _table(acts)


def _parts() -> str:
    acts = [["Action", "From", "To", "While the case is", "Who"], ["---"] * 5]
    for kind, actions in PART_ACTIONS.items():
        for name, action in actions.items():
            rule = action.rule
            acts.append(
                [
                    f"{kind.removeprefix('Deviation')} `{name}` {said(action.title)}",
                    ", ".join(_said(s) for s in rule.states),
                    _said(rule.to) if rule.to else "–",
                    ", ".join(said(STATES[s]) for s in rule.case_states),
                    ", ".join(said(ROLES[r]) for r in rule.roles),
                ]
            )
    return _table(acts)


def _said(state: str) -> str:
    return said({**STATES, **PART_STATES}[state])


def _table(rows) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
