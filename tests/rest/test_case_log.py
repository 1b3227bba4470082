"""``@case-log`` and ``@case-log/verify``: for whom, what they tell, and what they never tell."""

import pytest
from ntnu.deviations.caselog import storage
from tests.rest.asking import refused

READERS = {
    "received": {"recipient.ie", "second.ie"},
    "in_process": {"recipient.ie", "worker.idi", "recipient.idi"},
    "closed": {"recipient.ie", "worker.idi", "archivist"},
    "not_approved": {"recipient.ie", "archivist"},
    "reregistered": set(),
}
#: Who has View, but not the log: 403.
OTHERS = {
    "received": {"kari"},
    "in_process": {"kari", "manager.idi"},
    "closed": {"kari", "manager.idi"},
    "not_approved": {"kari"},
    "reregistered": {"kari", "recipient.ie"},
}
#: Nothing is there for them, whatever the state.
OUTSIDERS = ("per", "recipient.hf", "manager.hf", "second.idi", "admin.ie", "eqs", "siteadmin", "reader")


@pytest.fixture(scope="module")
def case(web):
    """A case that was reassigned twice."""
    path = web.case("in_process")
    for worker, reason in (("second.idi", "Har god tid."), ("worker.idi", "Kom tilbake.")):
        now = "worker.idi" if worker == "second.idi" else "second.idi"
        web.committed(
            lambda house, now=now, worker=worker, reason=reason: house.act(
                web.at(path), now, "reassign", case_worker=worker, reason=reason
            )
        )
    return path


@pytest.mark.parametrize("state", READERS)
def test_for_whom(web, state):
    path = web.case(state)
    everybody = READERS[state] | OTHERS[state] | {*OUTSIDERS}
    for person in sorted(everybody):
        for service in ("@case-log", "@case-log/verify"):
            answer = web.visitor(person).get(f"{path}/{service}")
            if person in READERS[state]:
                assert answer.status_code == 200, (person, service)
            elif person in OTHERS[state]:
                assert refused(answer, 403) == [(None, "not_yours")]
            else:
                assert answer.status_code == 404, (person, service)
    assert web.visitor(None).get(f"{path}/@case-log").status_code == 401


def test_an_entry(web, case):
    answer = web.visitor("worker.idi").get(f"{case}/@case-log")
    body = answer.json()
    assert body["@id"] == f"{web.link(case)}/@case-log"
    assert body["items_total"] == 5
    assert "batching" not in body
    assert [(item["seq"], item["action"], item["actor"]) for item in body["items"]] == [
        (1, "submit", "kari"),
        (2, "approve", "recipient.ie"),
        (3, "accept", "worker.idi"),
        (4, "reassign", "worker.idi"),
        (5, "reassign", "second.idi"),
    ]
    entry = body["items"][3]
    assert entry.pop("at").endswith("Z")
    assert entry == {
        "seq": 4,
        "actor": "worker.idi",
        "actor_title": "Navn worker.idi",
        "fullname": "Navn worker.idi",
        "action": "reassign",
        "kind": "people",
        "title": "New case worker",
        "why": [
            {"key": "from", "title": "From", "value": "worker.idi", "text": "Navn worker.idi"},
            {"key": "to", "title": "To", "value": "second.idi", "text": "Navn second.idi"},
            {"key": "reason", "title": "Reason", "value": "Har god tid.", "text": "Har god tid."},
            {
                "key": "mails",
                "title": "E-mail to",
                "value": [["assigned", "second.idi"]],
                "text": "Navn second.idi",
            },
        ],
        "erased": False,
        "erased_by": None,
        "spoilt": False,
    }


def test_in_the_language_asked_for(web, case):
    answer = web.visitor("worker.idi").call("GET", f"{case}/@case-log", headers={"Accept-Language": "nn"})
    entry = answer.json()["items"][2]
    assert entry["title"] == "Sakshandsamaren tok saka"
    assert entry["why"][0] == {"key": "severity", "title": "Alvorsgrad", "value": "high", "text": "Høg"}


def test_batches(web, case):
    worker = web.visitor("worker.idi")
    first = worker.get(f"{case}/@case-log", b_size=2).json()
    assert ([item["seq"] for item in first["items"]], first["items_total"]) == ([1, 2], 5)
    assert "prev" not in first["batching"]
    second = worker.call("GET", first["batching"]["next"].replace(web.url, "")).json()
    assert [item["seq"] for item in second["items"]] == [3, 4]
    last = worker.call("GET", second["batching"]["last"].replace(web.url, "")).json()
    assert [item["seq"] for item in last["items"]] == [5]
    assert "next" not in last["batching"]
    assert worker.get(f"{case}/@case-log", b_start=50).json()["items"] == []


