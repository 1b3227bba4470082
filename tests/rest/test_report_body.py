"""Every way a report can be wrong: 400, each field named, and nothing stored."""

import pytest
from datetime import timedelta
from ntnu.deviations.now import today
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.engine.unchanged import cases
from tests.engine.unchanged import picture
from tests.register import REPORT
from tests.rest.asking import refused

REQUIRED = (
    "gate",
    "tried_channels",
    "reporter_kind",
    "title",
    "what_happened",
    "faculty",
    "themes",
    "no_sensitive_data",
)
TEXTS = {
    "title": 120,
    "what_happened": 20_000,
    "consequence": 20_000,
    "suggestion": 20_000,
    "tried_text": 5000,
    "place": 200,
    "course_code": 20,
    "programme_code": 20,
}
TOKENS = ("gate", "reporter_kind", "campus", "reply_language")
LISTS = ("themes", "tried_channels")
UNITS = ("faculty", "department")

#: What is changed in a good report -> what is answered.
BAD = {
    "no faculty": ({"faculty": None}, [("faculty", "required")]),
    "empty faculty": ({"faculty": "  "}, [("faculty", "required")]),
    "unknown faculty": ({"faculty": "NOPE"}, [("faculty", "unknown_unit")]),
    "faculty that is a department": ({"faculty": "IDI"}, [("faculty", "not_a_faculty")]),
    "faculty that ended yesterday": ({"faculty": "OLD"}, [("faculty", "inactive_unit")]),
    "faculty that begins tomorrow": ({"faculty": "NEW"}, [("faculty", "inactive_unit")]),
    "faculty without recipient": ({"faculty": "SV"}, [("faculty", "no_recipient")]),
    "department unknown": ({"department": "NOPE"}, [("department", "unknown_unit")]),
    "department that is a faculty": ({"department": "IE"}, [("department", "unknown_unit")]),
    "department of another faculty": ({"department": "IFS"}, [("department", "department_elsewhere")]),
    "department that ended yesterday": ({"department": "OLDI"}, [("department", "inactive_unit")]),
    "belongs elsewhere": ({"gate": "grave"}, [("gate", "gate_elsewhere")]),
    "tried nothing, and no word why": ({"tried_channels": ["none"]}, [("tried_text", "tried_text_needed")]),
    "sensitive data": ({"no_sensitive_data": False}, [("no_sensitive_data", "not_confirmed")]),
    "title of two lines": ({"title": "One\nTwo"}, [("title", "one_line")]),
    "title of blanks": ({"title": " \t "}, [("title", "required")]),
    "no themes": ({"themes": []}, [("themes", "required")]),
    "one theme too unknown": ({"themes": ["teaching", "nope"]}, [("themes", "unknown_value")]),
    "a day to come": ({"occurred": "2199-12-31"}, [("occurred", "date_future")]),
    "no such day": ({"occurred": "2026-02-30"}, [("occurred", "not_a_date")]),
    "a moment": ({"occurred": "2026-01-01T10:00"}, [("occurred", "not_a_date")]),
    "a week": ({"occurred": "2026-W01-1"}, [("occurred", "not_a_date")]),
    "without dashes": ({"occurred": "20260101"}, [("occurred", "not_a_date")]),
    "as people write": ({"occurred": "01.02.2026"}, [("occurred", "not_a_date")]),
    "unknown key": ({"titel": "x"}, [("titel", "unknown_field")]),
    "personal data as a key": ({"01019000083": "x"}, [(None, "unknown_field")]),
    "key of the receipt form": ({"case_worker": "worker.idi"}, [("case_worker", "unknown_field")]),
    "state": ({"review_state": "closed"}, [("review_state", "unknown_field")]),
    "reporter": ({"reporter": "per"}, [("reporter", "unknown_field")]),
    "two at once": (
        {"faculty": "NOPE", "title": "", "titel": "x"},
        [("faculty", "unknown_unit"), ("titel", "unknown_field"), ("title", "required")],
    ),
    **{f"{name} too long": ({name: "x" * (n + 1)}, [(name, "too_long")]) for name, n in TEXTS.items()},
    **{f"{name}, 120000 characters": ({name: "å" * 120_000}, [(name, "too_long")]) for name in TEXTS},
    **{f"{name} unknown": ({name: "nope"}, [(name, "unknown_value")]) for name in TOKENS},
}
#: What no field but a text can hold, and what no text can.
NO_TEXT = (5, 1.5, True, False, {"a": 1}, ["x"], [[]], 10**400)
NO_LIST = ("teaching", 5, True, False, {"teaching": True}, [5], [None], [["teaching"]], ["x"] * 101)
NO_DATE = (20260101, True, {"year": 2026}, ["2026-01-01"], "yesterday")
NO_YES = ("true", "yes", 1, 0, [True], {"yes": True})


