"""``<register>/@jobs``: large files over REST, each for its owner alone."""

from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.jobs import store
from ntnu.deviations.jobs.file_page import as_asked
from ntnu.deviations.jobs.file_page import is_asked
from ntnu.deviations.jobs.file_page import page_of
from ntnu.deviations.jobs.file_page import start
from ntnu.deviations.jobs.pages import told
from ntnu.deviations.jobs.store import Job
from ntnu.deviations.persons import acting
from ntnu.deviations.rest.base import NamedWriteService
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

_JOB = shape(
    {
        "@id": ADDRESS,
        **{name: TEXT for name in ("id", "file", "title", "state", "told")},
        "asked": {"type": "object"},
        "done": maybe(NUMBER),
        "total": maybe(NUMBER),
        "why": maybe(TEXT),
        "created": MOMENT,
        "ended": maybe(MOMENT),
        "until": maybe(MOMENT),
        "size": maybe(NUMBER),
        "download": maybe(ADDRESS),
    }
)


@described(_JOB, below="{job}")
@described(shape({"@id": ADDRESS, "items": rows(_JOB), "items_total": NUMBER}))
@implementer(IPublishTraverse)
class GetJobs(Service):
    """All jobs of who is logged in, or the one with the id after the name."""

    name: str | None = None

    def publishTraverse(self, request, name):
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self

    def reply(self) -> dict[str, Any]:
        if self.name is not None:
            job = store.find(self.context, acting(), self.name)
            if job is None:
                raise NotFound(self.name)
            return as_json(job, self.context, self.request)
        found = store.of_person(self.context, acting())
        return {
            "@id": f"{self.context.absolute_url()}/@jobs",
            "items": [as_json(job, self.context, self.request) for job in found],
            "items_total": len(found),
        }


@described({202: _JOB}, takes=body({"file": TEXT, "asked?": by_name(ANYTHING)}))
class StartJob(WriteService):
    """``{file, asked}``: the page that makes the file, and its parameters."""

    def write(self) -> dict[str, Any]:
        body = self.body()
        errors = [
            error for key in body if key not in ("file", "asked") for error in one("unknown_field", key[:100])
        ]
        asked = body.get("asked", {})
        if not isinstance(asked, dict) or not all(map(is_asked, asked.values())):
            errors += one("unknown_value", "asked")
        if errors:
            raise InvalidData(errors)
        page = page_of(self.context, self.request, body.get("file"), as_asked(asked))
        if page is None:
            raise InvalidData(one("unknown_value", "file"))
        page.check()
        job = start(page, as_asked(asked))
        self.made = job.id
        return self.again(job.id)

    def again(self, made: str) -> dict[str, Any]:
        """The job as it is now."""
        job = store.find(self.context, acting(), made)
        if job is None:
            raise NotFound(made)
        self.request.response.setStatus(202)
        answer = as_json(job, self.context, self.request)
        self.request.response.setHeader("Location", answer["@id"])
        return answer


@described({204: None}, below="{job}")
class RemoveJob(NamedWriteService):
    """A job that is under way ends, and its file is gone."""

    def write(self):
        job = store.find(self.context, acting(), self.name)
        if job is None:
            raise NotFound(str(self.name))
        store.remove(self.context, job.id)
        return self.reply_no_content()


def as_json(job: Job, register, request) -> dict[str, Any]:
    """A job."""
    url = register.absolute_url()
    is_ready = job.made is not None
    return {
        "@id": f"{url}/@jobs/{job.id}",
        "id": job.id,
        "file": job.file,
        "asked": job.asked,
        "title": job.title,
        "state": job.state,
        "told": told(job, lambda message: translate(message, context=request)),
        "done": job.done,
        "total": job.total,
        "why": job.why or None,
        "created": as_moment(job.at),
        "ended": as_moment(job.ended) if job.ended else None,
        "until": as_moment(job.until),
        "size": job.made.getSize() if is_ready else None,
        "download": f"{url}/@@job-file?id={job.id}" if is_ready else None,
    }
