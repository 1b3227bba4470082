"""Giving and taking a folder role on its page: what is asked, refused and confirmed."""

from lxml import html
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.units import folder_roles
from tests.browser_forms.desk import Desk

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


def test_what_follows_is_told_before_a_role_is_taken(web):
    case = web.case("in_process", approve={"unit": "IE", "case_worker": "worker.ie"})
    other = web.case("in_process", approve={"unit": "IIK", "case_worker": "worker.iik"})
    web.committed(lambda house: house.act(web.at(other), "worker.iik", "add_coworker", person="worker.ie"))
    faculty = "/deviations/ie"
    asked = {"role": "Case Worker", "leaving": "worker.ie"}
    tree = page(web.visitor("admin.ie").page(f"{faculty}/@@role-form", **asked))
    assert "2 " in tree.xpath("string(//p[../div/input[@value='ends_work']])")
    codes = tree.xpath("//input[@name='warnings_confirmed']/@value")
    sent = {**asked, "reason": "Ny stilling."}
    # A page that had not told of it sends no confirmation.
    answer = web.visitor("admin.ie").send(f"{faculty}/@@role-form", sent)
    assert answer.status_code == 400
    assert page(answer).xpath("//input[@name='warnings_confirmed']/@value") == codes
    answer = web.visitor("admin.ie").send(f"{faculty}/@@role-form", {**sent, "warnings_confirmed": codes})
    assert answer.status_code == 303
    assert web.at(case).case_worker is None
    assert web.at(other).coworkers == ()
    entry = caselog.entries(web.at(other))[-1]
    assert (entry.action, entry.why["person"]) == ("end_cowork", "worker.ie")
    assert web.visitor("worker.ie").page(other).status_code == 404


def test_the_last_recipient_is_taken_by_a_tick(web):
    unit, holding = "/deviations/hf", lambda: folder_roles.held(web.at("/deviations/hf"))
    asked = {"role": "Notification Recipient", "leaving": "recipient.hf"}
    desk = Desk(web.visitor("eqs"), f"{unit}/@@role-form", **asked)
    (box,) = desk.page.xpath("//input[@name='warnings_confirmed']")
    assert (box.get("type"), box.get("value"), box.get("checked")) == ("checkbox", "last_recipient", None)
    label = desk.page.xpath(f"string(//label[@for='{box.get('id')}'])")
    assert "Ta rollen likevel" in label
    desk.press("go", reason="Ny stilling.")
    assert desk.answer.status_code == 400
    (line,) = desk.page.xpath("//*[@id='dv-errors']//a")
    assert line.get("href") == f"#{box.get('id')}"
    assert desk.page.xpath("//input[@name='warnings_confirmed']/@aria-invalid") == ["true"]
    assert holding()["Notification Recipient"] == ["recipient.hf"]
    # A tick that is taken back confirms nothing; what else was wrong is told beside it.
    desk.press("go", reason="", warnings_confirmed="last_recipient")
    assert desk.answer.status_code == 400
    (box,) = desk.page.xpath("//input[@name='warnings_confirmed']")
    assert (box.get("type"), box.get("checked")) == ("checkbox", "checked")
    desk.press("go", reason="Ny stilling.", warnings_confirmed=[])
    assert desk.answer.status_code == 400 and holding()["Notification Recipient"] == ["recipient.hf"]
    desk.press("go", reason="Ny stilling.", warnings_confirmed="last_recipient")
    assert desk.sent.status_code == 303 and holding()["Notification Recipient"] == []
    web.committed(lambda house: house.give("HF", "Notification Recipient", "recipient.hf"))


def test_so_does_the_sharing_page(web):
    """Plone's own page: the ticks stay, and the same sent once more with the confirmation is done."""
    hf = "/deviations/hf"
    sent = {
        "form.submitted:boolean": "True",
        "form.button.Save": "Save",
        "entries.id:records": "recipient.hf",
        "entries.type:records": "user",
    }
    answer = web.visitor("eqs").send(f"{hf}/@@sharing", sent)
    assert answer.status_code == 400
    tree = page(answer)
    assert tree.xpath("//input[@name='warnings_confirmed'][@type='checkbox']/@value") == ["last_recipient"]
    assert folder_roles.held(web.at(hf))["Notification Recipient"] == ["recipient.hf"]
    answer = web.visitor("eqs").send(f"{hf}/@@sharing", {**sent, "warnings_confirmed": "last_recipient"})
    assert answer.status_code == 200
    assert folder_roles.held(web.at(hf))["Notification Recipient"] == []
    assert "Ingen grunn" in web.visitor("eqs").page(hf).text


def test_a_holder_behind_whom_is_nobody(web):
    """A group without members, a group or user that is deleted: the page says so, and does not count it."""
    web.committed(
        lambda house: (house.group("gone", "ola"), house.give("IIK", "Notification Recipient", "gone"))
    )
    panel = "//section[@id='notification-recipient' or .//*[@id='notification-recipient']]"

    def count():
        tree = page(web.visitor("admin.ie").page(UNIT))
        return tree.xpath(f"{panel}//li")[-1].text_content()

    assert "ingen bak" not in count().lower()
    web.committed(lambda house: house.portal.portal_groups.removeGroup("gone"))
    assert "ingen bak" in count().lower()
    assert web.visitor("kari").page(UNIT).status_code == 200
