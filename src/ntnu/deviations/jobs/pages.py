"""``<register>/jobs``: the files that somebody asked for, each with its way; ``@@job-file`` hands one out."""

from AccessControl import getSecurityManager
from ntnu.deviations import _
from ntnu.deviations.dates import long_moment
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.jobs import store
from ntnu.deviations.jobs.file_page import page_of
from ntnu.deviations.jobs.file_page import send
from ntnu.deviations.jobs.holding import is_readable
from ntnu.deviations.jobs.store import Job
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.page import Page
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized

_STATES = {
    store.WAITING: _("job_waiting", default="Waits for its turn"),
    store.RUNNING: _("job_running", default="Is being made"),
    store.READY: _("job_ready", default="Ready"),
    store.FAILED: _("job_failed", default="Could not be made"),
}
_WHY = {
    "not_yours": _("job_not_yours", default="You may not get this file any more."),
    "too_heavy": _("job_too_heavy", default="It is too large. Ask for fewer cases or a shorter period."),
    "broken": _("job_broken", default="Something went wrong. Try again, or tell those who run the system."),
}


class Jobs(FormPage):
    """A person's own files. Without a script the page is looked at again by its link."""

    page_title = _("jobs_title", default="Your large files")
    drafted = None

    @property
    def jobs(self) -> list[dict[str, Any]]:
        return [self._shown(job) for job in store.of_person(self.context, acting())]

    def _shown(self, job: Job) -> dict[str, Any]:
        is_ready = job.state == store.READY
        return {
            "id": job.id,
            "title": job.title,
            "asked": long_moment(job.at, self.language),
            "state": told(job, self.t),
            "is_open": job.ended is None,
            "done": job.done,
            "total": job.total,
            "why": _WHY.get(job.why),
            "url": f"{self.register_url}/@@job-file?id={job.id}" if is_ready else "",
            "link": f"{job.title} ({formats.file_size(job.made.getSize(), self.language)})"
            if is_ready
            else "",
            "until": long_moment(job.until, self.language) if job.ended else "",
        }

    @property
    def waits(self) -> bool:
        """Is anything still to be made?"""
        return any(job["is_open"] for job in self.jobs)

    def post(self):
        job = store.find(self.context, acting(), self.request.form.get("job"))
        if job is not None:
            store.remove(self.context, job.id)
            self.say(_("job_removed", default="The file is thrown away."))
        return self.go(f"{self.register_url}/jobs")


def told(job: Job, t) -> str:
    """How far it is, in words."""
    if job.state == store.RUNNING and job.total > 1:
        words = {"done": str(job.done), "total": str(job.total)}
        return t(_("job_done_of", default="Is being made: ${done} of ${total} cases", mapping=words))
    return t(_STATES[job.state])


class JobFile(Page):
    """The file, to its owner, who still has the right to it and to all that it tells of."""

    def __call__(self) -> bytes:
        job = store.find(self.context, acting(), self.request.form.get("id"))
        if job is None or job.made is None:
            raise NotFound("job-file")
        user = getSecurityManager().getUser()
        try:
            page = page_of(self.context, self.request, job.file, job.asked)
            if page is not None:
                page.check()
        except (Unauthorized, NotAllowed):
            page = None
        if page is None or not is_readable(self.context, user, job.held):
            raise NotFound("job-file")
        return send(self.request.response, job.made.data, job.made.contentType, job.made.filename)
