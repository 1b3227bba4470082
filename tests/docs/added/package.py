"""A careless package: fields that not everybody may read, values of all kinds, a plan that fails, its end.

Run by ``tests/docs/test_another_package.py``.
"""

import io
import pytest
import zipfile
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.case.schema.outcome import IOutcome
from ntnu.deviations.case.schema.process import IProcess
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import tagged
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.case.schema.tags import VIEW_CASEWORK
from ntnu.deviations.case.schema.tags import VIEW_REPORTER
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.content.added import of_part
from ntnu.deviations.documents import export
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.now import now
from ntnu.deviations.reporting import added_fields
from ntnu.deviations.retention.retained import RetainedDeviation
from plone.autoform import directives
from plone.behavior.interfaces import IBehavior
from plone.behavior.registration import BehaviorRegistration
from plone.dexterity.schema import SCHEMA_CACHE
from plone.supermodel import model
from tests.documents import reading
from tests.register import CLOSE
from tests.register import REPORT
from tests.visitor import Web
from zope import schema
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig
from zope.configuration.config import ConfigurationConflictError
from zope.interface import Interface

ROOM, INTERNAL, SHARED = "Kontor 4711 i tredje etasje", "Bare for enheten selv", "Alle kan lese dette her"
DECIDED, LOOSE = "Ikke for melderen selv", "Internt uansett hva pakken sier"


@of_part(IReported)
@read_by(VIEW_REPORTER, fjord_internal=VIEW_CASEWORK, fjord_shared=VIEW)
class IAsked(Interface):
    """What not everybody may read who sees the case."""

    fjord_room = tagged(LongText(title="Room", required=False), step="where")
    fjord_internal = tagged(LongText(title="For the unit", required=False), step="where")
    fjord_shared = tagged(LongText(title="For all", required=False), step="where")


@of_part(IOutcome)
class IDecided(model.Schema):
    """Plone's own way to say it."""

    directives.read_permission(fjord_decided=VIEW_CASEWORK)
    fjord_decided = tagged(LongText(title="Decided", required=False), outcomes=(CLOSED,))


@of_part(IProcess)
@read_by(VIEW)
class ILoose(Interface):
    """What a part keeps from readers no package gives them."""

    fjord_loose = LongText(title="Loose", required=False)


@of_part(IReported)
class IKinds(Interface):
    """A field of each kind."""

    fjord_line = tagged(schema.TextLine(title="Line", required=False), step="where")
    fjord_count = tagged(schema.Int(title="Count", required=False, min=0), step="where")
    fjord_share = tagged(schema.Float(title="Share", required=False), step="where")
    fjord_day = tagged(schema.Date(title="Day", required=False), step="where")
    fjord_sure = tagged(schema.Bool(title="Sure", required=False), step="where")
    fjord_colour = tagged(schema.Choice(title="Colour", values=["red"], required=False), step="where")
    fjord_colours = tagged(
        schema.Set(title="Colours", value_type=schema.Choice(values=["red", "blue"]), required=False),
        step="where",
    )
    fjord_words = tagged(
        schema.List(title="Words", value_type=schema.TextLine(), required=False), step="where"
    )


class INothing(Interface):
    """Nothing to fill in."""


class Fails(Action):
    """An action whose plan fails."""

    id = "fjord_fails"
    title = help = button = log = "Fails"
    schema = INothing
    rule = when(OPEN, BOTH)

    def plan(self, facts, data, moment):
        raise ValueError(facts.title)


class Writes(Fails):
    """An action that mails the reporter."""

    id = "fjord_writes"
    title = help = button = log = "Writes"

    def plan(self, facts, data, moment):
        mail = Notice("fjord_written", facts.reporter)
        return self.planned(facts, moment, after=facts, effects=(mail,), why={"text": "Skrev."})


class Written(MailKind, id="fjord_written"):
    """A mail of the package."""


SCHEMAS = (IAsked, IDecided, ILoose, IKinds)
UTILITIES = (
    *((BehaviorRegistration(s.__name__, "", s, s, None), IBehavior, f"fjord.{s.__name__}") for s in SCHEMAS),
    *((action(), IAction, action.id) for action in (Fails, Writes)),
    (Written(), IMailKind, Written.id),
)


def switch(web, behaviors=(), here=True):
    """The package comes to the server, or goes; ``behaviors`` are switched on in the site."""
    for component, provided, name in UTILITIES:
        change = getGlobalSiteManager().registerUtility if here else getGlobalSiteManager().unregisterUtility
        change(component, provided, name)
    SCHEMA_CACHE.clear()
    web.committed(
        lambda house: house.portal.portal_types["DeviationReport"].manage_changeProperties(
            behaviors=tuple(behaviors)
        )
    )


NAMES = tuple(name for _component, provided, name in UTILITIES if provided is IBehavior)


