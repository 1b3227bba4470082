"""SpeakUp!: its recipients' own plan; nobody else's plan knows of a notification case."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.perform import perform
from tests.house import at
from tests.register import REREGISTER
from tests.rest.asking import refused
from tests.retention.old import archived
from tests.retention.old import LATER
from tests.retention.old import THEN
from tests.retention.test_nothing_left import data_below
from tests.retention.test_nothing_left import pickled
from tests.speakup.test_nothing_left import empty_mailbox

PLAN = "/deviations/speakup/@retention"
NOTIFICATION = {
    "about": "staff",
    "reporter_kind": "student",
    "anonymous": False,
    "what": "Qwhattegn",
    "when": "Qwhentegn",
    "where": "Qwheretegn",
    "who": "Qwhotegn",
    "witnesses": "Qwitnesstegn",
    "earlier": "Qearliertegn",
}
TOKENS = ("qwhattegn", "qwhentegn", "qwheretegn", "qwhotegn", "qwitnesstegn", "qearliertegn", "qreplytegn",
          "qconclusiontegn", "qmarktegn", "qmoretegn")  # fmt: skip


@pytest.fixture
def closed(web):
    """A notification case that was sent by kari, answered and closed; and one that is open."""
    with at(THEN) as clock:
        kari, officer = web.visitor("kari"), web.visitor("speakup")
        numbers = [kari.post("/deviations/@speakup", NOTIFICATION).json()["number"] for _ in range(2)]
        path = f"/deviations/speakup/{web.at('/deviations/speakup').numbers[numbers[0]]}"
        clock.moment = THEN + timedelta(days=1)
        assert officer.act(path, "take").status_code == 200
        assert officer.act(path, "reply", text="Qreplytegn").status_code == 200
        assert officer.act(path, "close", conclusion="Qconclusiontegn").status_code == 200
    return path


def why(web, person: str = "speakup") -> dict[str, str]:
    told = web.visitor(person).get(PLAN, b_size=200).json()
    return {item["case_number"]: item["why"] for item in told["items"]}


def test_from_the_mark_to_the_deletion(web, closed):
    officer = web.visitor("speakup")
    case = web.at(closed)
    number, id_ = case.number, case.getId()
    with at(LATER):
        assert why(web)[number] == "not_exported"
        assert refused(officer.post(f"{closed}/@archive", {"force": 1}), 400) == [("force", "unknown_field")]
        body = {"worth_archiving": False, "reason": "Qmarktegn"}
        assert officer.post(f"{closed}/@archive", body).status_code == 200
        assert officer.get(f"{closed}/@archive").json()["not_worth_archiving"]["by"] == "speakup"
        assert why(web)[number] == "ready"
        digest = officer.get(PLAN).json()["digest"]
        done = officer.post(PLAN, {"digest": digest})
        assert number in done.json()["anonymised"]
        assert why(web)[number] == "anonymised"
        assert refused(officer.act(closed, "reply", text="Hei"), 409) == [(None, "anonymised")]
        assert refused(officer.post(f"{closed}/@archive", body), 409) == [(None, "anonymised")]
        page = officer.page(closed)
        assert page.status_code == 200 and "Denne saken ble anonymisert" in page.text
        shown = officer.get(closed).json()
    assert (shown["reporter"], shown["what"], shown["about"]) == (None, "", "staff")
    web.committed(empty_mailbox)
    case, registry = web.at(closed), web.at("/deviations/speakup")
    assert id_ not in registry.codes.values()
    assert all(id_ not in ids for ids in registry.reporters.values())
    above = [web.portal._p_jar.root()._p_oid, *(place._p_oid for place in case.aq_chain[1:-2])]
    live = [data for _oid, data in data_below(web, case._p_oid, above)]
    assert not any(token in data.decode("utf-8", "replace").casefold() for data in live for token in TOKENS)
    assert not any(pickled("kari") in data or b'"kari"' in data for data in live)
    assert [entry.action for entry in caselog.entries(case)] == ["anonymise"]
    assert [problem.reason for problem in caselog.verify(case)] == ["cut"]
    assert caselog.entries(registry)[-1].action == "retention"


def test_nobody_else(web, closed):
    mark = {"worth_archiving": False, "reason": "x"}
    with at(LATER):
        for person in ("archivist", "recipient.ie", "kari", "eqs", "global.speakup", "siteadmin", "admin.ie"):
            visitor = web.visitor(person)
            assert visitor.get(PLAN).status_code == 404, person
            assert visitor.post(PLAN, {"digest": "x"}).status_code == 404, person
            assert visitor.post(f"{closed}/@archive", mark).status_code == 404, person
            assert visitor.page("/deviations/speakup/@@retention").status_code == 404, person
            assert visitor.page(f"{closed}/@@archive-mark").status_code == 404, person
        technician = web.visitor("technician")
        assert refused(technician.get(PLAN), 403) == [(None, "not_yours")]
        assert technician.post(f"{closed}/@archive", mark).status_code == 404
        told = web.visitor("archivist").get("/deviations/@retention", b_size=200).json()
        assert not [item for item in told["items"] if item["case_number"].startswith("VARSEL")]


def test_open_ones_and_those_of_others_are_in_no_plan(web, closed):
    registry = registry_of(web.at("/deviations"))
    number = web.at(closed).number
    with at(LATER):
        assert set(why(web)) <= {case.number for case in registry.objectValues() if case.closed is not None}
        path = web.address(web.at(closed))

        def recuse(house):
            house.portal.unrestrictedTraverse(path.strip("/")).recused = ("second.speakup",)

        web.committed(recuse)
        assert number in why(web) and number not in why(web, "second.speakup")


def test_the_stub_in_the_register_goes_with_it(web):
    def build(house):
        with at(THEN) as clock:
            case = house.act(house.report("kari"), "recipient.ie", "reregister", **REREGISTER)
            (made,) = [
                one for one in house.register["speakup"].objectValues() if one.deviation == case.number
            ]
            clock.moment = THEN + timedelta(days=1)
            with house.acting("speakup"):
                perform(made, "take", {})
                perform(made, "close", {"conclusion": "Ferdig."})
        return case, made

    case, made = web.committed(build)
    stub, path = web.address(case), web.address(made)
    officer, kari = web.visitor("speakup"), web.visitor("kari")
    assert kari.get(stub).status_code == 200
    with at(LATER):
        officer.post(f"{path}/@archive", {"worth_archiving": False, "reason": "x"})
        officer.post(PLAN, {"digest": officer.get(PLAN).json()["digest"]})
        told = web.visitor("archivist").get("/deviations/@retention", b_size=200).json()
    case = web.at(stub)
    assert web.at(path).anonymised == case.anonymised == LATER
    assert (case.reporter, case.handed_over) == ("", True)
    assert [entry.action for entry in caselog.entries(case)] == ["anonymise"]
    assert kari.get(stub).status_code == 404
    assert web.visitor("recipient.ie").page(stub).status_code == 200
    assert case.number not in {item["case_number"] for item in told["items"]}


def test_one_that_the_archive_has_is_ready_until_it_changes(web, closed):
    number = web.at(closed).number
    web.committed(lambda house: archived(house.portal.unrestrictedTraverse(closed.strip("/")), "speakup"))
    with at(LATER):
        assert why(web)[number] == "ready"
        officer = web.visitor("speakup")
        panel = officer.page(closed).text
        assert "4711" in panel and "@@archive-mark" in panel
        done = officer.post(PLAN, {"digest": officer.get(PLAN).json()["digest"]}).json()
        assert number in done["anonymised"]
        (entry,) = caselog.entries(web.at(closed))
        assert (entry.why["rule"], entry.why["receipt"]) == ("archived", "Kvittering 4711")
        told = officer.get(f"{closed}/@archive").json()
        assert [export["by"] for export in told["exports"]] == [""] and not told["may_export"]
        assert refused(officer.post(f"{closed}/@archive"), 409) == [(None, "anonymised")]
        page = officer.page(closed).text
        assert "@@archive-mark" not in page
        assert officer.get(f"{closed}/@case-log").status_code == 200
        assert officer.page(f"{closed}/@@case-log", verify="1").status_code == 200
