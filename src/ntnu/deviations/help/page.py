"""``<register>/help``: which pages of help there are, and below it each of them."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.confidential import may_handle
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.memberships import held_on
from ntnu.deviations.access.memberships import principals_of
from ntnu.deviations.access.units import bare_units
from ntnu.deviations.domain import roles
from ntnu.deviations.help import text
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.parts.tasks import has_tasks
from ntnu.deviations.ui.shell.page import Page
from ntnu.deviations.ui.shell.reader import is_anonymous
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

_TITLE = _("help_pages_title", default="Help")


def roles_of_reader(register: Any) -> frozenset[str]:
    """The roles in which the reader of the page may have something to do."""
    if is_anonymous():
        return frozenset({roles.REPORTER})
    user = getSecurityManager().getUser()
    mine, registry = principals_of(user), registry_of(register)
    places = (register, *(unit for _uid, unit in bare_units(register)))
    held = {roles.REPORTER}.union(*(held_on(place, mine) for place in places))
    if index_of(register).handles(acting()):
        held.add(roles.CASE_WORKER)
    if has_tasks(register, acting()):
        held.add(roles.HEARING_PARTICIPANT)
    if registry is not None and may_handle(registry, user):
        held.add(roles.SPEAKUP_RECIPIENT)
    if user.has_permission("ntnu.deviations: Manage Settings", register):
        held.add(roles.SYSTEM_ADMIN)
    return frozenset(held)


@implementer(IPublishTraverse)
class Help(Page):
    """The list of the pages, those for the reader's roles first; one page, when its name follows."""

    index = ViewPageTemplateFile("templates/index.pt")
    one = ViewPageTemplateFile("templates/page.pt")
    name = ""

    def publishTraverse(self, request, name):
        if self.name or name not in text.PAGES:
            raise NotFound(name)
        self.name = name
        return self

    def __call__(self) -> str:
        return self.one() if self.name else self.index()

    @property
    def page_title(self) -> Any:
        return text.title(self.name, self.language) if self.name else _TITLE

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [(self.t(_TITLE), self.url)] if self.name else []

    @property
    def url(self) -> str:
        """The address of the list."""
        return f"{self.register_url}/help"

    @property
    def procedure_url(self) -> str:
        """Where the institution's procedure is; empty where it is not set."""
        return settings.get("procedure_url") or ""

    @cached_property
    def body(self) -> str:
        """The page as HTML."""
        pictures = f"{getSite().absolute_url()}/++plone++ntnu.deviations.help/{self.language}"
        return text.body(self.name, self.language, pictures)

    @cached_property
    def _own(self) -> frozenset[str]:
        return roles_of_reader(self.register)

    def pages(self, own: bool) -> list[tuple[str, str]]:
        """(title, address) of the pages for the reader's roles, or of the others."""
        return [
            (text.title(name, self.language), f"{self.url}/{name}")
            for name, roles_of_page in text.PAGES.items()
            if own != self._own.isdisjoint(roles_of_page)
        ]
