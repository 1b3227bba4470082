"""Whatever is sent, the answer is one of the answers there are: never a fault of the server."""

import pytest
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.reporting.submit import form_schema
from tests.engine.unchanged import cases
from tests.register import REPORT
from tests.rest.act_tables import ACTS
from tests.rest.act_tables import ready
from tests.rest.act_tables import who_does
from tests.rest.weird import bodies
from zope.schema import getFieldNamesInOrder

ANSWERS = {200, 201, 400, 409, 413, 415}


def sent(who, path: str, body: bytes):
    return who.call("POST", path, data=body, headers={"Content-Type": "application/json"})


def check(answer, body):
    assert answer.status_code in ANSWERS, (answer.status_code, body[:300], answer.text[-1500:])
    told = answer.json()
    if answer.status_code >= 400:
        assert told["errors"] and told["detail"] == told["message"]


def test_reports(web):
    kari, fields = (
        web.visitor("kari"),
        (*getFieldNamesInOrder(form_schema()), "attachments", "warnings_confirmed"),
    )
    for body in bodies(fields, REPORT, 150, "report"):
        check(sent(kari, "/deviations/@report-deviation", body), body)
        if body.startswith(b'{"'):
            typed = body[:-1] + b', "@type": "DeviationReport"}'
            check(sent(kari, "/deviations/ie", typed), typed)


#: Actions after which the case is where they start from.
AGAIN = {"update_process", "add_measure", "add_hearing", "add_message", "add_attachment", "add_information"}
AGAIN |= {"request_information"}


@pytest.mark.parametrize("act", ACTS)
def test_acts(web, act):
    who = web.visitor(who_does(act))
    more = ("warnings_confirmed", "attachments") if ACTIONS[act].takes_files else ("warnings_confirmed",)
    fields = (*getFieldNamesInOrder(ACTIONS[act].schema), *more)
    case, good = ready(web, act)
    for n, body in enumerate(bodies(fields, good, 70, act)):
        # The preview reads a body as the action does: every other one will do.
        if n % 2:
            check(sent(who, f"{case}/@preview/{act}", body), body)
        service = f"@workflow/{act}" if act in ("approve", "accept", "close") and n % 2 else f"@action/{act}"
        answer = sent(who, f"{case}/{service}", body)
        check(answer, body)
        if answer.status_code == 200 and act not in AGAIN:
            case, good = ready(web, act)


def test_all_that_was_stored_can_be_read(web):
    for case in web.committed(cases):
        path = web.address(case)
        assert web.visitor("kari").get(path).status_code == 200
        if case.title != REPORT["title"] or case.cause or case.measures_text:
            assert web.visitor("kari").page(path).status_code == 200, path
    answer = web.visitor("recipient.ie").get("/deviations/@deviations", b_size=200)
    assert answer.status_code == 200 and answer.json()["items"]
