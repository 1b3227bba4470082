"""No search answers yes or no about what the asker may not read."""

import json
import pytest
from tests.access.leaks import add_reporter
from tests.access.leaks import close
from tests.access.leaks import CONCLUSION
from tests.access.leaks import FILE_NAME
from tests.access.leaks import FULLNAME
from tests.access.leaks import INTERNAL
from tests.access.leaks import LOGGED
from tests.access.leaks import make_case
from tests.access.leaks import REPORTED
from tests.access.leaks import REPORTER

NONSENSE = "qnothingq"
#: What the register's own list finds a case by, beside its number.
FINDABLE = REPORTED["title"]
#: In no index of the site's, for anybody.
UNINDEXED = [
    *(word for name, word in REPORTED.items() if name != "title"),
    *INTERNAL.values(),
    *LOGGED.values(),
    CONCLUSION,
    FILE_NAME,
    "qfiletextq",
    REPORTER,
    FULLNAME,
    "worker.idi",
    "critical",
]


@pytest.fixture(scope="module")
def case(web):
    web.committed(add_reporter)
    return web.address(web.committed(lambda house: close(house, make_case(house))))


def hits(web, person, query) -> int:
    answer = web.visitor(person).get("/@search", **query)
    assert answer.status_code == 200, answer.text
    return sum(
        1
        for item in answer.json()["items"]
        if "/deviations/" in item["@id"] and item["@type"] == "DeviationReport"
    )


def test_site_search_knows_no_number_and_no_title(web, case):
    number = web.at(case).number
    for person in (REPORTER, "recipient.ie", "manager.idi", "archivist", "per", "eqs", "technician"):
        for query in ({"SearchableText": FINDABLE}, {"SearchableText": number}, {"Title": FINDABLE}):
            assert hits(web, person, query) == 0, person
        found = web.visitor(person).get("/deviations/@deviations", text=FINDABLE).json()["items_total"]
        assert found == (person not in ("per", "eqs")), person


@pytest.mark.parametrize("word", UNINDEXED)
def test_site_search_knows_no_other_word(web, case, word):
    for person in (REPORTER, "recipient.ie", "manager.idi"):
        assert hits(web, person, {"SearchableText": word}) == 0, person


@pytest.mark.parametrize(
    "word", [REPORTER, f"user:{REPORTER}", FULLNAME, "worker.idi", "critical", INTERNAL["note"]]
)
def test_no_index_of_the_site_answers(web, case, word):
    web.at(case)
    catalog = web.portal.portal_catalog
    dates = ("DateIndex", "DateRangeIndex", "DateRecurringIndex", "GopipIndex", "BooleanIndex")
    for person in ("manager.idi", "per"):
        with web.house.acting(person):
            for index in catalog.indexes():
                if catalog.Indexes[index].meta_type not in dates:
                    told = [len(catalog.searchResults({index: asked})) for asked in (word, NONSENSE)]
                    assert told[0] == told[1], (index, person)


def test_a_case_and_what_lives_in_it_are_in_no_catalog(web, case):
    obj = web.at(case)
    assert len(obj.objectIds()) == 1
    catalog = web.portal.portal_catalog
    assert catalog.getrid(f"/plone{web.place(web.at(case))}") is None
    assert len(catalog.unrestrictedSearchResults(path=f"/plone{web.place(web.at(case))}")) == 0
    for kind in (
        "DeviationReport",
        obj.portal_type,
        "DeviationAttachment",
        obj.objectValues()[0].portal_type,
    ):
        assert len(catalog.unrestrictedSearchResults(portal_type=kind)) == 0, kind
    words = set(catalog.plone_lexicon.words())
    assert not words & {FINDABLE.casefold(), obj.number.casefold(), *(w.casefold() for w in UNINDEXED)}


@pytest.mark.parametrize("person", [REPORTER, "manager.idi", "per"])
def test_our_own_list_answers_no_more(web, case, person):
    visitor = web.visitor(person)

    def listed(**query):
        answer = visitor.get("/deviations/@deviations", **query)
        found = answer.json()
        return answer.status_code, found.get("items_total"), found.get("facets")

    words = [FULLNAME, REPORTER, *LOGGED.values(), "worker.idi"]
    if person != "manager.idi":
        words += [*INTERNAL.values(), CONCLUSION]
    for word in words:
        assert listed(text=word) == listed(text=NONSENSE), word
    for name in ("reporter", "workers", "words", "allowed", "waits_for", "places", "number", "Creator"):
        assert listed(**{name: REPORTER})[0] == 400, name
    if person != "manager.idi":
        assert listed(case_worker="worker.idi") == listed(case_worker=NONSENSE)
    if person == REPORTER:
        # How grave the unit finds it is internal.
        assert listed(severity="critical")[:2] == listed(severity="low")[:2]
        assert listed(severity="critical")[1] == 0
        assert "severity" not in (listed()[2] or {})


def test_a_line_manager_finds_no_reporter_by_sorting_or_facets(web, case):
    visitor = web.visitor("manager.idi")
    for name in ("reporter", "Creator", "workers"):
        assert visitor.get("/deviations/@deviations", sort_on=name).status_code == 400, name
    facets = visitor.get("/deviations/@deviations").json()["facets"]
    assert REPORTER not in json.dumps(facets)


@pytest.mark.parametrize("person", [REPORTER, "manager.idi", "per"])
def test_collections_answer_no_more(web, case, person):
    def found(index, word, operation="plone.app.querystring.operation.string.contains"):
        body = {"query": [{"i": index, "o": operation, "v": word}], "metadata_fields": "_all"}
        answer = web.visitor(person).post("/@querystring-search", body)
        return answer.status_code, [
            i["@id"] for i in answer.json().get("items", ()) if "/deviations/ie" in i["@id"]
        ]

    for word in (FULLNAME, REPORTER, INTERNAL["note"], REPORTED["what_happened"]):
        assert found("SearchableText", word) == found("SearchableText", NONSENSE)
        assert found("Title", word) == found("Title", NONSENSE)
        assert found("Description", word) == found("Description", NONSENSE)
    selection = "plone.app.querystring.operation.selection.any"
    assert found("Creator", [REPORTER], selection) == found("Creator", [NONSENSE], selection)


def test_live_search_and_author_pages(web, case):
    number = web.at(case).number
    for person in ("manager.idi", "per"):
        live = web.visitor(person).page("/@@ajax-search", SearchableText=number)
        assert live.status_code == 200 and case not in live.text
        author = web.visitor(person).page(f"/author/{REPORTER}")
        assert case not in author.text and number not in author.text
        for word in (FULLNAME, INTERNAL["note"]):
            assert case not in web.visitor(person).page("/@@ajax-search", SearchableText=word).text


def test_a_count_is_of_what_one_may_see(web, case):
    for person, seen in {"manager.idi": 1, "recipient.hf": 0, "per": 0, "eqs": 0, "reader": 0}.items():
        found = web.visitor(person).get("/deviations/@deviations").json()
        assert found["items_total"] == seen, person
        assert sum(found["facets"].get("state", {}).values()) == seen, person
        assert sum(found["facets"].get("unit", {}).values()) == seen, person
