"""Keeping somebody out of a case: what is asked for when, and what becomes of who did it."""

import pytest
from lxml import html
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


def form(web, case, person="recipient.ie", **params):
    return tree(web.visitor(person).page(f"{case}/@@recuse-form", **params))


def send(web, case, who="recipient.ie", **values):
    sent = {f"recuse.{name}": value for name, value in values.items()}
    return web.visitor(who).send(f"{case}/@@recuse-form", {**sent, "looked": "1", "complete": "1"})


def asked_for(page) -> list[str]:
    """The fields that are asked for sometimes, and are now."""
    shown = page.xpath("//*[@data-dv-when][not(@hidden)]/@id")
    return [name.removeprefix("when-recuse-") for name in shown]


def empty_of_recipients(web, case, but):
    """Keep out every recipient but one."""
    for person in {"recipient.ie", "second.ie", "recipient.idi"} - {but}:
        web.visitor(but).act(case, "recuse", person=person, reason="I familie.")


def test_more_is_asked_for_only_when_the_case_needs_it(web):
    case = web.case("in_process")
    assert asked_for(form(web, case)) == []
    assert asked_for(form(web, case, person="second.ie")) == []
    assert asked_for(form_with(web, case, "manager.idi")) == []
    assert asked_for(form_with(web, case, "worker.idi")) == ["case-worker"]
    empty_of_recipients(web, case, but="recipient.ie")
    assert asked_for(form_with(web, case, "recipient.ie")) == ["deputy"]


def form_with(web, case, person):
    """The form after somebody was chosen in it, before the rest is filled in."""
    answer = web.visitor("recipient.ie").send(
        f"{case}/@@recuse-form", {"recuse.person": person, "complete": "1"}
    )
    assert answer.status_code == 400
    return html.fromstring(answer.text)


def test_the_script_is_told_what_to_show(web):
    case = web.case("in_process")
    answer = web.visitor("recipient.ie").send(
        f"{case}/@@recuse-form", {"recuse.person": "worker.idi", "preview": "1"}
    )
    assert 'data-dv-shown="when-recuse-case-worker"' in answer.text


def test_what_is_not_asked_for_is_not_read(web):
    """The person was another when these were filled in."""
    case = web.case("in_process")
    done = send(
        web, case, person="manager.idi", reason="I familie.", deputy="recipient.hf", case_worker="second.idi"
    )
    assert done.status_code == 303
    told = web.visitor("recipient.ie").get(case).json()
    assert told["case_worker"] == "worker.idi"
    rows = web.visitor("recipient.ie").get(f"{case}/@access").json()
    assert not {"recipient.hf", "manager.idi"} & {row["principal"] for row in rows}


def test_those_who_have_access_stand_first_and_others_are_searched_for(web):
    case = web.case("in_process")
    page = form(web, case)
    offered = page.xpath("//input[@name='recuse.person']/@value")
    assert set(offered) == {
        "recipient.ie",
        "second.ie",
        "recipient.idi",
        "manager.ie",
        "manager.idi",
        "worker.idi",
    }
    answer = web.visitor("recipient.ie").send(
        f"{case}/@@recuse-form", {"find.recuse.person": "hf", "search": "recuse.person"}
    )
    assert set(tree(answer).xpath("//input[@name='recuse.person']/@value")) == {
        "recipient.hf",
        "worker.hf",
        "manager.hf",
    }


def test_a_case_worker_keeps_out_herself_and_nobody_else(web):
    case = web.case("in_process")
    page = form(web, case, "worker.idi")
    assert not page.xpath("//input[@name='recuse.person'][@type='radio']")
    assert asked_for(page) == ["case-worker"]
    assert "Hold meg utenfor saken" in text(page)
    done = send(web, case, "worker.idi", person="manager.idi", reason="I familie.", case_worker="second.idi")
    assert done.status_code == 303
    assert web.visitor("worker.idi").page(case).status_code == 404
    assert web.visitor("manager.idi").page(case).status_code == 200


