"""A case in which every part holds a word of its own, and the doors one may look for it at."""

import gzip
import re
from ntnu.deviations.engine.file_parts import Upload
from plone import api
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import PASSWORD
from tests.register import REPORT
from tests.register import REREGISTER

REPORTER = "qreporterq"
FULLNAME = "Qfullnameq"

#: Words of the reporter's part: for who has View.
REPORTED = {
    "title": "Qtitleq",
    "what_happened": "Qhappenedq",
    "consequence": "Qconsequenceq",
    "suggestion": "Qsuggestionq",
    "place": "Qplaceq",
    "tried_text": "Qtriedq",
    "course_code": "QCOURSEQ",
    "programme_code": "QPROGRAMMEQ",
}
FILE_NAME, FILE_TEXT = "qfilenameq.txt", b"qfiletextq"
#: Words of the receipt and process forms: for who has View Casework.
INTERNAL = {"note": "Qnoteq", "cause": "Qcauseq", "risk": "Qriskq", "learning_points": "Qlearningq"}
#: Words of the log: why it got another case worker; and why it was reopened, if it was.
LOGGED = {"reason": "Qreasonq"}
REOPENED = "Qreopenq"
#: Words of an answer that is taken back later: both are told to the reporter, the first is logged too.
REFUSED = {"text": "Qrefusedq", "where_instead": "Qinsteadq"}
#: Words of the closing: the first is internal, the others are told to the reporter.
CONCLUSION = "Qconclusionq"
OUTCOME = {"text": "Qoutcomeq", "measures_text": "Qmeasuresq"}

SHARED = {word.casefold() for word in REPORTED.values()} | {"qfilenameq"}
CASEWORK = {word.casefold() for word in INTERNAL.values()}
LOG = {word.casefold() for word in LOGGED.values()}
IDENTITY = {REPORTER.casefold(), FULLNAME.casefold()}


def add_reporter(house) -> None:
    """Somebody with a name found nowhere else."""
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="someone@ntnu.example",
            username=REPORTER,
            password=PASSWORD,
            properties={"fullname": FULLNAME, "language": "nb"},
        )
    api.portal.set_registry_record("plone.enable_sitemap", True)


def report(house):
    """The case, received."""
    return house.report(REPORTER, files=[Upload(FILE_NAME, FILE_TEXT)], **{**REPORT, **REPORTED})


def make_case(house):
    """The case, in process."""
    return _in_process(house, _approved(house, report(house)))


def _not_approved(house, case):
    return house.act(case, "recipient.ie", "not_approve", **{**NOT_APPROVE, **REFUSED})


def _forwarded(house, case):
    return _approved(house, house.act(case, "recipient.ie", "reopen", reason=REOPENED))


def _approved(house, case):
    return house.act(case, "recipient.ie", "approve", **APPROVE, note=INTERNAL["note"])


def _in_process(house, case):
    case = house.act(case, "worker.idi", "accept", severity="critical")
    case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", **LOGGED)
    case = house.act(case, "second.idi", "reassign", case_worker="worker.idi", reason="Tilbake.")
    fields = {name: word for name, word in INTERNAL.items() if name != "note"}
    return house.act(case, "worker.idi", "update_process", **fields)


def close(house, case):
    """Close the case."""
    return house.act(case, "worker.idi", "close", **{**CLOSE, **OUTCOME, "conclusion": CONCLUSION})


def _reregistered(house, case):
    """A stub is left."""
    case = house.act(case, "recipient.ie", "reopen", reason="Alvorlig.")
    return house.act(case, "recipient.ie", "reregister", **REREGISTER)


#: State -> how the case comes there from the one before, in this order.
STAGES = {
    "received": None,
    "not_approved": _not_approved,
    "forwarded": _forwarded,
    "in_process": _in_process,
    "closed": close,
    "reregistered": _reregistered,
}


