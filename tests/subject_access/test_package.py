"""What is in a package, for whom, and what is not."""

import io
import json
import pytest
import zipfile
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents import pdf
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.speakup.sending import submit
from ntnu.deviations.subject_access import package as packing
from tests import parts
from tests.documents.reading import text as text_of
from tests.documents.story import INTERNAL
from tests.documents.story import SHARED
from tests.documents.story import told
from tests.rest.asking import refused

URL = "/deviations/@subject-access"


class Package:
    """An answer, unpacked."""

    def __init__(self, answer):
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"] == "application/zip"
        assert answer.headers["Cache-Control"] == "private, no-store"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            assert file.testzip() is None
            self.files = {name: file.read(name) for name in file.namelist()}
        self.index = json.loads(self.files["index.json"])
        self.cases = {case["case_number"]: case for case in self.index["cases"]}
        pages = (text_of(data) for name, data in self.files.items() if name.endswith(".pdf"))
        self.text = "\n".join([self.files["index.json"].decode(), *pages])
        named = {name for case in self.index["cases"] for name in case["files"]}
        assert self.files.keys() == {"index.json", "overview.pdf", *named}

    def written(self, number: str) -> list[str]:
        return [one["text"] for one in self.cases[number]["written"]]


def asked(web, person: str, about: str | None = None) -> Package:
    visitor = web.visitor(person)
    return Package(visitor.post(URL, {"person": about}) if about else visitor.get(URL))


@pytest.fixture
def number(web):
    return web.committed(told).number


def test_of_her_own(web, number):
    package = asked(web, "kari")
    assert (package.index["person"], package.index["made_by"]) == ("kari", "kari")
    case = package.cases[number]
    assert case["places"] == ["reporter", "author"] and case["review_state"] == "closed"
    assert "Tittelord i saken" in package.written(number)
    assert "Hendelsesord. Hilsen Navn kari, kari" in package.written(number)
    assert "Svarord fra kari" in package.written(number)
    assert package.files[f"{number}/egenfil.txt"] == b"Fra melderen"
    assert {name.rpartition("/")[2] for name in case["files"]} == {
        "egenfil.txt",
        f"{number}-redacted.pdf",
        f"{number}-receipt.pdf",
        f"{number}-preliminary.pdf",
        f"{number}-outcome.pdf",
    }
    for word in SHARED.values():
        assert word in package.text, word
    for where, word in INTERNAL.items():
        assert word not in package.text, where


def test_it_is_no_act_to_ask_for_ones_own(web, number):
    before = len(caselog.entries(web.at("/deviations")))
    asked(web, "kari")
    assert len(caselog.entries(web.at("/deviations"))) == before


def test_of_those_who_worked_on_it(web, number):
    worker, answered = asked(web, "worker.idi"), asked(web, "per")
    assert worker.cases[number]["places"] == ["case_worker", "author"]
    # What she wrote herself, and not the case.
    assert "Notatord om kari" in worker.written(number) and "Beskjedord til Kari" in worker.written(number)
    assert "Hendelsesord" not in worker.text and "Svarord" not in worker.text
    # The hearing is over, and so is what she saw of it.
    assert answered.cases == {} and "Uttalelsesord" not in answered.text


def test_of_who_carries_out_a_measure(web):
    def planned(house):
        case = house.case("in_process")
        parts.measure(house, case)
        return case.number

    number = web.committed(planned)
    case = asked(web, "ola").cases[number]
    assert (case["places"], case["written"], case["files"]) == (["responsible"], [], [])


def test_notes_between_those_who_work_on_it_are_internal(web, number):
    worker = asked(web, "archivist", "worker.idi")
    assert "Beskjedord til Kari" in worker.written(number)
    assert "Notatord" not in worker.text


def test_for_somebody_who_has_asked(web, number):
    package = asked(web, "archivist", "kari")
    assert (package.index["person"], package.index["made_by"]) == ("kari", "archivist")
    overview = text_of(package.files["overview.pdf"])
    assert "What is stored about Navn kari" in overview and "that Navn archivist may read" in overview
    assert package.cases[number]["places"] == ["reporter", "author"]
    assert f"{number}/{number}-redacted.pdf" in package.files
    for where, word in INTERNAL.items():
        assert word not in package.text, where
    answered = asked(web, "archivist", "per")
    assert answered.cases[number]["places"] == ["participant", "author"]
    assert answered.written(number) == ["Uttalelsesord"]
    assert "Hendelsesord" not in answered.text


def test_it_stands_in_the_logs_who_asked(web, number):
    path = web.address(web.committed(lambda house: house.case("closed", "per")))
    revision = caselog.changed(web.at(path))
    asked(web, "archivist", "per")
    entries = caselog.entries(web.at(path))
    assert (entries[-1].actor, entries[-1].action, dict(entries[-1].why)) == (
        "archivist",
        "subject_access",
        {},
    )
    assert caselog.changed(web.at(path)) == revision
    told_of = caselog.entries(web.at("/deviations"))[-1]
    assert (told_of.actor, told_of.action, told_of.why["person"]) == ("archivist", "subject_access", "per")


