"""Files of a case: always sent as a download, stored by no cache, shown on no page."""

from ntnu.deviations.content.stored_file import is_missing
from plone.namedfile.browser import Download
from plone.namedfile.utils import set_headers
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class AttachmentDownload(Download):
    """The bytes, whichever view is requested; under their original name."""

    def _getFile(self):
        if self.fieldname not in (None, "file"):
            raise NotFound(self.fieldname)
        if self.context.file is None or is_missing(self.context.file):
            # It was redacted, or the server has lost it.
            raise NotFound(self.fieldname or "file")
        return self.context.file

    def set_headers(self, file):
        response = self.request.response
        # The file's own name is used: a name in the address could disguise a file as another kind.
        set_headers(file, response, filename=file.filename)
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'")


@implementer(IPublishTraverse)
class NoImages(BrowserView):
    """No scales of attached files."""

    def publishTraverse(self, request, name):
        raise NotFound(name)

    def __call__(self):
        raise NotFound("@@images")
