"""A register's own settings over REST: as its page; and its log tells of each change, also of the site's."""

import pytest
from lxml import html
from ntnu.deviations.caselog import storage as caselog
from tests.rest.asking import refused
from tests.visitor import Visitor

ADDRESS = "/deviations/@register-settings"


def patch(web, person="eqs", /, **values):
    return web.visitor(person).patch(ADDRESS, {"settings": values})


def put_site(web, **records):
    answer = web.visitor("technician").patch(
        "/@registry", {f"ntnu.deviations.{key}": value for key, value in records.items()}
    )
    assert answer.status_code == 204, answer.text


@pytest.fixture
def entries(web):
    """What the register's log has got since the test began."""
    before = len(caselog.entries(web.at("/deviations")))

    def new():
        return [
            (entry.actor, entry.action, dict(entry.why))
            for entry in caselog.entries(web.at("/deviations"))[before:]
        ]

    return new


@pytest.fixture(autouse=True)
def taken_back(web):
    yield
    own = web.visitor("eqs").get(ADDRESS).json()["settings"]
    patch(web, **{name: None for name, value in own.items() if value is not None})


def test_what_it_has_of_its_own_and_what_the_site_has(web):
    found = web.visitor("eqs").get(ADDRESS).json()
    assert found["@id"].endswith("/deviations/@register-settings")
    assert found["settings"]["response_days"] is None and found["site"]["response_days"] == 28
    # What the site and its server have one of is no register's.
    assert not {"public_address", "content_security", "helper_megabytes"} & found["settings"].keys()
    answer = patch(web, response_days=14, channel="Hviskeren")
    assert answer.status_code == 200
    assert answer.json()["settings"]["response_days"] == 14
    assert answer.json() == web.visitor("eqs").get(ADDRESS).json()
    assert "Hviskeren" in web.visitor("kari").page("/deviations").text


def test_null_and_the_sites_own_value_follow_the_site(web):
    patch(web, response_days=14, hearing_days=5)
    found = patch(web, response_days=None, hearing_days=10).json()
    assert found["settings"]["response_days"] is None and found["settings"]["hearing_days"] is None
    # What is not named stays as it is.
    patch(web, evaluation_days=60)
    assert patch(web, response_days=21).json()["settings"]["evaluation_days"] == 60


@pytest.mark.parametrize(
    "values, expected",
    [
        ({"response_days": 0}, [("response_days", "wrong_type")]),
        ({"response_days": "14"}, [("response_days", "wrong_type")]),
        ({"response_days": True}, [("response_days", "wrong_type")]),
        ({"draw_office": 1}, [("draw_office", "wrong_type")]),
        ({"number_prefix": "x"}, [("number_prefix", "bad_number_prefix")]),
        ({"number_prefix": ""}, [("number_prefix", "required")]),
        ({"channels": []}, [("channels", "required")]),
        ({"themes": ["teaching | Undervisning | Undervising"]}, [("themes", "bad_terms")]),
        ({"themes": "tide | Flo | Flo | Tide"}, [("themes", "wrong_type")]),
        ({"themes": [["tide"]]}, [("themes", "wrong_type")]),
        ({"public_address": "https://evil.example"}, [("public_address", "unknown_field")]),
        ({"former_choices": []}, [("former_choices", "unknown_field")]),
        ({"colour": "red"}, [("colour", "unknown_field")]),
        (
            {"response_days": 0, "channels": ["hse | javascript:x"]},
            [("response_days", "wrong_type"), ("channels", "bad_channel")],
        ),
    ],
    ids=str,
)
def test_what_cannot_be(web, entries, values, expected):
    before = web.visitor("eqs").get(ADDRESS).json()
    answer = web.visitor("eqs").patch(ADDRESS, {"settings": {"evaluation_days": 61, **values}})
    assert refused(answer, 400) == expected
    # Nothing half done.
    assert web.visitor("eqs").get(ADDRESS).json() == before
    assert entries() == []


@pytest.mark.parametrize(
    "body, expected",
    [
        ({}, [("settings", "required")]),
        ({"settings": []}, [("settings", "wrong_type")]),
        ({"settings": {}, "reason": "x"}, [("reason", "unknown_field")]),
    ],
    ids=str,
)
def test_other_bodies(web, body, expected):
    assert refused(web.visitor("eqs").patch(ADDRESS, body), 400) == expected