@pytest.fixture(scope="module", autouse=True)
def units(web):
    """Units that no report may go to."""

    def make(house):
        with api.env.adopt_roles(["Manager"]):
            for kind, place, code, values in (
                ("DeviationFaculty", house.register, "OLD", {"active_to": today() - timedelta(days=1)}),
                ("DeviationFaculty", house.register, "NEW", {"active_from": today() + timedelta(days=1)}),
                ("DeviationFaculty", house.register, "SV", {}),
                ("DeviationDepartment", house.unit("IE"), "OLDI", {"active_to": today() - timedelta(days=1)}),
            ):
                createContentInContainer(place, kind, id=code.lower(), title=code, code=code, **values)
        for code in ("OLD", "NEW"):
            house.give(code, "Notification Recipient", "recipient.ie")

    web.committed(make)


@pytest.fixture
def kari(web):
    """Kari, whose bad reports leave nothing behind."""
    before = web.committed(picture)
    yield web.visitor("kari")
    assert web.committed(picture) == before


@pytest.mark.parametrize("changed, wanted", BAD.values(), ids=BAD.keys())
def test_bad_value(kari, changed, wanted):
    assert sorted(refused(kari.report({**REPORT, **changed}), 400)) == wanted


def test_everything_is_named_at_once(kari):
    assert refused(kari.report({}), 400) == [(name, "required") for name in _in_order(REQUIRED)]


def _in_order(names):
    """In the order of the form."""
    order = ("gate", "tried_channels", "reporter_kind", "title", "what_happened", "themes", "faculty")
    return [*order, *(name for name in names if name not in order)]


@pytest.mark.parametrize("name", (*TEXTS, *TOKENS, *UNITS))
def test_no_text(kari, name):
    for value in NO_TEXT:
        assert (name, "wrong_type") in refused(kari.report({**REPORT, name: value}), 400), value


@pytest.mark.parametrize("name", LISTS)
def test_no_list(kari, name):
    for value in NO_LIST:
        assert (name, "wrong_type") in refused(kari.report({**REPORT, name: value}), 400), value


def test_no_date(kari):
    for value in NO_DATE:
        assert refused(kari.report({**REPORT, "occurred": value}), 400) == [("occurred", "not_a_date")], value


def test_no_yes(kari):
    for value in NO_YES:
        found = refused(kari.report({**REPORT, "no_sensitive_data": value}), 400)
        assert found == [("no_sensitive_data", "wrong_type")], value


@pytest.mark.parametrize(
    "body",
    (b'{"title": ', b"[]", b'[{"title": "x"}]', b'"text"', b"5", b"null", b"\xff\xfe", b"{'title': 1}"),
)
def test_no_object(kari, body):
    headers = {"Content-Type": "application/json"}
    answer = kari.call("POST", "/deviations/@report-deviation", data=body, headers=headers)
    assert refused(answer, 400) == [(None, "not_json")]


def test_no_body_at_all(kari):
    answer = kari.call("POST", "/deviations/@report-deviation")
    assert len(refused(answer, 400)) == len(REQUIRED)


def test_the_only_recipient_reports_to_herself(web):
    answer = web.visitor("recipient.hf").report({**REPORT, "faculty": "HF"})
    assert refused(answer, 400) == [("faculty", "no_recipient")]


@pytest.mark.parametrize(
    "name", ("title", "what_happened", "consequence", "suggestion", "tried_text", "place")
)
@pytest.mark.parametrize("written", ("01019000083", "010190 00083", "010190-00083"))
def test_an_identity_number_is_refused_whatever_is_confirmed(kari, name, written):
    code = f"identity_number:{name}"
    kinds = ("identity_number", "telephone_number", "email_address", "listed_word")
    answer = kari.report(
        {
            **REPORT,
            name: f"Studenten {written} klaget",
            "warnings_confirmed": [*(f"{kind}:{name}" for kind in kinds), *kinds],
        }
    )
    assert refused(answer, 400) == [(name, code)]
    assert written not in answer.text and "00083" not in answer.text


def test_a_telephone_number_passes_when_its_code_is_confirmed(web):
    kari = web.visitor("kari")
    body = {**REPORT, "what_happened": "Jeg ringte 73 59 50 00 i går.", "place": "Tlf. 735 95 000"}
    answer = kari.report(body)
    codes = [code for _field, code in refused(answer, 400)]
    assert codes == ["telephone_number:what_happened", "telephone_number:place"]
    assert "73" not in "".join(error["message"] for error in answer.json()["errors"])
    # One is not both, the kind is not the code, and the code is not another field's.
    for some in (codes[:1], ["telephone_number"], ["telephone_number:title", codes[0]], "x", None, [5]):
        assert (("place", codes[1])) in refused(kari.report({**body, "warnings_confirmed": some}), 400)
    answer = kari.report({**body, "warnings_confirmed": codes})
    assert answer.status_code == 201
    (case,) = web.committed(cases)
    assert case.what_happened == "Jeg ringte 73 59 50 00 i går."


@pytest.mark.parametrize(
    "text, kind",
    (("Skriv til kari@ntnu.no om dette", "email_address"), ("Hun har en diagnose", "listed_word")),
)
def test_other_warnings(web, text, kind):
    kari, body = web.visitor("kari"), {**REPORT, "consequence": text}
    code = f"{kind}:consequence"
    assert refused(kari.report(body), 400) == [("consequence", code)]
    assert kari.report({**body, "warnings_confirmed": [code]}).status_code == 201
