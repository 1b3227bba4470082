"""The demo's cases: what its people did in the last months is repeated with the actions themselves."""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.clock.run import run
from ntnu.deviations.demo.data import Step
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.domain.schedule import MORNING
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.now import calendar
from ntnu.deviations.now import local_date
from ntnu.deviations.reporting.submit import submit
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


class Replay:
    """Does steps in their order, each as the person who did it and at its moment.

    The clock runs every morning in between, as it did then.
    """

    def __init__(self, register):
        self._register = register
        self._morning: datetime | None = None
        self._cases = {}
        self._parts = {}

    def do(self, steps: Iterable[Step]) -> None:
        """Do these steps; the earlier steps of the same case must have been done."""
        for step in steps:
            self.go_on(step.at)
            with api.env.adopt_user(username=step.by), pinned(step.at):
                made = self._outcome(step).case
                self._cases[step.case] = case_of(made)
                if step.named:
                    self._parts[step.case, step.named] = uid_of(made)
            end_of_request()

    def go_on(self, to: datetime) -> None:
        """Let the clock run every morning until the moment ``to``."""
        if self._morning is None:
            self._morning = calendar().at(local_date(to), MORNING)
        while self._morning <= to:
            with pinned(self._morning):
                run(self._register, self._morning)
            end_of_request()
            self._morning = calendar().at(local_date(self._morning) + timedelta(days=1), MORNING)

    def _outcome(self, step: Step):
        if step.act == "submit":
            files = [Upload(path.name, path.read_bytes()) for path in step.files]
            return submit(self._register, step.data, files)
        case = self._cases[step.case]
        place = case if step.on is None else find_part(case, self._parts[step.case, step.on])
        return perform(place, step.act, {key: self._filled(step, value) for key, value in step.data.items()})

    def _filled(self, step: Step, value):
        """``@name`` is the UID of a part of the case."""
        if isinstance(value, list):
            return [self._filled(step, item) for item in value]
        named = isinstance(value, str) and value.startswith("@")
        return self._parts[step.case, value[1:]] if named else value


def end_of_request() -> None:
    """Let the next action begin as in a separate request: catalog up to date, caches empty."""
    processQueue()
    remembered = IAnnotations(getRequest())
    for key in list(remembered):
        del remembered[key]
