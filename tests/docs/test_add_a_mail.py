"""``docs/develop/add-a-mail.md`` is done by the example add-on, whose tests look for what it promises."""

import pytest
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "add-a-mail.md"
EXAMPLE = ROOT / "examples" / "nordlys" / "src" / "nordlys" / "deviations"


@pytest.mark.parametrize(
    ("kind", "name", "count"),
    [
        ("python", "visits.py", 2),
        ("xml", "configure.zcml", 1),
        ("text", "locales/en/mail/nordlys_visited.txt", 1),
    ],
)
def test_its_way_is_that_of_the_example(kind, name, count):
    blocks = re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    text = (EXAMPLE / name).read_text(encoding="utf-8")
    assert [block in text for block in blocks] == [True] * count
