"""Lists saved under a name: for oneself, or for who holds a role at a unit; nobody else learns the name."""

import pytest
from lxml import html
from plone import api
from urllib.parse import parse_qs
from urllib.parse import urlsplit

LIST, SAVED = "/deviations/@@worklist", "/deviations/@@saved-lists"
UNIT = "IDI"


@pytest.fixture(scope="module", autouse=True)
def case(web):
    return web.case("in_process", title="Sensuren kom for sent")


def save(web, person, name, shared="", /, **asked):
    query = "&".join(f"{key}={value}" for key, value in {"view": "all", **asked}.items())
    uid = api.content.get_uuid(web.house.unit(shared)) if shared else ""
    return web.visitor(person).send(f"{SAVED}?{query}", {"save": "1", "name": name, "unit_of_list": uid})


def listed(web, person) -> dict[str, str]:
    """Name and address of the lists that the work list offers."""
    tree = html.fromstring(web.visitor(person).page(LIST, view="all").text)
    links = tree.xpath("//nav[contains(@class, 'dv-saved')]//a")[:-1]
    return {link.text_content(): link.get("href") for link in links}


def removed(web, person, name, /, **fields):
    id_ = parse_qs(urlsplit(listed(web, person)[name]).query)["saved"][0]
    return id_, web.visitor(person).send(SAVED, {"list": id_, **(fields or {"remove": "1"})})


def test_an_own_list_asks_the_same_again(web):
    asked = {"state": "in_process", "columns:list": "severity", "sort_on": "unit", "sort_order": "descending"}
    answer = save(web, "recipient.ie", "Til møtet", **asked, **{"nope": "1", "b_start": "25"})
    assert answer.status_code == 303
    way = listed(web, "recipient.ie")["Til møtet"]
    query = parse_qs(urlsplit(way).query)
    assert query.pop("saved") and query == {
        "view": ["all"],
        "state": ["in_process"],
        "columns:list": ["severity"],
        "sort_on": ["unit"],
        "sort_order": ["descending"],
    }
    tree = html.fromstring(web.visitor("recipient.ie").page(way).text)
    assert tree.xpath("//select[@name='state']/option[@selected]/@value") == ["in_process"]
    current = tree.xpath("//nav[contains(@class, 'dv-saved')]//a[@aria-current='page']")
    assert [link.text_content() for link in current] == ["Til møtet"]
    for other in ("second.ie", "recipient.idi", "kari"):
        assert "Til møtet" not in listed(web, other)
        assert "Til møtet" not in web.visitor(other).page(SAVED).text
    removed(web, "recipient.ie", "Til møtet")
    assert "Til møtet" not in listed(web, "recipient.ie")


def test_a_units_list_is_for_who_holds_a_role_there_or_above(web):
    assert save(web, "recipient.idi", "IDI i høst", UNIT, unit="IDI").status_code == 303
    for person in ("recipient.idi", "manager.idi", "worker.idi", "second.idi", "recipient.ie", "manager.ie"):
        assert "IDI i høst" in listed(web, person), person
    for person in (
        "recipient.hf",
        "worker.iik",
        "kari",
        "eqs",
        "admin.ie",
        "archivist",
        "reader",
        "technician",
    ):
        assert "IDI i høst" not in listed(web, person), person
        assert "IDI i høst" not in web.visitor(person).page(SAVED).text, person


def test_nobody_shares_with_a_unit_where_they_hold_no_role(web):
    for person in ("recipient.hf", "kari", "admin.ie", "worker.iik"):
        answer = save(web, person, "Innsmuglet", UNIT)
        assert answer.status_code == 400, person
    assert "Innsmuglet" not in listed(web, "recipient.idi")


