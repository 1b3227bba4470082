"""What waits for the reader decides the heading of the card, its first button, and a line of their lists."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at as at_moment
from tests.refused_mail import refuse_mail
from tests.register import CLOSE

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 1, 15, tzinfo=UTC)
USUAL = "Hva kan du gjøre nå?"


@pytest.fixture
def case(web):
    with at_moment(NOON):
        return web.case("in_process")


def card(web, case: str, person: str) -> tuple[str, list[tuple[str, str]]]:
    """The heading of the card, and its filled buttons: words, and where each leads in the case."""
    page = tree(web.visitor(person).page(case))
    (box,) = page.xpath("//aside[@aria-label='Hva kan du gjøre nå?']")
    filled = box.xpath(".//a[contains(@class, 'btn-primary')]")
    buttons = [(text(link), link.get("href").removeprefix(web.url).removeprefix(case)) for link in filled]
    return text(box.xpath(".//h2")[0]), buttons


def lines(web, person: str, case: str, page: str = "worklist") -> list[str]:
    """What a list says of the case under its title."""
    found = tree(web.visitor(person).page(f"/deviations/@@{page}"))
    (row,) = found.xpath(f"//*[self::tr or self::li][.//a[@href='{web.url}{case}']]")
    return [
        text(line)
        for line in row.xpath(".//td[contains(@class, 'lead-cell')]/span[@class='muted'] | .//div[1]/p[a]")
    ]


def test_not_solved(web, case):
    with at_moment(NOON):
        act(web, case, "worker.idi", "close", **CLOSE)
        assert card(web, case, "recipient.ie") == (USUAL, [])
        act(web, case, "kari", "not_solved", text="Nei.")
        said = "Melderen sier at det ikke er løst"
        reopen = [("Gjenåpne saken", "/@@action-form?action=reopen")]
        assert card(web, case, "recipient.ie") == (said, reopen)
        assert lines(web, "recipient.ie", case) == [f"{said}, siden 23. november"]
        assert card(web, case, "worker.idi") == (USUAL, [])
        act(web, case, "recipient.ie", "reopen", reason="Ikke løst.")
        heading, _buttons = card(web, case, "worker.idi")
        assert heading == "Saken er åpnet igjen"
        assert lines(web, "worker.idi", case)[0] == "Saken er åpnet igjen, siden 23. november"


def test_an_answer(web, case):
    with at_moment(NOON):
        act(web, case, "recipient.ie", "request_information", text="Hvor?")
        assert lines(web, "kari", case, "my-reports") == ["Du har fått et spørsmål, siden 23. november"]
        act(web, case, "kari", "answer", question=web.at(case).objectValues()[0].UID(), text="I A4.")
        assert lines(web, "kari", case, "my-reports") == []
        for person in ("recipient.ie", "worker.idi"):
            assert card(web, case, person) == ("Melderen har svart", [("Les svaret", "#messages")]), person
        act(web, case, "worker.idi", "add_message", text="Sett.", audience="internal")
        assert card(web, case, "worker.idi")[0] == USUAL


def test_parts(web, case):
    with at_moment(NOON):
        asked = hearing(web, case, deadline=DEADLINE.isoformat(), participants=["per"])
        act(web, asked, "worker.idi", "open")
        statement = ("Du er bedt om en uttalelse", [("Hva skal rutinen si?", asked.removeprefix(case))])
        assert card(web, case, "per") == statement
        todo = measure(web, case, responsible="ola")
        act(web, todo, "worker.idi", "ask_agreement")
        agree = (
            "Du er bedt om å godkjenne et tiltak",
            [("Ny rutine for begrunnelse", todo.removeprefix(case))],
        )
        assert card(web, case, "manager.idi") == agree
        act(web, todo, "manager.idi", "agree")
        assert card(web, case, "manager.idi")[0] == USUAL
        act(web, asked, "per", "give_statement", text="Ja.")
        see = [("Se uttalelsene", asked.removeprefix(case))]
        assert card(web, case, "worker.idi") == ("Alle har uttalt seg", see)
        act(web, todo, "ola", "finish", **FINISH)
    with at_moment(DEADLINE):
        assert card(web, case, "worker.idi") == ("En høring er over", see)
        act(web, case, "worker.idi", "add_message", text="Lest.", audience="internal")
    with at_moment(NOON + timedelta(days=90)):
        evaluate = [("Evaluer effekten", todo.removeprefix(case))]
        assert card(web, case, "worker.idi") == ("Effekten av et tiltak skal evalueres", evaluate)


def test_a_refused_mail(web, case):
    web.committed(lambda house: refuse_mail(house, web.at(case), actor="worker.idi"))
    again = [("Send avvist e‑post på nytt", "/@@send-again-form")]
    assert card(web, case, "worker.idi") == ("En e‑post kom ikke fram", again)


def test_the_term_of_a_receipt_form(web):
    with at_moment(NOON):
        case = web.case("received")
        assert card(web, case, "recipient.ie")[0] == USUAL
        within = "Fyll ut mottaksskjemaet innen tre arbeidsdager: senest 26. november"
        assert lines(web, "recipient.ie", case) == [within]
    with at_moment(NOON + timedelta(days=3)):
        assert lines(web, "recipient.ie", case) == [within]
    with at_moment(NOON + timedelta(days=4)):
        over = "Fyll ut mottaksskjemaet. De tre arbeidsdagene var ute 26. november"
        assert lines(web, "recipient.ie", case) == [over]
