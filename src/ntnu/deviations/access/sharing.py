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
    required_permission = "ntnu.deviations: Manage Folder Roles"
    required_interface: type[Interface] | None = IUnit


class NotificationRecipient(_Role):
    """Assesses every report of the unit."""

    title = ROLES["Notification Recipient"]


class CaseWorker(_Role):
    """May be chosen as case worker."""

    title = ROLES["Case Worker"]


class LineManager(_Role):
    """Is told of deviations, reads them, agrees to measures."""

    title = ROLES["Line Manager"]


class LocalAdministrator(_Role):
    """Manages who has which folder role; given by the system administrator only."""

    title = ROLES["Local EQS Administrator"]
    required_permission = "ntnu.deviations: Manage Settings"


class Archivist(_Role):
    """Exports closed cases to the archive."""

    title = ROLES["Archivist"]
    required_interface = IDeviationRegister


class QualityReader(_Role):
    """Reads statistics."""

    title = ROLES["Quality Reader"]
    required_interface = IDeviationRegister


class SpeakUpRecipient(_Role):
    """Handles notification cases."""

    title = ROLES["SpeakUp Recipient"]
    required_interface = ISpeakUpRegistry
