"""Fills folders with Plone's own Documents: what cases are compared with.

They contain the same words as the cases, and are made in the same way: copies of one that was really posted.
Versions of the copies are left out (no measurement reads them); the Documents that the benchmark posts have
versions.
"""

import transaction
from Acquisition import aq_base
from benchmarks import house
from benchmarks import words
from benchmarks.cases import DAYS
from benchmarks.catalog import Sheet
from benchmarks.offline import be
from persistent import Persistent
from plone.app.contenttypes.content import Document
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.i18n.normalizer.interfaces import IURLNormalizer
from uuid import uuid4
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


def body(number: int) -> dict:
    """Document ``number`` as it is posted: the words of report ``number``."""
    report = words.report(number)
    return {
        "@type": "Document",
        "title": report["title"],
        "text": {"data": html(report), "content-type": "text/html"},
    }


def plain(report: dict[str, str]) -> str:
    """The words of a report as the catalog reads them from the rich text."""
    return " ".join(report[name] for name in ("what_happened", "consequence", "suggestion"))


def html(report: dict[str, str]) -> str:
    """The words of a report as rich text."""
    return "".join(f"<p>{report[name]}</p>" for name in ("what_happened", "consequence", "suggestion"))


class Copier:
    """Makes Documents in a site from a real one."""

    def __init__(self, site):
        self.site = site
        self.words = words.report(0)
        be(site.acl_users, house.reporter(0))
        text = RichTextValue(html(self.words), "text/html", "text/x-html-safe")
        folder = site[house.STOCK]["f0"]
        self.model = createContentInContainer(folder, "Document", title=self.words["title"], text=text)
        transaction.commit()
        be(site.getPhysicalRoot().acl_users, "admin")
        self.sheet = Sheet(site, self.model)

    def add(self, number: int, of: int):
        """Document ``number`` of so many, in the folder of a faculty."""
        return self.copied(number, number % house.FACULTIES, DAYS * (of - 1 - number) // of)

    def copied(self, number: int, faculty: int, age: int):
        """A copy with other words, so many days older."""
        report, user = words.report(number), house.reporter(number)
        id_ = f"{getUtility(IURLNormalizer).normalize(report['title'])}-{number}"
        document = Document(id_)
        for name, value in vars(aq_base(self.model)).items():
            if not name.startswith("_v_") and not isinstance(value, Persistent) and name != "id":
                setattr(document, name, value)
        setattr(document, "_plone.uuid", uuid4().hex)
        document.title = report["title"]
        document.text = RichTextValue(html(report), "text/html", "text/x-html-safe")
        document.creation_date = self.model.creation_date - age
        document.modification_date = self.model.modification_date - age
        document.creators = (user,)
        document.__ac_local_roles__ = {user: ["Owner"]}
        document._owner = (self.model._owner[0], user)
        history = aq_base(self.model).workflow_history
        document.workflow_history = type(history)(dict(history))
        folder = self.site[house.STOCK][f"f{faculty}"]
        folder._setOb(id_, document)
        return self._entered(folder._getOb(id_), report, user, faculty)

    def _entered(self, document, report, user: str, faculty: int):
        getUtility(IIntIds).register(document)
        people = {house.reporter(0): user, house.recipient(0): house.recipient(faculty)} | {
            house.worker(0, d): house.worker(faculty, d) for d in range(house.DEPARTMENTS)
        }
        # Every reporter may read every Document, as a Contributor of the folder.
        readers = [user_ for n in range(house.REPORTERS) if (user_ := f"user:{house.reporter(n)}")]
        allowed = [who for who in self.sheet.values["allowedRolesAndUsers"] if who not in readers]
        allowed = [":".join(people.get(part, part) for part in who.split(":")) for who in allowed]
        self.sheet.enter(
            document,
            " ".join((document.id, report["title"], "", plain(report), "")),
            [*allowed, *readers],
            UID=document.UID(),
            Creator=user,
            listCreators=(user,),
        )
        return document
