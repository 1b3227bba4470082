"""docs/operate/monitoring.md has every figure of ``@metrics``, and the dashboard asks for no other.

Written anew with ``WRITE_DOCS=1 make test ARGS=tests/docs``; otherwise compared.
"""

import json
import re
from ntnu.deviations import counted
from ntnu.deviations.operations.stored import GAUGES
from ntnu.deviations.operations.stored import UP
from ntnu.deviations.operations.stored import UP_MEANS
from tests.docs.pages import compare
from tests.source import ROOT

PAGE = ROOT / "docs" / "operate" / "monitoring.md"
DASHBOARD = ROOT / "docs" / "operate" / "grafana.json"
OURS = "ntnu_deviations_"
#: What Prometheus adds to the name of a counter or a histogram.
ENDINGS = ("_total", "_bucket", "_sum", "_count", "")


def figures():
    """Name, labels and meaning of each figure."""
    for made in (
        counted.REQUESTS,
        counted.REQUEST_SECONDS,
        counted.CONFLICTS,
        counted.MAILS,
        counted.PDF_SECONDS,
    ):
        (found,) = made.describe()
        ending = "_total" if found.type == "counter" else ""
        yield found.name + ending, made._labelnames, found.documentation
    yield OURS + UP, (), UP_MEANS
    for name, means in GAUGES.items():
        yield OURS + name, ("register",), means
    yield "process_…", (), "Memory, processor time, open files and start of the process (Linux)."


def test_the_table():
    rows = [
        f"| `{name}` | {', '.join(f'`{label}`' for label in labels)} | {means} |".replace("|  |", "| |")
        for name, labels, means in figures()
    ]
    before, rest = PAGE.read_text().split("| Figure | Labels | What it is |\n|---|---|---|\n")
    after = rest.split("<!-- end -->")[1]
    table = "\n".join(["| Figure | Labels | What it is |", "|---|---|---|", *rows])
    compare(PAGE, f"{before}{table}\n\n<!-- end -->{after}")


def test_the_dashboard_asks_for_what_there_is():
    asked = {
        target["expr"] for panel in json.loads(DASHBOARD.read_text())["panels"] for target in panel["targets"]
    }
    named = set(re.findall(OURS + "[a-z_]+", " ".join(asked)))
    known = {name.removesuffix("_total") for name, _labels, _means in figures() if name.startswith(OURS)}
    bare = {
        next(name.removesuffix(end) for end in ENDINGS if name.removesuffix(end) in known) for name in named
    }
    assert bare == known