@pytest.fixture(scope="module")
def web(register_http_session):
    register_http_session.testSetUp()
    found = Web(register_http_session)
    switch(found, NAMES)
    yield found
    switch(found, here=False)
    found.close()
    register_http_session.testTearDown()


def texts(web, case: str, person: str) -> str:
    """All that the person gets of the case: pages, REST, documents, what is stored about them."""
    visitor = web.visitor(person)
    found = [
        visitor.page(f"{case}{page}", language="en").text
        for page in (
            "",
            "/@@case-log",
            "/@@redact-form",
            "/@@close-form",
            "/@@process-form",
            "/@@folder_contents",
        )
    ]
    found += [
        visitor.get(f"{case}{service}").text
        for service in ("", "/@case-log", "/@actions-available", "/@history", "/@access", "/@types")
    ]
    found += [
        visitor.get(path).text
        for path in (
            "/deviations/@deviations",
            "/deviations/@deviations?fullobjects=1",
            "/@search?fullobjects=1",
            "/@types/DeviationReport",
        )
    ]
    for variant in export.VARIANTS:
        answer = visitor.page(f"{case}/@@case-pdf", variant=variant, language="en")
        if answer.headers["Content-Type"] == "application/pdf":
            found.append(reading.text(answer.content))
    stored = visitor.get("/deviations/@subject-access")
    if stored.headers["Content-Type"] == "application/zip":
        with zipfile.ZipFile(io.BytesIO(stored.content)) as file:
            for name in file.namelist():
                data = file.read(name)
                found.append(reading.text(data) if name.endswith(".pdf") else data.decode("utf-8", "ignore"))
    return " ".join(" ".join(found).split())


def test_the_server_starts(web):
    added_fields.check()


def test_who_may_not_read_a_field_gets_it_nowhere(web):
    web.committed(lambda house: house.forget_mails())
    case = web.case("in_process", fjord_room=ROOM, fjord_internal=INTERNAL, fjord_shared=SHARED)
    worker = web.visitor("worker.idi")
    assert worker.act(case, "update_process", fjord_loose=LOOSE).status_code == 200
    assert worker.act(case, "close", **CLOSE, fjord_decided=DECIDED).status_code == 200
    said = (ROOM, INTERNAL, SHARED, DECIDED, LOOSE)
    reads = {
        "worker.idi": {ROOM, INTERNAL, SHARED, DECIDED, LOOSE},
        "recipient.ie": {ROOM, INTERNAL, SHARED, DECIDED, LOOSE},
        "manager.idi": {INTERNAL, SHARED, DECIDED, LOOSE},
        "kari": {ROOM, SHARED},
        "per": set(),
    }
    for person, expected in reads.items():
        found = texts(web, case, person)
        assert {text for text in said if text in found} == expected, person
    mails = web.committed(lambda house: [mail.as_string() for mail in house.mails()])
    assert mails and not any(text in mail for mail in mails for text in said)
    log = str([entry.why for entry in caselog.entries(web.at(case))])
    assert not any(text in log for text in said)
    # Nor when the answer has become an earlier one.
    assert web.visitor("recipient.ie").act(case, "reopen", reason="Ny kunnskap.").status_code == 200
    for person in ("worker.idi", "kari"):
        assert (DECIDED in texts(web, case, person)) == (person == "worker.idi")


def test_what_may_be_sent_in(web):
    kari, big = web.visitor("kari"), "x" * 1_000_000
    wrong = {
        "fjord_line": [big, 7, ["a"], {"a": 1}, True, "a\nb"],
        "fjord_count": [big, -1, True, "en", [1], {"a": 1}, 1.5],
        "fjord_share": [big, "nan", "inf", "1e999", True, [1.5]],
        "fjord_day": [big, 7, "31.12.2026", ["2026-12-31"], "9999-99-99"],
        "fjord_sure": [big, "yes", 1],
        "fjord_colour": [big, "green", 7, {"token": "green"}, ["red"]],
        "fjord_colours": [big, ["red", "green"], [7], [None], [["red"]]],
        "fjord_words": [big, [7], [big], [["a"]]],
    }
    for name, values in wrong.items():
        for value in values:
            answer = kari.report({**REPORT, name: value})
            assert answer.status_code == 400, (name, str(value)[:40], answer.status_code)
            assert {fault["field"] for fault in answer.json()["errors"]} == {name}
            assert all(fault["code"] and fault["message"] for fault in answer.json()["errors"])


def test_markup_and_what_is_no_text(web):
    """What cannot be seen goes; markup is text."""
    kari, markup = web.visitor("kari"), "<script>alert(1)</script><b>&amp;"
    sent = {
        "fjord_line": f"a\x00\ud800\u202eb{markup}",
        "fjord_words": ["\x00", markup],
        "fjord_share": 7,
        "fjord_colours": ["red"],
    }
    answer = kari.report({**REPORT, **sent})
    assert answer.status_code == 201
    case = answer.json()["@id"].removeprefix(web.url)
    found = kari.get(case).json()
    assert (found["fjord_line"], found["fjord_words"], found["fjord_share"]) == (f"ab{markup}", [markup], 7.0)
    for person in ("kari", "recipient.ie"):
        page = web.visitor(person).page(case).text
        assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    pdf = reading.text(kari.page(f"{case}/@@case-pdf", variant="redacted").content)
    assert "<script>alert(1)" in pdf


