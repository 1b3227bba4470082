"""Forms for one action on a case, or on a part of one: filled in, reviewed, done."""

from collections.abc import Sequence
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.domain.bounds import whole_number
from ntnu.deviations.engine import perform
from ntnu.deviations.engine.added import added_fields
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.ui.case import finding
from ntnu.deviations.ui.case.phrases import PREVIEW_BLOCKED
from ntnu.deviations.ui.case.phrases import preview_in_short
from ntnu.deviations.ui.case.preview import in_words
from ntnu.deviations.ui.case.preview import naming_roles
from ntnu.deviations.ui.case.similar_list import FIELD as RELATED
from ntnu.deviations.ui.case.similar_list import SimilarList
from ntnu.deviations.ui.forms.choosing import Chooser
from ntnu.deviations.ui.forms.files import files_field
from ntnu.deviations.ui.forms.form import Form
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message

_LOST = _("done_lost_sight", default="You no longer have access to the case.")


class ActionPage(SimilarList):
    """A form on a case that offers one action or several, of which one is chosen.

    ``preview`` is shown when the person requests it, by script as they type, and always before an action
    whose preview they have not seen: pressing the last button once is enough when the page has already shown
    what happens. It names who else handles the case, so it is only for those who read the casework.
    """

    unavailable = ViewPageTemplateFile("templates/unavailable.pt")
    #: The texts that the action takes words from, shown between its fields.
    source: Sequence[str] = ()
    #: The message when it is done, where that is not the action's own.
    done: Message | None = None

    def __call__(self):
        self.take_up()
        if self.request.method != "POST" and not self.is_available and not self.is_told:
            self.request.response.setStatus(409, lock=True)
            return self.unavailable()
        return super().__call__()

    def post(self):
        if self.asked("preview"):
            self._look()
            return self.fragment()
        if self.asked(finding.BUTTON):
            return None
        if self.chosen is None:
            self.refuse(perform.one("no_choice", "do"))
            return None
        if self.asked("look") or self._unseen():
            return self._look_over()
        return self._do()

    def _do(self):
        seen = self.request.form.get("seen")
        try:
            outcome = self.attempt(
                perform.perform,
                self.context,
                self.chosen,
                self.raw,
                whole_number(seen),
                self.files,
            )
        except ActionError as error:
            self._look()
            self.refuse(error.errors, error.status)
            return None
        self.say(self.told(outcome))
        return self.go(outcome.case.absolute_url() if outcome.visible else self.afterwards)

    def result_url(self, made: str) -> str:
        place = self.case
        if made and made != uid_of(self.case):
            try:
                place = find_part(self.case, made)
            except LookupError:
                return self.afterwards
        visible = may_view_part(place) if place is not self.case else self.reading.may_view
        return place.absolute_url() if visible else self.afterwards

    def told(self, outcome: Outcome):
        """The message when the action is done."""
        message = self.done or self.action(self.chosen).done
        said = self.t(type(message)(message, mapping={"number": outcome.case_number}))
        return said if outcome.visible else f"{said} {self.t(_LOST)}"

    @property
    def afterwards(self) -> str:
        """Where the person is sent when they can no longer see the object of the action."""
        return f"{self.register_url}/@@worklist"

    def _look_over(self):
        self._look()
        if self.preview is not None and self.preview.obstacles:
            self.refuse(self.preview.obstacles)
        return None

    def _look(self):
        if self.chosen is not None and self.is_previewed:
            try:
                found = preview(self.context, self.chosen, self.raw)
            except ActionError as error:
                self.faults = tuple(error.errors)
                return
            self.preview = in_words(found, self.naming(found), self.world, self.t)

    def naming(self, found: Preview) -> frozenset[str]:
        """The roles that read who reported, when it is done."""
        return naming_roles(self.case, found.state_after)

    def _unseen(self) -> bool:
        """Does the action do more than the person has been shown?"""
        # A second look would lose the chosen files: a browser does not send them again.
        if self.asked("looked") or self.files:
            return False
        if not self.is_previewed:
            # Nothing is shown beforehand, but the action is done by its own button only.
            return not self.asked("complete")
        self._look()
        return self.preview is not None and self.preview.ready and self.preview.has_consequences

    @property
    def is_previewed(self) -> bool:
        """May this person see who else gets access and mail?"""
        return self.target.insider

    # what is asked and answered ----------------------------------------------------------------

    @property
    def shown_fields(self) -> list[str]:
        """Ids of the conditional fields that are shown now."""
        form = self.forms[self.offers[0]] if self.conditional else {}
        return [f"when-{form[name].id}" for name, shown in self.conditional.items() if shown]

    @property
    def raw(self) -> dict:
        """The input for the chosen action, in the shape of a JSON body."""
        return self.raw_of(self.chosen)

    @cached_property
    def files(self) -> list:
        """The files that were sent along."""
        return self.all_files if self.takes_files else []

    @property
    def takes_files(self) -> bool:
        """May files come with the chosen action?"""
        return self.chosen is not None and self.action(self.chosen).takes_files

    @property
    def preview_obstacles(self) -> list[str]:
        """What prevents the action, in words."""
        form = Form(self.action(self.chosen).asks, {}, faults=self.preview.obstacles, translate=self.t)
        return [line.text for line in form.summary()]

    @property
    def preview_summary(self) -> str:
        """The preview in one line, to be read aloud while the form is filled in."""
        found = self.preview
        if found is None or (found.only_missing and not found.ready):
            return ""
        if not found.ready:
            return self.t(PREVIEW_BLOCKED)
        words = {"gained": len(found.gained), "lost": len(found.lost), "mails": len(found.letters)}
        return self.t(preview_in_short(**words))

    # what the template shows --------------------------------------------------------------------

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The form of each action."""
        found = {action_id: self._form(action_id) for action_id in self.offers}
        for form in found.values():
            for view in form.pick(RELATED):
                self.without_similar(view)
        return found

    def _form(self, action_id: str, **more) -> Form:
        sent = self.is_filled
        form = Form(
            self.action(action_id).asks,
            self.shown(action_id) if sent else {**self._added(action_id), **self.initial(action_id)},
            faults=self.faults if action_id == self.chosen else (),
            options=self.chooser,
            prefix=action_id,
            hints={"reason": INTERNAL, **self.action(action_id).hints},
            translate=self.t,
            more=[files_field(self.files_optional, self.kept_files)]
            if self.action(action_id).takes_files
            else (),
            **more,
        )
        for view in form if self.is_permitted else ():
            self.finder.fill(view)
        return form

    def _added(self, action_id: str) -> dict:
        """The case's values of the fields of other packages that the action includes."""
        return {name: getattr(self.case, name) for name in added_fields(self.action(action_id))}

    def shown(self, action_id: str) -> dict:
        """The values of an action's fields when the form is shown again: the input."""
        return self.raw_of(action_id)

    @property
    def files_optional(self) -> bool:
        """May the action be done without a file? Only adding files may not."""
        return self.chosen != "add_attachment"

    @cached_property
    def is_permitted(self) -> bool:
        """Has this person the role for an action of the page, in some state? Others see what they typed, but
        are offered nobody and nothing to choose."""
        target = self.target
        return any(target.permits(self.action(action_id)) for action_id in self.offers)

    @cached_property
    def finder(self) -> finding.Finder:
        facts = self.facts
        on_it = facts.workers if "add_coworker" in self.offers else ()
        return finding.Finder(self.register, self.request.form, {facts.reporter, *facts.recused, *on_it})

    @property
    def errors(self):
        form = self.forms.get(self.chosen or "")
        return form.summary() if form is not None else super().errors

    @cached_property
    def chooser(self) -> Chooser:
        return Chooser(self.register, self.language, self.t, self.context, plain=not self.is_permitted)

    @property
    def seen(self) -> int | None:
        """The number of actions on the case; empty for a person who does not read its casework."""
        return self.target.revision if self.is_previewed else None
