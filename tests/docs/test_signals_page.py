"""The page about signals lists every signal, in the order of urgency, and how it ends."""

from ntnu.deviations.domain import signal
from tests.source import ROOT

PAGE = ROOT / "docs" / "signals.md"


def rows():
    """Code -> the other cells of its row."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first.strip("`"): rest for first, *rest in cells}


def test_every_signal_is_there_in_its_order():
    assert tuple(rows()) == signal.URGENCY


def test_news_end_with_any_action():
    said = {code for code, cells in rows().items() if "does anything on the case" in cells[-1]}
    assert said == set(signal.NEWS)


def test_what_depends_on_time():
    found = set()
    for code, (_who, since, by, over) in rows().items():
        begins = any(word in since for word in ("deadline", "that day", "the day on which"))
        if begins or "passed" in over or "at that instant" in over or by == "the hearing's deadline":
            found.add(code)
    assert found == set(signal.TIMED)
