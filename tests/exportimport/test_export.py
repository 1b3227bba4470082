"""A register taken out with plone.exportimport: to each what they may read, as REST answers it."""

import hashlib
import hmac
import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.retention import run as retention
from ntnu.deviations.speakup.sending import submit
from plone.exportimport.exporters import get_exporter
from tests.documents.story import told
from tests.exportimport.taking import Export
from tests.exportimport.taking import files_in
from tests.exportimport.taking import relative
from tests.house import at
from tests.retention.old import archived
from tests.retention.old import closed
from tests.retention.old import LATER
from tests.speakup.test_anonymous import BODY

SECRET = "Hemmelig tekst her"
REDACTED = "Hemmelig konsekvens her"


@pytest.fixture(scope="module")
def cases(web) -> dict[str, str]:
    """A register with a case of each sort: sort -> number."""

    def filled(house):
        found = {"story": told(house)}
        gone = house.case("in_process", reporter="ola", consequence=REDACTED)
        house.act(gone, "recipient.ie", "redact", target="field:consequence", reason="Feil sted.")
        found["redacted"] = gone
        found["stub"] = house.case("reregistered", reporter="per", what_happened=SECRET)
        found["recused"] = house.report("kari")
        house.act(found["recused"], "recipient.ie", "recuse", person="second.ie", reason="Inhabil.")
        old = archived(closed(house, what_happened=SECRET))
        with at(LATER):
            archivist = house.user("archivist")
            plan = retention.plan(house.register, archivist, LATER)
            assert retention.act(house.register, archivist, plan.digest, LATER).numbers == (old.number,)
        found["anonymised"] = old
        return {sort: case.number for sort, case in found.items()}

    numbers = web.committed(filled)
    web.committed(lambda house: submit(house.register, BODY))
    return numbers


@pytest.fixture
def taken(web, cases, tmp_path):
    """What a person gets."""
    return lambda person: web.committed(lambda house: Export(house, person, tmp_path / person))


def rest(web, person: str, number: str, service: str = "", **params):
    """What REST answers in the language of the site, which the export is in."""
    path, norwegian = f"/deviations/case/{number}{service}", {"Accept-Language": "nb"}
    answer = web.visitor(person).call("GET", path, headers=norwegian, params=params)
    assert answer.status_code == 200, answer.text
    return relative(answer.json(), web.url)


def test_a_manager_gets_every_case_and_every_part(cases, taken):
    export = taken("technician")
    assert export.numbers == set(cases.values())
    assert export.register["counts"] == {
        "cases": 5,
        "files": 3,
        "hearings": 1,
        "log_entries": sum(len(export.of(number, "log.json")["items"]) for number in cases.values()),
        "measures": 1,
        "messages": 4,
        "statements": 1,
        "units": 5,
    }
    case = export.of(cases["story"])
    (hearing,) = case["hearings"]
    assert [statement["text"] for statement in hearing["statements"]] == ["Uttalelsesord"]
    assert [measure["title"] for measure in case["measures"]] == ["Tiltaksord"]
    assert (case["cause"], case["reporter"]) == ("Rotord", "kari")


@pytest.mark.parametrize(
    "person", ["technician", "kari", "worker.idi", "recipient.ie", "reader", "archivist"]
)
def test_each_case_is_what_rest_answers_the_same_person(web, cases, taken, person):
    export = taken(person)
    listed = web.visitor(person).get("/deviations/@deviations", b_size=100).json()["items"]
    assert export.numbers == {item["case_number"] for item in listed}
    for number in export.numbers:
        assert export.of(number) == rest(web, person, number)


def test_a_log_is_what_rest_answers_and_tells_that_it_is_whole(web, cases, taken):
    export = taken("technician")
    for number in cases.values():
        log = export.of(number, "log.json")
        assert log["items"] == rest(web, "technician", number, "/@case-log", b_size=200)["items"]
        assert log["verify"]["whole"] is True
        for seal in log["seals"]:
            if seal["payload"]:
                salt = bytes.fromhex(seal["payload"]["salt"])
                made = hmac.new(salt, seal["payload"]["text"].encode(), "sha256")
                assert seal["digest"] == made.hexdigest()
        macs = [seal["mac"] for seal in log["seals"]]
        assert [seal["previous"] for seal in log["seals"]][1:] == macs[:-1]


def test_files_are_the_bytes_that_rest_sends(web, cases, taken):
    for person, names in (
        ("technician", {"egenfil.txt", "internfil.txt", "deltfil.txt"}),
        ("kari", {"egenfil.txt", "deltfil.txt"}),
    ):
        export = taken(person)
        kept = {file["UID"]: file for file in export.of(cases["story"], "files.json")}
        answered = list(files_in(rest(web, person, cases["story"])))
        assert {file["filename"] for file in answered} == names
        assert kept.keys() == {file["UID"] for file in answered}
        for file in answered:
            sent = web.visitor(person).session.get(web.url + file["download"], timeout=60).content
            blob = (export.root / kept[file["UID"]]["blob"]).read_bytes()
            assert blob == sent and blob
            assert kept[file["UID"]]["sha256"] == hashlib.sha256(sent).hexdigest()
            assert kept[file["UID"]]["size"] == len(sent)


