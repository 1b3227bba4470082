"""``docs/http/`` shows each service by a request that was sent and the answer that came."""

import pytest
from tests.people import ASSESSED
from tests.people import Person
from tests.people import REPORT


@pytest.fixture(scope="module")
def report(demo_server):
    return Person(demo_server, "student.kari").report().json()


def test_report(show, demo_server):
    show(
        "Report a deviation",
        "student.kari",
        "POST",
        f"{demo_server.url}/deviations/@report-deviation",
        REPORT,
        about="Any logged-in person. Files go along as `attachments: [{filename, data}]`, data in base64.",
    )


def test_the_same_again(show, demo_server):
    about = (
        "`Idempotency-Key` goes with any POST: 1 to 255 letters, digits and signs of ASCII. Sent again within"
        " seven days, with the same body, it is answered and not done again; another body under the same key"
        " is refused (409). What one may no longer see is left out. See [forms](../forms.md)."
    )
    url, key = f"{demo_server.url}/deviations/@report-deviation", {"Idempotency-Key": "8e03978e-40d5"}
    # Under a title that no list on these pages looks for.
    body = {**REPORT, "title": "Opptakene mangler"}
    first = Person(demo_server, "student.kari").post(url, body, **key)
    again = show("Send the same again", "student.kari", "POST", url, body, key, about=about)
    assert first.json() == again.json()


def test_what_must_be_mended(show, demo_server):
    answer = show(
        "Bad input",
        "student.kari",
        "POST",
        f"{demo_server.url}/deviations/@report-deviation",
        {**REPORT, "consequence": "Ring 412 34 567", "faculty": "NOPE"},
        about="Every fault with its field. Send the codes of what is something else than it seems as"
        " `warnings_confirmed`. What was found is never repeated.",
    )
    assert answer.status_code == 400
    confirmed = Person(demo_server, "student.kari").report(
        consequence="Ring 412 34 567", warnings_confirmed=["telephone_number:consequence"]
    )
    assert confirmed.status_code == 201


def test_acts_of_a_case(show, demo_server, report):
    case = report["@id"]
    about = "The actions this person may do now, each with its JSON schema."
    show("Actions available", "recipient.ie", "GET", f"{case}/@actions-available", about=about)
    body = {**ASSESSED, "unit": "IDI", "case_worker": "worker.idi"}
    about = "What the action would do. Nothing is stored."
    show("Preview an action", "recipient.ie", "POST", f"{case}/@preview/approve", body, about=about)
    about = (
        "`If-Match` with the revision of `@actions-available` keeps two persons from changing a case at once."
        " A case moves when it is approved or changes unit; `case/<number>` under the register is the address"
        " that stays: `@actions-available`, `@action/<id>` and `@preview/<id>` are there too. An action that"
        " comes too late answers 409 there, where the old address is 404."
    )
    stays = f"{demo_server.url}/deviations/case/{report['case_number']}"
    show(
        "Another person was first",
        "recipient.ie",
        "POST",
        f"{stays}/@action/approve",
        body,
        {"If-Match": '"99"'},
        about,
    )
    about = "An action. `@id` is null when it ends the person's access to the case."
    done = show("Do an action", "recipient.ie", "POST", f"{case}/@action/approve", body, about=about)
    about = "Who has access, why, given by whom, since and until when."
    show("Who has access", "worker.idi", "GET", f"{done.json()['@id']}/@access", about=about)
    about = (
        "Who did what, when and why, oldest first; for recipient, case worker and archivist. Filters are"
        " `who` (a user id), `kind`, `from` and `to` (days) and `text`. `why` holds each reason as it was"
        " kept (`value`) and in words (`text`). Who may not know who reported reads an empty `actor`."
    )
    log = f"{done.json()['@id']}/@case-log"
    show("The case log", "worker.idi", "GET", f"{log}?kind=procedure&b_size=1&b_start=1", about=about)
    about = (
        "Whether anybody has changed the log behind the add-on's back. `compared_with` is the moment of the"
        " signed list of heads on this server, if there is one. Each of `problems` has `seq` (0: the log as"
        " a whole), `code`, `message` and `notice`: a log with notices only is whole."
    )
    show("Verify the case log", "recipient.ie", "GET", f"{log}/verify", about=about)
    about = "A case that a person may not see answers like one that does not exist."
    show("A hidden case", "recipient.hf", "GET", done.json()["@id"], about=about)


def test_similar_cases(show, demo_server):
    worker = Person(demo_server, "worker.idi")
    (case,) = worker.get(
        f"{worker.register}/@deviations", text="øvingane blir retta etter at den neste er levert"
    ).json()["items"]
    about = (
        "Earlier cases that tell of the same, that the person may see: three at most, the most alike first,"
        " each with what it has in common. Words of the report count most (`score`: 100 for the same words),"
        " then the course (35), a theme (10) and the unit (5); below 50 none is named. `update_process` and"
        " `approve` take their numbers as `related`."
    )
    show("Similar cases", "worker.idi", "GET", f"{case['@id']}/@similar", about=about)


