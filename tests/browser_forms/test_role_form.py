"""Giving and taking a folder role on its page: what is asked, refused and confirmed."""

from lxml import html
from ntnu.deviations.actions import folder_roles
from ntnu.deviations.caselog import storage as caselog

UNIT = "/deviations/ie/iik"
FORM = f"{UNIT}/@@role-form"


def page(answer):
    return html.fromstring(answer.text)


def text(tree, name):
    return tree.xpath(f"//*[@name='{name}']")[0].text


def give(web, person="per", reason="Ny i stillingen.", **more):
    sent = {"role": "Line Manager", "person": person, "reason": reason, **more}
    return web.visitor("admin.ie").send(FORM, sent)


def managers(web):
    return folder_roles.held(web.at(UNIT))["Line Manager"]


def test_a_warning_about_the_reason_can_be_confirmed(web):
    answer = give(web, reason="Ring 94512345")
    tree = page(answer)
    assert answer.status_code == 400
    assert tree.xpath("//*[@id='dv-errors']//a/@href") == ["#reason"]
    (box,) = tree.xpath("//input[@name='warnings_confirmed'][@type='checkbox']")
    assert managers(web) == ["manager.iik"]

    answer = give(web, reason="Ring 94512345", warnings_confirmed=box.get("value"))
    assert answer.status_code == 303
    assert managers(web) == ["manager.iik", "per"]
    assert caselog.entries(web.at(UNIT))[-1].why["reason"] == "Ring 94512345"


def test_an_identity_number_is_never_let_through(web):
    answer = give(web, "ola", "Om 01015451285", warnings_confirmed="identity_number:reason")
    assert answer.status_code == 400
    assert not page(answer).xpath("//input[@name='warnings_confirmed'][@type='checkbox']")
    assert "ola" not in managers(web)


def test_too_much_text_is_refused_and_stays(web):
    logged = len(caselog.entries(web.at(UNIT)))
    answer = give(web, "ola", "x" * 1001)
    assert answer.status_code == 400
    assert text(page(answer), "reason") == "x" * 1001
    assert "ola" not in managers(web)
    assert len(caselog.entries(web.at(UNIT))) == logged
