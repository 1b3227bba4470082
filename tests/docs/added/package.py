"""A careless package: fields that not everybody may read, values of all kinds, a plan that fails, its end.

Run by ``tests/docs/test_another_package.py``.
"""

import pytest
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.now import now
from ntnu.deviations.reporting import added_fields
from ntnu.deviations.retention.retained import RetainedDeviation
from tests.docs.added import fjord
from tests.docs.added.fjord import DECIDED
from tests.docs.added.fjord import INTERNAL
from tests.docs.added.fjord import LOOSE
from tests.docs.added.fjord import NAMES
from tests.docs.added.fjord import ROOM
from tests.docs.added.fjord import SHARED
from tests.docs.added.fjord import switch
from tests.docs.added.fjord import texts
from tests.documents import reading
from tests.register import CLOSE
from tests.register import REPORT
from tests.visitor import Web
from zope.configuration import xmlconfig
from zope.configuration.config import ConfigurationConflictError


@pytest.fixture(scope="module")
def web(register_http_session):
    register_http_session.testSetUp()
    found = Web(register_http_session)
    switch(found, NAMES)
    yield found
    switch(found, here=False)
    found.close()
    register_http_session.testTearDown()


def test_the_server_starts(web):
    added_fields.check()


def test_who_may_not_read_a_field_gets_it_nowhere(web):
    web.committed(lambda house: house.forget_mails())
    case = web.case("in_process", fjord_room=ROOM, fjord_internal=INTERNAL, fjord_shared=SHARED)
    worker = web.visitor("worker.idi")
    assert worker.act(case, "update_process", fjord_loose=LOOSE).status_code == 200
    assert worker.act(case, "close", **CLOSE, fjord_decided=DECIDED).status_code == 200
    said = (ROOM, INTERNAL, SHARED, DECIDED, LOOSE)
    reads = {
        "worker.idi": {ROOM, INTERNAL, SHARED, DECIDED, LOOSE},
        "recipient.ie": {ROOM, INTERNAL, SHARED, DECIDED, LOOSE},
        "manager.idi": {INTERNAL, SHARED, DECIDED, LOOSE},
        "kari": {ROOM, SHARED},
        "per": set(),
    }
    for person, expected in reads.items():
        found = texts(web, case, person)
        assert {text for text in said if text in found} == expected, person
    mails = web.committed(lambda house: [mail.as_string() for mail in house.mails()])
    assert mails and not any(text in mail for mail in mails for text in said)
    log = str([entry.why for entry in caselog.entries(web.at(case))])
    assert not any(text in log for text in said)
    # Nor when the answer has become an earlier one.
    assert web.visitor("recipient.ie").act(case, "reopen", reason="Ny kunnskap.").status_code == 200
    for person in ("worker.idi", "kari"):
        assert (DECIDED in texts(web, case, person)) == (person == "worker.idi")


def test_what_may_be_sent_in(web):
    kari, big = web.visitor("kari"), "x" * 1_000_000
    wrong = {
        "fjord_line": [big, 7, ["a"], {"a": 1}, True, "a\nb"],
        "fjord_count": [big, -1, True, "en", [1], {"a": 1}, 1.5],
        "fjord_share": [big, "nan", "inf", "1e999", True, [1.5]],
        "fjord_day": [big, 7, "31.12.2026", ["2026-12-31"], "9999-99-99"],
        "fjord_sure": [big, "yes", 1],
        "fjord_colour": [big, "green", 7, {"token": "green"}, ["red"]],
        "fjord_colours": [big, ["red", "green"], [7], [None], [["red"]]],
        "fjord_words": [big, [7], [big], [["a"]]],
    }
    for name, values in wrong.items():
        for value in values:
            answer = kari.report({**REPORT, name: value})
            assert answer.status_code == 400, (name, str(value)[:40], answer.status_code)
            assert {fault["field"] for fault in answer.json()["errors"]} == {name}
            assert all(fault["code"] and fault["message"] for fault in answer.json()["errors"])


def test_markup_and_what_is_no_text(web):
    """What cannot be seen goes; markup is text."""
    kari, markup = web.visitor("kari"), "<script>alert(1)</script><b>&amp;"
    sent = {
        "fjord_line": f"a\x00\ud800\u202eb{markup}",
        "fjord_words": ["\x00", markup],
        "fjord_share": 7,
        "fjord_colours": ["red"],
    }
    answer = kari.report({**REPORT, **sent})
    assert answer.status_code == 201
    case = answer.json()["@id"].removeprefix(web.url)
    found = kari.get(case).json()
    assert (found["fjord_line"], found["fjord_words"], found["fjord_share"]) == (f"ab{markup}", [markup], 7.0)
    for person in ("kari", "recipient.ie"):
        page = web.visitor(person).page(case).text
        assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    pdf = reading.text(kari.page(f"{case}/@@case-pdf", variant="redacted").content)
    assert "<script>alert(1)" in pdf


