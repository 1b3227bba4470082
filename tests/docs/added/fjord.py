"""A careless package of another institution, and all that a person gets of a case: see ``package.py``."""

import io
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
from plone.autoform import directives
from plone.behavior.interfaces import IBehavior
from plone.behavior.registration import BehaviorRegistration
from plone.dexterity.schema import SCHEMA_CACHE
from plone.supermodel import model
from tests.documents import reading
from zope import schema
from zope.component import getGlobalSiteManager
from zope.interface import Interface

ROOM, INTERNAL, SHARED = "Kontor 4711 i tredje etasje", "Bare enheten leser dette", "Alle kan lese dette her"
DECIDED, LOOSE = "Ikke meldt videre til melderen", "Internt uansett hva pakken sier"


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
