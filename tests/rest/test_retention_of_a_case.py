"""One case: said not to be worth archiving, and what its doors answer when it is anonymised."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from tests.house import at
from tests.rest.asking import refused
from tests.rest.test_retention import lines
from tests.rest.test_retention import made
from tests.rest.test_retention import REGISTER
from tests.retention.old import archived
from tests.retention.old import everything
from tests.retention.old import LATER
from tests.retention.old import PEOPLE
from tests.retention.old import TOKENS


@pytest.fixture
def later():
    with at(LATER) as clock:
        yield clock


def test_marking(web, later):
    path = made(web, lambda case: case)
    archivist, url = web.visitor("archivist"), f"{path}/@archive"
    assert refused(archivist.post(url, {"worth_archiving": False}), 400) == [("reason", "required")]
    assert refused(archivist.post(url, {"worth_archiving": "no"}), 400) == [("worth_archiving", "wrong_type")]
    assert refused(archivist.post(url, {"worth_archiving": True}), 409) == [(None, "not_marked")]
    body = {"worth_archiving": False, "reason": "Samme sak som AVVIK-2026-000412."}
    told = archivist.post(url, body).json()["not_worth_archiving"]
    assert (told["by"], told["reason"]) == ("archivist", body["reason"])
    number = web.at(path).number
    assert lines(web)[number] == "ready"
    assert archivist.post(url, {"worth_archiving": True}).json()["not_worth_archiving"] is None
    assert lines(web)[number] == "not_exported"
    told = [(entry.actor, entry.action) for entry in caselog.entries(web.at(path))[-2:]]
    assert told == [("archivist", "not_archive"), ("archivist", "do_archive")]
    for person, status in (("worker.idi", 403), ("recipient.ie", 403), ("kari", 403), ("per", 404)):
        assert web.visitor(person).post(url, body).status_code == status, person
    archivist.post(url, body)
    done = archivist.post(REGISTER, {"digest": archivist.get(REGISTER).json()["digest"]}).json()
    assert number in done["anonymised"]
    (entry,) = caselog.entries(web.at(path))
    assert (entry.why["rule"], entry.why["marked_by"]) == ("not_worth_archiving", "archivist")


def test_afterwards_nothing_can_be_done(web, later):
    path = made(web)
    archivist = web.visitor("archivist")
    archivist.post(REGISTER, {"digest": archivist.get(REGISTER).json()["digest"]})
    recipient = web.visitor("recipient.ie")
    assert refused(recipient.act(path, "reopen", reason="Feil."), 409) == [(None, "anonymised")]
    assert refused(recipient.act(path, "redact", target="field:title", reason="x"), 409) == [
        (None, "anonymised")
    ]
    told = recipient.post(f"{path}/@preview/reopen", {"reason": "x", "case_worker": "worker.idi"}).json()
    assert [error["code"] for error in told["obstacles"]] == ["anonymised"]
    assert recipient.get(f"{path}/@actions-available").json()["items"] == []
    assert refused(recipient.post(f"{path}/@workflow/reopen"), 409) == [(None, "anonymised")]
    assert web.at(path).anonymised and len(caselog.entries(web.at(path))) == 1
    assert recipient.get(f"{path}/@case-pdf").status_code == 403
    assert archivist.post(f"{path}/@archive").status_code == 403
    body = {"worth_archiving": False, "reason": "x"}
    assert archivist.post(f"{path}/@archive", body).status_code == 403
    assert archivist.get(f"{path}/@case-log/verify").json()["whole"] is True
    for person in ("kari", "worker.idi"):
        assert web.visitor(person).get(path).status_code == 404, person
    mine = web.visitor("kari").get("/deviations/@deviations", view="mine").json()
    assert web.at(path).number not in {item["case_number"] for item in mine["items"]}


def test_every_door_of_what_is_left(web, later):
    path = web.address(web.committed(lambda house: archived(everything(house))))
    archivist, recipient = web.visitor("archivist"), web.visitor("recipient.ie")
    archivist.post(REGISTER, {"digest": archivist.get(REGISTER).json()["digest"]})
    (measure,) = [web.address(part) for part in web.at(path).objectValues()]
    for person in ("recipient.ie", "archivist", "manager.idi"):
        visitor, doors = web.visitor(person), (path, measure, f"{path}/@actions-available")
        answers = [*map(visitor.page, (path, measure)), *map(visitor.get, doors)]
        assert [answer.status_code for answer in answers] == [200] * 5, person
        texts = " ".join(answer.text.casefold() for answer in answers)
        assert not {token for token in TOKENS if token in texts}
        assert not {name for name in PEOPLE - {person} if f'"{name}"' in texts or f"navn {name}" in texts}
    told = recipient.get(f"{path}/@access").json()
    assert not {row["cause"] for row in told} - {"folder_role", "register_role"}
    assert recipient.get(measure).json()["title"] == f"{web.at(path).number}/1"
    assert recipient.post(f"{measure}/@action/evaluate", {}).status_code in (403, 409)
    assert recipient.page(f"{measure}/@@action-form", action="cancel").status_code == 409
    listed = recipient.get("/deviations/@deviations", text=web.at(path).number).json()["items"]
    assert [item["title"] for item in listed] == [web.at(path).number]
    assert archivist.page(f"{path}/@@case-log").status_code == 200
    for person in ("ola", "per", "second.idi", "kari"):
        assert web.visitor(person).get(path).status_code == 404, person
        assert web.visitor(person).get(measure).status_code == 404, person
        assert web.visitor(person).page("/deviations/@@my-tasks").status_code == 200, person
