"""What is typed is kept: from step to step, for who comes back, and for nobody else."""

import io
import json
import pytest
import zipfile
from datetime import timedelta
from lxml import html
from ntnu.deviations.access.index import index_of
from ntnu.deviations.drafts import store
from ntnu.deviations.engine import drafted
from ntnu.deviations.now import now
from tests.browser_forms.desk import Desk
from tests.browser_forms.part_cases import text
from tests.house import at as at_moment

FORM = "/deviations/@@report"
TEXT = "Tre veker utan opptak."
IDENTITY = "01015451285"


def kept(web, person):
    return store.of_person(web.at("/deviations"), person)


def throw_all_away(web, person):
    web.committed(lambda house: [store.discard(house.register, person, d.id) for d in kept(web, person)])


@pytest.fixture
def per(web):
    throw_all_away(web, "per")
    return web.visitor("per")


def at_describe(visitor, **typed):
    desk = Desk(visitor, FORM).press("next", gate="none", tried_channels="teacher", reporter_kind="student")
    assert desk.value("step") == "describe"
    return desk


DESCRIBED = {"title": "Opptaka manglar", "what_happened": TEXT, "themes": ["teaching", "practice"]}


def test_a_report_from_step_to_step(web, per):
    desk = at_describe(per)
    assert desk.sent.status_code == 303
    # The page holds no other step's fields; the draft does.
    assert "gate" not in desk.fields
    desk.press("next", **DESCRIBED)
    assert (desk.sent.status_code, desk.value("step")) == (303, "where")
    # Reload and another language show the same.
    assert desk.again().value("step") == "where"
    faculty = web.portal["deviations"]["ie"].UID()
    assert desk.press("next", faculty="").sent.status_code == 303
    assert desk.answer.status_code == 400 and "Fakultet" in desk.told
    assert desk.again().told
    desk.press("next", faculty=faculty)
    files = [("attachments", ("brev.pdf", b"%PDF-1.4 brev", "application/pdf"))]
    desk.press("back", files=files)
    assert desk.value("step") == "where"
    desk.press("next").press("back").press("back")
    assert desk.value("what_happened") == TEXT
    # What is unticked is unticked.
    desk.press("next", themes="teaching").press("next")
    assert desk.value("step") == "send"
    assert "brev.pdf" in text(desk.page.xpath("//form[@id='form']"))
    (draft,) = kept(web, "per")
    assert draft.fields["themes"] == ("teaching",)
    before = len(index_of(web.at("/deviations")))
    desk.press("send", no_sensitive_data="yes")
    assert desk.at.endswith("/@@report-received")
    case = web.at(desk.at.removeprefix(web.url).removesuffix("/@@report-received"))
    assert (case.what_happened, case.themes) == (TEXT, ("teaching",))
    (file,) = case.objectValues()
    assert file.file.data == b"%PDF-1.4 brev"
    assert kept(web, "per") == []
    # Back to a page of the form that was sent: where it led.
    desk.see(per.page(f"{FORM}?step=where&draft={draft.id}"))
    assert desk.at.endswith("/@@report-received")
    assert len(index_of(web.at("/deviations"))) == before + 1


