"""The figures as a table, as JSON and in the documentation."""

import json
from benchmarks.bars import Bar
from collections.abc import Iterable
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_BEGIN, _END = "<!-- figures: written by make bench -->\n", "<!-- end of figures -->\n"


def table(bars: Iterable[Bar]) -> str:
    """The bars as a table that is also valid Markdown."""
    lines = ["| Measured | Ours | Plone's own | Ratio | Bar | Holds |", "|---|---:|---:|---:|---:|---|"]
    for bar in bars:
        sign = "≥" if bar.at_least else "≤"
        figures = f"{_figure(bar.ours)} | {_figure(bar.theirs)} {bar.unit}"
        held = "yes" if bar.holds else "**no**"
        lines.append(f"| {bar.what} | {figures} | {bar.ratio:.2f} | {sign} {bar.bar} | {held} |")
    return "\n".join(lines) + "\n"


def write(bars: list[Bar], said: str) -> None:
    """Store the figures: in ``results.json``, and as the table of docs/performance.md."""
    results = {bar.key: {"ratio": round(bar.ratio, 3), "bar": bar.bar, "holds": bar.holds} for bar in bars}
    before, rest = PAGE.read_text(encoding="utf-8").split(_BEGIN)
    _, after = rest.split(_END)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(f"{before}{_BEGIN}\n{said}\n\n{table(bars)}\n{_END}{after}", encoding="utf-8")


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}"
