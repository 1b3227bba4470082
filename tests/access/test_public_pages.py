"""What answers without log-in is listed by hand, each with its reason."""

from tests.source import PACKAGE
from xml.etree import ElementTree

#: Pages for everybody, logged in or not, and why each may be.
PUBLIC = {
    "case": "asks for log-in itself, and gives back what was typed in a form by who is logged out",
    "index.html": "an error's page: it tells nothing of what was asked for",
    "dv-macros": "pieces of pages: no data of their own",
    "dv-case": "pieces of pages: no data of their own",
    "dv-access": "pieces of pages: no data of their own",
    "dv-act": "pieces of pages: no data of their own",
    "dv-lists": "pieces of pages: no data of their own",
    "dv-dialogue": "pieces of pages: no data of their own",
    "dv-mine": "pieces of pages: no data of their own",
    "dv-parts": "pieces of pages: no data of their own",
    "dv-hearing": "pieces of pages: no data of their own",
    "dv-archive": "pieces of pages: no data of their own",
    "dv-documents": "pieces of pages: no data of their own",
    "dv-forms": "pieces of pages: no data of their own",
    "dv-report": "pieces of pages: no data of their own",
    "breadcrumbs_view": "Plone's own, that leaves out what the asker may not see",
    "dv-session": "says only whether the asker is still logged in",
    "report": "sends who is not logged in to the log-in page",
    "notify": "everybody may send a notification",
    "notify-follow": "opens by a receipt code, and tells who is logged in of her own",
    "@speakup": "everybody may send a notification",
    "@speakup-follow": "opens by a receipt code",
    "main_template": "the frame of every page",
    "login": "the log-in page",
    "insufficient-privileges": "an error's page",
    "accessibility-info": "a statement the law asks for",
    "ntnu.deviations.header": "the head of every page",
    "ntnu.deviations.footer": "the foot of every page",
}


def test_public_pages_are_listed_here():
    public = set()
    for path in PACKAGE.rglob("*.zcml"):
        for node in ElementTree.parse(path).getroot().iter():
            if node.get("permission") in ("zope.Public", "zope2.Public"):
                public.add(node.get("name"))
    assert public == PUBLIC.keys()
