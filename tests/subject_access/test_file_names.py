"""Names of files in a package: fit for every system, each once."""

import pytest
from ntnu.deviations.subject_access.package import file_names


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["plan.txt"], ["plan.txt"]),
        (["plan.txt", "PLAN.TXT", "plan.txt"], ["plan.txt", "PLAN-2.TXT", "plan-3.txt"]),
        (["../../etc/passwd"], ["_._etc_passwd"]),
        (["C:\\Windows\\a.exe"], ["C__Windows_a.exe"]),
        (["a\x00b\nc\u202egpj.exe"], ["a_b_c_gpj.exe"]),
        (["😀 bilde.jpg"], ["😀 bilde.jpg"]),
        (["", "   ", ".", "..", ".txt"], ["_", "_-2", "_-3", "_-4", "txt"]),
        (["x" * 300 + ".pdf"], ["x" * 200 + ".pdf"]),
        (["\U0001f600" * 200 + ".pdf"], ["\U0001f600" * 50 + ".pdf"]),
        (["cafe\u0301.txt", "caf\u00e9.txt"], ["caf\u00e9.txt", "caf\u00e9-2.txt"]),
        (["NUL.txt", "com1", "console.txt"], ["_NUL.txt", "_com1", "console.txt"]),
        (["a." + "b" * 29 + " c"], ["a." + "b" * 29]),
        (["a\u200f.txt"], ["a_.txt"]),
    ],
)
def test_names(titles, names):
    assert list(file_names(titles)) == names
