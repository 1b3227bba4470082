"""Persons are found by their names, and listed in order."""

from lxml import html
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.ui.case import people
from plone import api


def test_persons_are_found_however_their_names_are_written(house):
    with api.env.adopt_roles(["Manager"]):
        for name, fullname in {"obrien": "Siobhan O\u2019Brien", "aase": "A\u030ase A\u030as", "unnamed": "",
                               "zoe": "Zoe Zahl", "aerlig": "Ærlig Ås"}.items():  # fmt: skip
            api.user.create(username=name, email=f"{name}@ntnu.example", properties={"fullname": fullname})
    for text, expected in {
        "O'Brien": "obrien",
        "O\u2019Brien": "obrien",
        "brien": "obrien",
        "\u00c5s": "aase",
        "\u00c5se": "aase",
        "unnamed": "unnamed",
        "unnamed@ntnu": "unnamed",
        "Ærlig": "aerlig",
    }.items():
        found = {match.id: match.name for match in people.find(house.register, text)}
        assert expected in found, (text, found)
        assert found[expected] != "" and not found[expected].startswith("A\u030a"), text
    names = [
        match.name for match in people.find(house.register, "s") if match.id in ("aase", "aerlig", "obrien")
    ]
    assert names == sorted(names, key=sort_key) and names[-1].startswith("\u00c5")


#: Told by their user ids they would come the other way round.
NAMES = {"a.aase": "Åse Ås", "b.aerlig": "Ærlig Ås", "c.zoe": "Zoe Zahl"}


def test_pages_and_services_name_them_in_order(web):
    def given(house):
        with api.env.adopt_roles(["Manager"]):
            for name, fullname in NAMES.items():
                api.user.create(
                    username=name, email=f"{name}@ntnu.example", properties={"fullname": fullname}
                )
        house.give("IDI", "Line Manager", *NAMES)
        for person in NAMES:
            house.register["speakup"].manage_setLocalRoles(person, ["SpeakUp Recipient"])

    web.committed(given)
    case = web.case("in_process")

    def order(page):
        return sorted(NAMES.values(), key=html.fromstring(page).text_content().index)

    wanted = ["Zoe Zahl", "Ærlig Ås", "Åse Ås"]
    recipient = web.visitor("recipient.ie")
    rows = [row["principal"] for row in recipient.get(f"{case}/@access").json()]
    assert [row for row in rows if row in NAMES] == ["c.zoe", "b.aerlig", "a.aase"]
    assert order(recipient.page(case).text) == wanted
    assert order(web.visitor("admin.ie").page("/deviations/ie/idi").text) == wanted
    assert order(web.visitor("eqs").page("/deviations/speakup/@@speakup-roles").text) == wanted
