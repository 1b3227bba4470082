"""``GET <register>/@doctor``: the result of all checks, for the system administrator or a monitoring
system."""

from ntnu.deviations.doctor.checks import CHECKS
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.doctor.findings import LEVELS
from ntnu.deviations.now import now
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.services import Service
from typing import Any


@described(
    shape(
        {
            "@id": ADDRESS,
            "at": MOMENT,
            "level": TEXT,
            "checks": rows(
                shape({"id": TEXT, "level": TEXT, "level_title": TEXT, "title": TEXT, "text": TEXT})
            ),
        }
    )
)
class Doctor(Service):
    """Every check with its result; ``level`` is the most serious of them: fault, warning or ok."""

    def reply(self) -> dict[str, Any]:
        at = now()
        found = examine(CHECKS, self.context, at)
        return {
            "@id": f"{self.context.absolute_url()}/@doctor",
            "at": as_moment(at),
            "level": found[0].level,
            "checks": [
                {
                    "id": finding.id,
                    "level": finding.level,
                    "level_title": said(LEVELS[finding.level], self.request),
                    "title": said(finding.title, self.request),
                    "text": said(finding.text, self.request),
                }
                for finding in found
            ],
        }
