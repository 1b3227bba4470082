"""Closed cases, and what is told of them."""

from html import unescape
from ntnu.deviations.you_said import store
from ntnu.deviations.you_said.publishing import Publishing
from tests.house import at
from tests.statistics.small import on

PAGE, FEED, REST = "/deviations/you-said", "/deviations/@@you-said-feed", "/deviations/@you-said"
NOVEMBER, DECEMBER, JANUARY = "2026-11-10", "2026-12-01T00:10", "2027-01-01T00:10"
SENTENCE = {"text": "Eksamen ble flyttet etter klager på lokalet.", "language": "nb"}


def closed(web, number=5, **how):
    """The addresses of cases closed in November."""

    def make(house):
        with at(on(NOVEMBER)):
            return [web.address(house.case("closed", **how)) for _number in range(number)]

    return web.committed(make)


def written(web, case, approve=True, worker="worker.idi", **text):
    """The case worker writes in November, and the recipient approves."""
    with at(on(NOVEMBER)):
        answer = web.visitor(worker).act(case, "write_sentence", **{**SENTENCE, **text})
        assert answer.status_code == 200, answer.text
        if approve:
            answer = web.visitor("recipient.ie").act(case, "approve_sentence")
            assert answer.status_code == 200, answer.text


def month(web, moment=DECEMBER):
    """The clock at a moment, if it has anything to do."""

    def work(house):
        with at(on(moment)):
            found = Publishing().due(house.register, on(moment))
            for key in found:
                Publishing().do(house.register, key, on(moment), lambda name, piece: piece())
        return found

    return web.committed(work)


def told(web, person="ola", **asked):
    """The texts that a person gets, by every door: they are the same."""
    visitor = web.visitor(person)
    items = visitor.get(REST, **asked).json()["items"]
    page, feed = (unescape(visitor.page(path, **asked).text) for path in (PAGE, FEED))
    texts = [item["text"] for item in items]
    for text in texts:
        assert text in page and text in feed
    assert page.count("dv-prose") == feed.count("<entry>") == len(texts)
    return texts


def forget(web):
    """No sentence, and no month that was done."""

    def clean(house):
        house.register.sentences = None
        house.register.clock.pop("sentences", None)
        assert store.every(house.register) == []

    web.committed(clean)
