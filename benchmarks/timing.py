"""Measuring side by side: one request of each kind after the other, under the same load of the machine."""

from benchmarks.client import Answer
from collections.abc import Callable
from collections.abc import Mapping
from statistics import median
from statistics import quantiles

Job = Callable[[], Answer]


def interleaved(jobs: Mapping[str, Job], times: int) -> dict[str, list[float]]:
    """Seconds of each job's requests, sent in turn."""
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(times):
        for name, job in jobs.items():
            found[name].append(job().seconds)
    return found


def per_second(seconds: list[float]) -> float:
    """Requests a second of one client."""
    return len(seconds) / sum(seconds)


def p50(seconds: list[float]) -> float:
    """The median time of the requests."""
    return median(seconds)


def p95(seconds: list[float]) -> float:
    """The time within which 95 of 100 requests were answered."""
    return quantiles(seconds, n=20, method="inclusive")[-1]
