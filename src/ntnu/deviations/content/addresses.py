"""Where a case and its parts are: at ``<register>/case/<number>``, before and after a move."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations.interfaces import IDeviationRegister


class NumberedAddress:
    """Mixed into the case: its address is made from its number, not from its place."""

    def absolute_url(self, relative=0):
        """The permanent address. A case that is being created has no number yet."""
        register = aq_parent(aq_inner(self))
        while register is not None and not IDeviationRegister.providedBy(register):
            register = aq_parent(aq_inner(register))
        if register is None or not self.number:
            return super().absolute_url(relative)
        return f"{register.absolute_url(relative)}/case/{self.number}"


class AddressBelow:
    """Mixed into what lives in a case: its address is below that of its container."""

    def absolute_url(self, relative=0):
        """The address, which stays as long as the part exists."""
        around = aq_parent(aq_inner(self))
        if around is None or not hasattr(around, "absolute_url"):
            return super().absolute_url(relative)
        return f"{around.absolute_url(relative)}/{self.getId()}"
