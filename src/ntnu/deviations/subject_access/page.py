"""Requesting what is stored about oneself; archivists request it for others who have asked them."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.subject_access.asking import may_ask_for_others
from ntnu.deviations.subject_access.download import as_download
from ntnu.deviations.ui.case import people
from ntnu.deviations.ui.forms.page import FormPage


class SubjectAccess(FormPage):
    """``<register>/@@subject-access``: a button for oneself, and a search for others."""

    nav_item = "mine"
    in_turn = False
    page_title = _("subject_access_title", default="What is stored about you")

    def post(self):
        if self.asked("search"):
            return None
        person = self.request.form.get("person")
        if not isinstance(person, str) or not person:
            return None
        try:
            file = self.attempt(made, self.context, self.user, person, self.language)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return as_download(file, self.request.response)

    def again(self, done):
        """The file is made again: an interrupted download is requested again. It is logged once."""
        person = self.request.form.get("person")
        try:
            file = made(self.context, self.user, str(person), self.language, noted=not done.same)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return as_download(file, self.request.response)

    @cached_property
    def user(self):
        return getSecurityManager().getUser()

    @cached_property
    def for_others(self) -> bool:
        return may_ask_for_others(self.context, self.user)

    find_field = {
        "id": "find",
        "label": _("subject_access_find", default="Find the person"),
        "help": _(
            "help_subject_access_find",
            default="By name or user name. Be sure that it is the person who has asked.",
        ),
    }

    @cached_property
    def wanted(self) -> str:
        asked = self.request.form.get("find")
        return asked.strip() if isinstance(asked, str) else ""

    @cached_property
    def _found(self) -> list[people.Match]:
        found = people.find(self.context, self.wanted) if self.for_others else []
        return [match for match in found if not match.is_group]

    @property
    def matches(self) -> list[people.Match]:
        return self._found[: people.MOST]

    @property
    def too_many(self) -> bool:
        return len(self._found) > people.MOST
