"""Another field in the report form: it is everywhere the product's own fields are, and can be removed without
harm."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.now import now
from ntnu.deviations.reporting import added_fields
from ntnu.deviations.retention.retained import RetainedDeviation
from tests.documents import reading
from tests.register import CLOSE
from tests.register import REPORT
from tests.register import REREGISTER

NAME, SAID, LABEL = "fieldwork", "BIO2100, ved hytta i fjellet.", "Fieldwork or cruise"
QUESTION = "Was it on fieldwork or a cruise?"


@pytest.fixture(scope="module")
def before(web):
    """A case from before the add-on was installed."""
    return web.case("in_process")


@pytest.fixture(autouse=True, scope="module")
def installed(before, installs):
    installs()


def pdf(web, case: str) -> str:
    def made(house):
        with house.acting("worker.idi"):
            return export.case_pdf(Reading(web.at(case)), Wanted("full", "en", True))

    return reading.text(web.committed(made))


def test_the_server_starts(web):
    added_fields.check()


def test_in_the_form_after_the_place(web):
    kari = web.visitor("kari")
    page = kari.page("/deviations/@@report", step="where", language="en").text
    assert QUESTION in page and "Which course, and where you were. No names." in page
    assert 0 < page.index('name="place"') < page.index(f'name="{NAME}"')
    assert "feltarbeid eller tokt?" in kari.page("/deviations/@@report", step="where").text
    assert f'name="{NAME}"' not in kari.page("/deviations/@@report", step="describe").text


def test_a_case_from_before_is_read(web, before):
    assert web.visitor("kari").get(before).json()[NAME] == ""
    for person in ("kari", "worker.idi"):
        page = web.visitor(person).page(before, language="en")
        assert page.status_code == 200 and LABEL not in page.text
    assert LABEL not in pdf(web, before)


def test_over_rest(web):
    case = web.case("in_process", fieldwork=SAID)
    for person in ("kari", "recipient.ie", "worker.idi"):
        assert web.visitor(person).get(case).json()[NAME] == SAID, person
        page = web.visitor(person).page(case, language="en").text
        assert LABEL in page and SAID in page, person
    assert web.visitor("per").get(case).status_code == 404
    told = web.visitor("kari").get("/@types/DeviationReport").json()
    assert told["properties"][NAME]["title"] == QUESTION
    sets = {one["id"]: one["fields"] for one in told["fieldsets"]}
    assert sets.keys() == {"reported", "receipt", "process", "outcome"} and NAME in sets["reported"]


def test_what_is_typed_is_looked_over(web):
    kari = web.visitor("kari")
    for typed, code in (("Ring 01015451285.", f"identity_number:{NAME}"), ("x" * 2001, "too_long")):
        faults = kari.report({**REPORT, NAME: typed}).json()["errors"]
        assert [(fault["field"], fault["code"]) for fault in faults] == [(NAME, code)]


def test_redacted(web):
    case = web.case("in_process", fieldwork=SAID)
    recipient = web.visitor("recipient.ie")
    form = recipient.page(f"{case}/@@redact-form", language="en").text
    assert f'value="field:{NAME}"' in form and LABEL in form
    done = recipient.act(case, "redact", target=f"field:{NAME}", reason="Det skulle ikke stå der.")
    assert done.status_code == 200
    assert web.visitor("kari").get(case).json()[NAME].startswith("Removed on ")
    assert caselog.entries(web.at(case))[-1].why["target"] == f"field:{NAME}"
    assert LABEL in recipient.page(f"{case}/@@case-log", language="en").text
    assert SAID not in pdf(web, case)


def test_in_documents(web):
    text = pdf(web, web.case("in_process", fieldwork=SAID))
    assert LABEL in text and SAID in text


def test_handed_over(web):
    def handed(house):
        case = house.report("kari", fieldwork=SAID)
        house.act(case, "recipient.ie", "reregister", **REREGISTER)
        (made,) = registry_of(house.register).objectValues()
        return case.fieldwork, {text.text for text in handed_texts(made)}

    left, taken = web.committed(handed)
    assert left == "" and SAID in taken


def test_deleted_in_the_end(web):
    def deleted(house):
        case = house.act(house.case("in_process", fieldwork=SAID), "worker.idi", "close", **CLOSE)
        RetainedDeviation(case).anonymise("archivist", {}, now())
        return case.fieldwork, "fieldwork" in vars(case)

    assert web.committed(deleted) == ("", False)


def test_taken_out_again(web, installs):
    """Even where its uninstall profile was not run before the package was removed."""
    case = web.case("in_process", fieldwork=SAID)

    def gone(house):
        house.portal.portal_types["DeviationReport"].manage_changeProperties(behaviors=("nordlys.gone",))

    for take_out in (lambda: installs("uninstall"), lambda: web.committed(gone)):
        take_out()
        for person in ("kari", "worker.idi"):
            found = web.visitor(person).get(case)
            assert found.status_code == 200 and NAME not in found.json()
            page = web.visitor(person).page(case)
            assert page.status_code == 200 and SAID not in page.text
        assert SAID not in pdf(web, case)
        assert web.visitor("kari").report({**REPORT, NAME: "x"}).status_code == 400
        assert web.visitor("kari").report(REPORT).status_code == 201
    web.committed(
        lambda house: house.portal.portal_types["DeviationReport"].manage_changeProperties(behaviors=())
    )
    installs()
    assert web.visitor("kari").get(case).json()[NAME] == SAID