def test_a_plan_that_fails_changes_and_tells_nothing(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    before = worker.get(case).json()["revision"]
    for way in ("@action", "@preview"):
        answer = worker.post(f"{case}/{way}/fjord_fails", {})
        assert answer.status_code == 500 and REPORT["title"] not in answer.text
    page = worker.send(f"{case}/@@action-form", {"action": "fjord_fails", "looked": "1", "complete": "1"})
    assert page.status_code == 500 and REPORT["title"] not in page.text
    assert worker.get(case).json()["revision"] == before
    assert worker.act(case, "close", **CLOSE).status_code == 200


TWO = """<configure xmlns="http://namespaces.zope.org/zope">
  <include package="zope.component" file="meta.zcml" />
  <include file="{}" /><include file="{}" />
</configure>"""
ONE = """<configure xmlns="http://namespaces.zope.org/zope">
  <utility name="{}" factory="{}.{}" provides="ntnu.deviations.case.interfaces.IAction" />
</configure>"""


def test_two_packages_with_an_action_of_the_same_id(tmp_path):
    files = [tmp_path / "one.zcml", tmp_path / "other.zcml"]
    for file, factory in zip(files, ("Fails", "Writes"), strict=True):
        file.write_text(ONE.format("fjord_same", __name__, factory))
    with pytest.raises(ConfigurationConflictError) as error:
        xmlconfig.string(TWO.format(*files))
    assert "fjord_same" in str(error.value) and all(str(file) in str(error.value) for file in files)


def test_a_package_that_has_gone(web):
    """Its values, its entries in the log and its mails are there still, and are in nobody's way."""
    said = {"fjord_room": ROOM, "fjord_shared": SHARED, "fjord_colour": "red"}
    worker, recipient, kari = (web.visitor(name) for name in ("worker.idi", "recipient.ie", "kari"))
    opened = web.case("in_process", **said)
    redacted = web.case("received", **said)
    answer = recipient.act(redacted, "redact", target="field:fjord_shared", reason="Det skal bort.")
    assert answer.status_code == 200
    closed, again = web.case("in_process"), web.case("in_process")
    for case in (closed, again):
        assert worker.act(case, "close", **CLOSE, fjord_decided=DECIDED).status_code == 200
    assert recipient.act(again, "reopen", reason="Ny kunnskap.").status_code == 200
    cases = (opened, redacted, closed, again)
    try:
        assert worker.act(opened, "fjord_writes").status_code == 200
        switch(web, NAMES, here=False)
        for case in cases:
            for visitor in (recipient, kari) if case == redacted else (worker, recipient, kari):
                assert visitor.page(case).status_code == 200
                found = visitor.get(case)
                assert found.status_code == 200 and not any(key.startswith("fjord") for key in found.json())
                for variant in ("full", "redacted"):
                    pdf = visitor.page(f"{case}/@@case-pdf", variant=variant)
                    assert pdf.status_code in (200, 302) and ROOM not in reading_of(pdf)
            for page in ("@@case-log", "@@redact-form"):
                assert recipient.page(f"{case}/{page}").status_code == 200, page
            assert recipient.get(f"{case}/@case-log").status_code == 200
            assert verify_log(web.at(case)).whole
        assert "fjord_writes" in recipient.page(f"{opened}/@@case-log").text
        for page in ("", "/@@worklist", "/my-reports", "/@@report"):
            assert kari.page(f"/deviations{page}").status_code in (200, 302), page
            assert worker.page(f"/deviations{page}").status_code in (200, 302), page
        doctor = web.visitor("eqs").get("/deviations/@doctor")
        (check,) = (check for check in doctor.json()["checks"] if check["id"] == "packages")
        assert check["level"] == "warning" and "fjord.IAsked" in check["text"]
        assert "fjord.IAsked" in web.visitor("eqs").page("/deviations/@@doctor").text
        # Work goes on.
        assert kari.report(REPORT).status_code == 201
        assert worker.act(again, "close", **CLOSE).status_code == 200
        left = web.committed(lambda house: deleted(house, web.at(closed)))
        assert left == set()
    finally:
        switch(web, NAMES)
    assert kari.get(opened).json()["fjord_shared"] == SHARED


def reading_of(answer) -> str:
    return reading.text(answer.content) if answer.status_code == 200 else ""


def deleted(house, case) -> set[str]:
    RetainedDeviation(case).anonymise("archivist", {}, now())
    return {name for name in vars(case) if name.startswith("fjord")}
