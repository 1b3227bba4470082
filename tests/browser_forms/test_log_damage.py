"""What the page of the log says when something was changed or erased."""

from ntnu.deviations.caselog import storage
from tests.browser_forms.log_page import card
from tests.browser_forms.log_page import look
from tests.browser_forms.log_page import text


def test_what_was_tampered_with_is_told_in_words(web):
    path = web.case("in_process")

    def tamper(house):
        log = web.at(path)._caselog
        at, _actor, *rest = log.rows[2]
        log.rows[2] = (at, "worker.hf", *rest)
        log.rows[3] = ("no moment", *log.rows[3][1:])

    web.committed(tamper)
    tree = look(web, path, verify="1")
    told = card(tree)
    assert "No. Something in the log was changed." in told
    for entry in (2, 3):
        assert f"Entry {entry}Who, when or what was changed after it was written." in told
    assert "cannot be read any more" in text(tree.get_element_by_id("entry-3"))


def test_an_erased_reason_is_told_of(web):
    path = web.case("in_process")
    at = storage.entries(web.at(path))[-1].at
    web.committed(lambda house: storage.erase(web.at(path), 3, "worker.idi", "Et navn.", at))
    tree = look(web, path, verify="1")
    assert "The reasons were erased. Entry 4 says why." in text(tree.get_element_by_id("entry-3"))
    assert "Yes, the log is whole." in card(tree)
    assert "(for information)" in card(tree)
