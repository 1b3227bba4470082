"""Content rules of the site and of the register say nothing of what happens in the register."""

import pytest
from ntnu.deviations.doctor import units
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.now import now
from ntnu.deviations.speakup.sending import submit as notify
from plone import api
from plone.app.contentrules.actions.mail import MailAction
from plone.app.contentrules.api import assign_rule
from plone.app.contentrules.rule import Rule
from plone.contentrules.engine.interfaces import IRuleStorage
from Products.CMFCore.interfaces import IActionSucceededEvent
from zope.component import getUtility
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent

EVENTS = {
    "added": IObjectAddedEvent,
    "modified": IObjectModifiedEvent,
    "removed": IObjectRemovedEvent,
    "transition": IActionSucceededEvent,
}
NOTIFICATION = {"about": "staff", "reporter_kind": "student", "what": "Noe har skjedd.", "anonymous": True}
WATCHER = "watcher@elsewhere.example"


def rule(name, event):
    """A rule that mails who did what to somebody outside."""
    made = Rule()
    made.title, made.event, made.enabled = f"Regel {name}", event, True
    action = MailAction()
    action.subject, action.recipients = f"{name}: ${{user_fullname}}", WATCHER
    action.message, action.source, action.exclude_actor = (
        "${user_id} ${title}",
        "site@elsewhere.example",
        False,
    )
    made.actions.append(action)
    getUtility(IRuleStorage)[name] = made


@pytest.fixture
def ruled(house):
    """Every kind of rule, on the site, the register, its registry and a unit."""
    with api.env.adopt_roles(["Manager"]):
        for name, event in EVENTS.items():
            rule(name, event)
            for place in (house.portal, house.register, house.register["speakup"], house.unit("IE")):
                assign_rule(place, name)
        # It does run elsewhere, with whatever happens there.
        api.content.create(house.portal, "Document", "side", title="En side")
        house.portal["side"].title = "En annen"
        api.content.transition(house.portal["side"], "publish")
        api.content.delete(house.portal["side"])
    return house


def watched(house) -> list[str]:
    return [mail["Subject"] for mail in house.mails() if WATCHER in mail["To"]]


def test_rules_do_not_run_in_a_register(ruled):
    assert {subject.split(":")[0] for subject in watched(ruled)} >= {"added", "removed", "transition"}
    ruled.forget_mails()
    case = ruled.case("in_process")
    ruled.act(case, "worker.idi", "add_message", text="Et internt notat.", audience="internal")
    planned = {"title": "Tiltak", "kind": "corrective", "responsible": "per", "due": "2099-01-01"}
    measure = ruled.act(case, "worker.idi", "add_measure", **planned)
    ruled.act(measure, "per", "start")
    ruled.act(case, "worker.idi", "send_back", reason="Feil enhet.")
    case = ruled.case("received")
    ruled.act(case, "recipient.ie", "change_unit", faculty="HF", reason="Feil fakultet.")
    ruled.act(ruled.case("received"), "recipient.ie", "reregister", text="Alvorlig.")
    ruled.case("closed")
    with ruled.acting("kari"):
        notify(ruled.register, NOTIFICATION)
    with api.env.adopt_roles(["Manager"]):
        ruled.unit("IDI").title = "Nytt navn"
        api.content.create(ruled.register, ruled.unit("IE").portal_type, "x", title="Ny", code="X")
        api.content.delete(ruled.register["x"])
    ruled.end_of_request()
    assert ruled.mails()
    assert watched(ruled) == []
    assert not [mail for mail in ruled.mails() if mail["To"].endswith("elsewhere.example")]


def test_the_doctor_names_them(ruled):
    (check,) = (check for check in units.CHECKS if check.id == "content_rules")
    (finding,) = examine([check], ruled.register, now())
    assert finding.level == "warning"
    for name in EVENTS:
        for place in ("/plone", "/plone/deviations", "/plone/deviations/speakup", "/plone/deviations/ie"):
            assert f"Regel {name} ({place})" in finding.text.mapping["rules"]
