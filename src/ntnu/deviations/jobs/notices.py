"""The mail of a job."""

from ntnu.deviations.jobs import store
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_CASE


class JobEnded(MailKind, id="job_ended"):
    """A large file is ready, or could not be made: who asked for it."""

    words = {"file", "until"}
    tokens = {"outcome": "job"}
    hidden = NO_CASE | {"unit"}

    def may_be_told(self, notice, place, world):
        """Not of what they have thrown away."""
        return any(job.ended for job in store.of_person(place, notice.to))