def test_offered_again_to_its_author_alone(web, per):
    at_describe(per).press("next", **{**DESCRIBED, "title": "Berre eit utkast"})
    begun = Desk(per, FORM).page.xpath("//a[contains(@href, 'draft=')]/@href")
    assert len(begun) == 1
    assert Desk(per, begun[0]).press("back").value("what_happened") == TEXT
    mine = html.fromstring(per.page("/deviations/@@my-reports").text)
    assert "Berre eit utkast" in text(mine.xpath("//*[@id='drafts']"))
    # In no list, search, count or package of others; not by its id either.
    (draft,) = kept(web, "per")
    kari = web.visitor("kari")
    assert TEXT not in kari.page(f"{FORM}?step=describe&draft={draft.id}").text
    assert kari.page(f"{FORM}?step=describe&draft={draft.id}").status_code == 200
    for person in ("kari", "recipient.ie", "eqs", "archivist"):
        found = web.visitor(person).get("/deviations/@deviations", view="all", text="utkast").json()
        assert found["items_total"] == 0
    # Kari cannot take it over by sending its token.
    desk = Desk(kari, FORM)
    desk.page.xpath("//input[@name='once']")[0].set("value", draft.id)
    desk.press("next", gate="none", tried_channels="teacher", reporter_kind="student")
    assert "Berre eit utkast" not in desk.answer.text
    assert kept(web, "per")[0].fields["what_happened"] == (TEXT,)
    throw_all_away(web, "kari")
    # It is in what is stored about its author.
    answer = per.get("/deviations/@subject-access")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        (told,) = json.loads(package.read("index.json"))["drafts"]
    assert {"name": "what_happened", "value": TEXT} in told["fields"]
    answer = web.visitor("archivist").post("/deviations/@subject-access", {"person": "per"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert json.loads(package.read("index.json"))["drafts"] == []
    # Thrown away.
    (form,) = mine.xpath("//*[@id='drafts']//form")
    assert per.send(form.get("action"), dict(form.form_values()), token=False).status_code == 303
    assert kept(web, "per") == []


def test_what_the_guard_refuses_is_not_stored(web, per):
    desk = at_describe(per).press("next", **{**DESCRIBED, "what_happened": f"Det gjeld {IDENTITY}."})
    # Shown in the answer itself, with all that was typed.
    assert desk.sent.status_code == 400
    assert desk.value("what_happened") == f"Det gjeld {IDENTITY}."
    assert IDENTITY not in repr([draft.fields for draft in kept(web, "per")])
    # Nor on the way back, nor by the script.
    desk.press("back")
    assert (desk.sent.status_code, desk.value("step")) == (400, "describe")
    desk.press("keep")
    assert desk.sent.text == "partly"
    (draft,) = kept(web, "per")
    assert draft.fields["title"] == ("Opptaka manglar",)
    assert IDENTITY not in repr(draft.fields)


def test_what_is_typed_is_stored_while_it_is_typed(web, per):
    desk = Desk(per, FORM)
    sent = per.send(FORM, {**desk.fields, "tried_text": "Ingen svarte.", "keep": "1"}, token=False)
    assert (sent.status_code, sent.text) == (200, "kept")
    (draft,) = kept(web, "per")
    assert draft.fields["tried_text"] == ("Ingen svarte.",)
    # Somebody else, and nobody, stores nothing.
    for other in (web.visitor("kari"), web.visitor(None)):
        assert other.send(FORM, {**desk.fields, "keep": "1"}, token=False).status_code in (401, 403)
    assert kept(web, "kari") == []


def test_what_is_stored_while_it_is_typed_keeps_the_other_steps(web, per):
    """Whoever thinks for a while on a later step has lost nothing of the earlier ones."""
    desk = at_describe(per)
    sent = per.send(FORM, {**desk.fields, "what_happened": TEXT, "keep": "1"}, token=False)
    assert sent.text == "kept"
    (draft,) = kept(web, "per")
    assert (draft.fields["gate"], draft.fields["what_happened"]) == (("none",), (TEXT,))
    assert draft.fields["tried_channels"] == ("teacher",)
    assert desk.press("next", **DESCRIBED).value("step") == "where"
    desk.press("back").press("back")
    assert desk.page.xpath("//*[@name='gate'][@checked]/@value") == ["none"]


def test_the_form_of_an_act(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    path = f"{case}/@@action-form?action=add_measure"
    desk = Desk(worker, path)
    assert not desk.page.xpath("//button[@name='discard_draft']")
    desk.press("search", value="add_measure.responsible", **{
        "add_measure.title": "Ny rutine", "find.add_measure.responsible": "Navn o"
    })  # fmt: skip
    assert desk.sent.status_code == 303
    assert desk.value("add_measure.title") == "Ny rutine"
    assert desk.page.xpath("//*[@name='add_measure.responsible']/@value") == ["ola"]
    desk.press("complete", **{"add_measure.responsible": "ola"})
    assert (desk.sent.status_code, desk.answer.status_code) == (303, 400)
    missing = desk.page.xpath("//*[@id='dv-errors']//a/@href")
    assert "#add-measure-kind" in missing
    assert desk.again().told
    # Who comes back finds it, and may throw it away.
    desk = Desk(worker, path)
    assert (desk.answer.status_code, desk.value("add_measure.title")) == (200, "Ny rutine")
    assert not desk.told
    assert desk.page.xpath("//button[@name='discard_draft']")
    filled = {"add_measure.kind": "corrective", "add_measure.due": "2190-01-01"}
    desk.press("look", **filled)
    assert desk.sent.status_code == 303
    assert desk.page.xpath("//*[@id='dv-preview'][@data-dv-ready]")
    desk.press("complete", looked="1")
    assert len(web.at(case).objectIds()) == 1
    assert kept(web, "worker.idi") == []
    Desk(worker, path).press("look", **{"add_measure.title": "Ny rutine"})
    desk = Desk(worker, path)
    (note,) = desk.page.xpath("//form[.//button[@name='discard_draft']]")
    thrown = worker.send(note.get("action"), {**dict(note.form_values()), "discard_draft": "1"}, token=False)
    assert thrown.status_code == 303 and thrown.headers["Location"].endswith(
        "/action-form?action=add_measure"
    )
    assert kept(web, "worker.idi") == []


def test_a_stale_form_keeps_its_text_on_the_page_it_leads_to(web):
    case, second = web.case("received"), web.visitor("second.ie")
    desk = Desk(second, f"{case}/@@receipt-form")
    web.committed(lambda house: house.act(web.at(case), "recipient.ie", "request_information", text="Hva?"))
    typed = {"do": "reregister", "reregister.text": "Dette er alvorlig.", "looked": "1"}
    desk.press("complete", **typed)
    assert (desk.sent.status_code, desk.answer.status_code) == (303, 409)
    assert desk.value("reregister.text") == "Dette er alvorlig."
    assert web.visitor("recipient.ie").get(case).json()["review_state"] == "received"
    # Gone with the case when it is re-registered by another.
    assert kept(web, "second.ie")
    web.committed(lambda house: house.act(web.at(case), "recipient.ie", "reregister", text="Alvorlig."))
    assert kept(web, "second.ie") == []


def test_limits(web, per):
    desk = Desk(per, FORM)
    for _number in range(20):
        desk = at_describe(per)
    assert len(kept(web, "per")) == 20
    desk = Desk(per, FORM).press("next", gate="none", tried_channels="teacher", reporter_kind="student")
    # One more is not kept, and the form works all the same.
    assert (desk.sent.status_code, desk.value("step")) == (200, "describe")
    assert desk.page.xpath("//*[contains(@class, 'is-warn')]//a[contains(@href, '@@my-reports')]")
    assert desk.press("next", **DESCRIBED).value("step") == "where"
    assert len(kept(web, "per")) == 20
    register = web.at("/deviations")
    with at_moment(now() + timedelta(days=14)):
        assert store.of_person(register, "per") == []
        web.committed(lambda house: drafted.forget(house.register, now()))
    assert kept(web, "per") == []


def test_gone_with_the_right_to_do_it(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    Desk(worker, f"{case}/@@note-form").press("look", **{"add_message.text": "Et notat."})
    web.committed(lambda house: drafted.forget(house.register, now()))
    assert len(kept(web, "worker.idi")) == 1
    web.committed(lambda house: house.act(web.at(case), "worker.idi", "send_back", reason="Hører til IIK."))
    assert "Et notat." not in worker.page("/deviations/@@my-reports").text
    web.committed(lambda house: drafted.forget(house.register, now()))
    assert kept(web, "worker.idi") == []
