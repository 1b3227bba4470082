"""The fields of a case over REST: plone.restapi's serializers, with the permissions of this moment."""

from Acquisition import aq_inner
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.redacted import removed_fields
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.case.fields import IAssignee
from ntnu.deviations.case.fields import IAssignees
from ntnu.deviations.case.fields import ICaseNumbers
from ntnu.deviations.case.fields import IUnitChoice
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.case.schema.tags import part_of
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.persons import id_of
from ntnu.deviations.rest.serializers.redactions import texts_of
from ntnu.deviations.rest.serializers.values import as_told
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISchemaSerializer
from typing import Any
from zope.component import adapter
from zope.component import getSiteManager
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import providedBy
from zope.interface.interfaces import IInterface
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField


@implementer(ISchemaSerializer)
@adapter(IInterface, IDeviationReport, Interface)
class SerializeFields:
    """The fields of one schema of a case, as much as the person may read.

    plone.restapi asks the security manager, which caches its answers for the whole request; an action changes
    roles in the middle of one.
    """

    #: The person's permissions, where they are known already.
    reading: Reading | None = None

    def __init__(self, schema, context, request):
        self.schema = schema
        self.context = aq_inner(context)
        self.request = request

    def __call__(self) -> dict[str, Any]:
        reading, found = self.reading or Reading(self.context), {}
        removed = removed_fields(self.context)
        # Looked up once for the case and the request, not for each field.
        provided = (providedBy(self.context), providedBy(self.request))
        lookup = getSiteManager().adapters.lookup
        for name, field in fields_of(self.schema).items():
            if name == "title" or not reading.may_read(field):
                continue
            if part_of(field) is IOutcome and reading.facts.state not in outcomes_of(field):
                found[name] = None
            elif name in removed:
                found |= texts_of(self.context, (name,), self.request)
            else:
                made = lookup((providedBy(field), *provided), IFieldSerializer)
                found[name] = made(field, self.context, self.request)()
        return found


@implementer(IFieldSerializer)
@adapter(IField, IDeviationReport, Interface)
class SerializeField:
    """A text, a token, a yes or no, or anything plone.restapi can serialize; of a redacted text nothing is
    left."""

    def __init__(self, field, context, request):
        self.field = field
        self.context = context
        self.request = request

    @property
    def kept(self) -> Any:
        """The stored value."""
        return getattr(self.context, self.field.__name__)

    def __call__(self) -> Any:
        return as_told(self.field, self.kept, self.request)


@adapter(IChoice, IDeviationReport, Interface)
class SerializeChoice(SerializeField):
    """The chosen value."""


@adapter(IDate, IDeviationReport, Interface)
class SerializeDay(SerializeField):
    """A day, as ISO 8601."""

    def __call__(self) -> str | None:
        return self.kept.isoformat() if self.kept else None


@adapter(ICollection, IDeviationReport, Interface)
class SerializeList(SerializeField):
    """Several values."""


@adapter(IUnitChoice, IDeviationReport, Interface)
class SerializeUnit(SerializeField):
    """The code of a unit; none where the unit was deleted."""

    def __call__(self) -> str | None:
        named = unit_content(register_of(self.context), self.kept) if self.kept else None
        return named.code if named is not None else None


@adapter(IAssignee, IDeviationReport, Interface)
class SerializeAssignee(SerializeField):
    """The id of the person."""

    def __call__(self) -> str | None:
        return id_of(self.kept[0]) if self.kept else None


@adapter(IAssignees, IDeviationReport, Interface)
class SerializeAssignees(SerializeField):
    """The ids of the persons."""

    def __call__(self) -> list[str]:
        return [id_of(person) for person, *_when_and_by in self.kept]


@adapter(ICaseNumbers, IDeviationReport, Interface)
class SerializeRelated(SerializeField):
    """The numbers of the related cases that the person may see."""

    def __call__(self) -> list[str]:
        if not self.kept:
            return []
        reading = Reading(self.context)
        return [row.number for row in by_number(register_of(self.context), reading.user, self.kept)]
