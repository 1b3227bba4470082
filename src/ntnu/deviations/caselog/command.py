"""``ntnu-deviations-verify``: verify every log of a register from the command line.

It opens the database itself and only reads, so it can run while the server is down.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.offline import at_registers
from ntnu.deviations.caselog.offline import parser_for
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.caselog.verify import Verdict
from ntnu.deviations.caselog.verify import verify_register
from pathlib import Path
from zope.component.hooks import site

WHOLE, NOT_WHOLE = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is wrong, by case number. Returns 0 (all whole), 1 (some are not) or 2 (not verified)."""
    asked = _parser().parse_args(argv)
    return at_registers(asked, lambda found: _verify(found, asked))


def _parser() -> argparse.ArgumentParser:
    parser = parser_for("ntnu-deviations-verify", "Verify every log of a register of deviations.")
    parser.add_argument(
        "--heads", type=Path, help="a signed list to compare with, in place of the latest one"
    )
    parser.add_argument("--notices", action="store_true", help="print notices too, not only their number")
    return parser


def _verify(found: list[tuple], asked: argparse.Namespace) -> int:
    code = WHOLE
    for portal, register in found:
        with site(portal):
            verdicts = verify_register(register, asked.heads)
            if _tell("/".join(register.getPhysicalPath()), verdicts, asked.notices):
                code = NOT_WHOLE
    return code


def _tell(path: str, verdicts: Iterable[Verdict], with_notices: bool) -> bool:
    """Print the result for one register. Is something wrong?"""
    logs, wrong, notices = 0, 0, Counter()
    compared = None
    for verdict in verdicts:
        logs += bool(verdict.name)
        wrong += not verdict.whole
        compared = compared or verdict.noted_at
        for problem in verdict.problems:
            if problem.notice:
                notices[problem.reason] += 1
            if with_notices or not problem.notice:
                print(_line(verdict, problem))
    for reason, count in () if with_notices else sorted(notices.items()):
        print(f"{path}: notice: {count} × {reason}: {PROBLEMS[reason].default}")
    against = (
        f"compared with the signed list of {compared:%Y-%m-%d %H:%M} UTC" if compared else "not compared"
    )
    print(
        f"{path}: {logs} logs verified, {against}; {'all are whole' if not wrong else 'NOT ALL ARE WHOLE'}."
    )
    return bool(wrong)


def _line(verdict: Verdict, problem: Problem) -> str:
    entry = f", entry {problem.seq}" if problem.seq else ""
    return f"{verdict.name or 'signed list'}{entry}: {problem.reason}: {PROBLEMS[problem.reason].default}"
