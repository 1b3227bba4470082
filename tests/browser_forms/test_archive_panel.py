"""The panel *Archive*: the button for the archivist, and how it went for who reads the log."""

import pytest
from lxml import html
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.clock.apart import run_now


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.TRANSPORT, "folder")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path / "archive"))
    return tmp_path / "archive"


def panel(web, case, person):
    tree = html.fromstring(web.visitor(person).page(case).text)
    found = tree.xpath("//section[@id='archive']")
    return found[0] if found else None


def text(node) -> str:
    return " ".join(node.text_content().split())


def press(web, case, person="archivist", **how):
    return web.visitor(person).send(f"{case}/@@archive-case", {}, **how)


def test_from_the_button_to_the_receipt(web):
    case = web.case("closed")
    assert panel(web, case, "worker.idi") is None and panel(web, case, "kari") is None
    shown = panel(web, case, "archivist")
    assert "Arkiv (ePhorte)" in text(shown) and "Saken er ikke sendt til arkivet." in text(shown)
    (form,) = shown.xpath(".//form")
    assert form.get("action") == f"{web.url}{case}/@@archive-case"
    assert form.xpath(".//button")[0].text_content().strip() == "Send til arkivet"

    done = press(web, case)
    assert (done.status_code, done.headers["Location"]) == (303, f"{web.url}{case}#archive")
    shown = panel(web, case, "archivist")
    assert "Venter på å bli sendt" in text(shown) and "på vei til arkivet allerede" in text(shown)
    assert not shown.xpath(".//form")

    run_now(web.at("/deviations"))
    for person in ("archivist", "worker.idi", "recipient.ie"):
        shown = text(panel(web, case, person))
        assert "Mottatt av arkivet" in shown and "Kvittering AVVIK-" in shown
    assert panel(web, case, "manager.idi") is None and panel(web, case, "kari") is None


def test_a_change_is_told_and_it_may_be_sent_again(web):
    case = web.case("closed")
    press(web, case)
    run_now(web.at("/deviations"))
    web.visitor("worker.idi").act(case, "redact", target="field:conclusion", reason="Et navn.")
    shown = panel(web, case, "archivist")
    assert "Saken er endret etter at arkivet fikk den." in text(shown)
    assert shown.xpath(".//form//button")[0].text_content().strip() == "Send til arkivet på nytt"
    assert not panel(web, case, "worker.idi").xpath(".//form")


def test_what_went_wrong_is_told(web, folder):
    case = web.case("closed")
    folder.write_text("a file where the folder should be")
    press(web, case)
    run_now(web.at("/deviations"))
    shown = text(panel(web, case, "archivist"))
    assert "Arkivets mappe kan ikke skrives til, eller er full." in shown and "Serveren prøver igjen" in shown


@pytest.mark.parametrize("person", ["worker.idi", "recipient.ie", "kari", "manager.idi", "per", None])
def test_nobody_else_presses_it(web, person):
    case = web.case("closed")
    press(web, case, person)
    assert web.at(case).exports == ()


def test_only_our_own_form(web):
    case = web.case("closed")
    assert press(web, case, token=False).status_code in (302, 403)
    assert web.visitor("archivist").page(f"{case}/@@archive-case").status_code == 404
    assert web.at(case).exports == ()


def test_twice_at_once_is_once(web):
    case = web.case("closed")
    press(web, case)
    assert press(web, case).status_code == 303
    assert len(web.at(case).exports) == 1


def test_the_settings_page(web):
    eqs = web.visitor("eqs")
    page = eqs.page("/@@deviation-archive-settings")
    assert page.status_code == 200 and "retention_years" in page.text
    assert "ePhorte" in eqs.page("/@@deviation-settings").text
    assert eqs.page("/@@overview-controlpanel").status_code in (200, 302, 403)
    for person in ("admin.ie", "archivist", "kari"):
        assert web.visitor(person).page("/@@deviation-archive-settings").status_code != 200
    form = {
        "form.widgets.units": "IDI 6312",
        "form.widgets.shielding": "deviation | UO | offl. § 13",
        "form.widgets.retention_years": "7",
        "form.buttons.save": "Lagre",
    }
    assert "Linje 1" in eqs.send("/@@deviation-archive-settings", form).text
    assert eqs.send(
        "/@@deviation-archive-settings", {**form, "form.widgets.units": "IDI | 6312"}
    ).status_code in (200, 302)
    stored = {
        name: web.visitor("technician").get(f"/@registry/{settings.PREFIX}.{name}").json()
        for name in ("units", "retention_years")
    }
    assert stored == {"units": ["IDI | 6312"], "retention_years": 7}
