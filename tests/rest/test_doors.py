"""Doors that are closed, and how they say so: a case is changed by its actions only."""

import pytest
from ntnu.deviations.engine.file_parts import Upload
from plone.uuid.interfaces import IUUID
from tests.engine.unchanged import picture
from tests.register import APPROVE
from tests.register import REPORT
from tests.rest.asking import refused

ONES = ("kari", "recipient.ie", "worker.idi", "manager.idi", "technician")
USE = [(None, "use_action")]


@pytest.fixture(scope="module")
def case(web):
    """A case with a file, that worker.idi has at IDI with worker.iik."""

    def make(house):
        found = house.case("in_process", files=[Upload("plan.txt", b"Plan")])
        return house.act(found, "worker.idi", "add_coworker", person="worker.iik")

    return web.address(web.committed(make))


@pytest.fixture
def unchanged(web, case):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


@pytest.mark.parametrize("person", ONES)
def test_a_case_is_not_changed_otherwise(web, case, unchanged, person):
    who = web.visitor(person)
    for method, suffix, body in (
        ("PATCH", "", {"title": "x"}),
        ("PATCH", "", {"review_state": "closed", "local_roles": {}}),
        ("PATCH", "", {}),
        ("DELETE", "", None),
        ("POST", "", {"@type": "DeviationStatement", "title": "x"}),
        ("POST", "", {"@type": "Document"}),
        ("POST", "", {"@type": "DeviationReport", **REPORT}),
        ("POST", "/@sharing", {"entries": [{"id": "per", "type": "user", "roles": {"Reader": True}}]}),
    ):
        answer = who.call(method, case + suffix, json=body)
        assert refused(answer, 403) == USE, (method, suffix)
        assert "@action" in answer.json()["detail"]


@pytest.mark.parametrize("person", ("per", "worker.hf", "siteadmin", "local.owner", "eqs"))
def test_who_may_not_see_it_learns_nothing(web, case, unchanged, person):
    who = web.visitor(person)
    for method, suffix in (
        ("PATCH", ""),
        ("DELETE", ""),
        ("POST", ""),
        ("POST", "/@sharing"),
        ("POST", "/@copy"),
    ):
        refused(who.call(method, case + suffix, json={}), 404)
    for service in ("@copy", "@move"):
        missing = case[:-1] + ("0" if case[-1] != "0" else "1")
        uid, no_uid = IUUID(web.at(case)), "0" * 32
        for real, none in ((case, missing), (web.url + case, web.url + missing), (uid, no_uid)):
            there = who.post(f"/deviations/ie/{service}", {"source": real})
            nothing = who.post(f"/deviations/ie/{service}", {"source": none})
            assert (there.status_code, there.text) == (nothing.status_code, nothing.text)


@pytest.mark.parametrize("person", ONES)
@pytest.mark.parametrize("service", ("@copy", "@move"))
def test_a_case_is_not_copied_and_not_moved(web, case, unchanged, person, service):
    uid = IUUID(web.at(case))
    file = f"{case}/{web.at(case).objectIds()[0]}"
    for place in ("", "/deviations", "/deviations/hf", "/deviations/ie", case):
        for source in (web.url + case, case, uid, [web.url + case], [uid, case], web.url + file, file):
            answer = web.visitor(person).post(f"{place}/{service}", {"source": source})
            assert refused(answer, 403) == USE, (place, source)
            assert "@action/approve" in answer.json()["detail"]


def test_strange_sources(web, unchanged):
    for service in ("@copy", "@move"):
        for source in (5, {"a": 1}, True, [None], [[]], [5]):
            answer = web.visitor("technician").post(f"/deviations/ie/{service}", {"source": source})
            assert refused(answer, 400) == [("source", "wrong_type")], source
        for source in (None, "", [], "..", "/", "/@@x", "/a/../b", "\x00", "\ud800", "x" * 9000):
            answer = web.visitor("kari").post(f"/deviations/ie/{service}", {"source": source})
            assert answer.status_code in (400, 403), (source, answer.text)


@pytest.mark.parametrize("person", ("kari", "recipient.ie", "worker.idi", "manager.idi"))
def test_a_file_is_not_changed_otherwise(web, case, unchanged, person):
    file = f"{case}/{web.at(case).objectIds()[0]}"
    for method, suffix, body in (
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("POST", "/@workflow/share", {}),
        ("POST", "/@workflow/retract", {}),
    ):
        assert refused(web.visitor(person).call(method, file + suffix, json=body), 403) == USE, (
            method,
            suffix,
        )


