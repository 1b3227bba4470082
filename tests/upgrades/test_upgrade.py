"""A site of the former version is upgraded: nobody gets more or less than before, and nothing is lost."""

import json
import pytest
import re
from ntnu.deviations.access.index import VERSION
from ntnu.deviations.access.sessions import sessions_end
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_register
from ntnu.deviations.doctor import server
from ntnu.deviations.doctor.findings import examine
from pathlib import Path
from plone.base.utils import get_installer
from tests.upgrades.answers import answers
from tests.upgrades.answers import PEOPLE
from tests.upgrades.former import THEN
from zope.component.hooks import setSite
from zope.globalrequest import getRequest

BEFORE = json.loads((Path(__file__).parent / "v1000" / "answers.json").read_text(encoding="utf-8"))
#: Who may be chosen as case worker at the unit of all the cases they see.
CASE_WORKERS = ("worker.idi", "second.idi")
#: The reporter of a case with an open question, and a participant of an open hearing.
ASKED = dict.fromkeys(("per", "worker.hf"), ["AVVIK-2026-120370"])
#: Types that had other ids then.
FORMER_TYPES = ("Faculty", "Department", "Measure", "Hearing", "Statement", "Message", "Attachment")
CASES = sorted(BEFORE["kari"]["cases"])
#: What a site of before gets: what held for all until then.
OF_1002 = {
    "languages": ["nb", "nn", "en"],
    "time_zone": "Europe/Oslo",
    "holiday_region": "NO",
    "own_holidays": [],
}
#: What the system administrator of the former site has set.
OWN = {"word_list": ["hemmelig*"], "attachments_most": 7}


def test_site_is_behind_and_is_brought_up_to_date(former):
    assert former.version == "1000" and not sessions_end(former.portal)
    assert _profile_check(former) == "fault"
    for name, value in {**OWN, "archive.name": "Elements"}.items():
        former.committed(lambda house: registry_of_site(former).__setitem__(f"ntnu.deviations.{name}", value))  # noqa: B023
    former.upgrade()
    assert former.version == former.portal.portal_setup.getVersionForProfile("ntnu.deviations:default")
    assert _profile_check(former) == "ok"
    assert sessions_end(former.portal) and former.portal.acl_users.session.path == "/"


def registry_of_site(former):
    """The site's registry, with nothing kept of what another request read there."""
    getRequest().other.pop("_plone_registry_cache", None)
    return former.portal.portal_registry


def test_settings_are_kept_and_new_ones_have_their_defaults(upgraded):
    upgraded.at("/deviations")
    registry = registry_of_site(upgraded)
    assert {name: registry[f"ntnu.deviations.{name}"] for name in OWN} == OWN
    assert registry["ntnu.deviations.former_choices"] == []
    assert [registry[f"ntnu.deviations.{name}"] for name in ("file_pages", "sentences_public")] == [30, False]
    assert {name: registry[f"ntnu.deviations.{name}"] for name in OF_1002} == OF_1002


def test_a_site_of_1001_gets_the_settings_that_came_after_it(upgraded):
    def as_it_was(house):
        for name in OF_1002:
            del registry_of_site(upgraded).records[f"ntnu.deviations.{name}"]
        upgraded.portal.portal_setup.setLastVersionForProfile("ntnu.deviations:default", "1001")

    upgraded.committed(as_it_was)
    upgraded.upgrade()
    upgraded.at("/deviations")
    registry = registry_of_site(upgraded)
    assert {name: registry[f"ntnu.deviations.{name}"] for name in OF_1002} == OF_1002


def test_registers_and_units_may_be_in_menus(upgraded):
    register = upgraded.at("/deviations")
    shown = upgraded.portal.portal_catalog.unrestrictedSearchResults(exclude_from_nav=False)
    paths = {brain.getPath() for brain in shown}
    assert {"/plone/deviations", "/plone/deviations/ie"} <= paths and register.exclude_from_nav is False


