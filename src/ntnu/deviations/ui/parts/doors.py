"""Parts without their own page redirect to the page they are shown on."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.units import uid_of
from Products.Five import BrowserView


class _Door(BrowserView):
    """Whoever gets here may see the part: the guard has checked it."""

    @property
    def target(self) -> str:
        """The address of the page."""
        raise TypeError(f"{type(self).__name__} leads nowhere")

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.request.response.redirect(self.target, status=303)


class MessageDoor(_Door):
    """A message is shown on the page of its case."""

    @property
    def target(self) -> str:
        return f"{case_of(self.context).absolute_url()}#messages"


class StatementDoor(_Door):
    """A statement is shown on the page of its hearing."""

    @property
    def target(self) -> str:
        hearing = aq_parent(aq_inner(self.context))
        return f"{hearing.absolute_url()}#statement-{uid_of(self.context)}"


class StockViewDoor(_Door):
    """Plone's own views of a container redirect to this product's page of it."""

    @property
    def target(self) -> str:
        return self.context.absolute_url()