def test_who_has_access_and_why(web, case):
    def listed(person):
        answer = web.visitor(person).get(f"{case}/@access")
        assert answer.status_code == 200, person
        rows = answer.json()
        keys = {"principal", "fullname", "role", "cause", "unit", "part"}
        keys |= {"given_by", "since", "until", "end"}
        assert all(row.keys() == keys for row in rows)
        return {(row["principal"], row["role"], row["given_by"]) for row in rows}, answer.text

    rows, _text = listed("recipient.ie")
    assert {(who, role) for who, role, _by in rows} >= {
        ("kari", "Reporter"),
        ("recipient.ie", "Notification Recipient"),
        ("second.ie", "Notification Recipient"),
        ("recipient.idi", "Notification Recipient"),
        ("worker.idi", "Case Worker"),
        ("worker.iik", "Case Worker"),
        ("manager.ie", "Line Manager"),
        ("manager.idi", "Line Manager"),
    }
    assert ("worker.idi", "Case Worker", "recipient.ie") in rows
    assert ("worker.iik", "Case Worker", "worker.idi") in rows
    assert {who for who, _role, _by in rows}.isdisjoint({"per", "eqs", "worker.hf", "admin.ie"})
    assert listed("worker.idi")[0] == rows
    others, text = listed("manager.idi")
    assert "kari" not in text
    assert {who for who, _role, _by in others} == {who for who, _role, _by in rows} - {"kari"}


def test_who_is_not_told_of_access(web, case):
    assert refused(web.visitor("kari").get(f"{case}/@access"), 403) == [(None, "not_yours")]
    for person, status in {"per": 404, "admin.ie": 404, "archivist": 404, None: 401}.items():
        refused(web.visitor(person).get(f"{case}/@access"), status)


def test_every_refusal_has_one_form(web, case):
    kari, worker = web.visitor("kari"), web.visitor("worker.idi")
    fifty = [{"filename": f"{n}.txt", "data": ""} for n in range(50)]
    for answer, status, title in (
        (kari.report({}), 400, "Some details need to be corrected"),
        (web.visitor(None).get(case), 401, "Log in first"),
        (kari.act(case, "close"), 403, "You cannot do this"),
        (web.visitor("per").get(case), 404, "Not found"),
        (worker.act(case, "no-such-act"), 404, "Not found"),
        (worker.act(case, "accept", severity="low"), 409, "It cannot be done now"),
        (worker.post(f"{case}/@action/close", {}, **{"If-Match": "1"}), 412, "The case has changed"),
        (kari.report(REPORT, fifty), 413, "Too large"),
        (kari.report(REPORT, [{"filename": "a.exe", "data": ""}]), 415, "This type of file is not allowed"),
    ):
        refused(answer, status)
        assert answer.json()["title"] == title


WORDS = {
    "nb": (
        "Noe må rettes opp",
        {"Fyll ut dette feltet.", "Velg ett svar.", "Velg minst ett."},
        "Dette kan ikke gjøres nå: Saken har status «Under behandling».",
    ),
    "nn": (
        "Noko må rettast opp",
        {"Fyll ut dette feltet.", "Vel eitt svar.", "Vel minst eitt."},
        "Dette kan ikkje gjerast no: Saka har status «Under handsaming».",
    ),
    "en": (
        "Some details need to be corrected",
        {"Fill in this field.", "Choose one answer.", "Choose at least one."},
        "This cannot be done now: the case has the status “In process”.",
    ),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("way", ("header", "cookie"))
def test_the_words_are_in_the_readers_language(web, case, language, way):
    title, required, state = WORDS[language]
    other = "nb" if language == "en" else "en"
    headers = {"Accept-Language": language if way == "header" else other}
    if way == "cookie":
        headers["Cookie"] = f"I18N_LANGUAGE={language}"
    answer = web.visitor("kari").call("POST", "/deviations/@report-deviation", json={}, headers=headers)
    assert answer.json()["title"] == title
    assert {error["message"] for error in answer.json()["errors"]} == required
    answer = web.visitor("recipient.ie").call(
        "POST", f"{case}/@action/approve", json=APPROVE, headers=headers
    )
    assert answer.json()["detail"] == answer.json()["errors"][0]["message"] == state
