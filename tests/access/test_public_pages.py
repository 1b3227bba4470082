"""What answers without log-in is listed by hand, each with its reason: name, method of a service, and what it
is registered for. A name that is public at one place is not so at another."""

import re
from itertools import product
from tests.source import PACKAGE
from xml.etree import ElementTree

PIECES = "pieces of pages: no data of their own"
ANY, SITE = "*", "plone.base.interfaces.INavigationRoot"
OURS = "ntnu.deviations.interfaces."
REGISTER, CASE, REGISTRY = (
    OURS + name for name in ("IDeviationRegister", "IDeviationReport", "ISpeakUpRegistry")
)
TOLD = "asks for log-in itself, unless the setting says that it is for everybody; nothing leads to a case"
DECIDES = "the walk ends before it for all but recipients and who gives the role; it asks for that itself"

#: (name, method or "page", what it is for) -> why it may be for everybody, logged in or not.
PUBLIC = {
    ("case", "page", REGISTER): "asks for log-in itself, and gives back what was typed in a form by who is"
    " logged out",
    ("index.html", "page", "ntnu.deviations.engine.errors.ActionError"): "an error's page: it tells nothing"
    " of what was asked for",
    ("index.html", "page", "Exception"): "an error's page: it tells nothing of what was asked for",
    (
        "index.html",
        "page",
        "ntnu.deviations.access.allowed.OptionsAsked",
    ): "methods, the same for any address",
    ("index.html", "page", "ntnu.deviations.access.log_in_brake.TooManyPasswords"): "the log-in form again",
    ("dv-macros", "page", ANY): PIECES,
    ("dv-action", "page", ANY): PIECES,
    ("dv-lists", "page", ANY): PIECES,
    ("dv-saved", "page", ANY): PIECES,
    ("dv-dialogue", "page", ANY): PIECES,
    ("dv-parts", "page", ANY): PIECES,
    ("dv-hearing", "page", OURS + "IHearing"): PIECES,
    ("dv-forms", "page", ANY): PIECES,
    ("dv-report", "page", REGISTER): PIECES,
    ("breadcrumbs_view", "page", OURS + "ICaseChild"): "Plone's own, that leaves out what the asker may not"
    " see",
    ("dv-session", "page", ANY): "says only whether the asker is still logged in",
    ("report", "page", REGISTER): "sends who is not logged in to the log-in page",
    ("notify", "page", REGISTER): "everybody may send a notification",
    ("notify-follow", "page", REGISTER): "opens by a receipt code, and tells who is logged in of their own",
    ("notify-receipt", "page", REGISTER): "opens by the cookie of the browser that sent the notification, to"
    " who sent it with a name only while they are logged in",
    ("you-said", "page", REGISTER): TOLD,
    ("you-said-feed", "page", REGISTER): TOLD,
    ("@you-said", "GET", REGISTER): TOLD,
    ("@speakup", "POST", REGISTER): "everybody may send a notification",
    ("@speakup-follow", "POST", REGISTER): "opens by a receipt code",
    ("@access", "GET", REGISTRY): DECIDES,
    ("@access", "PATCH", REGISTRY): DECIDES,
    ("@sharing", "POST", REGISTRY): DECIDES,
    ("speakup-roles", "page", REGISTRY): DECIDES,
    ("calendar-feed", "page", REGISTER): "opens by a secret, and tells what the person it belongs to may see",
    ("main_template", "page", ANY): "the frame of every page of a site that is only this",
    ("dv-frame", "page", ANY): "the frame of every page of ours",
    ("index.html", "page", ".setuphandlers.clashes.Clash"): "an error's page, for who installs the add-on",
    ("login", "page", SITE): "the log-in page",
    ("insufficient-privileges", "page", SITE): "an error's page",
    ("accessibility-info", "page", SITE): "a statement the law asks for",
    ("ntnu.deviations.header", "page", ANY): "the head of every page",
    ("ntnu.deviations.footer", "page", ANY): "the foot of every page",
}


def names(node) -> list[str]:
    """What a statement registers: by the name of the class where no name is given."""
    if node.get("name") is None and node.tag == "{http://namespaces.ntnu.no/deviations}page":
        classes = [path.rpartition(".")[2] for path in node.get("class").split()]
        return [re.sub("(?<=[a-z])(?=[A-Z])", "-", one).lower() for one in classes]
    return (node.get("name") or "").split()


def methods(node) -> list[str]:
    return [method for method in ("GET", "POST", "PATCH", "DELETE") if node.get(method)] or ["page"]


def test_public_pages_are_listed_here():
    public = set()
    for path in PACKAGE.rglob("*.zcml"):
        for node in ElementTree.parse(path).getroot().iter():
            if node.get("manager", "").startswith("ntnu.deviations.ui.interfaces."):
                # A panel has no address: it is drawn in a page that has asked for View.
                continue
            # Macros have no permission to name: they are for everybody.
            macros = node.tag == "{http://namespaces.ntnu.no/deviations}macros"
            if macros or node.get("permission") in ("zope.Public", "zope2.Public"):
                method = [node.get("method")] if node.get("method") else methods(node)
                public.update(product(names(node), method, node.get("for", ANY).split()))
    assert public == PUBLIC.keys()
