"""Pages, macros, panels and services in statements with lists: what is registered, and what is refused."""

import pytest
from ntnu.deviations.interfaces import IDeviationsLayer
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.ui.interfaces import ICasePanels
from ntnu.deviations.ui.interfaces import IReportersPanels
from Products.Five.browser import BrowserView
from zope.configuration import xmlconfig
from zope.configuration.exceptions import ConfigurationError
from zope.publisher.interfaces.browser import IDefaultBrowserLayer
from zope.security.checker import CheckerPublic

OURS = "ntnu.deviations.interfaces"
HERE = "tests.shell.test_directives"
ZCML = """
<configure xmlns="http://namespaces.zope.org/zope" xmlns:deviations="http://namespaces.ntnu.no/deviations">
  <include package="Products.Five" file="meta.zcml" />
  <include package="plone.rest" file="meta.zcml" />
  <include package="Products.Five" file="permissions.zcml" />
  <include package="ntnu.deviations" file="meta.zcml" />
  {}
</configure>
"""


class ShortNote(BrowserView):
    """A page, a panel and a service."""

    def render(self):
        return ""


class Other(ShortNote):
    """Another one."""


def registered(statement: str) -> list[tuple]:
    """What the statement registers, as Zope tells statements apart, without anything being registered."""
    context = xmlconfig.string(ZCML.format(statement), execute=False)
    return [action["discriminator"] for action in context.actions if action["discriminator"]]


def pages(statement: str) -> set[tuple]:
    """Content, layer and name of each page."""
    return {(*found[1], found[2]) for found in registered(statement) if found[0] == "view"}


def permissions(statement: str) -> set[str]:
    """The permissions that are asked for."""
    protected = ("five:protectClass", "plone.rest:protectClass")
    context = xmlconfig.string(ZCML.format(statement), execute=False)
    found = [action for action in context.actions if (action["discriminator"] or [""])[0] in protected]
    return {"zope.Public" if one["args"][1] is CheckerPublic else one["args"][1] for one in found}


def test_a_page_has_the_name_of_its_class_and_asks_for_view():
    statement = f'<deviations:page for="{OURS}.IMeasure" class="{HERE}.ShortNote {HERE}.Other" />'
    assert pages(statement) == {
        (IMeasure, IDeviationsLayer, "short-note"),
        (IMeasure, IDeviationsLayer, "other"),
    }
    assert permissions(statement) == {"zope2.View"}


def test_a_page_under_several_names_of_several_contents():
    statement = f"""<deviations:page for="{OURS}.IMeasure {OURS}.IHearing" class="{HERE}.Other" name="a b"
        permission="cmf.ManagePortal" layer="{IDefaultBrowserLayer.__identifier__}" />"""
    places = [(content, IDefaultBrowserLayer, name) for content in (IMeasure, IHearing) for name in "ab"]
    assert pages(statement) == set(places)


def test_one_name_for_two_classes_is_refused():
    with pytest.raises(ConfigurationError, match="note: which of the classes is it"):
        registered(
            f'<deviations:page for="*" class="{HERE}.ShortNote {HERE}.Other" name="note" />',
        )


def test_macros_are_for_everything_and_everybody(tmp_path):
    template = tmp_path / "some.pt"
    template.write_text('<p metal:define-macro="hello">Hello</p>', encoding="utf-8")
    statement = f'<deviations:macros name="dv-some" template="{template}" />'
    assert pages(statement) == {(None, IDeviationsLayer, "dv-some")}
    assert permissions(statement) == {"zope.Public"}


def test_panels_of_a_page():
    statement = f"""<deviations:panel manager="{ICasePanels.__identifier__}"
        class="{HERE}.ShortNote {HERE}.Other" />
      <deviations:panel manager="{IReportersPanels.__identifier__}" class="{HERE}.Other" name="outcome" />"""
    found = {(found[4], found[5]) for found in registered(statement) if found[0] == "viewlet"}
    assert found == {
        (ICasePanels, "short-note"),
        (ICasePanels, "other"),
        (IReportersPanels, "outcome"),
    }


def test_a_service_by_method_name_and_content():
    statement = f"""<deviations:service for="{OURS}.IMeasure {OURS}.IHearing" name="@one @two"
        GET="{HERE}.ShortNote" DELETE="{HERE}.Other" />
      <deviations:service for="{OURS}.IMeasure" PATCH="{HERE}.Other" permission="zope.Public" />"""
    found = {
        (method, content, name, layer)
        for kind, method, _media, content, name, layer in (
            found for found in registered(statement) if found[0] == "plone.rest:service"
        )
    }
    both = {
        (method, content, name, IDefaultBrowserLayer)
        for method in ("GET", "DELETE")
        for content in (IMeasure, IHearing)
        for name in ("@one", "@two")
    }
    assert found == both | {("PATCH", IMeasure, "", IDefaultBrowserLayer)}
    assert permissions(statement) == {"zope2.View", "zope.Public"}
