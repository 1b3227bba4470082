"""Every template is read in a way that lets another package replace it (z3c.jbot)."""

from tests.source import imported
from tests.source import modules
from tests.source import named
from tests.source import PACKAGE

#: Reads the file that z3c.jbot names.
LAYOUT = "src/ntnu/deviations/mail/layout.py"


def test_templates_are_made_by_the_classes_that_jbot_looks_in():
    engines = {
        named(path)
        for path in modules(PACKAGE)
        for name in imported(path)
        if name.partition(".")[0] in ("chameleon", "jinja2") or name.startswith("z3c.pt")
    }
    assert engines == {LAYOUT}


def test_no_template_is_read_as_a_text():
    wrong = {named(path) for path in modules(PACKAGE) if '.pt").read' in path.read_text(encoding="utf-8")}
    assert not wrong
