"""The pages of help over HTTP: whose come first, in whose words, and what they tell of nobody."""

import pytest
from lxml import html
from ntnu.deviations.help.text import PAGES
from plone import api

REPORTER = "Du melder et avvik"
#: The pages that come first for somebody, beside that for reporters.
FIRST = {
    None: [],
    "kari": [],
    "recipient.ie": ["Du tar imot meldinger"],
    "worker.ie": ["Du behandler saker"],
    "manager.idi": ["Du leder en enhet"],
    "admin.ie": ["Du gir tilgang ved en enhet"],
    "reader": ["Du leser tallene"],
    "archivist": ["Du arkiverer saker"],
    "speakup": ["Du tar imot varsler i Si ifra!"],
    "eqs": ["Du tar deg av EQS"],
    # Roles given elsewhere than in the register are none in it.
    "global.speakup": [],
    "global.editor": [],
    "siteadmin": [],
}


def lists(answer) -> list[list[str]]:
    assert answer.status_code == 200
    return [
        [link.text_content() for link in found.iter("a")]
        for found in html.fromstring(answer.text).xpath("//main//h2/following-sibling::ul[1]")
    ]


def leads_to_help(site, person: str | None) -> None:
    tree = html.fromstring(site.visitor(person).page("/deviations").text)
    (link,) = tree.xpath("//*[contains(@class, 'dv-foot')]//a[contains(@href, '/help')]")
    assert link.text_content().strip() in ("Hjelp", "Help")
    assert link.get("href") == f"{site.url}/deviations/help"
    assert site.visitor(person).page(link.get("href")).status_code == 200


@pytest.mark.parametrize("person", FIRST)
def test_own_pages_come_first_and_all_are_there(web, person):
    first, others = lists(web.visitor(person).page("/deviations/help"))
    assert first == [REPORTER, *FIRST[person]]
    assert len({*first, *others}) == len(first) + len(others) == len(PAGES) == 10


def test_who_works_on_one_case_finds_the_page_for_it(web):
    case = web.case("in_process")
    assert web.visitor("worker.idi").act(case, "add_coworker", person="ola").status_code == 200
    first, _others = lists(web.visitor("ola").page("/deviations/help"))
    assert first == [REPORTER, "Du behandler saker"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_opens_for_everybody(web, page, language):
    """They hold nothing of any case, so nobody has to log in to read them."""
    told = {
        person: web.visitor(person).page(f"/deviations/help/{page}", language=language)
        for person in (None, "eqs")
    }
    bodies = []
    for answer in told.values():
        assert answer.status_code == 200
        tree = html.fromstring(answer.text)
        (guide,) = tree.xpath("//*[@class='dv-guide']")
        (picture,) = guide.iter("img")
        assert picture.get("alt")
        shown = web.visitor(None).page(picture.get("src"))
        assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/webp")
        assert "$" not in guide.text_content()
        bodies.append(guide.text_content())
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize(
    ("page", "language", "words"),
    [
        ("recipient", "nb", "JA, GODKJENT for videre behandling"),
        ("recipient", "nn", "JA, GODKJEND for vidare handsaming"),
        ("recipient", "en", "YES, APPROVED for further processing"),
        ("recipient", "nb", "Mottaksskjemaet: 3 arbeidsdager."),
        ("reporter", "nb", "Du får svar innen 28 dager."),
        ("case-worker", "nn", "Ei høyring er open i 10 arbeidsdagar"),
        ("participant", "en", "You are reminded 2 days before."),
        ("reporter", "en", "You can do this for 30 days."),
        ("quality-reader", "nb", "Tall under 5 er skjult"),
        ("reporter", "en", "the right to notify in SpeakUp!"),
    ],
)
def test_words_and_numbers_of_the_procedure(web, page, language, words):
    answer = web.visitor(None).page(f"/deviations/help/{page}", language=language)
    assert words in " ".join(html.fromstring(answer.text).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("path", ["help/none", "help/reporter/more", "help/__init__", "help/..%2Fmail"])
def test_what_is_no_page_is_not_found(web, path):
    assert web.visitor(None).page(f"/deviations/{path}").status_code == 404


def test_another_institution_reads_its_own_names_and_numbers(web):
    given = {
        "system": "Kvali",
        "channel": "Tillit",
        "response_days": 21,
        "procedure_url": "https://fjord.example/prosedyre",
    }
    before = {name: api.portal.get_registry_record(f"ntnu.deviations.{name}") for name in given}

    def put(values):
        for name, value in values.items():
            api.portal.set_registry_record(f"ntnu.deviations.{name}", value)

    web.committed(lambda house: put(given))
    try:
        texts = [
            web.visitor(None).page(f"/deviations/help/{page}").text
            for page in ("reporter", "system-administrator")
        ]
    finally:
        web.committed(lambda house: put(before))
    assert "Du får svar innen 21 dager." in texts[0] and "rett til å varsle i Tillit." in texts[0]
    assert "Du tar deg av Kvali" in texts[1] and "EQS" not in html.fromstring(texts[1]).xpath(
        "string(//main)"
    )
    assert all('href="https://fjord.example/prosedyre"' in text for text in texts)


@pytest.mark.parametrize("person", [None, "kari"])
def test_the_foot_leads_to_help(web, person):
    leads_to_help(web, person)
