"""One action on the ticked cases of the work list, without script: looked over, with a result by case."""

import pytest
import transaction
from lxml import html
from ntnu.deviations.access.cases import case_by_number

LIST, BULK = "/deviations/@@worklist", "/deviations/@@bulk"


def page(answer):
    assert answer.status_code == 200, answer.status_code
    return html.fromstring(answer.text)


def text(node) -> str:
    return " ".join(node.text_content().split())


@pytest.fixture
def number(web):
    def made(state="forwarded", **how) -> str:
        return web.case(state, **how).rpartition("/")[2]

    return made


def worker(web, number) -> str:
    transaction.begin()
    return case_by_number(web.portal["deviations"], number).case_worker[0]


def filled(answer, **more) -> dict:
    """The form of the page as a browser sends it."""
    (form,) = page(answer).xpath("//form[@id='form']")
    fields = {
        "_authenticator": form.xpath("string(.//input[@name='_authenticator']/@value)"),
        **{
            name: form.xpath(f"string(.//input[@name='{name}']/@value)")
            for name in ("once", "whose", "action")
        },
        "cases:list": form.xpath(".//input[@name='cases:list']/@value"),
    }
    looked = form.xpath(".//input[@name='looked']/@value")
    return {**fields, **({"looked": "1"} if looked else {}), **more}


def lines(answer) -> dict[str, str]:
    told = page(answer).xpath("//ul[@class='dv-rows']/li[.//*[@class='dv-mark' or @class='dv-due is-late']]")
    return {text(row.xpath(".//*[@class='dv-num']")[0]): text(row) for row in told}


def test_the_boxes_of_the_list_lead_to_the_form(web, number):
    one = number(title="Sensuren kom for sent")
    tree = page(web.visitor("recipient.ie").page(LIST, view="all"))
    (form,) = tree.xpath("//form[@data-dv-pick]")
    assert (form.get("action"), form.get("method")) == (f"{web.url}{BULK}", "get")
    assert not form.xpath(".//input[@name='_authenticator']")
    (box,) = form.xpath(f".//input[@name='cases:list'][@value='{one}']")
    assert box.get("aria-label") == f"Kryss av {one}"
    buttons = [(button.get("value"), text(button)) for button in form.xpath(".//button[@name='action']")]
    assert buttons == [
        ("reassign", "Bytt saksbehandler"),
        ("remind", "Minn saksbehandlerne på sakene"),
        ("add_coworker", "Legg til medarbeider"),
    ]
    number("closed")
    archivist = page(web.visitor("archivist").page(LIST, view="all"))
    assert "mark_for_archive" in archivist.xpath("//button[@name='action']/@value")
    assert not page(web.visitor("kari").page(LIST, view="all")).xpath("//input[@name='cases:list']")


def test_looked_over_then_done_with_a_result_by_case(web, number):
    recipient = web.visitor("recipient.ie")
    good, other, closed = number(), number(), number("closed")
    asked = {"action": "reassign", "cases:list": [good, closed, other]}
    first = recipient.page(BULK, **asked)
    offered = page(first).xpath("//*[@name='reassign.case_worker']//@value")
    assert {"worker.idi", "second.idi"} <= {*offered}
    typed = {"reassign.case_worker": "second.idi", "reassign.reason": "Ferie."}
    # A press of the last button before anything was looked over only looks over.
    looked = recipient.send(BULK, filled(first, complete="1", **typed), token=False)
    assert worker(web, good) == "worker.idi"
    (preview,) = page(looked).xpath("//section[@id='dv-preview']")
    assert "Det kan utføres for 2 av 3 saker." in text(preview)
    assert "Navn second.idi: 2" in text(preview)
    assert "Klar" in lines(looked)[good] and "Lukket" in lines(looked)[closed]
    done = recipient.send(BULK, filled(looked, complete="1", **typed), token=False)
    assert "Utført for 2 av 3 saker." in text(page(done).xpath("//main")[0])
    assert "Utført" in lines(done)[good] and "Lukket" in lines(done)[closed]
    assert worker(web, good) == worker(web, other) == "second.idi"
    # Sent again, nothing is done again.
    again = recipient.send(BULK, filled(looked, complete="1", **typed), token=False)
    assert again.status_code == 303 and again.headers["Location"].endswith("/@@worklist")


