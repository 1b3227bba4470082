"""The parts of a case as fieldsets of its type: ``@types`` and other front ends show them apart."""

from ntnu.deviations import _
from ntnu.deviations.case.schema import ICase
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.receipt import IReceipt
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import fields_of
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from zope.interface.interface import InterfaceClass

_TITLES = (
    ("reported", _("panel_reported", default="What was reported"), (IReported,)),
    ("receipt", _("panel_receipt", default="Receipt form"), (IReceipt,)),
    ("process", _("panel_process", default="Process form"), (IProcess,)),
    ("outcome", _("panel_outcome", default="Outcome"), (IOutcome, IPreliminary)),
)


def set_fieldsets() -> None:
    """Set the fieldset in the schema of the type."""
    found = [
        Fieldset(id_, label=title, fields=[name for part in parts for name in fields_of(part)])
        for id_, title, parts in _TITLES
    ]
    ICase.setTaggedValue(FIELDSETS_KEY, found)


def add_to_fieldset(schema: InterfaceClass, part: InterfaceClass) -> None:
    """The same for a schema whose fields are added to ``part``."""
    ((id_, title),) = ((id_, title) for id_, title, parts in _TITLES if part in parts)
    schema.setTaggedValue(FIELDSETS_KEY, [Fieldset(id_, label=title, fields=[*fields_of(schema)])])