CASE_SERVICES = (
    "",
    "?fullobjects=1&metadata_fields=_all",
    "?expand=actions,aliases,breadcrumbs,contextnavigation,inherit,lock,navigation,navroot,site,"
    "translations,types,users,workflow,history,sharing,access,actions-available,relations",
    "/@actions-available",
    "/@access",
    "/@workflow",
    "/@history",
    "/@sharing",
    "/@types",
    "/@types/DeviationReport",
    "/@navigation?expand.navigation.depth=5",
    "/@breadcrumbs",
    "/@contextnavigation",
    "/@actions",
    "/@relations",
    "/@aliases",
    "/@lock",
    "/@linkintegrity",
    "/@similar",
    "/@case-log?b_size=200",
    "/@case-log/verify",
    "/@inherit",
    "/@search?metadata_fields=_all",
    "/{file}",
    "/{file}?fullobjects=1",
    "/{file}/@history",
    "/{file}/@workflow",
)
SITE_SERVICES = (
    "/@search?portal_type=DeviationReport&metadata_fields=_all&b_size=200",
    "/@search?portal_type=DeviationReport&fullobjects=1&b_size=200",
    "/@search?portal_type=Attachment&metadata_fields=_all",
    "/@search?portal_type=DeviationReport&metadata_fields=reporter&metadata_fields=note&metadata_fields=cause"
    "&metadata_fields=what_happened&metadata_fields=workflow_history&metadata_fields=_caselog",
    "/@search?SearchableText={number}&metadata_fields=_all",
    "/@search?sort_on=modified&sort_order=reverse&metadata_fields=_all&b_size=200",
    "/@navigation?expand.navigation.depth=6",
    "/@vocabularies/plone.app.vocabularies.Catalog?title=q",
    "/@vocabularies/plone.app.vocabularies.Keywords",
    "/deviations?fullobjects=1&metadata_fields=_all",
    "/deviations/ie?fullobjects=1&metadata_fields=_all",
    "/deviations/ie/idi?fullobjects=1&metadata_fields=_all",
    "/deviations/ie/idi?include_items=1&b_size=200&metadata_fields=_all",
    "/deviations/@deviations?view=all",
    "/deviations/@deviations?view=mine",
    "/deviations/@deviations?view=unit",
    "/deviations/@deviations?view=waiting",
    "/deviations/@deviations?view=late",
    "/deviations/@deviations?text={number}",
    "/deviations/ie/idi/@contextnavigation",
)
CASE_PAGES = (
    "",
    "/@@receipt-form",
    "/@@process-form",
    "/@@close-form",
    "/@@action-form?action=reassign",
    "/@@case-log?verify=1",
    "/@@sharing",
    "/folder_contents",
    "/@@historyview",
    "/@@plone_context_state/object_title",
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=%5B%22Title%22%2C%22Creator%22%5D",
    "/RSS",
    "/@@search",
    "/{file}",
    "/{file}/@@download/file/qfilenameq.txt",
    "/{file}/@@display-file/file",
    "/{file}/@@images/image/mini",
    "/{file}/file",
    "/title",
    "/what_happened",
    "/note",
    "/cause",
    "/reporter",
    "/case_worker",
    "/__dict__",
    "/listCreators",
    "/Creator",
    "/getWrappedOwner",
    "/workflow_history",
    "/_caselog",
    "/__ac_local_roles__",
    "/get_local_roles",
    "/SearchableText",
)
SITE_PAGES = (
    "",
    "/deviations",
    "/deviations/ie/idi",
    "/deviations/@@worklist?view=all",
    "/deviations/@@my-reports",
    "/deviations/case/{number}",
    "/@@search?SearchableText={number}",
    "/@@ajax-search?SearchableText={number}",
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog"
    "&attributes=%5B%22Title%22%2C%22Creator%22%2C%22Description%22%2C%22listCreators%22%5D",
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog"
    "&attributes=%5B%22reporter%22%2C%22note%22%2C%22what_happened%22%2C%22case_worker%22%5D",
    "/sitemap",
    "/sitemap.xml.gz",
    "/search_rss?SearchableText={number}",
    "/RSS",
    "/deviations/RSS",
    "/deviations/ie/idi/RSS",
    "/deviations/ie/folder_contents",
    "/@@querybuilder_html_results?query.i:records=portal_type&query.v:records=DeviationReport"
    "&query.o:records=plone.app.querystring.operation.selection.any",
    "/resolveuid/{uid}",
    "/@@redirect-to-uuid/{uid}",
)


def found_in(answer) -> str:
    """All that an answer tells, unpacked, in small letters."""
    content = answer.content
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{headers}\n{content.decode('utf-8', 'replace')}".casefold()


def told(answer, address: str):
    """All an answer tells, with the address that was asked for taken out: two that tell the same are
    told apart by nobody."""

    def plain(text: str) -> str:
        text = text.replace(address, "ADDRESS").replace(address.rpartition("/")[2], "ID")
        return re.sub(r"\b[0-9a-f]{40}\b", "TOKEN", text)

    headers = {
        name: plain(value) for name, value in answer.headers.items() if name not in ("Date", "Content-Length")
    }
    return answer.status_code, headers, plain(answer.text)