def test_cases_under_way_and_those_that_are_nobodys(web, number):
    under_way = web.at(web.case("in_process", reporter="per")).number
    assert under_way in asked(web, "per").cases
    assert under_way not in asked(web, "archivist", "per").cases
    # Who is there and has no case answers like who is not there.
    assert asked(web, "archivist", "reader").cases == asked(web, "archivist", "no.such.person").cases == {}


@pytest.mark.parametrize(
    "person", ["per", "recipient.ie", "worker.idi", "eqs", "admin.ie", "siteadmin", "technician", "speakup"]
)
def test_nobody_but_an_archivist_asks_for_others(web, number, person):
    before = len(caselog.entries(web.at("/deviations")))
    answer = web.visitor(person).post(URL, {"person": "kari"})
    assert refused(answer, 403) == [("person", "not_yours")]
    assert number not in answer.text and len(caselog.entries(web.at("/deviations"))) == before


def test_who_is_not_logged_in(web):
    assert refused(web.visitor(None).get(URL), 401) == []


@pytest.mark.parametrize(
    "body", [{}, {"person": ""}, {"person": "x" * 201}, {"person": ["kari"]}, {"who": "kari"}, [], "kari"]
)
def test_bad_bodies(web, body):
    assert web.visitor("archivist").post(URL, body).status_code == 400


def test_by_an_address_one_asks_for_oneself_alone(web, number):
    before = len(caselog.entries(web.at("/deviations")))
    answer = web.visitor("archivist").get(URL, person="kari")
    assert refused(answer, 400) == [("person", "unknown_field")]
    assert len(caselog.entries(web.at("/deviations"))) == before


@pytest.mark.parametrize("person", ["eqs", "admin.ie", "technician", "siteadmin", "manager.idi", "reader"])
def test_who_has_no_part_in_a_case_gets_an_empty_package(web, number, person):
    package = asked(web, person)
    assert package.cases == {} and number not in package.text


def test_where_no_pdf_can_be_made(web, number, monkeypatch):
    def missing(document):
        raise pdf.ServiceUnavailable("documents")

    monkeypatch.setattr(packing, "to_pdf", missing)
    assert web.visitor("reader").get(URL).status_code == 503
    assert web.visitor("reader").send("/deviations/@@subject-access", {"person": "reader"}).status_code == 503


def test_two_packages_of_the_same_are_alike(web, number):
    first, second = asked(web, "kari"), asked(web, "kari")
    assert list(first.files) == list(second.files)
    assert {**first.index, "made": ""} == {**second.index, "made": ""}


def test_who_is_recused_finds_nothing(web):
    def recused(house):
        case = house.case("in_process")
        house.act(case, "recipient.ie", "add_coworker", person="second.idi")
        house.act(case, "recipient.ie", "recuse", person="second.idi", reason="Nær venn.")
        return case.number

    number = web.committed(recused)
    assert number not in asked(web, "second.idi").cases


def test_lists_that_a_person_has_saved(web):
    told = {"name": "Til møtet", "asked": [{"name": "text", "value": "sensurord"}]}

    def saved(house):
        for owner in ("second.ie", saved_lists.owner_of("enhet")):
            saved_lists.save(house.register, owner, "Til møtet", (("text", "sensurord"),))

    web.committed(saved)
    package = asked(web, "second.ie")
    assert package.index["saved_lists"] == [told]
    assert "Til møtet" in text_of(package.files["overview.pdf"])
    assert asked(web, "archivist", "second.ie").index["saved_lists"] == []


def test_what_was_sent_to_speakup(web):
    body = {"about": "staff", "reporter_kind": "student", "what": "Varselord"}

    def sent(house):
        with house.acting("per"):
            submit(house.register, {**body, "anonymous": True, "what": "Hemmelegord"})
            return submit(house.register, body).case.number

    number = web.committed(sent)
    package = asked(web, "per")
    assert package.cases[number]["places"] == ["notifier"] and package.written(number) == ["Varselord"]
    assert "Hemmelegord" not in package.text
    # Nobody else is told, an archivist neither, nor who handles it.
    web.committed(lambda house: house.make_archivist("speakup"))
    for person in ("archivist", "speakup"):
        assert number not in asked(web, person, "per").text


def test_what_was_handed_over_is_a_stub(web):
    case = web.at(web.case("reregistered", reporter="per"))
    package = asked(web, "per")
    assert package.cases[case.number]["places"] == ["reporter"]
    assert package.written(case.number) == [] and package.cases[case.number]["files"] == []
