"""Figures of what is stored, by register: what waits and for how long, what is late, what has failed.

They are those of the database, so that every process tells the same.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from ntnu.deviations.access.index import index_of
from ntnu.deviations.archive import exporting
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.background import server_database
from ntnu.deviations.domain import states
from ntnu.deviations.engine.apart import opened
from ntnu.deviations.jobs import store
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from ntnu.deviations.operations.fresh import Fresh
from prometheus_client import CollectorRegistry
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

#: Name -> what it is. The order is that of ``docs/operate/monitoring.md``.
GAUGES = {
    "mail_waiting": "Mails that wait to be sent, but for those that their readers want later.",
    "mail_oldest_seconds": "Seconds that the oldest of them has waited.",
    "mail_refused": "Mails that the mail server refused for good, kept for 60 days.",
    "mail_unreached": "People without an address whom a mail waits for.",
    "cases_open": "Deviations that are not ended.",
    "cases_due": "Of these, the ones whose deadline is in the next seven days.",
    "cases_late": "Of these, the ones past their deadline.",
    "clock_lag_seconds": "Seconds since the oldest thing that the clock has not done was due.",
    "archive_failed": "Deviations that the archive did not take.",
    "archive_unconfirmed": "Deviations that the archive took and has not confirmed for long.",
    "jobs_waiting": "Large files that wait, or are being made.",
    "jobs_oldest_seconds": "Seconds that the oldest of them has waited.",
}
UP = "stored_up"
UP_MEANS = "1 where the figures of what is stored could be read, else 0 and none of them."
_SOON = 7


class Stored(Collector):
    """The figures, a few seconds old at most."""

    def __init__(self) -> None:
        self._figures = Fresh(_figures)
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing is read when this is registered."""
        return ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures of every register."""
        found = self._figures.get()
        yield GaugeMetricFamily(f"ntnu_deviations_{UP}", UP_MEANS, value=float(found is not None))
        for name, means in GAUGES.items() if found is not None else ():
            family = GaugeMetricFamily(f"ntnu_deviations_{name}", means, labels=["register"])
            for path, figures in found.items():
                family.add_metric([path], figures[name])
            yield family

    def text(self) -> bytes:
        """The figures in Prometheus' form."""
        return generate_latest(self._registry)


def _figures() -> dict[str, dict[str, float]]:
    database, found = server_database(), {}
    for path in every_register(database):
        with opened(database, path) as register:
            found["/".join(path)] = figures_of(register, now())
    return found


def figures_of(register, at: datetime) -> dict[str, float]:
    """The figures of one register, each of GAUGES."""
    mail, index, today = outbox.state(register), index_of(register), local_date(at).toordinal()
    jobs = [job.at for job in store.every(register) if job.ended is None]
    is_open = {"state": {"query": list(states.OPEN)}}
    late = len(index.matching({**is_open, "due": {"max": today - 1}}))
    due = index.matching({"wake": {"max": int(at.timestamp())}})
    wake = min((index.row(rid)["wake"] for rid in due), default=at.timestamp())
    return {
        "mail_waiting": mail.waiting,
        "mail_oldest_seconds": _age(mail.since, at),
        "mail_refused": mail.refused,
        "mail_unreached": len(mail.unreached),
        "cases_open": len(index.matching(is_open)),
        "cases_due": len(index.matching({**is_open, "due": {"max": today + _SOON}})) - late,
        "cases_late": late,
        "clock_lag_seconds": at.timestamp() - wake,
        "archive_failed": len(exporting.failed(register)),
        "archive_unconfirmed": len(exporting.unconfirmed(register, at)),
        "jobs_waiting": len(jobs),
        "jobs_oldest_seconds": _age(min(jobs, default=None), at),
    }


def _age(since: datetime | None, at: datetime) -> float:
    return max(0.0, (at - since).total_seconds()) if since is not None else 0.0
