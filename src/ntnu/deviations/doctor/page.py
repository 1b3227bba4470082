"""The set-up doctor's page, for the system administrator."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.doctor.checks import CHECKS
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import Finding
from ntnu.deviations.doctor.findings import LEVELS
from ntnu.deviations.doctor.findings import OK
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.now import now
from ntnu.deviations.ui.shell.page import Page

#: Level → (CSS class, icon).
_LOOKS = {
    FAULT: ("is-fault", "error"),
    WARNING: ("is-warn", "warning"),
    OK: ("is-closed", "circle-check"),
}


class Doctor(Page):
    """Problems come first."""

    nav_item = "doctor"
    page_title = _("doctor_title", default="Is the system in order?")

    @cached_property
    def findings(self) -> list[Finding]:
        return examine(CHECKS, self.context, now())

    @property
    def is_fine(self) -> bool:
        return all(finding.level == OK for finding in self.findings)

    def level(self, finding: Finding) -> str:
        return self.t(LEVELS[finding.level])

    def style(self, finding: Finding) -> str:
        return f"dv-chip {_LOOKS[finding.level][0]}"

    def icon(self, finding: Finding) -> str:
        return _LOOKS[finding.level][1]