def test_what_was_redacted_deleted_or_handed_over_is_not_there(cases, taken):
    export = taken("technician")
    assert export.of(cases["redacted"])["consequence"].startswith("Fjernet 20")
    assert REDACTED not in export.text and SECRET not in export.text
    assert export.of(cases["anonymised"])["anonymised"] == "2036-12-01T12:00:00Z"
    assert "what_happened" not in export.of(cases["stub"])
    assert export.of(cases["stub"])["review_state"] == "reregistered"


def test_notification_cases_are_for_who_handles_them(web, cases, taken):
    notified = set(registry_of(web.at("/deviations")).numbers)
    assert len(notified) == 2
    manager, recipient = taken("technician"), taken("speakup")
    assert manager.notifications == set()
    everything = "\n".join(path.read_text() for path in manager.base.rglob("*.json"))
    assert BODY["what"] not in everything and not any(number in everything for number in notified)
    (left_out,) = manager.register["left_out"]
    assert (left_out["what"], left_out["why"], left_out["name"]) == ("speakup", "not_recipient", "")
    assert left_out["message"].startswith("Varslingssakene er ikke her:")
    assert recipient.notifications == notified and recipient.register["left_out"] == []
    assert BODY["what"] in recipient.text
    assert recipient.numbers == set()


def test_others_get_their_own_and_learn_of_nothing_else(cases, taken):
    kari = taken("kari")
    assert kari.numbers == {cases["story"], cases["recused"]}
    assert "log.json" not in {path.name for path in kari.root.rglob("*.json")}
    register = kari.read("registers/deviations/register.json")
    assert register.keys() == {"content"}
    for unit in kari.read("registers/deviations/units.json"):
        assert unit.keys() == {"content"}
    for other in ("redacted", "stub", "anonymised"):
        assert cases[other] not in kari.text
    for word in ("Notatord", "internfil", "recipient.ie", "worker.idi", "Horingsord"):
        assert word not in kari.text, word
    # What plone.exportimport writes of what the catalog has tells everybody's roles.
    content = "\n".join(path.read_text() for path in (kari.base / "content").rglob("*.json"))
    assert "recipient.ie" not in content and "Line Manager" not in content


def test_nothing_of_a_case_that_somebody_was_recused_from(cases, taken):
    export = taken("second.ie")
    assert cases["recused"] not in export.text
    assert cases["story"] in export.numbers
    assert cases["recused"] in taken("recipient.ie").numbers


def test_role_holders_go_to_who_gives_them(cases, taken):
    export = taken("technician")
    units = {unit["content"]["code"]: unit for unit in export.read("registers/deviations/units.json")}
    assert units.keys() == {"IE", "IDI", "IIK", "HF", "IFS"}
    held = {role: [row["principal"] for row in rows] for role, rows in units["IDI"]["roles"].items()}
    assert held["Notification Recipient"] == ["recipient.idi"]
    assert held["Case Worker"] == ["second.idi", "worker.idi"]
    assert units["IDI"]["log"]["verify"]["whole"] is True
    register = export.read("registers/deviations/register.json")
    assert [row["principal"] for row in register["roles"]["Archivist"]] == ["archivist"]


def test_the_log_of_the_register_tells_of_it(web, cases, taken):
    before = caselog.count(web.at("/deviations"))
    taken("technician")
    taken("kari")
    register = web.at("/deviations")
    manager, kari = caselog.entries(register)[before:]
    assert (manager.actor, manager.action, manager.why) == ("technician", "export_register", {"cases": 5})
    # How many cases she sees would tell how many she has reported.
    assert (kari.actor, kari.action, kari.why) == ("kari", "export_register", {})
    assert verify_log(register).whole
    item = web.visitor("technician").get("/deviations/@case-log", b_size=200).json()["items"][-2]
    assert item["title"] == "All that the person may read taken out as files"


def test_the_manifest_tells_who_made_it_of_what(cases, taken):
    manifest = taken("technician").manifest
    assert (manifest["format"], manifest["made_by"]) == (1, "technician")
    assert manifest["versions"]["Products.CMFPlone"].startswith("6.2.")
    assert manifest["registers"][0]["@id"] == "/deviations"
    assert manifest["notice"].startswith("Saker blir ikke importert:")


def test_what_another_export_left_is_not_mixed_in(web, cases, tmp_path):
    (tmp_path / "deviations").mkdir()

    def again(house):
        with house.acting("technician"), pytest.raises(FileExistsError):
            get_exporter(house.portal).export_site(tmp_path)

    web.committed(again)
    assert list(tmp_path.rglob("*.json")) == []
