"""The main menu and the language switch: their items, and for whom."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.confidential import may_handle
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.directory import has_work
from ntnu.deviations.access.directory import is_archivist
from ntnu.deviations.access.directory import is_quality_reader
from ntnu.deviations.access.directory import manages_units
from ntnu.deviations.access.listing import reads_severity
from ntnu.deviations.access.units import register_paths
from ntnu.deviations.access.waiting import numbers
from ntnu.deviations.interfaces import IDemoLayer
from ntnu.deviations.interfaces import IStandaloneLayer
from ntnu.deviations.languages import heading
from ntnu.deviations.languages import of_request
from ntnu.deviations.languages import offered
from ntnu.deviations.languages import SWITCH
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.parts.tasks import has_tasks
from ntnu.deviations.ui.shell.reader import is_anonymous
from ntnu.deviations.ui.shell.reader import register_of
from Products.CMFCore.utils import getToolByName
from typing import Any
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zope.component.hooks import getSite


@dataclass(frozen=True)
class Item:
    """A link of the menu."""

    id: str
    title: Any
    url: str
    current: bool = False
    #: How much of it waits for the person.
    count: int = 0


def main_menu(context: Any, request: Any, view: Any) -> list[Item]:
    """The items that are useful for this person; none where the site has no register yet."""
    register = register_of(context, request)
    if register is None:
        return []
    url, current = register.absolute_url(), getattr(view, "nav_item", None)
    user = getSecurityManager().getUser()
    waiting = numbers(register, user)
    items = [("report", _("nav_report", default="Report a deviation"), url)]
    if not is_anonymous():
        items.append(("mine", _("nav_mine", default="My cases"), f"{url}/my-reports"))
        member = getToolByName(context, "portal_membership").getAuthenticatedMember()
        if has_tasks(register, acting()):
            items.append(("tasks", _("tasks_title", default="My tasks"), f"{url}/my-tasks"))
        works = has_work(member)
        if works or reads_severity(register, user):
            items.append(("work", _("nav_work", default="Work list"), f"{url}/worklist"))
        if works or is_quality_reader(register, user) or "Manager" in user.getRoles():
            items.append(("statistics", _("statistics_title", default="Statistics"), f"{url}/statistics"))
        if is_archivist(register, user):
            items.append(("retention", _("nav_retention", default="Deletion"), f"{url}/@@retention"))
        registry = registry_of(register)
        if registry is not None and may_handle(registry, user):
            title = _("speakup_list_title", default="Notification cases")
            items.append(("speakup", title, registry.absolute_url()))
        if manages_units(register, user):
            items.append(("units", _("nav_units", default="Units"), f"{url}/units"))
        if user.has_permission("ntnu.deviations: Manage Settings", register):
            several = len(register_paths(getSite())) > 1
            page = (
                f"{url}/register-settings" if several else f"{getSite().absolute_url()}/@@deviation-settings"
            )
            items.append(("settings", _("nav_settings", default="Settings"), page))
            items.append(("doctor", _("nav_doctor", default="System check"), f"{url}/@@doctor"))
        if not IStandaloneLayer.providedBy(request):
            # There the name of the person leads to it.
            items.append(
                ("preferences", _("preferences_title", default="My preferences"), f"{url}/my-preferences")
            )
        if IDemoLayer.providedBy(request):
            items.append(("mail", _("nav_mail", default="E-mail"), f"{url}/@@caught-mail"))
    counts = {"mine": waiting.mine, "tasks": waiting.tasks, "work": waiting.work}
    return [Item(id, title, address, id == current, counts.get(id, 0)) for id, title, address in items]


def languages(request: Any) -> list[Item]:
    """The other languages, each with the address that switches to it and stays on the page.

    Each by its own name: the switch is read by those who do not know the page's language. A page that
    answered a POST is requested anew by GET: the input is not sent again.
    """
    here = request.get("ACTUAL_URL") or request.get("URL")
    asked = parse_qsl(request.get("QUERY_STRING", ""), keep_blank_values=True)
    switch = "set_language" if IStandaloneLayer.providedBy(request) else SWITCH
    kept = [(key, value) for key, value in asked if key != switch]
    return [
        Item(code, heading(code, code), f"{here}?{urlencode([*kept, (switch, code)])}")
        for code in offered()
        if code != of_request(request)
    ]
