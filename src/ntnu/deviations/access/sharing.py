"""The roles that Plone's Sharing page offers, and to whom: units and registers only."""

from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.messages import ROLES
from plone.app.workflow.interfaces import ISharingPageRole
from zope.interface import implementer
from zope.interface import Interface


@implementer(ISharingPageRole)
class _Role:
    __component_name__: str
    required_permission = "ntnu.deviations: Manage Folder Roles"
    required_interface: type[Interface] | None = IUnit

    @property
    def title(self) -> str:
        """The name of the role, as people read it."""
        return ROLES[self.__component_name__]


class NotificationRecipient(_Role):
    """Assesses every report of the unit."""

    __component_name__ = "Notification Recipient"


class CaseWorker(_Role):
    """May be chosen as case worker."""

    __component_name__ = "Case Worker"


class LineManager(_Role):
    """Is notified of deviations, reads them, agrees to measures."""

    __component_name__ = "Line Manager"


class LocalAdministrator(_Role):
    """Manages who has which folder role; given by the system administrator only."""

    __component_name__ = "Local EQS Administrator"
    required_permission = "ntnu.deviations: Manage Settings"


class Archivist(_Role):
    """Exports closed cases to the archive."""

    __component_name__ = "Archivist"
    required_interface = IDeviationRegister


class QualityReader(_Role):
    """Reads statistics."""

    __component_name__ = "Quality Reader"
    required_interface = IDeviationRegister


class SpeakUpRecipient(_Role):
    """Handles notification cases."""

    __component_name__ = "SpeakUp Recipient"
    required_interface = ISpeakUpRegistry
