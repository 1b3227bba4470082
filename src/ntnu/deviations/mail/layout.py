"""The layouts of mails and documents: files that another package can put its own in place of (z3c.jbot)."""

import chameleon
from functools import cache
from pathlib import Path
from zope.pagetemplate.pagetemplatefile import PageTemplateFile


class Layout(PageTemplateFile):
    """A file beside the module, to be an attribute of a class: z3c.jbot looks in there.

    Its expressions are Python's, and it sees nothing but the values it is called with: a mail is written, and
    a document made, where there is no request.
    """

    def __call__(self, **values: object) -> str:
        """The page with these values in it."""
        return _template(self.filename).render(**values)

    @property
    def source(self) -> str:
        """What stands in the file."""
        return _read(self.filename)


@cache
def _read(filename: str) -> str:
    return Path(filename).read_text(encoding="utf-8")


@cache
def _template(filename: str) -> chameleon.PageTemplate:
    return chameleon.PageTemplate(_read(filename))