def test_another_units_list_is_neither_renamed_nor_removed(web):
    id_, answer = removed(web, "recipient.ie", "IDI i høst", rename="1", name="IDI i vår")
    assert answer.status_code == 303
    assert "IDI i vår" in listed(web, "recipient.idi")
    for person in ("recipient.hf", "kari", "eqs"):
        for button in ({"remove": "1"}, {"rename": "1", "name": "Tatt"}):
            told = [
                html.fromstring(web.visitor(person).send(SAVED, {"list": list_, **button}).text)
                for list_ in (id_, "0" * 32)
            ]
            errors = [" ".join(tree.xpath("string(//*[@id='dv-errors'])").split()) for tree in told]
            assert errors[0] == errors[1] and "ikke for deg" in errors[0]
    assert "IDI i vår" in listed(web, "recipient.idi")


def test_the_list_of_a_unit_one_lost(web):
    way = listed(web, "manager.idi")["IDI i vår"]
    web.committed(lambda house: house.take("IDI", "Line Manager", "manager.idi"))
    try:
        tree = html.fromstring(web.visitor("manager.idi").page(way).text)
        told = " ".join(tree.xpath("string(//*[@role='status'][contains(@class, 'is-warn')])").split())
        assert told == (
            "Den lagrede lista finnes ikke lenger, eller er ikke for deg. Du ser det adressen spør etter."
        )
        assert not tree.xpath("//a[@class='title']")
        assert "IDI i vår" not in tree.text_content()
    finally:
        web.committed(lambda house: house.give("IDI", "Line Manager", "manager.idi"))
    assert "IDI i vår" in listed(web, "manager.idi")


def test_a_value_that_is_gone_is_named_and_the_rest_is_shown(web):
    save(web, "recipient.ie", "Gammel", state="in_process", case_worker="worker.hf")
    tree = html.fromstring(web.visitor("recipient.ie").page(listed(web, "recipient.ie")["Gammel"]).text)
    assert [link.text_content() for link in tree.xpath("//a[@class='title']")] == ["Sensuren kom for sent"]
    assert "utelatt: Saksbehandler." in " ".join(tree.text_content().split())
    removed(web, "recipient.ie", "Gammel")


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "Saken til 01019000083"])
def test_a_name_is_needed_and_guarded(web, name):
    answer = save(web, "recipient.ie", name)
    assert answer.status_code == 400
    assert html.fromstring(answer.text).xpath("//input[@name='name'][not(@value)]")
    assert "01019000083" not in answer.text


def test_what_must_not_be_stored_is_not_searched_for_either(web):
    for name in ("text", "course"):
        assert save(web, "recipient.ie", "Søk", **{name: "01019000083"}).status_code == 400
    assert "Søk" not in listed(web, "recipient.ie")


def test_bytes_that_are_no_text_are_left_out(web):
    assert save(web, "recipient.ie", "Merkelig", text="sensur%ff", course="%ff").status_code == 303
    assert parse_qs(urlsplit(listed(web, "recipient.ie")["Merkelig"]).query)["text"] == ["sensur"]
    removed(web, "recipient.ie", "Merkelig")


def test_only_so_many(web):
    def fill(house):
        from ntnu.deviations.drafts import saved_lists

        for number in range(saved_lists.MOST):
            saved_lists.save(house.register, "recipient.hf", f"Nr. {number}", ())

    web.committed(fill)
    assert save(web, "recipient.hf", "En til").status_code == 400
    assert "En til" not in listed(web, "recipient.hf")


def test_only_by_the_form(web):
    query = f"{SAVED}?view=all"
    sent = {"save": "1", "name": "Smuglet"}
    assert web.visitor("recipient.ie").send(query, sent, token=False).status_code == 403
    assert web.visitor(None).send(query, sent).status_code in (302, 401)
    assert "Smuglet" not in listed(web, "recipient.ie")


def test_lists_go_with_the_account(web):
    """Whoever gets the id afterwards is somebody else."""

    def deleted(house):
        from ntnu.deviations.units.accounts import retire

        retire("per")
        return dict(house.register.saved_lists)

    save(web, "per", "Mine egne")
    assert "Mine egne" in listed(web, "per")
    kept = web.committed(deleted)
    assert not [owner for owner in kept if owner.startswith("per")]
    assert listed(web, "per") == {}
