"""The panels *Messages* and *Files* of a case page."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.dialogue.pages.posts import Post
from ntnu.deviations.dialogue.pages.posts import posts_of
from ntnu.deviations.dialogue.pages.posts import words_for
from ntnu.deviations.interfaces import IAttachment
from typing import Any


@dataclass(frozen=True)
class AddedFile:
    """A file that the unit has added to a case: who added it, when, and may the reporter open it?"""

    file: Any
    who: str
    when: str
    shared: bool


class CaseDialogue:
    """Mixed into the page of a case, which knows what the person may read and do."""

    dialogue_titles = {
        "messages": _("panel_messages", default="Messages"),
        "files": _("panel_files", default="Files"),
    }

    @cached_property
    def posts(self) -> list[Post]:
        """The messages this person may read, oldest first."""
        own = self.facts.reporter if self.reading.is_reporter else ""
        words = words_for(self.language, self.t, self.name, own)
        return posts_of(self.context, self.target.facts.whole, words)

    @property
    def shows_messages(self) -> bool:
        """Is there a panel? Also an empty one, for who may write the first."""
        return bool(self.posts or "add_message" in self.acts)

    @property
    def may_redact(self) -> bool:
        return "redact" in self.acts

    # files --------------------------------------------------------------------------------------

    @cached_property
    def _files(self) -> list:
        """The files of the case itself that the person may open, or could before they were redacted."""
        found = [part for part in self.context.objectValues() if IAttachment.providedBy(part)]
        return sorted((part for part in found if may_view_part(part)), key=lambda part: part.added)

    @property
    def _tells_files_apart(self) -> bool:
        """Does the page tell what came with the report from what the unit has added?"""
        return self.reading.may_casework or self.reading.is_reporter

    @property
    def attachments(self) -> list:
        """What came with the report; to a participant in a hearing all that she may open."""
        own, apart = self.context.reporter, self._tells_files_apart
        return [part for part in self._files if part.added_by == own or not apart]

    @property
    def added_files(self) -> list[AddedFile]:
        """What the unit has added since."""
        return [
            AddedFile(
                file=part,
                who=self.name(part.added_by),
                when=self.day(part.added),
                shared=state_of_part(part) == "shared",
            )
            for part in self._files
            if self._tells_files_apart and part.added_by != self.context.reporter
        ]

    @property
    def shows_files(self) -> bool:
        return bool(self.added_files or "add_attachment" in self.acts)
