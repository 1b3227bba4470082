"""``@@retention`` and ``@@archive-mark``: what is shown, the button, and for whom."""

import pytest
from lxml import html
from tests.house import at
from tests.retention.old import archived
from tests.retention.old import closed
from tests.retention.old import LATER

PAGE = "/deviations/@@retention"


@pytest.fixture(autouse=True)
def later():
    with at(LATER):
        yield


def made(web, how=archived) -> str:
    return web.address(web.committed(lambda house: how(closed(house))))


def shown(web, person: str = "archivist", path: str = PAGE, **params):
    return html.fromstring(web.visitor(person).page(path, **params).text)


def text(node) -> str:
    return " ".join(node.text_content().split())


def said(answer) -> str:
    return text(html.fromstring(answer.text))


def press(web, person: str = "archivist", **changes):
    form = {"confirm": "1", "digest": _digest(web), **changes}
    return web.visitor(person).send(PAGE, {key: value for key, value in form.items() if value})


def refused(web, **changes):
    """What the page says that the press leads to."""
    sent = press(web, **changes)
    assert sent.status_code == 303 and "?wrong=" in sent.headers["Location"]
    return web.visitor("archivist").page(sent.headers["Location"])


def _digest(web) -> str:
    found = shown(web).xpath("//input[@name='digest']/@value")
    return found[0] if found else ""


def test_what_is_shown(web):
    case = web.at(made(web))
    main = text(shown(web).xpath("//main")[0])
    assert "Når det er gått 10 år siden en sak ble avsluttet" in main
    assert "Dette blir slettet" in main and "Dette blir tatt vare på" in main and "pakket" in main
    assert case.number in main and "Arkivet har saken" in main and "23. nov" in main
    bare = web.at(made(web, lambda case: case)).number
    assert bare not in text(shown(web).xpath("//tbody")[0])
    whole = text(shown(web, show="all").xpath("//tbody")[0])
    assert bare in whole and "Saken er ikke i arkivet." in whole
    for language, words in (("nn", "Slett personopplysningar"), ("en", "Delete personal data")):
        page = web.visitor("archivist").page(PAGE, language=language)
        assert words in text(html.fromstring(page.text).xpath("//h1")[0])


def test_the_button(web):
    path = made(web)
    unconfirmed = refused(web, confirm="")
    assert unconfirmed.status_code == 400 and "Bekreft at du har sett på listen." in said(unconfirmed)
    stale = refused(web, digest="x")
    assert stale.status_code == 409 and "Se på listen en gang til" in said(stale)
    assert web.at(path).anonymised is None
    done = press(web)
    assert (done.status_code, done.headers["Location"]) == (303, f"{web.url}{PAGE}")
    assert web.at(path).anonymised == LATER
    again = refused(web, digest="x" * 64)
    assert again.status_code == 409 and web.at(path).anonymised == LATER


def test_without_the_token_nothing_happens(web):
    path = made(web)
    digest = _digest(web)
    answer = web.visitor("archivist").send(PAGE, {"confirm": "1", "digest": digest}, token=False)
    assert answer.status_code == 403 and web.at(path).anonymised is None


@pytest.mark.parametrize("person", ["recipient.ie", "kari", "eqs", "technician", "admin.ie", "reader", None])
def test_for_nobody_else(web, person):
    path = made(web)
    digest = _digest(web)
    page = web.visitor(person).page(PAGE)
    assert page.status_code in (302, 403) and web.at(path).title not in page.text
    web.visitor(person).send(PAGE, {"confirm": "1", "digest": digest})
    assert web.at(path).anonymised is None
    menu = html.fromstring(web.visitor(person).page("/deviations").text)
    assert not menu.xpath("//a[contains(@href, '@@retention')]")


def test_the_menu_leads_there(web):
    assert shown(web, path="/deviations").xpath("//nav//a[contains(@href, '@@retention')]")


def test_a_case_afterwards(web):
    path = made(web)
    press(web)
    main = text(shown(web, "recipient.ie", path).xpath("//main")[0])
    assert (
        "Denne saken ble anonymisert" in main
        and "Temaer" in main
        and "Alvorlighet" not in main.split("Temaer")[0]
    )
    assert web.at(path).number in main and "kari" not in main and "Navn" not in main
    assert not shown(web, "recipient.ie", path).xpath("//main//form | //main//a[contains(@href, 'case-pdf')]")
    form = web.visitor("recipient.ie").page(f"{path}/@@action-form", action="reopen")
    assert form.status_code == 409 and "Personopplysningene i saken er slettet." in form.text
    sent = web.visitor("recipient.ie").send(
        f"{path}/@@action-form", {"action": "reopen", "reason": "Feil.", "complete": "1"}
    )
    assert "Personopplysningene i saken er slettet." in said(sent) and web.at(path).anonymised
    log = text(shown(web, "archivist", f"{path}/@@case-log", verify="1").xpath("//main")[0])
    assert "Ja, loggen er hel." in log and "Kvittering 4711" in log and "slettet etter lagringstiden" in log
    for name in ("@@case-pdf", "@@send-document", "@@archive-mark"):
        assert web.visitor("archivist").page(f"{path}/{name}").status_code != 200, name


def test_the_mark(web):
    path = made(web, lambda case: case)
    link = shown(web, "archivist", path).xpath(
        "//section[@id='archive']//a[contains(@href, '@@archive-mark')]"
    )
    assert text(link[0]) == "Ikke arkivverdig?"
    archivist, url = web.visitor("archivist"), f"{path}/@@archive-mark"
    assert "Fyll ut" in said(archivist.send(url, {"mark": "1", "reason": ""}))
    done = archivist.send(url, {"mark": "1", "reason": "Meldt to ganger."})
    assert done.headers["Location"] == f"{web.url}{path}#archive"
    panel = text(shown(web, "recipient.ie", path).xpath("//section[@id='archive']")[0])
    assert "Merket som ikke arkivverdig av Navn archivist" in panel and "Meldt to ganger." in panel
    assert "Ta bort merket" not in panel
    assert "Ta bort merket" in text(shown(web, "archivist", url).xpath("//main")[0])
    archivist.send(url, {"back": "1"})
    assert web.at(path).not_worth_archiving is None
    for person in ("recipient.ie", "worker.idi", "kari"):
        web.visitor(person).send(url, {"mark": "1", "reason": "x"})
        assert web.at(path).not_worth_archiving is None, person
