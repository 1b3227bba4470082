"""A page of Volto for what is in a register: what its client asks over REST, and what it draws from that.

For each page it asks for the content with five expansions and, where no block is stored, for the schema of
the type: its default view goes through the fieldsets and draws each value by a widget.
"""

import pytest
from tests.access.leaks import told
from tests.parts import attachment
from tests.parts import hearing
from tests.parts import measure
from tests.parts import message
from tests.parts import statement
from tests.register import REPORT

EXPANDED = ("breadcrumbs", "actions", "types", "navroot", "navigation")
#: As Volto 19 sends it for who is logged in.
CONTENT = f"?expand={','.join(EXPANDED)}&expand.navigation.depth=1"
#: Fieldsets that its default view leaves out.
LEFT_OUT = {"categorization", "dates", "ownership", "settings"}
TEXT = (str, int, float, type(None))


@pytest.fixture(scope="module")
def case(guest_web):
    """The address of a case in process that has one of each part, and the addresses of these."""

    def make(house):
        made = house.case("in_process", consequence="Studentene kom for sent videre.", place="Realfagbygget")
        asked = hearing(house, made)
        parts = {
            "measure": measure(house, made),
            "hearing": asked,
            "statement": statement(house, asked),
            "message": message(house, made, audience="reporter"),
            "file": attachment(house, made, audience="reporter"),
        }
        return made, {name: guest_web.address(part) for name, part in parts.items()}

    made, parts = guest_web.committed(make)
    return guest_web.address(made), parts


def page(web, person, address):
    """All that Volto asks for one page, as it comes to its store."""
    visitor = web.visitor(person)
    found = visitor.get(f"/++api++{address}{CONTENT}")
    assert found.status_code == 200, found.text
    content = found.json()
    # A redirect would make it leave for another address.
    assert content["@id"] == web.url + address
    components = content["@components"]
    assert {"object", "object_buttons", "site_actions", "user"} <= components["actions"].keys()
    assert components["breadcrumbs"]["root"] and components["navroot"]["navroot"]["@id"] == web.url
    assert isinstance(components["types"], list)
    assert "Avvik" in [item["title"] for item in components["navigation"]["items"]]
    schema = visitor.get(f"/++api++{address}/@types/{content['@type']}")
    assert schema.status_code == 200, schema.text
    return content, schema.json()


def drawn(content, schema) -> dict:
    """Title of a field -> what its default view writes for it; where it could not, the page would break."""
    found = {}
    for fieldset in schema["fieldsets"]:
        for name in fieldset["fields"] if fieldset["id"] not in LEFT_OUT else ():
            field, value = schema["properties"][name], content.get(name)
            found[field["title"]] = _widget(name, field)(value)
    return found


def _widget(name, field):
    if name == "file" or field.get("factory") == "File":
        return lambda value: value["filename"] if value else None
    if field.get("factory") == "Choice" or "vocabulary" in field or "choices" in field:
        return _choice
    return {"array": _list, "boolean": lambda value: value}.get(field.get("widget") or field["type"], _text)


def _text(value):
    assert isinstance(value, TEXT), value
    return value


def _choice(value):
    if isinstance(value, list):
        return [_choice(one) for one in value]
    return _text(value.get("title") or value.get("token") if isinstance(value, dict) else value)


def _list(value):
    assert value is None or isinstance(value, list), value
    return value and [_choice(one) for one in value]


@pytest.mark.parametrize("person", ["kari", "recipient.ie", "worker.idi", "manager.idi"])
def test_a_case(guest_web, case, person):
    content, schema = page(guest_web, person, case[0])
    shown = drawn(content, schema)
    assert shown["What happened?"] == REPORT["what_happened"]
    assert shown["What was the consequence?"] == "Studentene kom for sent videre."
    assert shown["How serious is it?"] == (None if person == "kari" else "high")
    crumbs = content["@components"]["breadcrumbs"]["items"]
    assert [crumb["title"] for crumb in crumbs] == ["Avvik", "Enhet IE", "Enhet IDI", REPORT["title"]]
    assert crumbs[-1]["@id"] == guest_web.url + case[0]


