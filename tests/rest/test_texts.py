"""Texts at the doors: what is kept of them, what is refused, and what is found by them."""

import pytest
from tests.register import REPORT
from tests.rest.asking import refused


@pytest.mark.parametrize("title", ["\u200b\u200b", "\u202e", "\u00ad", "\ufeff \u2800"])
def test_a_title_of_which_nothing_is_seen_is_none(web, title):
    assert refused(web.visitor("per").report({**REPORT, "title": title}), 400) == [("title", "required")]
    body = {"about": "staff", "reporter_kind": "student", "what": title, "anonymous": True}
    assert ("what", "required") in refused(web.visitor(None).post("/deviations/@speakup", body), 400)


def test_one_form_is_kept_shown_and_found(web):
    per = web.visitor("per")
    sent = {**REPORT, "title": "\u202eMa\u030aling av O\u2019Brien i eksa\u00admen",
            "what_happened": "linje en\x0blinje to\rlinje tre"}  # fmt: skip
    case = per.report(sent).json()["@id"].removeprefix(web.url)
    told = per.get(case).json()
    assert told["title"] == "M\u00e5ling av O\u2019Brien i eksa\u00admen"
    assert told["what_happened"] == "linje en\nlinje to\nlinje tre"
    page = per.page(case)
    assert page.status_code == 200 and "\u202e" not in page.text
    for text in (
        "ma\u030aling",
        "MÅLING",
        "O'Brien",
        "obrien",
        "O\u2018Brien",
        "brien",
        "eksamen",
        "eksa\u00admen",
    ):
        found = per.get("/deviations/@deviations", text=text, view="mine").json()["items"]
        assert [item["title"] for item in found] == [told["title"]], text
    assert per.get("/deviations/@deviations", text="maling").json()["items_total"] == 0
    lines = per.report({**REPORT, "title": "en\x0bto"})
    assert refused(lines, 400) == [("title", "one_line")]
