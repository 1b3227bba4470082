"""Taking a text or a file away: what is offered repeats nothing of what it says."""

import pytest
from lxml import html
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import file
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree

SECRET = "Dette skulle aldri stått her"


@pytest.fixture
def case(web):
    def make(house):
        case = house.report("kari", files=[file("vedlegg.txt")], what_happened=SECRET, title=SECRET)
        case = house.act(case, "recipient.ie", "approve", unit="IDI", case_worker="worker.idi", note=SECRET)
        return house.act(case, "worker.idi", "accept", severity="low")

    return web.address(web.committed(make))


def offered(page) -> dict[str, list[str]]:
    """Words of what can be chosen, by group."""
    groups = page.xpath("//select[@name='redact.target']/optgroup")
    return {group.get("label"): [text(option) for option in group.xpath("./option")] for group in groups}


def redact(web, case, target, person="worker.idi"):
    sent = {"redact.target": target, "redact.reason": "Det er feil sak.", "complete": "1", "looked": "1"}
    return web.visitor(person).send(f"{case}/@@redact-form", sent)


def test_what_can_be_taken_away_is_told_by_kind_author_time_and_length(web, case):
    worker = web.visitor("worker.idi")
    worker.act(case, "add_message", text=SECRET, audience="internal")
    measure(web, case, description=SECRET)
    part = hearing(web, case, question=SECRET)
    act(web, part, "worker.idi", "open")
    act(web, part, "per", "give_statement", text=SECRET)
    answer = worker.page(f"{case}/@@redact-form")
    page = tree(answer)
    groups = offered(page)
    assert list(groups) == [
        "Det som ble meldt",
        "Mottaksskjema og behandlingsskjema",
        "Beskjeder",
        "Høringer og tiltak",
        "Filer",
    ]
    assert groups["Det som ble meldt"] == ["Tittel (28 tegn)", "Hva skjedde? (28 tegn)"]
    (note,) = groups["Beskjeder"]
    assert note.startswith("Internt notat, Navn worker.idi, ") and note.endswith("(28 tegn)")
    parts = " ".join(groups["Høringer og tiltak"])
    assert "Tekstene i et tiltak, Navn worker.idi" in parts
    assert "Spørsmålet i en høring, Navn worker.idi" in parts
    assert "Uttalelse i en høring, Navn per" in parts
    (vedlegg,) = groups["Filer"]
    assert vedlegg.startswith("Fil, Navn kari, ") and "vedlegg" not in vedlegg
    select = html.tostring(page.xpath("//select")[0], encoding="unicode")
    assert SECRET not in select


def test_it_is_told_that_the_database_must_be_packed(web, case):
    assert "slettet det endelig" in text(
        tree(web.visitor("worker.idi").page(f"{case}/@@redact-form")).xpath("//form")
    )
    assert redact(web, case, "field:note").status_code == 303
    page = tree(web.visitor("worker.idi").page(case))
    assert "Gi IT beskjed nå" in text(page)


def test_a_link_beside_a_message_chooses_it(web, case):
    worker = web.visitor("worker.idi")
    worker.act(case, "add_message", text=SECRET, audience="internal")
    (link,) = tree(worker.page(case)).xpath("//article[contains(@class, 'dv-post')]//a/@href")
    page = tree(worker.page(link))
    (chosen,) = page.xpath("//select[@name='redact.target']//option[@selected]")
    assert text(chosen).startswith("Internt notat")
    other = tree(worker.page(f"{case}/@@redact-form", target="uid:no-such-thing"))
    assert "no-such-thing" not in text(other.xpath("//select"))


@pytest.mark.parametrize("person", ["worker.idi", "recipient.ie", "manager.idi", "kari"])
def test_in_its_place_stands_when_it_was_removed(web, case, person):
    for target in ("field:what_happened", "field:note", "field:title"):
        assert redact(web, case, target).status_code == 303
    answer = web.visitor(person).page(case)
    assert SECRET not in answer.text
    page = tree(answer)
    removed = panel(page, "reported").replace("\u00a0", " ")
    day = local_date(now())
    assert f"Hva skjedde? Fjernet {day.day}." in removed.replace("?Fjernet", "? Fjernet")
    assert removed.count("fordi det ikke skal stå her.") == 2
    assert ("fordi det ikke skal" in panel(page, "receipt")) == (person != "kari")
    assert text(page.xpath("//h1")).startswith("AVVIK-")


