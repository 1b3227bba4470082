"""Every field has its "?": a button that names the field, and the text it opens."""

import pytest
from lxml import html

TYPED = (
    "//main//*[self::input or self::select or self::textarea][@id][not(@type) or not(contains($not, @type))]"
)
NOT_TYPED = "hidden submit button radio checkbox"


@pytest.fixture(scope="module")
def places(web):
    return {
        "received": web.case("received"),
        "forwarded": web.case("forwarded"),
        "in_process": web.case("in_process"),
        "closed": web.case("closed"),
        "unit": "/deviations/ie/idi",
        "register": "/deviations",
    }


@pytest.mark.parametrize(
    ("person", "place", "page"),
    [
        ("recipient.ie", "register", "@@worklist"),
        ("admin.ie", "unit", "@@role-form?role=Case+Worker&find=ola"),
        ("admin.ie", "unit", "@@role-form?role=Case+Worker&leaving=worker.idi"),
        ("recipient.ie", "received", "@@receipt-form"),
        ("worker.idi", "forwarded", "@@process-form"),
        ("worker.idi", "in_process", "@@process-form"),
        ("worker.idi", "in_process", "@@close-form"),
        ("recipient.ie", "in_process", "@@action-form?action=reassign"),
        ("recipient.ie", "in_process", "@@action-form?action=add_coworker"),
        ("recipient.ie", "closed", "@@action-form?action=reopen"),
    ],
)
def test_every_field_has_help(web, places, person, place, page):
    answer = web.visitor(person).page(f"{places[place]}/{page}", language="nb")
    assert answer.status_code == 200
    tree = html.fromstring(answer.text)
    typed = [control.get("id") for control in tree.xpath(TYPED, **{"not": NOT_TYPED})]
    assert typed
    groups = [group.get("id").removesuffix("-field") for group in tree.xpath("//main//*[@role='radiogroup']")]
    for name in (*typed, *groups):
        (text,) = tree.xpath("//*[@id=$id]", id=f"{name}-help")
        (button,) = tree.xpath("//button[@aria-controls=$id]", id=f"{name}-help")
        assert text.text_content().strip()
        assert button.text_content().split(":", 1)[1].strip()