def test_types_have_ids_of_their_own(upgraded):
    register = upgraded.at("/deviations")
    everything = [register]
    for content in everything:
        everything += content.objectValues() if content.isPrincipiaFolderish else ()
    kinds = {content.portal_type for content in everything}
    assert {"DeviationFaculty", "DeviationDepartment", "DeviationMeasure", "DeviationHearing"} <= kinds
    assert kinds & set(FORMER_TYPES) == set()
    types = upgraded.portal.portal_types
    assert [name for name in FORMER_TYPES if name in types] == []
    assert {
        brain.portal_type
        for brain in upgraded.portal.portal_catalog.unrestrictedSearchResults(path="/plone/deviations")
    } & set(FORMER_TYPES) == set()
    chains = upgraded.portal.portal_workflow
    assert chains.getChainForPortalType("DeviationMeasure") == ("deviation_measure_workflow",)


def test_a_type_of_the_site_with_a_former_id_stays(upgraded):
    def with_another(house):
        types = upgraded.portal.portal_types
        types.manage_addTypeInformation("Dexterity FTI", id="Message", typeinfo_name=None)
        types["Message"].klass = "plone.dexterity.content.Item"
        upgraded.portal.portal_setup.setLastVersionForProfile("ntnu.deviations:default", "1001")

    upgraded.committed(with_another)
    upgraded.upgrade()
    upgraded.at("/deviations")
    assert upgraded.portal.portal_types["Message"].klass == "plone.dexterity.content.Item"


def test_texts_name_what_they_named(upgraded):
    upgraded.at("/deviations")
    registry = registry_of_site(upgraded)
    kept = {name: registry[f"ntnu.deviations.{name}"] for name in ("system_long", "channel", "number_prefix")}
    assert kept == {
        "system_long": "EQS NTNU",
        "channel": "Si ifra! | Si ifra! | SpeakUp!",
        "number_prefix": "AVVIK",
    }
    assert registry["ntnu.deviations.archive"] == "Elements"
    assert "ntnu.deviations.archive.name" not in registry


def _profile_check(former) -> str:
    """What the system check says of the version."""
    (check,) = (check for check in server.CHECKS if check.id == "profile")
    former.at("/deviations")
    (finding,) = examine([check], former.house.register, THEN)
    return finding.level


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_gets_what_they_got(upgraded, person):
    assert _got(upgraded, person) == _expected(person)


def _got(upgraded, person):
    visitor = upgraded.visitor(person)

    def get(path, **params):
        return visitor.call("GET", path, headers={"Accept-Language": "nb"}, params=params)

    return answers(get, CASES)


def _expected(person):
    told = _with_tidy_titles(json.dumps(BEFORE[person], ensure_ascii=False))
    expected = json.loads(re.sub(rf'"@type": "({"|".join(FORMER_TYPES)})"', r'"@type": "Deviation\1"', told))
    if person in CASE_WORKERS:
        # The former version told case workers that there was no case at their unit.
        assert expected["lists"]["unit"] == []
        expected["lists"]["unit"] = expected["lists"]["all"]
    # The former version listed only what waits for recipients and case workers.
    assert person not in ASKED or expected["lists"]["waiting"] == []
    expected["lists"]["waiting"] += ASKED.get(person, [])
    return expected


def _with_tidy_titles(told: str) -> str:
    """What was told before, with the titles as they are kept now; nothing was seen of one."""
    cases = (case for case in BEFORE["ola"]["cases"].values() if case != 404)
    unseen = next(case["case_number"] for case in cases if case["title"] == "\u200b\u200b")
    return told.replace("Ma\u030aling", "M\u00e5ling").replace("\u202e", "").replace("\u200b\u200b", unseen)


