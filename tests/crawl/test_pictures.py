"""Takes the pictures of help anew, in each language: run by ``make pictures``."""

import io
import pytest
from ntnu.deviations import help
from pathlib import Path
from PIL import Image
from tests.browser.pages import VIEWS
from tests.browser.pictures import PICTURES
from tests.browser.plan import LANGUAGES

FOLDER = Path(help.__file__).parent / "pictures"
WIDTH = 1000
MOST = 60_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_take(name, language, desks, demo):
    shown, person, wanted = PICTURES[name]
    (view,) = (view for view in VIEWS if (view.name, view.person) == (shown, person))
    window = desks.at(person, language, WIDTH)
    for state in view.walk(window, demo):
        if state == wanted:
            break
    assert state == wanted
    window.page.wait_for_load_state("load")
    window.page.evaluate("window.scrollTo(0, 0)")
    shot = Image.open(io.BytesIO(window.page.screenshot())).convert("RGB")
    path = FOLDER / language / f"{name}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    shot.save(path, "WEBP", quality=70, method=6)
    assert path.stat().st_size < MOST
