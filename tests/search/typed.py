"""Cases and questions that were typed in: ``cases.toml``, ``questions.tsv``."""

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))


class Question(NamedTuple):
    """What is typed, the case that is meant, and what makes it hard."""

    text: str
    case: str
    kind: str


QUESTIONS = [
    Question(*line.split("\t"))
    for line in (HERE / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def filled(house) -> dict[str, str]:
    """The cases are reported; returns the number of each by its name."""
    found = {}
    for name, told in CASES.items():
        case = house.report(
            "per",
            title=told["title"],
            what_happened=told["what"],
            course_code=told["course"],
            themes=told["themes"],
        )
        if "cause" in told:
            unit = {"unit": "IDI", "case_worker": "worker.idi"}
            case = house.act(case, "recipient.ie", "approve", **unit)
            case = house.act(case, "worker.idi", "accept", severity="high")
            case = house.act(case, "worker.idi", "update_process", severity="high", cause=told["cause"])
        found[name] = case.number
    return found
