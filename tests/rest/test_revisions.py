"""What a person may not read does not show in the numbers they get: in no revision, and in no tag."""

from tests.parts import HEARING
from tests.parts import MEASURE
from tests.rest.asking import refused


def told(web, person, path) -> tuple[int, int, str]:
    """The revision by both services, and the tag."""
    visitor = web.visitor(person)
    got = visitor.get(path)
    assert got.status_code == 200, got.text
    listed = visitor.get(f"{path}/@actions-available").json()
    return got.json().get("revision"), listed["revision"], got.headers["ETag"]


def test_what_is_internal_does_not_show(web):
    case = web.case("in_process")
    reporter, worker = told(web, "kari", case), told(web, "worker.idi", case)
    assert reporter[0] == reporter[1]
    desk = web.visitor("worker.idi")
    for act, data in {
        "add_message": {"text": "Notat", "audience": "internal"},
        "update_process": {"cause": "Rotårsak"},
        "add_coworker": {"person": "worker.iik"},
        "add_measure": MEASURE,
        "add_hearing": {**HEARING, "participants": ["per"]},
    }.items():
        assert desk.act(case, act, **data).status_code == 200, act
        assert told(web, "kari", case) == reporter, act
    now = told(web, "worker.idi", case)
    assert now[0] == worker[0] + 5 and now[2] != worker[2]
    assert desk.act(case, "add_message", text="Til deg", audience="reporter").status_code == 200
    later = told(web, "kari", case)
    assert later[0] == reporter[0] + 1 and later[2] != reporter[2]


def test_a_responsible_sees_the_count_of_the_measure(web):
    case = web.case("in_process")
    desk = web.visitor("worker.idi")
    measure = desk.act(case, "add_measure", **MEASURE).json()["@id"].removeprefix(web.url)
    before = told(web, "ola", measure)
    desk.act(case, "update_process", cause="Rotårsak")
    desk.act(case, "add_message", text="Til deg", audience="reporter")
    assert told(web, "ola", measure) == before
    assert desk.act(measure, "change", **{**MEASURE, "title": "Et annet"}).status_code == 200
    assert told(web, "ola", measure)[1] == before[1] + 1


def test_who_acts_on_what_is_out_of_date(web):
    case, kari, desk = web.case("received"), web.visitor("kari"), web.visitor("recipient.ie")
    revision, _same, tag = told(web, "kari", case)
    desk.act(case, "add_message", text="Notat", audience="internal")
    asked = kari.post(f"{case}/@action/add_information", {"text": "Mer."}, **{"If-Match": f'"{revision}"'})
    assert asked.status_code == 200, asked.text
    # One's own action changes what one sees.
    for match in (f'"{revision}"', tag, f"W/{tag}"):
        late = kari.post(f"{case}/@action/add_information", {"text": "Mer."}, **{"If-Match": match})
        assert refused(late, 412) == [(None, "stale")], match
    revision, _same, tag = told(web, "kari", case)
    kept = kari.call("GET", case, headers={"If-None-Match": tag})
    assert (kept.status_code, kept.text) == (304, "")
    asked = kari.post(f"{case}/@action/add_information", {"text": "Enda mer."}, **{"If-Match": tag})
    assert asked.status_code == 200
    assert kari.call("GET", case, headers={"If-None-Match": tag}).status_code == 200
