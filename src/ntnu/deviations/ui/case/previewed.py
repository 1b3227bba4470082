"""What the preview of an action says beside the preview itself, and whether there is more to be looked at."""

from collections.abc import Sequence
from ntnu.deviations.ui.case.phrases import PREVIEW_BLOCKED
from ntnu.deviations.ui.case.phrases import preview_in_short
from ntnu.deviations.ui.case.preview import PreviewView
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.page import FormPage
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Previewed(FormPage):
    """A form that tells what it will do, on a deviation or on a notification case."""

    fragment = ViewPageTemplateFile("templates/preview.pt")
    preview: PreviewView | None = None
    #: Ids of the conditional fields that are asked for now.
    shown_fields: Sequence[str] = ()
    #: Fields that the script fills anew, as the server says: id, text, and the text's language.
    refill: Sequence[tuple[str, str, str]] = ()

    @property
    def previewed_schema(self):
        """The schema of the action that is looked at."""
        raise TypeError(f"{type(self).__name__} looks at nothing")

    @property
    def preview_obstacles(self) -> list[str]:
        """What stands in the way, in words."""
        form = Form(self.previewed_schema, {}, faults=self.preview.obstacles, translate=self.t)
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

    def _look_over(self):
        self._look()
        if self.preview is not None and self.preview.obstacles:
            self.refuse(self.preview.obstacles)
        return None

    def _look(self) -> None:
        """Work the preview out, as far as the person may have it."""
        raise TypeError(f"{type(self).__name__} looks at nothing")
