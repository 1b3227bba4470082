"""Pages, macros, panels and services, several in one statement: see ``meta.zcml``.

They register the same as ``browser:page``, ``browser:viewlet`` and ``plone:service``, with lists where those
take one value: for all content that is listed, under every name. Values that are left out default to what
most need: the permission View, and for pages the layer of the product and the name of the class (``NoteForm``
is at ``note-form``).
"""

import re
from functools import partial
from itertools import product
from ntnu.deviations.interfaces import IDeviationsLayer
from plone.rest.zcml import serviceDirective
from Products.Five.browser import BrowserView
from Products.Five.browser.metaconfigure import page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.Five.viewlet.metaconfigure import viewletDirective
from zope.configuration.exceptions import ConfigurationError
from zope.configuration.fields import GlobalInterface
from zope.configuration.fields import GlobalObject
from zope.configuration.fields import Path
from zope.configuration.fields import PythonIdentifier
from zope.configuration.fields import Tokens
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer
from zope.schema import TextLine
from zope.security.zcml import Permission

#: Interfaces and classes of content; ``*`` is everything.
_Contents = partial(Tokens, title="Of what content", value_type=GlobalObject(missing_value=object()))
_Classes = partial(Tokens, title="Its class", value_type=GlobalObject())
_Names = partial(Tokens, value_type=TextLine(), required=False)
_VIEW, _PUBLIC = "zope2.View", "zope.Public"


class IPage(Interface):
    """A page: one class under one or more names, or several classes, each under its own."""

    for_ = _Contents()
    class_ = _Classes()
    name = _Names(title="Its name, if it is not the name of the class")
    template = Path(title="Its template", required=False)
    attribute = PythonIdentifier(title="The method that answers", required=False)
    permission = Permission(title="What it takes to open it", required=False)
    layer = GlobalInterface(title="The layer of the requests it answers", required=False)


class IMacros(Interface):
    """The macros of a template, reached as ``context/@@name/macros/…``. They are not a page themselves."""

    for_ = _Contents(required=False)
    name = TextLine(title="Their name")
    template = Path(title="The template")


class IPanel(Interface):
    """A panel. It has no permission: it is shown on a page that is already open, and decides itself for
    whom."""

    manager = GlobalInterface(title="Where it is shown")
    class_ = _Classes()
    name = _Names(title="Its name, if it is not the name of the class")


class IService(Interface):
    """A service that speaks JSON: what answers, by the method of the request."""

    for_ = _Contents()
    name = _Names(title="Its name; none: the address of the content")
    GET = GlobalObject(title="What answers GET", required=False)
    POST = GlobalObject(title="What answers POST", required=False)
    PATCH = GlobalObject(title="What answers PATCH", required=False)
    DELETE = GlobalObject(title="What answers DELETE", required=False)
    permission = Permission(title="What it takes to ask", required=False)
    layer = GlobalInterface(title="The layer of the requests it answers", required=False)


def register_page(_context, for_, class_, name=(), permission=_VIEW, layer=IDeviationsLayer, **more):
    """``page``; ``template`` and ``attribute`` are as in ``browser:page``."""
    for content, (called, one) in product(for_, _named(class_, name)):
        page(_context, called, permission, content, layer, class_=one, **more)


def register_macros(_context, name, template, for_=(None,)):
    """``macros``."""
    template = ViewPageTemplateFile(template)
    members = {"template": template, "macros": property(lambda view: view.template.macros)}
    register_page(_context, for_, [type("Macros", (BrowserView,), members)], [name], _PUBLIC)


def register_panel(_context, manager, class_, name=()):
    """``panel``."""
    for called, one in _named(class_, name):
        viewletDirective(_context, called, _PUBLIC, manager=manager, class_=one)


def register_service(_context, for_, name=("",), permission=_VIEW, layer=IDefaultBrowserLayer, **answers):
    """``service``."""
    for content, called, method in product(for_, name, answers):
        answer = answers[method]
        serviceDirective(_context, method, "application/json", answer, content, permission, layer, called)


def _named(classes, names):
    if names and len(classes) > 1:
        raise ConfigurationError(f"{', '.join(names)}: which of the classes is it?")
    if names:
        return [(name, classes[0]) for name in names]
    return [(re.sub("(?<=[a-z])(?=[A-Z])", "-", one.__name__).lower(), one) for one in classes]
