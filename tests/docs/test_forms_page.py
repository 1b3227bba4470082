"""``docs/develop/forms.md`` shows the control of the example add-on, whose tests look for what it says."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "develop" / "forms.md"
EXAMPLE = ROOT / "examples" / "nordlys" / "src" / "nordlys" / "deviations"


def test_the_control_is_that_of_the_example():
    blocks = re.findall(r"```\w+\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for block, name in zip(blocks, ("metres.py", "configure.zcml", "templates/metres.pt"), strict=True):
        assert block in (EXAMPLE / name).read_text(encoding="utf-8"), name