@pytest.mark.parametrize(
    "part, field, value",
    [
        ("measure", "Measure", "Frist for sensur i planen"),
        ("hearing", "Question to the participants", "Hva mer må til?"),
        ("statement", "Your statement", "Ja, en frist er nok."),
        ("message", "Text", "Vi ser på det."),
        ("file", "File", "plan.txt"),
    ],
)
def test_a_part_of_a_case(guest_web, case, part, field, value):
    assert drawn(*page(guest_web, "worker.idi", case[1][part]))[field] == value


def test_whoever_has_one_part_alone(guest_web, case):
    shown = drawn(*page(guest_web, "ola", case[1]["measure"]))
    assert shown["Measure"] == "Frist for sensur i planen"
    shown = drawn(*page(guest_web, "per", case[1]["hearing"]))
    assert shown["Question to the participants"] == "Hva mer må til?"


@pytest.mark.parametrize("address", ["/deviations", "/deviations/ie", "/deviations/ie/idi"])
def test_register_and_units(guest_web, case, address):
    content, schema = page(guest_web, "per", address)
    assert drawn(content, schema)["Name in bokmål"] == content["title"]
    assert not [item for item in content["items"] if item["@type"] == "DeviationReport"]


def test_nobody_logged_in_comes_to_the_register(guest_web, case):
    address = "/++api++/deviations?expand=breadcrumbs,actions,navroot,navigation&expand.navigation.depth=1"
    found = guest_web.visitor(None).get(address)
    assert found.status_code == 200 and found.json()["@components"]["breadcrumbs"]["items"]


#: What Volto asks beside the page: for menus, the toolbar, the list of contents and blocks of a page.
BESIDE = (
    "/@workflow",
    "/@navigation?expand.navigation.depth=3",
    "/@breadcrumbs",
    "/@contextnavigation?expand.contextnavigation.bottomLevel=99&expand.contextnavigation.topLevel=1",
    "/@types",
    "/@types/DeviationReport",
    "/@actions",
    "/@navroot",
    "/@querystring",
    "/@querystring-search",
    "/@search?metadata_fields=_all&path.depth=1&sort_on=getObjPositionInParent",
    "/@translations",
    "/@translation-locator?target_language=nb",
    "/@history",
    "/@history/0",
    "/@sharing?search=kari",
    "/@aliases",
    "/@comments",
    "/@content-rules",
    "/@workingcopy",
    "/@lock",
    "/@relations",
    "/@linkintegrity",
)


@pytest.mark.parametrize("person", ["worker.iik", "siteadmin", None])
def test_a_hidden_case_is_to_it_as_one_that_is_not_there(guest_web, case, person):
    visitor = guest_web.visitor(person)
    address, missing = case[0], f"{case[0][:-6]}999999"
    for ask in (CONTENT, *BESIDE):
        answers = [visitor.get(f"/++api++{place}{ask}") for place in (address, missing)]
        assert answers[0].status_code == (404 if person else 401), ask
        assert told(answers[0], address) == told(answers[1], missing), ask
    for part in case[1].values():
        assert visitor.get(f"/++api++{part}{CONTENT}").status_code == (404 if person else 401)


@pytest.mark.parametrize("person", ["worker.iik", "siteadmin", None])
def test_nothing_of_a_case_around_it(guest_web, case, person):
    visitor, secret = guest_web.visitor(person), (REPORT["title"], case[0].rpartition("/")[2])
    for place in ("", "/deviations", "/deviations/ie", "/deviations/ie/idi", "/news"):
        for ask in (CONTENT, "?fullobjects=true", *BESIDE):
            answer = visitor.get(f"/++api++{place}{ask}")
            assert not [word for word in secret if word in answer.text], (place, ask)
