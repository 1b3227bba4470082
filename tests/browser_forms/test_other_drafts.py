"""Forms of no action keep what is typed too: a role's, the archive's, that of a document by mail."""

import pytest
from ntnu.deviations.drafts import store
from tests.browser_forms.desk import Desk

FORMS = {
    "role": ("admin.ie", "/deviations/ie/iik/@@role-form?role=Line Manager", "search", {"find": "ola"}),
    "taking": (
        "eqs",
        "/deviations/hf/@@role-form?role=Notification Recipient&leaving=recipient.hf",
        "go",
        {"reason": "Sluttar."},
    ),
    "mark": ("archivist", "{case}/@@archive-mark", "mark", {"code": ""}),
    "send": ("recipient.ie", "{case}/@@send-document", "look", {"to": "ikkje noko", "hide": "Per Ås"}),
}


@pytest.fixture(scope="module")
def case(web):
    return web.case("closed")


@pytest.mark.parametrize("name", FORMS)
def test_what_is_typed_is_kept(web, case, name):
    person, path, button, typed = FORMS[name]
    visitor, path = web.visitor(person), path.format(case=case)
    desk = Desk(visitor, path)
    typed = {key: text for key, text in typed.items() if desk.page.xpath(f"//*[@name='{key}']")} or {
        desk.page.xpath("//form[@id='form']//textarea/@name")[0]: ""
    }
    desk.press(button, **typed)
    assert desk.sent.status_code == 303 and "told=" in desk.at
    for _reload in range(2):
        for key, text in typed.items():
            assert (desk.value(key) or "") == text
        desk.again()
    desk.see(visitor.page(desk.at.replace("told=", "was="), language="en"))
    assert desk.answer.status_code == 200
    for key, text in typed.items():
        assert (desk.value(key) or "") == text
    mine = visitor.page("/deviations/@@my-reports").text
    (draft,) = store.of_person(web.at("/deviations"), person)
    assert f"draft={draft.id}" in mine
    # It is its author's alone, and thrown away from the form.
    desk.see(visitor.page(path))
    (form,) = desk.page.xpath("//form[.//button[@name='discard_draft']]")
    thrown = visitor.send(form.get("action"), [*form.form_values(), ("discard_draft", "1")], token=False)
    assert thrown.status_code == 303
    assert store.of_person(web.at("/deviations"), person) == []


def test_a_document_is_looked_over_after_a_reload_too(web, case):
    visitor = web.visitor("recipient.ie")
    desk = Desk(visitor, f"{case}/@@send-document")
    desk.press("look", variant="redacted", to="en@annet.example", sensitive="no")
    assert desk.sent.status_code == 303
    for _reload in range(2):
        assert desk.page.xpath("//button[@name='send']") and "en@annet.example" in desk.answer.text
        desk.again()
    desk.press("change")
    assert desk.value("to") == "en@annet.example"
    desk.press("look").press("send")
    assert desk.sent.status_code == 200 and desk.page.xpath("//*[@id='pass-phrase']")
    assert store.of_person(web.at("/deviations"), "recipient.ie") == []


def test_retention_answers_with_a_way(web):
    desk = Desk(web.visitor("archivist"), "/deviations/@@retention")
    if desk.page.xpath("//form[@id='form']"):
        desk.press("go")
    else:
        desk.see(web.visitor("archivist").send("/deviations/@@retention", {}))
    assert desk.at.endswith("?wrong=retention_not_confirmed")
    assert desk.answer.status_code == 400 and desk.told
