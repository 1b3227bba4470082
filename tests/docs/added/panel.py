"""A panel that another package has added: run by ``tests/docs/test_add_a_panel.py``."""

import os
import pytest
from lxml import html
from pathlib import Path
from plone.app.viewletmanager.exportimport.storage import ViewletSettingsStorageNodeAdapter
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
from Products.GenericSetup.testing import DummySetupEnviron
from tests.documents.reading import text
from tests.source import PACKAGE
from zope.component import getUtility
from zope.configuration import xmlconfig

FOLDER = Path(os.environ["DAYSOPEN"])


@pytest.fixture(scope="module")
def web(register_http_session):
    from tests.visitor import Web

    xmlconfig.file(str(FOLDER / "daysopen.zcml"), context=register_http_session["configurationContext"])
    register_http_session.testSetUp()
    found = Web(register_http_session)
    yield found
    found.close()
    register_http_session.testTearDown()


def panels(answer) -> list[str]:
    return html.fromstring(answer.text).xpath("//section[@class='dv-panel']/@id")


def listed(answer) -> list[str]:
    return html.fromstring(answer.text).xpath("//nav[@class='dv-toc']//a/@href")


def test_it_is_shown_last_and_listed_to_who_may(web):
    case = web.case("in_process")
    page = web.visitor("worker.idi").page(case, language="en")
    assert (panels(page)[-1], listed(page)[-1]) == ("daysopen", "#daysopen")
    shown = html.fromstring(page.text).get_element_by_id("daysopen").text_content()
    assert " ".join(shown.split()) == (
        "Time spent Internal. The reporter does not see it. The case has been open for 0 days."
    )
    for person in ("kari", "per"):
        assert "daysopen" not in web.visitor(person).page(case).text


def test_a_profile_puts_it_in_its_place_and_hides_others(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    assert "measures" in panels(worker.page(case))

    def imported(house):
        storage = getUtility(IViewletSettingsStorage, context=web.portal)
        environ = DummySetupEnviron()
        environ._should_purge = False
        adapter = ViewletSettingsStorageNodeAdapter(storage, environ)
        adapter.body = (FOLDER / "viewlets.xml").read_text(encoding="utf-8")

    web.committed(imported)
    page = worker.page(case)
    assert panels(page)[:3] == ["reported", "daysopen", "receipt"]
    assert "measures" not in panels(page)
    assert listed(page) == [f"#{id_}" for id_ in panels(page)]


def changed(path: str, old: str, new: str) -> None:
    """Another package has the file with something else in it."""
    source = (PACKAGE / path).read_text(encoding="utf-8")
    assert old in source
    name = f"ntnu.deviations.{path.replace('/', '.')}"
    (FOLDER / "overrides" / name).write_text(source.replace(old, new, 1), encoding="utf-8")


def test_pages_mails_and_documents_look_otherwise_with_jbot(web):
    changed("case_page/templates/case.pt", "<h1>", "<h1>Our page: ")
    changed("ui/shell/details.pt", 'fill-slot="body">', 'fill-slot="body">Our panel')
    changed("ui/macros/macros.pt", '<dl class="dv-facts">', '<dl class="dv-facts our-macro">')
    changed("ui/standalone/main_template.pt", 'class="container"', 'class="container our-frame"')
    changed("mail/templates/mail.html.pt", "${sender}", "${sender} Our mail")
    changed("documents/templates/document.pt", "<h1>", "<h1>Our document ")
    changed("documents/templates/document.css", "h1 {", 'h1::before { content: "Our sheet " } h1 {')
    worker = web.visitor("worker.idi")
    before = worker.page(web.case("in_process")).text
    xmlconfig.file(str(FOLDER / "jbot.zcml"), context=web.layer["configurationContext"])
    web.committed(lambda house: house.forget_mails())
    case = web.case("in_process")
    page = worker.page(case).text
    for words in ("<h1>Our page: ", "Our panel", "our-macro", "our-frame"):
        assert words in page and words not in before, words
    mail = web.committed(lambda house: house.mails())[0]
    assert "Our mail" in mail.get_body(("html",)).get_content()
    made = worker.send(f"{case}/@@case-pdf", {"variant": "full"})
    assert made.headers["Content-Type"] == "application/pdf"
    assert "Our sheet" in text(made.content) and "Our document" in text(made.content)
