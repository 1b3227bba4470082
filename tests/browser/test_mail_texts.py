"""A text of an e-mail in a real browser: typed, refused, looked over, tested, stored and set back."""

import pytest
from playwright.sync_api import expect
from tests.browser.demo import Demo
from tests.browser.test_hearing import told


@pytest.fixture(scope="module")
def demo(demo_server):
    """A server of its own: its texts are changed."""
    return Demo(demo_server)


@pytest.fixture(scope="module")
def logins():
    return {}


def test_a_text_is_changed_and_set_back(desks, demo):
    inger = desks.at("eqs.admin")
    page = inger.page
    inger.go("/@@mail-texts")
    page.locator("a[href*='kind=received&language=en']").click()
    subject, body = page.get_by_role("textbox", name="Subject"), page.locator("#body")
    shipped = subject.input_value()
    body.fill("Hello, {recipient_name}\n\nYour pay: {salary}")
    page.get_by_role("button", name="Store the text").click()
    expect(page.get_by_role("alert").first).to_contain_text("There is no variable {salary}")
    expect(page.get_by_role("alert").first).to_contain_text("You can use: due, faculty, number")
    expect(body).to_have_value("Hello, {recipient_name}\n\nYour pay: {salary}")

    subject.fill("We have it: {number}")
    body.fill("Hello, {recipient_name}\n\nWe read it soon.\n\nOpen it: {url}")
    page.get_by_role("button", name="Look it over").click()
    seen = page.get_by_role("region", name="The e-mail as it will be")
    expect(seen).to_contain_text("We have it: [number]")
    page.get_by_role("button", name="Send me a test").click()
    expect(seen).to_contain_text("It is on its way to you as a test.")
    page.get_by_role("button", name="Store the text").click()
    told(inger, "The text is stored.")
    expect(subject).to_have_value("We have it: {number}")
    expect(page.get_by_role("main")).to_contain_text("The register has its own text.")
    page.get_by_role("button", name="Back to the shipped text").click()
    told(inger, "The text is the shipped one again.")
    expect(subject).to_have_value(shipped)
    expect(page.get_by_role("listitem").filter(has_text="What was changed")).to_have_count(2)
