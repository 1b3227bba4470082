"""What is proposed to be told to the reporter of the measures, in the form that closes the case."""

import pytest
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import tree
from tests.register import CLOSE


def proposed(web, case) -> str:
    (field,) = tree(web.visitor("worker.idi").page(f"{case}/@@close-form")).xpath(
        "//textarea[@name='close.measures_text']"
    )
    return (field.text or "").strip()


@pytest.fixture
def case(web):
    return web.case("in_process")


def test_titles_of_the_measures_that_are_done(web, case):
    assert proposed(web, case) == ""
    first = measure(web, case, title="Ny rutine for begrunnelse")
    act(web, first, "ola", "finish", **FINISH)
    second = measure(web, case, title="Kurs for alle sensorer")
    act(web, second, "ola", "finish", **FINISH)
    act(web, second, "worker.idi", "evaluate", result="yes", effect="Det virket.")
    left = measure(web, case, title="Noe annet")
    act(web, left, "worker.idi", "cancel", reason="Ikke nødvendig.")
    assert proposed(web, case) == "Ny rutine for begrunnelse\nKurs for alle sensorer"


def test_no_title_that_names_somebody(web, case):
    for title in ("Navn ola følger opp planen", "Samtale med NAVN KARI", "Ny rutine"):
        act(web, measure(web, case, title=title), "ola", "finish", **FINISH)
    assert proposed(web, case) == "Ny rutine"


def test_what_was_told_when_it_was_closed_before_comes_first(web, case):
    act(web, measure(web, case), "ola", "finish", **FINISH)
    act(web, case, "worker.idi", "close", **{**CLOSE, "measures_text": "Rutinen er ny."})
    act(web, case, "recipient.ie", "reopen", reason="Mer kom fram.")
    assert proposed(web, case) == "Rutinen er ny."
