"""Files of a notification case: always sent as a download, to those who may see the case."""

from ntnu.deviations.access.notification import files_of
from ntnu.deviations.content.stored_file import is_missing
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class SpeakupFile(BrowserView):
    """``<notification case>/@@speakup-file/<uid>``."""

    uid: str | None = None

    def publishTraverse(self, request, name):
        if self.uid is not None:
            raise NotFound(name)
        self.uid = name
        return self

    def __call__(self):
        found = next((row for row in files_of(self.context) if row.uid == self.uid), None)
        if found is None or is_missing(found.file):
            raise NotFound(self.uid or "file")
        response = self.request.response
        set_headers(found.file, response, filename=found.title)
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")
        return stream_data(found.file)