@pytest.mark.parametrize(
    ("asked", "seqs"),
    [
        ({"who": "worker.idi"}, [3, 4]),
        ({"who": "nobody"}, []),
        ({"kind": "people"}, [4, 5]),
        ({"kind": "people", "who": "second.idi"}, [5]),
        ({"kind": "hearings"}, []),
        ({"text": "GOD tid"}, [4]),
        ({"text": "navn second.idi"}, [4, 5]),
        ({"text": "finnes ikke"}, []),
        ({"from": "2001-01-01", "to": "2999-12-31"}, [1, 2, 3, 4, 5]),
        ({"from": "2999-01-01"}, []),
        ({"to": "2001-01-01"}, []),
    ],
    ids=str,
)
def test_what_is_looked_for(web, case, asked, seqs):
    body = web.visitor("worker.idi").get(f"{case}/@case-log", **asked).json()
    assert ([item["seq"] for item in body["items"]], body["items_total"]) == (seqs, len(seqs))


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"b_size": "0"}, ("b_size", "unknown_value")),
        ({"b_size": "201"}, ("b_size", "unknown_value")),
        ({"b_size": "many"}, ("b_size", "unknown_value")),
        ({"b_start": "-1"}, ("b_size", "unknown_value")),
        ({"kind": "no such kind"}, ("kind", "unknown_value")),
        ({"from": "23.11.2026"}, ("from", "not_a_date")),
        ({"to": "2026-02-30"}, ("to", "not_a_date")),
        ({"actor": "kari"}, ("actor", "unknown_value")),
        ({"who:list": "kari"}, ("who", "unknown_value")),
    ],
    ids=str,
)
def test_what_cannot_be_asked(web, case, asked, wrong):
    assert refused(web.visitor("worker.idi").get(f"{case}/@case-log", **asked), 400) == [wrong]


@pytest.mark.parametrize("rest", ["/verify/more", "/nothing", "/verify/verify"])
def test_there_is_nothing_more_below(web, case, rest):
    assert web.visitor("worker.idi").get(f"{case}/@case-log{rest}").status_code == 404


def test_a_log_nobody_touched_is_whole(web, case):
    body = web.visitor("recipient.ie").get(f"{case}/@case-log/verify").json()
    assert body.pop("@id") == f"{web.link(case)}/@case-log/verify"
    assert body == {"whole": True, "entries": 5, "compared_with": None, "problems": []}


def test_what_was_tampered_with_is_told_and_nothing_breaks(web):
    path = web.case("in_process")

    def tamper(house):
        log = web.at(path)._caselog
        log.rows[2] = (*log.rows[2][:1], "worker.hf", *log.rows[2][2:])
        log.payloads[3] = (log.payloads[3][0], "{not json")

    web.committed(tamper)
    worker = web.visitor("worker.idi")
    body = worker.get(f"{path}/@case-log/verify").json()
    assert body["whole"] is False
    assert [(p["seq"], p["code"], p["notice"]) for p in body["problems"]] == [
        (2, "altered", False),
        (3, "payload_altered", False),
    ]
    assert body["problems"][0]["message"] == "Who, when or what was changed after it was written."
    third = worker.get(f"{path}/@case-log").json()["items"][2]
    assert (third["spoilt"], third["why"]) == (True, [])
    assert worker.page(path).status_code == 200
    assert worker.page(f"{path}/@@case-log").status_code == 200
    assert worker.act(path, "update_process", cause="En årsak.").status_code == 200


def test_an_erasure_is_a_notice(web):
    path = web.case("in_process")
    erased = web.committed(
        lambda house: storage.erase(
            web.at(path), 3, "worker.idi", "Et navn.", storage.entries(web.at(path))[0].at
        )
    )
    body = web.visitor("worker.idi").get(f"{path}/@case-log/verify").json()
    assert (body["whole"], [(p["seq"], p["code"], p["notice"]) for p in body["problems"]]) == (
        True,
        [(3, "erased", True)],
    )
    items = web.visitor("worker.idi").get(f"{path}/@case-log").json()["items"]
    assert (items[2]["erased"], items[2]["erased_by"], items[2]["why"]) == (True, erased.seq, [])
    assert items[3]["title"] == "Reasons erased from the log"


@pytest.mark.parametrize("place", ["/deviations", "/deviations/ie"])
def test_the_log_of_folder_roles(web, place):
    keepers, told = {"eqs", "technician"}, {"role_given"}
    if place.endswith("ie"):
        # The unit was added by hand, and is there since.
        keepers, told = {*keepers, "admin.ie"}, {*told, "unit_added"}
    for person in sorted(keepers):
        body = web.visitor(person).get(f"{place}/@case-log").json()
        assert body["items_total"] > 0
        assert {item["action"] for item in body["items"]} == told
        assert web.visitor(person).get(f"{place}/@case-log/verify").json()["whole"] is True
    for person in ("kari", "recipient.ie", "reader", "siteadmin"):
        for service in ("@case-log", "@case-log/verify"):
            assert refused(web.visitor(person).get(f"{place}/{service}"), 403) == [(None, "not_yours")]