def test_lists(show, demo_server):
    show(
        "List cases",
        "student.kari",
        "GET",
        f"{demo_server.url}/deviations/@deviations?view=mine&b_size=1&facets=0&text=sensuren&state=forwarded"
        "&sort_on=submitted&sort_order=descending",
        about="`view` is mine, unit, waiting, late or all; filters are `state`, `unit`, `theme`, `severity`"
        " (of the cases whose casework the person reads), `case_worker` (own id only) and `text`."
        " `sort_on` is due, submitted, number or relevance (of a [search](../search.md), and its order"
        " where no other is asked for). A program goes on from `after`, the cursor of the last row it"
        " has, until that is null: what others write meanwhile moves no row (sorted by `submitted` or"
        " `number`; a `due` may be moved). `b_start` is for people.",
    )


def test_folder_roles(show, demo_server):
    unit = f"{demo_server.url}/deviations/ie/idi"
    about = (
        "The roles of the unit's own Sharing. Roles that are not named stay as they are; `reason` is asked "
        "for. `from` and `to` are the first and the last day on which a role is held, in the institution's "
        "time zone; a principal without them, or given by the id alone, keeps its days, and null takes one "
        "away. What follows and should be known before answers 400 with the codes `last_recipient`, "
        "`last_recipient_from`, `last_speakup_recipient`, `last_speakup_recipient_from` and `ends_work`: "
        "`warnings_confirmed` confirms them. The register's own roles are changed in the same way."
    )
    body = {
        "reason": "In place of somebody on leave.",
        "roles": {
            "Case Worker": [{"principal": "worker.idi"}, {"principal": "worker.iik", "to": "2099-12-31"}]
        },
    }
    show("Change folder roles", "admin.ie", "PATCH", f"{unit}/@access", body, about=about)


def test_settings_of_a_register(show, demo_server):
    about = (
        "The settings that the register has of its own; null: it goes by the site's. Those that are not "
        "named stay as they are. For system administrators, as the page `register-settings`. Each change is "
        "an entry in the register's log."
    )
    url = f"{demo_server.url}/deviations/@register-settings"
    answer = show(
        "Settings of a register",
        "eqs.admin",
        "PATCH",
        url,
        {"settings": {"hearing_days": 15, "channel": None}},
        about=about,
    )
    assert answer.status_code == 200


def test_the_text_of_a_mail(show, demo_server):
    about = (
        "A text of the register's own, in place of the shipped one. An unknown variable, and one that the "
        "readers of the mail are not to learn, is refused. See [texts of e-mails](../operate/mail-texts.md)."
    )
    body = {
        "kind": "withdrawn",
        "language": "en",
        "subject": "Case {number} is withdrawn",
        "body": "Hello, {recipient_name}\n\nNothing more is to be done.\n\nOpen the case: {url}",
    }
    url = f"{demo_server.url}/deviations/@mail-texts"
    answer = show("Change the text of a mail", "eqs.admin", "PATCH", url, body, about=about)
    assert answer.status_code == 200


def test_a_table_of_units(show, demo_server):
    about = (
        "What the table would change; without `dry_run` it is done, whole or not at all. `GET "
        "@units-export?table=units` answers such a table. See [units and role holders as tables]"
        "(../operate/units.md)."
    )
    table = "code;parent;name_nb;name_en\nXLAB;IE;Eksperimentlab;Experiment Lab\n"
    body = {"table": "units", "csv": table, "dry_run": True}
    url = f"{demo_server.url}/deviations/@units-import"
    show("Look over a table of units", "eqs.admin", "POST", url, body, about=about)
    wrong = {**body, "csv": "code;parent;name_nb\nXLAB;XX;=1+1\n"}
    about = "Every mistake, by line and column. Nothing is done as long as there is one."
    answer = show("Mistakes in a table of units", "eqs.admin", "POST", url, wrong, about=about)
    assert answer.status_code == 400


def test_a_department_is_moved(show, demo_server):
    about = (
        "For EQS system administrators, who read no case: numbers of cases are all that is told. See"
        " [units](../operate/units.md)."
    )
    unit, body = f"{demo_server.url}/deviations/ie/imf", {"faculty": "NV", "reason": "Ny organisering."}
    show("Preview moving a department", "eqs.admin", "POST", f"{unit}/@preview/move_unit", body, about=about)
    about = "`@id` is where it is now. Cases keep their numbers, and their addresses by number."
    done = show("Move a department", "eqs.admin", "POST", f"{unit}/@action/move_unit", body, about=about)
    assert done.json()["@id"] == f"{demo_server.url}/deviations/nv/imf"
    Person(demo_server, "eqs.admin").post(
        f"{done.json()['@id']}/@action/move_unit", {**body, "faculty": "IE"}
    )


def test_clock(show, demo_server):
    about = (
        "Does all that is due at once, on this server, whoever has the turn: "
        "see [deadlines](../deadlines.md). For the system administrator. The answer says on how many "
        "cases something was done, with how many mails, the monthly ones included."
    )
    url = f"{demo_server.url}/deviations/@run-clock"
    # Something of the demo may be due by now; then nothing is.
    Person(demo_server, "eqs.admin").post(url)
    answer = show("Run the clock", "eqs.admin", "POST", url, {}, about=about)
    assert answer.status_code == 200
