"""A language that another package has added: run by ``tests/docs/test_add_a_language.py``."""

import os
import pytest
from html import unescape
from ntnu.deviations import settings
from ntnu.deviations.access.units import describe
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.locales.fallback import add_fallbacks
from ntnu.deviations.mail.registration import check
from ntnu.deviations.mail.registration import WrongKinds
from pathlib import Path
from plone import api
from plone.app.registry.browser.records import FakeEnv
from plone.app.registry.exportimport.handler import RegistryImporter
from tests.documents import reading
from tests.people import REPORT
from zope.configuration import xmlconfig

PACKAGE = Path(os.environ["SAAMI"])
THEME = "assessment | Vurdering | Vurdering | Assessment and examination | se: Árvvoštallan"


@pytest.fixture(scope="module")
def web(register_http_session):
    from tests.visitor import Web

    register_http_session.testSetUp()
    found = Web(register_http_session)
    with pytest.raises(InvalidData):
        found.committed(_offer)
    xmlconfig.file(str(PACKAGE / "configure.zcml"), context=register_http_session["configurationContext"])
    # A server reads the ZCML of all packages in one go, and does this last.
    add_fallbacks()
    found.committed(_offer)
    yield found
    found.close()
    register_http_session.testTearDown()


def _offer(house) -> None:
    importer = RegistryImporter(house.portal.portal_registry, FakeEnv())
    importer.importDocument((PACKAGE / "registry.xml").read_bytes())


def page(web, path, language):
    return unescape(web.visitor("kari").page(path, language=language).text)


def listed(web, name, language):
    path = f"/deviations/@vocabularies/ntnu.deviations.{name}"
    answer = web.visitor("kari").call("GET", path, headers={"Accept-Language": language})
    return {item["token"]: item["title"] for item in answer.json()["items"]}


def test_pages_have_its_texts_and_bokmaal_elsewhere(web):
    shown = page(web, "/deviations/my-reports", "se")
    assert 'lang="se"' in shown and "Mu áššit" in shown
    assert "Meld avvik" in shown and "Logg ut" in shown
    assert "My cases" not in shown and "Log out" not in shown
    assert "Norsk nynorsk" in shown and "Davvisámegiella" not in shown
    for language in ("nb", "nn", "en"):
        assert "Davvisámegiella" in page(web, "/deviations/my-reports", language)
        assert "Mu áššit" not in page(web, "/deviations/my-reports", language)


def test_a_text_of_a_mail_that_cannot_be_is_refused_at_the_start(web):
    check()
    text = PACKAGE / "locales" / "se" / "mail" / "moved.txt"
    text.write_text("Du dieđáhus\n\n{what_happened}\n", encoding="utf-8")
    try:
        with pytest.raises(WrongKinds, match="moved has a text in se .*: unknown_variable what_happened"):
            check()
    finally:
        text.unlink()


def test_names_and_choices_have_a_place_for_it(web):
    def name(house):
        house.unit("IE").title_others = ["se: Dutkanfakultehta"]
        themes = [THEME if line.startswith("assessment") else line for line in settings.get("themes")]
        api.portal.set_registry_record("ntnu.deviations.themes", themes)

    web.committed(name)
    themes = listed(web, "themes", "se")
    assert (themes["assessment"], themes["teaching"]) == ("Árvvoštallan", "Undervisning")
    assert listed(web, "themes", "en")["assessment"] == "Assessment and examination"
    unit = describe(web.at("/deviations/ie"))
    assert [unit.title(language) for language in ("se", "nn", "en")] == [
        "Dutkanfakultehta",
        "Enhet IE",
        "Unit IE",
    ]


def test_replies_may_be_in_it(web):
    assert listed(web, "reply_language", "en") == {
        "nb": "Norwegian Bokmål",
        "nn": "Norwegian Nynorsk",
        "en": "English",
        "se": "Northern Sami",
    }
    assert listed(web, "reply_language", "se")["se"] == "Davvisámegiella"
    web.committed(lambda house: house.forget_mails())
    answer = web.visitor("kari").report({**REPORT, "reply_language": "se"})
    assert answer.status_code == 201, answer.text
    number = answer.json()["case_number"]
    (mail,) = [m for m in web.committed(lambda house: house.mails()) if m["To"] == "kari@ntnu.example"]
    assert mail["Subject"] == f"[EQS NTNU] Du dieđáhus «{REPORT['title']}» lea boahtán, ID {number}"
    assert mail["Content-Language"] == "se"
    text = mail.get_body(("plain",)).get_content()
    assert "Giitu go dieđihit." in text and "Denne e-posten er sendt automatisk" in text
    web.committed(lambda house: house.forget_mails())
    case = answer.json()["@id"]
    assert web.visitor("recipient.ie").act(case, "request_information", text="Når?").status_code == 200
    (other,) = [m for m in web.committed(lambda house: house.mails()) if m["To"] == "kari@ntnu.example"]
    assert other["Content-Language"] == "nb" and "Logg inn" in other.get_body(("plain",)).get_content()


def test_documents_have_its_texts(web):
    case = web.case("in_process")
    made = web.visitor("worker.idi").page(f"{case}/@@case-pdf", language="se").content
    assert str(reading.opened(made).Root.Lang) == "se"
    text = reading.text(made)
    assert "Mii dáhpáhuvai?" in text and "Prøvd først" in text
    assert "Tried first" not in text and "Hva skjedde?" not in text