def test_a_plan_that_fails_changes_and_tells_nothing(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    before = worker.get(case).json()["revision"]
    for way in ("@action", "@preview"):
        answer = worker.post(f"{case}/{way}/fjord_fails", {})
        assert answer.status_code == 500 and REPORT["title"] not in answer.text
    page = worker.send(f"{case}/@@action-form", {"action": "fjord_fails", "looked": "1", "complete": "1"})
    assert page.status_code == 500 and REPORT["title"] not in page.text
    assert worker.get(case).json()["revision"] == before
    assert worker.act(case, "close", **CLOSE).status_code == 200


TWO = """<configure xmlns="http://namespaces.zope.org/zope">
  <include package="zope.component" file="meta.zcml" />
  <include file="{}" /><include file="{}" />
</configure>"""
ONE = """<configure xmlns="http://namespaces.zope.org/zope">
  <utility name="{}" factory="{}.{}" provides="ntnu.deviations.case.interfaces.IAction" />
</configure>"""


def test_two_packages_with_an_action_of_the_same_id(tmp_path):
    files = [tmp_path / "one.zcml", tmp_path / "other.zcml"]
    for file, factory in zip(files, ("Fails", "Writes"), strict=True):
        file.write_text(ONE.format("fjord_same", fjord.__name__, factory))
    with pytest.raises(ConfigurationConflictError) as error:
        xmlconfig.string(TWO.format(*files))
    assert "fjord_same" in str(error.value) and all(str(file) in str(error.value) for file in files)


def test_a_package_that_has_gone(web):
    """Its values, its entries in the log and its mails are there still, and are in nobody's way."""
    said = {"fjord_room": ROOM, "fjord_shared": SHARED, "fjord_colour": "red"}
    worker, recipient, kari = (web.visitor(name) for name in ("worker.idi", "recipient.ie", "kari"))
    opened = web.case("in_process", **said)
    redacted = web.case("received", **said)
    answer = recipient.act(redacted, "redact", target="field:fjord_shared", reason="Det skal bort.")
    assert answer.status_code == 200
    closed, again = web.case("in_process"), web.case("in_process")
    for case in (closed, again):
        assert worker.act(case, "close", **CLOSE, fjord_decided=DECIDED).status_code == 200
    assert recipient.act(again, "reopen", reason="Ny kunnskap.").status_code == 200
    cases = (opened, redacted, closed, again)
    try:
        assert worker.act(opened, "fjord_writes").status_code == 200
        switch(web, NAMES, here=False)
        for case in cases:
            for visitor in (recipient, kari) if case == redacted else (worker, recipient, kari):
                assert visitor.page(case).status_code == 200
                found = visitor.get(case)
                assert found.status_code == 200 and not any(key.startswith("fjord") for key in found.json())
                for variant in ("full", "redacted"):
                    pdf = visitor.page(f"{case}/@@case-pdf", variant=variant)
                    assert pdf.status_code in (200, 302) and ROOM not in reading_of(pdf)
            for page in ("@@case-log", "@@redact-form"):
                assert recipient.page(f"{case}/{page}").status_code == 200, page
            assert recipient.get(f"{case}/@case-log").status_code == 200
            assert verify_log(web.at(case)).whole
        assert "fjord_writes" in recipient.page(f"{opened}/@@case-log").text
        for page in ("", "/@@worklist", "/my-reports", "/@@report"):
            assert kari.page(f"/deviations{page}").status_code in (200, 302), page
            assert worker.page(f"/deviations{page}").status_code in (200, 302), page
        doctor = web.visitor("eqs").get("/deviations/@doctor")
        (check,) = (check for check in doctor.json()["checks"] if check["id"] == "packages")
        assert check["level"] == "warning" and "fjord.IAsked" in check["text"]
        assert "fjord.IAsked" in web.visitor("eqs").page("/deviations/@@doctor").text
        # Work goes on.
        assert kari.report(REPORT).status_code == 201
        assert worker.act(again, "close", **CLOSE).status_code == 200
        left = web.committed(lambda house: deleted(house, web.at(closed)))
        assert left == set()
    finally:
        switch(web, NAMES)
    assert kari.get(opened).json()["fjord_shared"] == SHARED


def reading_of(answer) -> str:
    return reading.text(answer.content) if answer.status_code == 200 else ""


def deleted(house, case) -> set[str]:
    RetainedDeviation(case).anonymise("archivist", {}, now())
    return {name for name in vars(case) if name.startswith("fjord")}