@pytest.mark.parametrize(
    "person", [None, "kari", "recipient.ie", "admin.ie", "archivist", "speakup", "siteadmin"]
)
def test_others_neither_read_nor_change_them(web, entries, person):
    visitor = Visitor(web.url, None) if person is None else web.visitor(person)
    answers = [visitor.get(ADDRESS), visitor.patch(ADDRESS, {"settings": {"response_days": 1}})]
    for answer in answers:
        assert answer.status_code in (401, 403, 404)
        assert "response_days" not in answer.text
    assert web.visitor("eqs").get(ADDRESS).json()["settings"]["response_days"] is None
    assert entries() == []


def test_other_methods(web):
    for method in ("POST", "DELETE", "PUT"):
        assert web.visitor("eqs").call(method, ADDRESS, json={}).status_code in (404, 405)


def test_a_choice_that_is_gone_keeps_its_name(web):
    case = web.case("received", themes=["practice"])
    lines = web.visitor("eqs").get(ADDRESS).json()["site"]["themes"]
    assert patch(web, themes=[one for one in lines if not one.startswith("practice")]).status_code == 200
    assert "Praksis" in web.visitor("recipient.ie").page(case).text


def test_the_log_tells_who_changed_what(web, entries):
    patch(web, response_days=14, number_prefix="FJORD")
    patch(web, response_days=14)
    patch(web, response_days=None)
    own = "settings_changed"
    prefix = web.visitor("eqs").get(ADDRESS).json()["site"]["number_prefix"]
    assert entries() == [
        ("eqs", own, {"setting": "ntnu.deviations.response_days", "before": 28, "after": 14}),
        ("eqs", own, {"setting": "ntnu.deviations.number_prefix", "before": prefix, "after": "FJORD"}),
        ("eqs", own, {"setting": "ntnu.deviations.response_days", "before": 14, "after": 28}),
    ]
    last = web.visitor("eqs").get("/deviations/@case-log", b_size=200).json()["items"][-1]
    assert (last["actor"], last["title"]) == ("eqs", "Setting of the register changed")
    assert [reason["text"] for reason in last["why"]] == ["Days until the reporter has an answer", "14", "28"]


def test_by_its_page_too(web, entries):
    page = "/deviations/@@register-settings"
    visitor = web.visitor("eqs")
    form = dict(html.fromstring(visitor.page(page, "en").text).forms[-1].form_values())
    form |= {"form.widgets.response_days": "15", "form.buttons.save": "Save"}
    # They must be filled in, and the site of the tests has none.
    form["form.widgets.channels"] = "grave | https://ntnu.example/grave"
    form["form.widgets.contacts"] = "https://ntnu.example/o | O | O | O | student"
    assert visitor.send(page, form).status_code in (200, 302)
    found = [why for actor, action, why in entries() if why["setting"].endswith(".response_days")]
    assert found == [{"setting": "ntnu.deviations.response_days", "before": 28, "after": 15}]


def test_the_sites_settings_are_in_the_log_too_and_of_lists_only_what_changed(web, entries):
    lines = web.visitor("eqs").get(ADDRESS).json()["site"]["campuses"]
    put_site(web, campuses=[*lines, "moon | Månen | Månen | The moon"])
    put_site(web, campuses=lines)
    put_site(web, campuses=lines)
    answer = web.visitor("technician").patch("/@registry", {"ntnu.deviations.archive.retention_years": 11})
    assert answer.status_code == 204
    site, record = "site_settings_changed", "ntnu.deviations.campuses"
    moon = ["moon | Månen | Månen | The moon"]
    assert entries() == [
        ("technician", site, {"setting": record, "before": [], "after": moon}),
        ("technician", site, {"setting": record, "before": moon, "after": []}),
        (
            "technician",
            site,
            {"setting": "ntnu.deviations.archive.retention_years", "before": 10, "after": 11},
        ),
    ]
    answer = web.visitor("technician").patch("/@registry", {"ntnu.deviations.archive.retention_years": 10})
    found = web.visitor("eqs").get("/deviations/@case-log", b_size=200).json()["items"][-1]
    assert "Years until personal data are deleted" in str(found)
