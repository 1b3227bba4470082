"""Cases with measures and hearings, for the tests of their pages."""

from lxml import html
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from tests.register import filled_in
from tests.visitor import walked

#: The three assessments as a receipt form sends them.
ASSESSED = {"assessment_deviation": "yes", "assessment_sensitive": "no", "assessment_unacceptable": "no"}

MEASURE = {
    "title": "Ny rutine for begrunnelse",
    "description": "Skriv ned hvem som svarer.",
    "kind": "preventive",
    "responsible": "ola",
    # Far ahead of every test.
    "due": "2190-01-01",
}
HEARING = {
    "title": "Hva skal rutinen si?",
    "purpose": "consider_measures",
    "question": "Hvem skal svare, og hvor raskt?",
    "participants": ["per"],
}
FINISH = {"evidence": "Rutinen er lagt ut."}


def at(house, path: str):
    """The case or part at this address, as the open transaction holds it."""
    return walked(house.portal, path)


def act(web, path: str, person: str, action: str, /, files=(), **data) -> str:
    """Let a person act on the case or part at an address; the address of what was made or acted on."""

    def do(house):
        with house.acting(person):
            return perform(at(house, path), action, filled_in(action, data), files=files).case

    return web.address(web.committed(do))


def measure(web, case: str, **changes) -> str:
    """The address of a new measure."""
    return act(web, case, "worker.idi", "add_measure", **{**MEASURE, **changes})


def hearing(web, case: str, **changes) -> str:
    """The address of a new hearing, still a draft."""
    return act(web, case, "worker.idi", "add_hearing", **{**HEARING, **changes})


def file(name: str, data: bytes = b"innhold") -> Upload:
    return Upload(name, data)


def tree(answer):
    """The page of an answer that went well."""
    assert answer.status_code == 200, answer.status_code
    return html.fromstring(answer.text)


def text(found) -> str:
    """The text of elements or of one, with single spaces."""
    elements = found if isinstance(found, list) else [found]
    return " ".join(" ".join(element.text_content().split()) for element in elements)


def panel(page, name: str) -> str:
    """The text of a panel; empty where there is none."""
    return text(page.xpath(f"//section[@id='{name}']"))


def hrefs(page, place: str = "//main") -> list[str]:
    """Where the links of a place lead, without the site's address."""
    return [href.rpartition("/plone")[2] for href in page.xpath(f"{place}//a/@href")]


def uid(web, path: str) -> str:
    return web.at(path).UID()
