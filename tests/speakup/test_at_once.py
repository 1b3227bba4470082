"""Two people act on the same case at the same moment: one of them wins, the other is told, nothing is half
done."""

import pytest
from concurrent.futures import ThreadPoolExecutor
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine import perform as acts
from tests.register import CLOSE
from tests.register import REREGISTER
from tests.speakup.test_services import BODY
from threading import Barrier

ROUNDS = 4


@pytest.fixture(params=["one server", "servers apart"])
def servers(request, monkeypatch):
    """Within a server writers take turns; between servers the database alone tells them apart."""
    if request.param == "servers apart":
        monkeypatch.setattr(acts, "take_turn", lambda place: None)


def at_once(*asked) -> list:
    """Do all of this at the same moment; the answers."""
    ready = Barrier(len(asked))

    def ask(do):
        ready.wait(30)
        return do()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(ask, asked))


def handed_of(web, number: str) -> list:
    cases = registry_of(web.at("/deviations")).objectValues()
    return [case for case in cases if case.deviation == number]


def test_handed_over_while_another_closes_it(web, servers):
    worker, recipient = web.visitor("worker.idi"), web.visitor("recipient.ie")
    won = []
    for turn in range(ROUNDS):
        path = web.case("in_process", what_happened=f"Hendelse {turn}")
        number = web.at(path).number
        over, closed = at_once(
            lambda path=path: recipient.act(path, "reregister", **REREGISTER),
            lambda path=path: worker.act(path, "close", **CLOSE),
        )
        statuses = (over.status_code, closed.status_code)
        case, made = web.at(path), handed_of(web, number)
        if over.status_code == 200:
            # A stub is no case of a case worker's any more: then it is not there for her.
            assert closed.status_code in (403, 404, 409), statuses
            assert case.handed_over and case.what_happened == "" and len(made) == 1
            assert made[0].what == f"Hendelse {turn}"
        else:
            assert statuses == (409, 200), (statuses, over.text)
            assert over.json()["errors"][0]["code"] == "wrong_state" and over.json()["errors"][0]["message"]
            assert not case.handed_over and case.what_happened == f"Hendelse {turn}" and made == []
            assert case.conclusion == CLOSE["conclusion"]
        done = [entry.action for entry in caselog.entries(case)]
        assert ("reregister" in done) != ("close" in done)
        assert caselog.verify(case) == [] or over.status_code == 200
        won.append(over.status_code == 200)
    assert len(won) == ROUNDS


def test_both_saw_the_same_and_the_second_is_told(web, servers):
    """With what each had seen (If-Match), whoever comes second has seen something old."""
    worker, recipient = web.visitor("worker.idi"), web.visitor("recipient.ie")
    for _turn in range(ROUNDS):
        path = web.case("in_process")
        seen = {"If-Match": f'"{caselog.revision(web.at(path))}"'}
        answers = at_once(
            lambda path=path, seen=seen: recipient.post(f"{path}/@action/reregister", REREGISTER, **seen),
            lambda path=path, seen=seen: worker.post(f"{path}/@action/close", CLOSE, **seen),
        )
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses[0] == 200 and statuses[1] in (403, 404, 409, 412), statuses


def test_given_back_while_another_closes_it(web, servers):
    one, other = web.visitor("speakup"), web.visitor("second.speakup")
    for turn in range(ROUNDS):
        path = web.case("in_process", what_happened=f"Hendelse {turn}")
        assert web.visitor("recipient.ie").act(path, "reregister", **REREGISTER).status_code == 200
        (made,) = handed_of(web, web.at(path).number)
        address = web.address(made)
        assert one.act(address, "take").status_code == 200
        back, closed = at_once(
            lambda address=address: one.act(address, "return_to_register", text="Et avvik."),
            lambda address=address: other.act(address, "close", conclusion="Ferdig."),
        )
        assert sorted((back.status_code, closed.status_code)) == [200, 409]
        case, made = web.at(path), web.at(address)
        is_back = back.status_code == 200
        assert made.returned is is_back and (made.handed is None) is is_back
        assert (case.what_happened == f"Hendelse {turn}") is is_back
        assert bool(made.conclusion) is not is_back
        done = [entry.action for entry in caselog.entries(made)]
        assert ("return_to_register" in done) is is_back and ("close" in done) is not is_back


def test_two_close_and_two_answer(web, servers):
    """One closes; a word that comes at the same time is in the case, or its writer is told."""
    sent = web.visitor(None).post("/deviations/@speakup", BODY).json()
    path = f"/deviations/speakup/{registry_of(web.at('/deviations')).numbers[sent['number']]}"
    one, other = web.visitor("speakup"), web.visitor("second.speakup")
    assert one.act(path, "take").status_code == 200
    more = {"code": sent["code"], "text": "Mer fra meg."}
    closed, again, added = at_once(
        lambda: one.act(path, "close", conclusion="Den ene."),
        lambda: other.act(path, "close", conclusion="Den andre."),
        lambda: web.visitor(None).post("/deviations/@speakup-follow", more),
    )
    assert sorted((closed.status_code, again.status_code)) == [200, 409]
    assert added.status_code in (200, 409)
    case = web.at(path)
    assert case.conclusion == ("Den ene." if closed.status_code == 200 else "Den andre.")
    assert len(case.said) == (1 if added.status_code == 200 else 0)
    assert [problem for problem in caselog.verify(case) if not problem.notice] == []
