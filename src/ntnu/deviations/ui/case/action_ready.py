"""Which of the actions of a page can be done now, and why not the others."""

from functools import cached_property
from ntnu.deviations.engine import perform
from ntnu.deviations.messages import message
from ntnu.deviations.ui.case.action_words import ActionWords


class ActionReady(ActionWords):
    """A form on a case that knows whether it can be sent now."""

    @cached_property
    def available(self) -> dict[str, perform.Availability]:
        """The actions of this page that this person has a role for, by id, in the order they are shown."""
        found = {available.action.id: available for available in perform.available(self.context)}
        return {action_id: found[action_id] for action_id in self.offers if action_id in found}

    @property
    def open_acts(self) -> tuple[str, ...]:
        """The actions of this page that this person may do now."""
        return tuple(action_id for action_id, found in self.available.items() if found.is_ready)

    @property
    def waits_for(self) -> list:
        """What must be done before any action of this page can be."""
        faults = [fault for found in self.available.values() for fault in found.obstacles]
        return list(dict.fromkeys(self.t(fault.message) for fault in faults))

    @property
    def ended_for_good(self) -> str:
        """The message that nothing can be done with the case any more; empty where something can."""
        return self.t(message("anonymised")) if self.facts.anonymised else ""

    @property
    def is_available(self) -> bool:
        return self.needs in self.open_acts if self.needs else bool(self.open_acts)
