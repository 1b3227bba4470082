"""The layouts of mails and documents: files that another package can replace (z3c.jbot)."""

import chameleon
from functools import cache
from pathlib import Path
from zope.pagetemplate.pagetemplatefile import PageTemplateFile


class Layout(PageTemplateFile):
    """A file beside the module, as an attribute of a class: z3c.jbot looks for it there.

    Its expressions are Python, and it gets only the values it is called with: mails and documents are also
    made without a request.
    """

    def __call__(self, **values: object) -> str:
        """The page with these values."""
        return _template(self.filename).render(**values)

    @property
    def source(self) -> str:
        """The content of the file."""
        return _read(self.filename)


@cache
def _read(filename: str) -> str:
    return Path(filename).read_text(encoding="utf-8")


@cache
def _template(filename: str) -> chameleon.PageTemplate:
    return chameleon.PageTemplate(_read(filename))
