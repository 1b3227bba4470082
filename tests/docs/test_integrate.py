"""``docs/integrate/``: each example is run; the table of errors is written from the code."""

import ast
import os
import pytest
import re
import subprocess
from ntnu.deviations.engine import errors
from ntnu.deviations.messages import codes
from ntnu.deviations.messages import message
from ntnu.deviations.rest.errors import TITLES
from tests.docs.pages import compare
from tests.people import password
from tests.people import Person
from tests.source import modules
from tests.source import PACKAGE
from tests.source import ROOT

FOLDER = ROOT / "docs" / "integrate"
#: Class of an error -> its status, where the raise itself does not say another.
STATUS = {
    kind.__name__: kind.status
    for kind in (errors.InvalidData, errors.NotAllowed, errors.UnknownAction, errors.NotReady, errors.Stale)
} | {"KeyReused": 409, "PreconditionFailed": 412}


def _blocks(kind: str) -> list[str]:
    text = (FOLDER / "life-of-a-case.md").read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def register(demo_server):
    return Person(demo_server, "student.kari").register


def test_with_curl(demo_server, register):
    login, report = _blocks("bash")
    env = os.environ | {
        "SITE": demo_server.url,
        "REGISTER": register,
        "USER": "student.kari",
        "PASSWORD": password(demo_server),
        "KEY": "5b1f-life",
    }
    once = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", login + report + "\necho\n" + report],
        env=env,
        capture_output=True,
        text=True,
    )
    assert once.returncode == 0, once.stdout + once.stderr
    numbers = re.findall(r'"case_number": "(AVVIK-\d+-\d+)",\s+"due"', once.stdout)
    assert len(numbers) == 2 and numbers[0] == numbers[1]


def test_with_python(demo_server, register):
    (code,) = _blocks("python")
    client: dict = {}
    exec(compile(code, "client", "exec"), client)
    people = [
        client["Register"](register, user, password(demo_server))
        for user in ("student.kari", "recipient.ie", "worker.idi")
    ]
    number = client["life_of_a_case"](*people)
    told = people[0].ask("GET", f"case/{number}")
    assert (told["review_state"], told["text_to_reporter"]) == (
        "closed",
        "The routine had no date. It has one now.",
    )
    assert number in [row["case_number"] for row in people[0].cases(view="mine")]
    with pytest.raises(RuntimeError, match="^400 Some details need to be corrected"):
        people[0].report({})
    with pytest.raises(RuntimeError, match="^409 "):
        people[2].act(number, "accept", {"severity": "medium"})


def test_the_table_of_errors():
    raised = _raised()
    lines = [
        "# Errors: every status and code",
        "",
        "Every error has the same shape: `type`, `message`, `title`, `detail` and",
        "`errors: [{field, code, message}]`; `message` and `title` are in the language of `Accept-Language`.",
        "Written by a test.",
        "",
        "| Status | Title |",
        "|---|---|",
        *(f"| {status} | {title.default} |" for status, title in sorted(TITLES.items())),
        "",
        "The statuses of a code are those of the places that raise it; without one it is a fault of the data",
        "(400), or what prevents an action (409, or in `obstacles`). A code of something to be confirmed",
        "ends with `:` and the name of the field: `telephone_number:consequence`.",
        "",
        "| Code | Statuses | Message |",
        "|---|---|---|",
    ]
    for code in sorted(codes()):
        statuses = ", ".join(str(status) for status in sorted(raised.get(code, ())))
        said = " ".join(str(message(code).default).split()).replace("|", "\\|")
        lines.append(f"| `{code}` | {statuses} | {said} |")
    compare(FOLDER / "errors.md", "\n".join(lines) + "\n")


def _raised() -> dict[str, set[int]]:
    """Code -> the statuses of ``raise Kind(one("code"), status)``."""
    found: dict[str, set[int]] = {}
    for path in modules(PACKAGE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            made = node.exc if isinstance(node, ast.Raise) else None
            if not isinstance(made, ast.Call) or getattr(made.func, "id", "") not in STATUS:
                continue
            status = STATUS[made.func.id]
            for argument in made.args[1:2]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, int):
                    status = argument.value
            for call in ast.walk(made):
                is_code = isinstance(call, ast.Call) and getattr(call.func, "id", "") == "one" and call.args
                if is_code and isinstance(call.args[0], ast.Constant):
                    found.setdefault(call.args[0].value, set()).add(status)
    return found