def test_what_is_wrong_for_all_is_at_its_field(web, number):
    recipient, one = web.visitor("recipient.ie"), number()
    first = recipient.page(BULK, action="reassign", **{"cases:list": [one]})
    empty = recipient.send(BULK, filled(first, look="1"), token=False)
    assert empty.status_code == 400
    tree = html.fromstring(empty.text)
    assert len(tree.xpath("//*[@id='dv-errors']//a")) == 2
    assert worker(web, one) == "worker.idi"


def test_a_person_is_searched_for_without_script(web, number):
    recipient, one = web.visitor("recipient.ie"), number()
    first = recipient.page(BULK, action="add_coworker", **{"cases:list": [one]})
    found = recipient.send(
        BULK,
        filled(first, search="1", **{"find.add_coworker.person": "worker.hf"}),
        token=False,
    )
    assert page(found).xpath("//input[@name='add_coworker.person']/@value") == ["worker.hf"]


@pytest.mark.parametrize("person", ["kari", "manager.idi", "archivist", "per"])
def test_who_may_not_do_it_is_offered_nobody_and_finds_nobody(web, number, person):
    """kari has reported the case, manager.idi and the archivist read one, per none."""
    visitor, cases = web.visitor(person), {"cases:list": [number(), number("closed")]}
    assert "second.idi" not in visitor.page(BULK, action="reassign", **cases).text
    first = visitor.page(BULK, action="add_coworker", **cases)
    for typed in ({"find.add_coworker.person": "worker.hf"}, {"add_coworker.person": "worker.hf"}):
        found = visitor.send(BULK, filled(first, search="1", **typed), token=False)
        assert found.status_code == 200
        assert "Navn worker.hf" not in found.text
        assert not page(found).xpath("//input[@name='add_coworker.person']/@value")


def test_a_hidden_case_is_named_like_a_missing_one(web, number):
    hidden = number("received", faculty="HF", title="Noe hemmelig")
    missing = f"{hidden[:-6]}999999"
    recipient = web.visitor("recipient.ie")
    first = recipient.page(BULK, action="remind", **{"cases:list": [hidden, missing]})
    looked = recipient.send(BULK, filled(first, look="1"), token=False)
    assert "Noe hemmelig" not in first.text + looked.text
    one, other = (lines(looked)[case].replace(case, "X") for case in (hidden, missing))
    assert one == other
    assert not page(looked).xpath("//button[@name='complete']")


@pytest.mark.parametrize(
    "asked",
    [
        {"action": "remind"},
        {"action": "close", "cases:list": "AVVIK-2026-000001"},
        {"cases:list": "AVVIK-2026-000001"},
        {"action": "remind", "cases:list": [f"AVVIK-2026-{one:06}" for one in range(201)]},
    ],
    ids=["no case", "no such action", "no action", "too many"],
)
def test_what_makes_no_sense_leads_back_with_words(web, asked):
    answer = web.visitor("recipient.ie").page(BULK, **asked)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("/deviations/@@worklist")


def test_a_form_of_somebody_elses_or_without_token_does_nothing(web, number):
    one = number()
    first = web.visitor("recipient.ie").page(BULK, action="remind", **{"cases:list": [one]})
    sent = filled(first, complete="1", looked="1")
    assert web.visitor("second.ie").send(BULK, sent, token=False).status_code == 403
    assert (
        web.visitor("recipient.ie").send(BULK, {**sent, "_authenticator": "x"}, token=False).status_code
        == 403
    )
    transaction.begin()
    assert case_by_number(web.portal["deviations"], one).reminded is None