def test_cases_have_left_the_catalog_and_are_found_by_their_words(upgraded):
    catalog = upgraded.portal.portal_catalog
    assert [path for path in CASES if catalog.getrid(f"/plone{path}") is not None] == []
    assert not {"høring", "eksa\u00admen"} & set(catalog.plone_lexicon.words())
    assert upgraded.at("/deviations").aq_base.case_index.version == VERSION
    visitor = upgraded.visitor("recipient.ie")
    for text in ("måling", "ma\u030aling", "O'Brien", "obrien", "høring"):
        assert visitor.get("/deviations/@deviations", text=text).json()["items_total"] == 1, text
    assert visitor.get("/deviations/@deviations", text="eksamen").json()["items_total"] == 10


def test_pages_open_for_those_who_may_read(upgraded):
    for person in ("kari", "recipient.ie", "worker.idi", "manager.idi", "archivist", "speakup", "admin.ie"):
        visitor = upgraded.visitor(person)
        expected = {path: 404 if told == 404 else 200 for path, told in BEFORE[person]["cases"].items()}
        assert {path: visitor.page(path).status_code for path in CASES} == expected, person


def test_logs_are_whole(upgraded):
    upgraded.at("/deviations")
    verdicts = list(verify_register(upgraded.house.register))
    found = [(verdict.name, problem) for verdict in verdicts for problem in verdict.problems]
    assert [(name, problem.reason) for name, problem in found if not problem.notice] == []
    assert len(verdicts) >= len(CASES)


def test_a_second_time_finds_its_work_done(upgraded):
    upgraded.at("/deviations")
    database = upgraded.portal._p_jar.db()
    before = database.lastTransaction()
    stored = _stored(upgraded)
    upgraded.upgrade_again()
    assert _stored(upgraded) == stored
    assert database.lastTransaction() != before


def test_recipients_of_before_are_confirmed_and_new_ones_wait(upgraded):
    assert upgraded.at("/deviations/speakup").confirmed == ("second.speakup", "speakup")
    sent = {"entries": [{"id": "per", "type": "user", "roles": {"SpeakUp Recipient": True}}]}
    assert upgraded.visitor("eqs").post("/deviations/speakup/@sharing", sent).status_code == 204
    upgraded.upgrade_again()
    assert upgraded.visitor("per").get("/deviations/speakup").status_code == 404
    assert upgraded.visitor("second.speakup").get("/deviations/speakup").status_code == 200


def test_an_administrator_appointed_after_the_upgrade_is_noticed(upgraded):
    assert upgraded.at("/deviations").administrators == ("eqs",)
    sent = {"roles": {"EQS System Administrator": True}}
    assert upgraded.visitor("technician").patch("/@users/per", sent).status_code == 204
    assert caselog.entries(upgraded.at("/deviations"))[-1].why["principal"] == "per"


def _stored(upgraded):
    """What cases and the register's index hold."""
    register = upgraded.at("/deviations")
    index = register.aq_base.case_index
    rows = {uid: index.row(rid) for uid, rid in index.uids.items()}
    return rows, {path: upgraded.at(path).aq_base.__getstate__() for path in CASES}


def test_the_site_keeps_the_look_it_had_and_gives_it_back(upgraded):
    assert "dv-top" in upgraded.visitor("kari").page("/deviations").text
    assert "dv-top" in upgraded.visitor("kari").page("/login").text
    # From here on nobody sees a case, until it is installed again.
    upgraded.committed(lambda house: _installer(upgraded).uninstall_product("ntnu.deviations"))
    page = upgraded.visitor("kari").page("/login").text
    assert "dv-top" not in page and "portal-logo" in page


def _installer(upgraded):
    setSite(upgraded.portal)
    return get_installer(upgraded.portal, upgraded.portal.REQUEST)


def test_as_a_guest_everybody_gets_what_they_got(upgraded):
    upgraded.committed(lambda house: _installer(upgraded).install_product("ntnu.deviations"))
    page = upgraded.visitor("kari").page("/deviations").text
    assert "dv-top" not in page and "dv is-guest" in page and "portal-logo" in page
    for person in PEOPLE:
        assert _got(upgraded, person) == _expected(person), person
