"""Fields of other packages that cannot be: the server does not start, and says which."""

import pytest
import zope.schema
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.content.added import of_part
from ntnu.deviations.reporting import added_fields
from plone.app.textfield import RichText
from plone.behavior.interfaces import IBehavior
from plone.behavior.registration import BehaviorRegistration
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.interface.interface import InterfaceClass


def schema(part=IReported, name="nordlys_tide", title="Tide", called="ITide", **tags):
    field = tagged(LongText(title=title, required=False), **tags)
    return of_part(part)(InterfaceClass(called, (Interface,), {name: field}, "What was added.", __name__))


@pytest.fixture
def register(integration):
    """Registers schemas as behaviors, until the end of the test."""
    manager, names = getGlobalSiteManager(), []

    def do(*schemas):
        for number, one in enumerate(schemas):
            behavior = BehaviorRegistration("Tide", "", one, one, None, name=f"nordlys.{number}")
            manager.registerUtility(behavior, IBehavior, behavior.name)
            names.append(behavior.name)

    yield do
    for name in names:
        manager.unregisterUtility(provided=IBehavior, name=name)


def test_a_field_that_can_be(register):
    register(schema(step="where", after="place"))
    added_fields.check()


def test_a_field_may_follow_another_that_no_site_has_switched_on(register):
    register(
        schema(step="where", after="place"),
        schema(name="nordlys_wind", called="IWind", step="where", after="nordlys_tide"),
    )
    added_fields.check()


#: What is said of the field -> how it is made.
WRONG = {
    "nordlys_tide of {} has no title": {"title": "", "step": "where"},
    "nordlys_tide of {} is asked in no step of the report form": {},
    "nordlys_tide of {} is told in no outcome": {"part": IOutcome},
    "nordlys_tide of {} follows cause, which is no field of its part": {"step": "where", "after": "cause"},
    "nordlys_tide of {} cannot be a notification's own text": {
        "part": IProcess,
        "handed_over": "notification",
    },
    **{
        f"{name} of {{}} has a name that exists already": {"name": name, "step": "where"}
        # Of a field, an attribute, what only the form asks, what only the log keeps, what comes along.
        for name in ("place", "cause", "number", "gate", "reason", "attachments", "warnings_confirmed")
    },
}


@pytest.mark.parametrize("said", WRONG)
def test_fields_that_cannot_be(register, said):
    register(schema(**WRONG[said]))
    with pytest.raises(added_fields.WrongFields) as error:
        added_fields.check()
    assert said.format(f"{__name__}.ITide") in str(error.value)


TEXT = zope.schema.TextLine(title="Text")
KINDS = {
    "known": (
        zope.schema.Int(title="Tide", required=False),
        zope.schema.Datetime(title="Tide", required=False),
        zope.schema.Choice(title="Tide", values=["low", "high"], required=False),
        zope.schema.Set(title="Tide", value_type=zope.schema.Choice(values=["low"]), required=False),
        zope.schema.List(title="Tide", value_type=TEXT, required=False),
    ),
    "unknown": (
        zope.schema.Bytes(title="Tide", required=False),
        zope.schema.Dict(title="Tide", key_type=TEXT, value_type=TEXT, required=False),
        zope.schema.Object(title="Tide", schema=Interface, required=False),
        zope.schema.Tuple(title="Tide", value_type=TEXT, required=False),
        zope.schema.List(title="Tide", value_type=zope.schema.List(value_type=TEXT), required=False),
        RichText(title="Tide", required=False),
    ),
}


@pytest.mark.parametrize("field", KINDS["known"], ids=lambda field: type(field).__name__)
def test_kinds_that_guard_redaction_and_retention_know(register, field):
    register(of_part(IProcess)(InterfaceClass("ITide", (Interface,), {"nordlys_tide": field}, "", __name__)))
    added_fields.check()


@pytest.mark.parametrize("field", KINDS["unknown"], ids=lambda field: type(field).__name__)
def test_kinds_that_they_do_not_know(register, field):
    register(of_part(IProcess)(InterfaceClass("ITide", (Interface,), {"nordlys_tide": field}, "", __name__)))
    with pytest.raises(added_fields.WrongFields, match="nordlys_tide of .* is none of texts, numbers"):
        added_fields.check()


def test_a_permission_that_cases_do_not_know(register):
    field = LongText(title="Tide", required=False)
    tide = InterfaceClass("ITide", (Interface,), {"nordlys_tide": field}, "", __name__)
    register(of_part(IProcess)(read_by("cmf.ManagePortal")(tide)))
    with pytest.raises(added_fields.WrongFields, match="nordlys_tide of .* is read by cmf.ManagePortal"):
        added_fields.check()


def test_one_name_of_two_packages(register):
    other = InterfaceClass(
        "IOther", (Interface,), {"nordlys_tide": LongText(title="Tide")}, "Another's.", __name__
    )
    register(schema(step="where"), of_part(IProcess)(other))
    with pytest.raises(added_fields.WrongFields) as error:
        added_fields.check()
    assert str(error.value).count("nordlys_tide") == 2 and "exists already" in str(error.value)


def test_behaviors_of_others_are_no_fields_of_a_case(register):
    register(InterfaceClass("IOther", (Interface,), {"number": LongText(title="")}, "Another's.", __name__))
    added_fields.check()
