"""What was handed over is nowhere but in SpeakUp!: the live objects of the database are read."""

import transaction
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.engine.file_parts import Upload
from tests.parts import hearing
from tests.parts import measure
from tests.register import APPROVE
from ZODB.serialize import referencesf

TOKENS = {
    "title": "Qtitteltegn",
    "what_happened": "Qhendelsestegn er her.",
    "consequence": "Qfølgetegn",
    "suggestion": "Qforslagstegn",
    "tried_text": "Qprøvdtegn",
    "place": "Qstedtegn",
    "course_code": "QEMNE99",
}
OTHERS = (
    "Qnotattegn",
    "Qfilnavntegn",
    "Qfilinnholdstegn",
    "Qspørsmålstegn",
    "Qsvartegn",
    "Qårsakstegn",
    "Qtiltakstegn",
    "Qhøringstegn",
    "Qsladdegrunntegn",
    "Qbyttegrunntegn",
    "Qbegrunnelsestegn",
)
EVERY = {word.split()[0].casefold() for word in (*TOKENS.values(), *OTHERS)}


def make(house):
    files = [Upload("Qfilnavntegn.txt", b"Qfilinnholdstegn")]
    return house.report("kari", files=files, **TOKENS)


def work(house, case):
    case = house.act(case, "recipient.ie", "approve", **APPROVE, note="Qnotattegn")
    case = house.act(case, "worker.idi", "accept", severity="high")
    house.act(case, "worker.idi", "update_process", cause="Qårsakstegn")
    question = house.act(case, "worker.idi", "request_information", text="Qspørsmålstegn")
    house.act(case, "kari", "answer", question=question.UID(), text="Qsvartegn")
    measure(house, case, title="Qtiltakstegn")
    hearing(house, case, question="Qhøringstegn")
    case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", reason="Qbyttegrunntegn")
    return house.act(case, "second.idi", "redact", target="field:suggestion", reason="Qsladdegrunntegn")


def empty_mailbox(house):
    """The tests keep mails in the database, a real site does not."""
    house.forget_mails()


def found_in_database(web, without: bytes) -> dict[str, set[str]]:
    """Token -> classes of the live objects that hold it; what hangs under the object ``without`` is
    left out."""
    transaction.begin()
    storage = web.portal._p_jar.db().storage
    waiting, seen, found = [b"\0" * 8], {without}, {}
    while waiting:
        oid = waiting.pop()
        if oid in seen:
            continue
        seen.add(oid)
        data, _tid = storage.load(oid)
        text = data.decode("utf-8", "replace").casefold()
        for token in EVERY:
            if token in text:
                found.setdefault(token, set()).add(repr(data[:120]))
        held = web.portal._p_jar.get(oid)
        if type(held).__name__ == "Blob":
            with held.open() as file:
                inside = file.read().decode("utf-8", "replace").casefold()
            found |= {token: {"blob"} for token in EVERY if token in inside}
        waiting += referencesf(data)
    return found


def test_nothing_is_left(web):
    case = web.committed(make)
    path = web.address(case)
    path = web.address(web.committed(lambda house: work(house, web.at(path))))
    web.committed(empty_mailbox)
    # The looking finds what there is to find.
    registry = registry_of(web.at("/deviations"))._p_oid
    assert found_in_database(web, registry).keys() == EVERY - {"qforslagstegn", "qbegrunnelsestegn"}
    reason = {"text": "Qbegrunnelsestegn"}
    web.committed(lambda house: house.act(web.at(path), "second.idi", "reregister", **reason))
    web.committed(empty_mailbox)
    assert found_in_database(web, registry) == {}
    inside = found_in_database(web, b"")
    assert inside.keys() == EVERY - {"qforslagstegn"}
