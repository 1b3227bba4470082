"""The texts of help: the same in every language, with words, numbers and pictures that are not typed."""

import pytest
import re
from ntnu.deviations.help.text import PAGES
from string import Template
from tests.browser.pages import VIEWS
from tests.browser.pictures import PICTURES
from tests.source import PACKAGE

LANGUAGES = ("nb", "nn", "en")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([\w-]+\.webp)\)")
#: Bytes of a picture.
MOST = 60_000

texts = pytest.mark.parametrize("language", LANGUAGES)
pages = pytest.mark.parametrize("page", PAGES)


def written(page: str, language: str) -> str:
    return (PACKAGE / "locales" / language / "help" / f"{page}.md").read_text(encoding="utf-8")


def shape(text: str) -> list[str]:
    """How each line begins: heading, step, point, picture or prose."""
    return [re.match(r" *(#+|\d+\.|-|!)?", line)[0] for line in text.splitlines()]


def shown(text: str) -> list[str]:
    """The pictures of a text."""
    return [name for _alt, name in PICTURE.findall(text)]


@pages
@texts
def test_what_is_on_a_button_is_filled_in(page, language):
    bold = re.findall(r"\*\*(.+?)\*\*", written(page, language))
    assert bold
    assert [word for word in bold if not re.fullmatch(r"\$\{\w+\}", word)] == []
    assert not re.search("[«»“”]", written(page, language))


@pages
@texts
def test_numbers_are_filled_in(page, language):
    text = re.sub(r"(?m)^ *\d+\. |\$\{\w+\}", "", written(page, language))
    assert re.findall(r"\d+", text) == []


@pages
def test_every_language_says_the_same(page):
    first, *others = (written(page, language) for language in LANGUAGES)
    for other in others:
        assert shape(other) == shape(first)
        assert sorted(Template(other).get_identifiers()) == sorted(Template(first).get_identifiers())
        assert [name for _alt, name in PICTURE.findall(other)] == [
            name for _a, name in PICTURE.findall(first)
        ]
    assert re.match(r"# \S.+\n\n\S.+\n\n## ", first)


@pages
@texts
def test_pictures_are_there(page, language):
    found = PICTURE.findall(written(page, language))
    assert [name for _alt, name in found] == [f"{page}.webp"]
    for alt, name in found:
        picture = PACKAGE / "help" / "pictures" / language / name
        assert 1_000 < picture.stat().st_size < MOST
        assert alt.endswith(".") and len(alt) > 20


def test_every_picture_is_of_a_page_there_is():
    """Pages of the plan are opened by the tests with a browser."""
    assert PICTURES.keys() == PAGES.keys()
    assert {(view, person) for view, person, _state in PICTURES.values()} <= {
        (view.name, view.person) for view in VIEWS
    }


def test_no_picture_is_left_over():
    kept = {path.relative_to(PACKAGE / "help" / "pictures") for path in PACKAGE.glob("help/pictures/*/*")}
    assert {str(path) for path in kept} == {f"{code}/{page}.webp" for code in LANGUAGES for page in PAGES}
