"""What a draft of a form on a case is about."""

from ntnu.deviations.access.units import uid_of
from ntnu.deviations.drafts.store import About
from ntnu.deviations.ui.case.action_ready import ActionReady
from ntnu.deviations.ui.forms.reading import read


class ActionDraft(ActionReady):
    """A form on a case, of which drafts are kept."""

    #: What distinguishes a draft of this form from those of other forms of the same class, and the parameters
    #: of its address.
    draft_words: tuple[str, ...] = ()
    draft_query = ""

    @property
    def send_to(self) -> str:
        """The address of the form by the case's number: the case may be moved while somebody writes."""
        return f"{self.register_url}/case/{self.context.number}/{self.__name__}"

    def raw_of(self, action_id: str) -> dict:
        """The input for an action, chosen or not."""
        values = read(self.request.form, self.action(action_id).asks, prefix=action_id)
        if self.confirmed:
            values["warnings_confirmed"] = self.confirmed
        return values

    def initial(self, action_id: str) -> dict:
        """The values of an action's fields before anything is typed."""
        return {}

    @property
    def drafted(self) -> About | None:
        if not self.offers:
            return None
        part = uid_of(self.context) if self.is_part else ""
        words = (uid_of(self.context), type(self).__name__, *self.draft_words)
        way = self.send_to.removeprefix(self.register_url)
        return About(" ".join(words), uid_of(self.case), part, tuple(self.offers), f"{way}{self.draft_query}")

    @property
    def schemas(self):
        """The fields of every action of the page."""
        return [(action_id, self.action(action_id).asks) for action_id in self.offers]

    @property
    def has_looked(self) -> bool:
        return self.preview is not None

    def look_again(self) -> None:
        self._look()
