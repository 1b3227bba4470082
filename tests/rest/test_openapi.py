"""``@openapi``: what is registered is described, and nothing else, in the asked language; it is valid."""

import pytest
import re
from ntnu.deviations.rest.described import descriptions
from openapi_spec_validator import validate
from tests.source import PACKAGE
from zope.component import getGlobalSiteManager

#: Registered for the site itself, which is not of a register.
OF_THE_SITE = {("POST", "@export"), ("POST", "@demo-clock")}
#: The title of the report, and of a theme: nb, nn, en.
TITLES = [
    ("Tittel", "Vurdering og eksamen"),
    ("Tittel", "Vurdering og eksamen"),
    ("Title", "Assessment and examination"),
]


@pytest.fixture(scope="module")
def told(web):
    answer = web.visitor("kari").get("/deviations/@openapi")
    assert answer.status_code == 200
    return answer.json()


def registered():
    """Method, name and class of every service that this package registers."""
    for found in getGlobalSiteManager().registeredAdapters():
        name = re.fullmatch("(GET|POST|PATCH|DELETE)_application_json_(.*)", found.name)
        if name and str(PACKAGE) in str(getattr(found.info, "file", "")):
            yield name[1], name[2], found.factory


def operations(told):
    """Method and path of every operation."""
    methods = ("get", "post", "patch", "delete")
    return [
        (method.upper(), path) for path, item in told["paths"].items() for method in item if method in methods
    ]


def test_it_is_valid(told):
    validate(told)


def test_every_registered_service_is_described(told):
    there = {(m, next((p for p in path.split("/") if p[:1] == "@"), "")) for m, path in operations(told)}
    assert len(list(registered())) > 60
    missing = [
        (method, name)
        for method, name, service in registered()
        if not descriptions(service) or (method, name) not in there | OF_THE_SITE
    ]
    assert missing == []


def test_nothing_else_is_described(told):
    known = {(method, name) for method, name, _service in registered()}
    there = {(m, next((p for p in path.split("/") if p[:1] == "@"), "")) for m, path in operations(told)}
    assert there - known == set()


def test_it_is_in_the_asked_language(web):
    kari, found = web.visitor("kari"), {}
    for language in ("nb", "nn", "en"):
        for name in ("@openapi", "@report-deviation"):
            wanted = {"Accept-Language": language}
            answer = kari.call("GET", f"/deviations/{name}", headers=wanted).json()
            if name == "@openapi":
                answer = answer["paths"]["/@report-deviation"]["post"]["requestBody"]["content"]
                answer = answer["application/json"]["schema"]
            themes = answer["properties"]["themes"]["items"]
            at = themes["enum"].index("assessment")
            found[name, language] = (answer["properties"]["title"]["title"], themes["enumNames"][at])
            assert {"title", "what_happened", "faculty", "no_sensitive_data"} <= set(answer["required"])
    for name in ("@openapi", "@report-deviation"):
        assert [found[name, language] for language in ("nb", "nn", "en")] == TITLES


def test_it_is_for_those_who_may_use_the_register(web):
    assert web.visitor(None).get("/deviations/@openapi").status_code == 401
    assert web.visitor(None).get("/deviations/@report-deviation").status_code == 401
    kari, officer = (web.visitor(person).get("/deviations/@openapi").json() for person in ("kari", "speakup"))
    assert kari == officer


def test_nothing_in_it_depends_on_cases(web):
    before = web.visitor("kari").get("/deviations/@openapi").text
    number = web.at(web.case("in_process")).number
    assert web.visitor("kari").get("/deviations/@openapi").text == before
    assert number not in before and "worker.idi" not in before


def test_an_action_is_described_with_its_schema(told):
    approve = told["paths"]["/case/{number}/@action/approve"]["post"]
    schema = approve["requestBody"]["content"]["application/json"]["schema"]
    assert {"unit", "case_worker", "assessment_deviation"} <= set(schema["required"])
    assert "warnings_confirmed" in schema["properties"]
    assert {"Idempotency-Key", "If-Match"} <= {parameter["name"] for parameter in approve["parameters"]}
    assert {"200", "400", "403", "404", "409", "412"} <= set(approve["responses"])
    case = told["paths"]["/case/{number}"]["get"]
    assert {"200", "304"} <= set(case["responses"])
    assert "what_happened" in told["components"]["schemas"]["DeviationReport"]["properties"]
