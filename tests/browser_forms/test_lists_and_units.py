"""Work list, own cases, and the page of a unit."""

import pytest
from lxml import html

LIST = "/deviations/@@worklist"


def page(answer):
    return html.fromstring(answer.text)


def titles(answer):
    return [link.text_content() for link in page(answer).xpath("//a[@class='title']")]


@pytest.fixture(scope="module")
def waiting(web):
    """A case that waits for the recipients at IE."""
    return web.case("received", title="Timeplanen kolliderer")


def test_what_waits_comes_first_with_its_count(web, waiting):
    answer = web.visitor("recipient.ie").page(LIST)
    assert titles(answer) == ["Timeplanen kolliderer"]
    current = page(answer).xpath("//ul[@class='dv-tabs']//a[@aria-current='page']")[0]
    assert current.xpath(".//*[contains(@class, 'dv-count')]")[0].text_content() == "1"


def test_filters_are_kept_in_the_form(web, waiting):
    answer = web.visitor("recipient.ie").page(LIST, view="all", text="timeplanen", state="received")
    assert titles(answer) == ["Timeplanen kolliderer"]
    assert page(answer).xpath("//*[@name='text']/@value") == ["timeplanen"]
    assert page(answer).xpath("//select[@name='state']/option[@selected]/@value") == ["received"]
    assert titles(web.visitor("recipient.ie").page(LIST, view="all", state="closed")) == []


@pytest.fixture(scope="module")
def grave(web):
    """A case at IDI that worker.idi finds highly serious (``House.case``)."""
    return web.case("in_process", title="Eksamen ble avlyst")


def test_who_reads_casework_looks_for_severity(web, waiting, grave):
    for person in ("recipient.ie", "worker.idi", "manager.idi"):
        answer = web.visitor(person).page(LIST, view="all", severity="high")
        assert titles(answer) == ["Eksamen ble avlyst"], person
        assert page(answer).xpath("//select[@name='severity']/option[@selected]/@value") == ["high"]
        assert titles(web.visitor(person).page(LIST, view="all", severity="low")) == []
    chosen = page(web.visitor("recipient.ie").page(LIST, view="all"))
    offered = [option.text_content() for option in chosen.xpath("//select[@name='severity']/option")]
    assert offered == ["Alle", "Lav", "Middels", "Høy", "Kritisk"]


@pytest.mark.parametrize("person", ["kari", "per", "recipient.hf", "second.idi", "eqs"])
def test_who_reads_none_is_not_offered_it(web, waiting, grave, person):
    """Not asked for, it limits nothing: the list would tell that there is something to hide."""
    plain = web.visitor(person).page(LIST, view="all")
    assert not page(plain).xpath("//*[@name='severity']")
    for token in ("high", "low"):
        assert titles(web.visitor(person).page(LIST, view="all", severity=token)) == titles(plain)


@pytest.mark.parametrize(
    "asked",
    [
        {"view": "everything"},
        {"b_start": "-3"},
        {"b_start": "x"},
        {"unit": "NO-SUCH"},
        {"state": "x"},
        {"severity": "x"},
    ],
)
def test_an_odd_address_is_no_error(web, waiting, asked):
    assert web.visitor("recipient.ie").page(LIST, **asked).status_code == 200


def test_others_cases_are_on_nobodys_list(web, waiting):
    assert titles(web.visitor("recipient.hf").page(LIST, view="all")) == []
    assert "Timeplanen kolliderer" in web.visitor("kari").page("/deviations/@@my-reports").text
    assert "Timeplanen kolliderer" not in web.visitor("per").page("/deviations/@@my-reports").text


def test_who_is_not_logged_in_is_asked_to(web):
    for name in ("@@worklist", "@@my-reports"):
        assert web.visitor(None).page(f"/deviations/{name}").status_code == 302


def test_a_local_administrator_sees_roles_and_no_case(web, waiting):
    answer = web.visitor("admin.ie").page("/deviations/ie/idi")
    assert "Navn worker.idi" in answer.text
    assert "Timeplanen" not in answer.text
    plain = web.visitor("kari").page("/deviations/ie/idi")
    assert plain.status_code == 200
    assert "Navn worker.idi" not in plain.text


def test_a_role_is_given_with_a_reason(web):
    admin, form = web.visitor("admin.ie"), "/deviations/ie/idi/@@role-form"
    sent = {"role": "Case Worker", "find": "ola", "person": "ola"}
    missing = admin.send(form, sent)
    assert missing.status_code == 400
    assert page(missing).xpath("//input[@name='person'][@checked]/@value") == ["ola"]
    assert admin.send(form, {**sent, "reason": "Vikar."}).status_code == 303
    shown = admin.page("/deviations/ie/idi").text
    assert "Navn ola" in shown
    assert "Vikar." in shown
    taken = {"role": "Case Worker", "leaving": "ola", "reason": "Ferdig."}
    assert admin.send(form, taken).status_code == 303


def test_the_link_to_take_a_role_names_who_has_it(web):
    strange = "a+b&role=c"
    web.committed(lambda house: house.group(strange, "ola"))
    web.committed(lambda house: house.give("IIK", "Case Worker", strange))
    admin = web.visitor("admin.ie")
    links = page(admin.page("/deviations/ie/iik")).xpath("//a[contains(@href, 'leaving')]/@href")
    (link,) = [link for link in links if "worker.iik" not in link and "manager.iik" not in link]
    form = page(admin.page(link))
    assert form.xpath("//input[@name='leaving']/@value") == [strange]
    assert form.xpath("//input[@name='role']/@value") == ["Case Worker"]


def test_nobody_gives_herself_a_role_that_reads_cases(web):
    admin, form = web.visitor("admin.ie"), "/deviations/ie/idi/@@role-form"
    sent = {"role": "Line Manager", "find": "admin", "person": "admin.ie", "reason": "Meg."}
    answer = admin.send(form, sent)
    assert answer.status_code == 400
    assert page(answer).xpath("//*[@id='dv-errors']//a/@href") == ["#person"]
    found = admin.send(form, {"role": "Line Manager", "find": "admin", "search": "1"})
    assert "admin.ie" not in page(found).xpath("//input[@name='person']/@value")


def test_only_the_system_administrator_names_local_administrators(web):
    path = "/deviations/ie/@@role-form"
    assert web.visitor("admin.ie").page(path, role="Local EQS Administrator").status_code == 404
    assert web.visitor("eqs").page(path, role="Local EQS Administrator").status_code == 200
    assert web.visitor("admin.ie").page("/deviations/hf/@@role-form", role="Case Worker").status_code == 302
