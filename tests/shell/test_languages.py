"""Norwegian where Plone has none: its catalogues are called ``no``."""

import pytest
from ntnu.deviations.locales.fallback import add_fallbacks
from zope.component import getUtility
from zope.i18n import translate
from zope.i18n.interfaces import ITranslationDomain


def plone(text, language):
    return translate(text, domain="plone", target_language=language, default="(nothing)")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_plones_bokmaal_stands_in(integration, language):
    assert plone("label_search", "no") == "Søk"
    assert plone("label_search", language) == "Søk"


def test_our_own_words_come_before_plones(integration):
    assert plone("label_login_name", "nb") == "Brukernavn"
    assert plone("label_login_name", "nn") == "Brukarnamn"
    assert plone("statusmessage_logged_out", "nb") == "Du er logget ut."


def test_months_and_form_errors_too(integration):
    assert translate("month_jan", domain="plonelocales", target_language="nb") == "Januar"
    required = translate("Required input is missing.", domain="zope", target_language="nn")
    assert required == "Dette må fyllast ut."


def test_english_stays_english(integration):
    assert translate("nav_report", domain="ntnu.deviations", target_language="en") == "Report a deviation"
    assert translate("nav_report", domain="ntnu.deviations", target_language="nn") == "Meld avvik"


@pytest.mark.parametrize(
    ("msgid", "nb", "nn", "en"),
    [
        ("due_late_day", "1 dag over fristen", "1 dag over fristen", "1 day overdue"),
        ("due_late_days", "3 dager over fristen", "3 dagar over fristen", "3 days overdue"),
        ("tab_late", "Over fristen", "Over fristen", "Overdue"),
        ("report_next", "Gå videre", "Gå vidare", "Continue"),
    ],
)
def test_words_that_read_well_in_each_language(integration, msgid, nb, nn, en):
    for language, words in {"nb": nb, "nn": nn, "en": en}.items():
        said = translate(
            msgid, domain="ntnu.deviations", target_language=language, mapping={"days": "3"}, default=""
        )
        assert said == words


def test_a_second_time_changes_nothing(integration):
    domain = getUtility(ITranslationDomain, "plone")
    before = {language: list(names) for language, names in domain.getCatalogsInfo().items()}
    add_fallbacks()
    assert {language: list(names) for language, names in domain.getCatalogsInfo().items()} == before
