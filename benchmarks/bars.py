"""The bars, and the figures that are compared with them."""

from benchmarks import storage
from benchmarks import timing
from benchmarks.work import Work
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Bar:
    """One ratio, what it must keep to, and the two figures behind it (milliseconds, bytes …)."""

    key: str
    what: str
    unit: str
    ours: float
    theirs: float
    ratio: float
    bar: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Does the ratio keep to the bar?"""
        return self.ratio >= self.bar if self.at_least else self.ratio <= self.bar


@dataclass(frozen=True)
class Amount:
    """The size of the measurement."""

    repeats: int
    writes: int
    reads: int


Pairs = list[tuple[float, float]]  # this product and Plone in each repeat


def _bar(key: str, what: str, unit: str, pairs: Pairs, bar: float, at_least: bool = False) -> Bar:
    """The median of the repeats' ratios. ``at_least``: the figures are speeds, so higher is better."""
    return Bar(
        key,
        what,
        unit,
        median(ours for ours, _ in pairs),
        median(theirs for _, theirs in pairs),
        median(ours / theirs for ours, theirs in pairs),
        bar,
        at_least,
    )


def measure(works: list[Work], amount: Amount) -> list[Bar]:
    """Every bar that needs running servers; ``works`` from the smallest register to the largest."""
    for work in works:
        _warm(work)
    bars = [bar for work in works for bar in _writing(work, amount)]
    bars += _lists(works, amount)
    bars += [bar for work in works for bar in _figures(work, amount)]
    bars += [bar for work in works for bar in _one(work, amount)]
    bars += [_live(work, amount) for work in works]
    return sorted(bars, key=lambda bar: bar.key)


def _warm(work: Work) -> None:
    jobs = (work.submit, work.post, work.list_cases, work.search, work.read_case, work.read_document)
    timing.interleaved({job.__name__: job for job in jobs}, 60)


def _writing(work: Work, amount: Amount) -> Iterable[Bar]:
    speeds, sizes = [], []
    for _ in range(amount.repeats):
        seconds: dict[str, list[float]] = {"submit": [], "post": []}
        grown = {"submit": 0, "post": 0}
        for _ in range(amount.writes):
            for name, job in (("submit", work.submit), ("post", work.post)):
                before = work.size
                seconds[name].append(job().seconds)
                grown[name] += work.size - before
        speeds.append(tuple(timing.per_second(seconds[name]) for name in ("submit", "post")))
        sizes.append(tuple(grown[name] / amount.writes for name in ("submit", "post")))
    label = work.prepared.label
    yield _bar(f"1_submit_{label}", f"submit, {label}", "requests/s", speeds, 6.0, at_least=True)
    yield _bar(f"9_bytes_written_{label}", f"bytes written by a submit, {label}", "bytes", sizes, 0.2)


def _lists(works: list[Work], amount: Amount) -> Iterable[Bar]:
    jobs = {}
    for work in works:
        jobs[f"ours {work.prepared.label}"] = work.list_cases
        jobs[f"theirs {work.prepared.label}"] = work.search
        jobs[f"found {work.prepared.label}"] = work.find_cases
    rounds = [timing.interleaved(jobs, amount.reads) for _ in range(amount.repeats)]
    p95 = [{name: timing.p95(seconds) * 1000 for name, seconds in one.items()} for one in rounds]
    for work in works:
        label = work.prepared.label
        pairs = [(one[f"ours {label}"], one[f"theirs {label}"]) for one in p95]
        yield _bar(f"4_list_{label}", f"work list, 25 rows, p95, {label}", "ms", pairs, 0.3)
        pairs = [(one[f"found {label}"], one[f"ours {label}"]) for one in p95]
        yield _bar(f"4_text_{label}", f"search of two words against the list, p95, {label}", "ms", pairs, 2.0)
    if len(works) > 1:
        small, large = works[0].prepared.label, works[-1].prepared.label
        pairs = [(one[f"ours {large}"], one[f"ours {small}"]) for one in p95]
        yield _bar("4_list_growth", f"work list, p95, {large} against {small}", "ms", pairs, 1.2)


def _figures(work: Work, amount: Amount) -> Iterable[Bar]:
    jobs = {"page": work.figures_page, "service": work.figures, "nothing": work.nothing}
    work.figures()
    rounds = [timing.interleaved(jobs, amount.reads // 4) for _ in range(amount.repeats)]
    for one in rounds:
        one["service after a report"] = [work.figures_anew().seconds for _ in range(amount.reads // 4)]
    p50 = [{name: timing.p50(seconds) * 1000 for name, seconds in one.items()} for one in rounds]
    label = work.prepared.label
    for job in ("page", "service", "service after a report"):
        pairs = [(one[job], one["nothing"]) for one in p50]
        yield _bar(
            f"6_{job}_{label}", f"statistics, {job}, against an empty service, {label}", "ms", pairs, 5.0
        )


def _one(work: Work, amount: Amount) -> Iterable[Bar]:
    reads, changes = [], []
    jobs = {"ours": work.read_case, "theirs": work.read_document}
    for _ in range(amount.repeats):
        reads.append(_both(timing.interleaved(jobs, amount.reads)))
        cases, documents = list(work.forwarded(amount.writes)), list(work.posted(amount.writes))
        our, their = iter(cases), iter(documents)
        acts = {
            "ours": lambda addresses=our: work.accept(next(addresses)),
            "theirs": lambda addresses=their: work.publish(next(addresses)),
        }
        changes.append(_both(timing.interleaved(acts, amount.writes)))
    label = work.prepared.label
    yield _bar(f"5_get_{label}", f"read one, {label}", "ms", reads, 0.75)
    yield _bar(f"5_accept_{label}", f"accept against publish, {label}", "ms", changes, 0.85)


def _both(seconds: dict[str, list[float]]) -> tuple[float, float]:
    return timing.p50(seconds["ours"]) * 1000, timing.p50(seconds["theirs"]) * 1000


def _live(work: Work, amount: Amount) -> Bar:
    database, pairs = work.prepared.database, []
    for _ in range(amount.repeats):
        grown = []
        for job in (work.submit, work.post):
            before = storage.last_change(database)
            for _ in range(amount.writes):
                job()
            grown.append(storage.live_growth(database, before) / amount.writes)
        pairs.append(tuple(grown))
    label = work.prepared.label
    return _bar(f"9_live_bytes_{label}", f"live bytes of a new case, {label}", "bytes", pairs, 0.4)
