"""``<register>/case/<number>`` and the acts below it: the address of a case that stays when it moves."""

from ntnu.deviations.access import reads
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.persons import person_of
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

#: What can be asked for by number: each asks for no more than View, as this does.
BELOW = frozenset({"@actions-available", "@action", "@preview"})


@implementer(IPublishTraverse)
class CaseByNumber(Service):
    """Does what the same service does at the case itself; a hidden case answers like a missing one."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request, name):
        self.names.append(name)
        return self

    def reply(self):
        number, *below = self.names or [""]
        case = case_by_number(self.context, number.upper())
        reading = Reading(case) if case is not None else None
        if reading is None or not reading.may_view:
            raise NotFound(number or "case")
        if not below:
            return self._address_of(case)
        reads.note(case, self.request, person_of(reading.user.getId()), reads.part(below, self.request))
        return self._service(case, *below).reply()

    def _service(self, case, name: str, *under: str):
        service = None
        if name in BELOW:
            service = queryMultiAdapter((case, self.request), name=self.request._rest_service_id + name)
        for part in under:
            if not IPublishTraverse.providedBy(service):
                raise NotFound(part)
            service = service.publishTraverse(self.request, part)
        if service is None:
            raise NotFound(name)
        return service

    def _address_of(self, case):
        if self.request.method != "GET":
            raise NotFound(case.number)
        # See Other, never cached: tomorrow the case may stand somewhere else.
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.request.response.redirect(case.absolute_url(), status=303)
        return self.reply_no_content(303)
