"""What a process counts and times, for ``@metrics``. No label names a case, a person or a notification."""

from prometheus_client import CollectorRegistry
from prometheus_client import Counter
from prometheus_client import Histogram
from prometheus_client import ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

REQUESTS = Counter(
    "ntnu_deviations_requests",
    "Requests answered, by door (view or service; other: not of this product), method and status.",
    ["door", "method", "status"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "ntnu_deviations_request_seconds",
    "Seconds until a request was answered, by door.",
    ["door"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=REGISTRY,
)
CONFLICTS = Counter(
    "ntnu_deviations_conflicts",
    "Conflicts in the database, by where (request, background) and what came of them (retried, given_up).",
    ["where", "outcome"],
    registry=REGISTRY,
)
MAILS = Counter(
    "ntnu_deviations_mails",
    "Attempts to send a mail from this process, by what came of them (sent, refused, later, no_server).",
    ["outcome"],
    registry=REGISTRY,
)
PDF_SECONDS = Histogram(
    "ntnu_deviations_pdf_seconds",
    "Seconds until a PDF was made, or could not be.",
    buckets=(0.5, 1, 2, 5, 10, 20, 40, 80),
    registry=REGISTRY,
)
