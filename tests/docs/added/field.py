"""A field that a developer has added to the report: run by ``tests/docs/test_add_a_field.py`` in a copy."""

from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.handed import handed_texts
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.now import now
from ntnu.deviations.retention.retained import RetainedDeviation
from tests.documents import reading
from tests.register import CLOSE
from tests.register import REREGISTER

pytest_plugins = ["tests.fixtures"]

NAME, SAID, LABEL = "how_many", "Minst 40 studenter.", "How many does it concern?"


def test_the_copy_is_asked():
    assert NAME in case_fields()


def test_in_the_form(web):
    page = web.visitor("kari").page("/deviations/@@report", step="describe", language="en").text
    assert LABEL in page and f'name="{NAME}"' in page


def test_over_rest(web):
    kari = web.visitor("kari")
    case = web.case("in_process", how_many=SAID)
    for person in ("kari", "recipient.ie", "worker.idi"):
        assert web.visitor(person).get(case).json()[NAME] == SAID, person
    assert web.visitor("per").get(case).status_code == 404
    told = kari.get("/@types/DeviationReport").json()
    assert told["properties"][NAME]["title"] == LABEL
    assert NAME in told["fieldsets"][0]["fields"]
    assert kari.get("/deviations/@report-deviation").json()["properties"][NAME]["title"] == LABEL
    described = kari.get("/deviations/@openapi").json()
    taken = described["paths"]["/@report-deviation"]["post"]["requestBody"]["content"]["application/json"]
    assert taken["schema"]["properties"][NAME]["title"] == LABEL
    answered = described["components"]["schemas"]["DeviationReport"]
    assert answered["properties"][NAME]["title"] == LABEL
    faults = kari.post("/deviations/@report-deviation", {NAME: "Ring 01015451285."}).json()["errors"]
    assert (NAME, f"identity_number:{NAME}") in {(fault["field"], fault["code"]) for fault in faults}
    assert SAID in web.visitor("kari").page(case).text
    said = {"target": f"field:{NAME}", "reason": "Det skulle ikke stå der."}
    assert web.visitor("recipient.ie").act(case, "redact", **said).status_code == 200
    assert web.visitor("kari").get(case).json()[NAME].startswith("Removed on ")


def test_in_documents(web):
    def made(house):
        with house.acting("worker.idi"):
            return export.case_pdf(
                Reading(house.case("in_process", how_many=SAID)), Wanted("full", "en", True)
            )

    text = reading.text(web.committed(made))
    assert LABEL in text and SAID in text


def test_handed_over(web):
    def handed(house):
        case = house.report("kari", how_many=SAID)
        house.act(case, "recipient.ie", "reregister", **REREGISTER)
        (made,) = registry_of(house.register).objectValues()
        return getattr(case, NAME), {text.text for text in handed_texts(made)}

    left, taken = web.committed(handed)
    assert left == "" and SAID in taken


def test_deleted_in_the_end(web):
    def deleted(house):
        case = house.act(house.case("in_process", how_many=SAID), "worker.idi", "close", **CLOSE)
        RetainedDeviation(case).anonymise("archivist", {}, now())
        return getattr(case, NAME)

    assert web.committed(deleted) == ""