def test_nor_does_it_stand_beside_the_forms(web, case):
    assert redact(web, case, "field:what_happened").status_code == 303
    for page in ("note-form", "close-form", "action-form?action=reassign"):
        answer = web.visitor("worker.idi").page(f"{case}/@@{page}")
        assert answer.status_code == 200
        assert "fordi det ikke skal stå her." in text(tree(answer).xpath("//aside"))


def test_a_redacted_file_is_a_line_without_a_link(web, case):
    page = tree(web.visitor("worker.idi").page(f"{case}/@@redact-form"))
    target = page.xpath("//select[@name='redact.target']/optgroup[@label='Filer']/option/@value")[0]
    assert redact(web, case, target).status_code == 303
    for person in ("worker.idi", "kari"):
        page = tree(web.visitor(person).page(case))
        (line,) = page.xpath("//section[@id='reported']//ul[contains(@class, 'dv-links')]/li")
        assert "Fjernet" in text(line) and not line.xpath(".//a")


def test_what_is_gone_is_not_offered_again(web, case):
    assert redact(web, case, "field:note").status_code == 303
    answer = redact(web, case, "field:note")
    assert answer.status_code == 400
    page = tree(web.visitor("worker.idi").page(f"{case}/@@redact-form"))
    assert "Mottaksskjema og behandlingsskjema" not in offered(page)


@pytest.mark.parametrize("person", ["manager.idi", "kari"])
def test_others_are_offered_nothing_and_take_nothing_away(web, case, person):
    visitor = web.visitor(person)
    assert visitor.page(f"{case}/@@redact-form").status_code == 409
    for sent in ({"look": "1"}, {"preview": "1"}, {"complete": "1"}):
        sent |= {"redact.target": "field:what_happened", "redact.reason": "Fordi."}
        answer = visitor.send(f"{case}/@@redact-form", sent)
        assert answer.status_code in (200, 403)
        assert "optgroup" not in answer.text and "Navn worker" not in answer.text
    assert web.visitor("worker.idi").get(case).json()["what_happened"] == SECRET


def test_some_words_are_looked_over_and_removed(web, case):
    worker = web.visitor("worker.idi")
    page = tree(worker.page(f"{case}/@@redact-form", target="field:what_happened"))
    (area,) = page.xpath("//div[@id='dv-source']//textarea")
    assert area.text == SECRET and area.get("readonly") and not area.get("name")
    sent = {
        "redact.target": "field:what_happened",
        "redact.words": "aldri",
        "redact.reason": "Det er feil sak.",
    }
    shown = worker.send(f"{case}/@@redact-form", {**sent, "preview": "1"})
    assert "Før: «Dette skulle aldri stått her». Etter: «Dette skulle [redacted] stått her»." in text(
        tree(shown)
    ).replace("\n", " ")
    assert worker.get(case).json()["what_happened"] == SECRET
    done = worker.send(f"{case}/@@redact-form", {**sent, "complete": "1", "looked": "1"})
    assert done.status_code == 303
    assert worker.get(case).json()["what_happened"] == "Dette skulle [redacted] stått her"
    again = worker.send(f"{case}/@@redact-form", {**sent, "complete": "1", "looked": "1"})
    assert again.status_code == 400 and "Teksten har ikke disse ordene" in again.text


def test_an_identity_number_is_removed_and_kept_in_no_draft(web, case):
    worker, number = web.visitor("worker.idi"), "13097248022"
    sent = {
        "redact.target": "field:what_happened",
        "redact.words": number,
        "redact.reason": "Det er feil sak.",
    }
    answer = worker.send(f"{case}/@@redact-form", {**sent, "complete": "1", "looked": "1"})
    # It is not in the text: the form is shown again, and nothing of it is stored.
    assert answer.status_code == 400 and "Teksten har ikke disse ordene" in answer.text
    assert number not in worker.page(f"{case}/@@redact-form").text


def test_the_texts_are_shown_to_nobody_else(web, case):
    for person in ("manager.idi", "kari"):
        answer = web.visitor(person).send(
            f"{case}/@@redact-form", {"redact.target": "field:note", "redact.words": "x", "look": "1"}
        )
        assert "dv-source-1" not in answer.text