def test_who_is_out_of_the_case_comes_to_a_page_that_says_so(web):
    case = web.case("in_process")
    done = send(web, case, "second.ie", person="second.ie", reason="I familie.")
    assert done.headers["Location"] == f"{web.url}/deviations/@@worklist"
    page = tree(web.visitor("second.ie").page(done.headers["Location"]))
    assert "Du er holdt utenfor AVVIK-" in text(page)
    assert "Du har ikke lenger tilgang til saken." in text(page)
    assert web.visitor("second.ie").page(case).status_code == 404


def test_who_keeps_out_another_comes_back_to_the_case(web):
    case = web.case("in_process")
    done = send(web, case, person="second.ie", reason="I familie.")
    assert done.headers["Location"] == f"{web.url}{case}"
    page = tree(web.visitor("recipient.ie").page(case))
    assert "Personen er holdt utenfor AVVIK-" in text(page)
    assert "du har ikke lenger tilgang" not in text(page).lower()


def test_a_deputy_is_named_and_told(web):
    case = web.case("in_process")
    empty_of_recipients(web, case, but="recipient.ie")
    looked = web.visitor("recipient.ie").send(
        f"{case}/@@recuse-form",
        {
            "recuse.person": "recipient.ie",
            "recuse.reason": "I familie.",
            "recuse.deputy": "recipient.hf",
            "complete": "1",
        },
    )
    preview = text(tree(looked).xpath("//*[@id='dv-preview']"))
    assert "Navn recipient.hf, meldingsmottaker" in preview
    assert "Navn recipient.hf, én e\u2011post" in preview
    done = send(web, case, person="recipient.ie", reason="I familie.", deputy="recipient.hf")
    assert done.status_code == 303
    shown = panel(tree(web.visitor("recipient.hf").page(case)), "access")
    assert "Stedfortreder i denne saken, valgt av Navn recipient.ie" in shown
    assert "Navn second.ie Holdt utenfor av Navn recipient.ie" in shown


def test_letting_in_again(web):
    case = web.case("in_process")
    send(web, case, person="second.ie", reason="I familie.")
    recipient = web.visitor("recipient.ie")
    links = tree(recipient.page(case)).xpath("//section[@id='access']//a/@href")
    (link,) = [link for link in links if "lift_recusal" in link]
    page = tree(recipient.page(link))
    assert page.xpath("//select[@name='lift_recusal.person']/option/@value") == ["", "second.ie"]
    sent = {
        "action": "lift_recusal",
        "lift_recusal.person": "second.ie",
        "lift_recusal.reason": "Det var en feil.",
        "complete": "1",
        "looked": "1",
    }
    assert recipient.send(f"{case}/@@action-form", sent).status_code == 303
    assert web.visitor("second.ie").page(case).status_code == 200


@pytest.mark.parametrize("person", ["manager.idi", "kari"])
def test_others_are_offered_nobody(web, person):
    case = web.case("in_process")
    visitor = web.visitor(person)
    assert visitor.page(f"{case}/@@recuse-form").status_code == 409
    for sent in (
        {"recuse.person": "second.ie", "look": "1"},
        {"find.recuse.person": "second", "search": "recuse.person"},
        {"recuse.person": "second.ie", "recuse.reason": "Fordi.", "looked": "1"},
        {"recuse.person": "second.ie", "preview": "1"},
    ):
        answer = visitor.send(f"{case}/@@recuse-form", sent)
        assert answer.status_code in (200, 403)
        assert not any(name in answer.text for name in ("Navn second.ie", "Navn recipient.ie", "Navn worker"))
    assert web.visitor("second.ie").page(case).status_code == 200


def test_the_recused_find_no_trace_and_no_form(web):
    case = web.case("in_process")
    web.visitor("recipient.ie").act(case, "recuse", person="second.ie", reason="I familie.")
    out = web.visitor("second.ie")
    for address in ("", "/@@recuse-form", "/@@redact-form", "/@@note-form", "/@@case-log", "/@@action-form"):
        assert out.page(f"{case}{address}").status_code == 404
