"""Mail 7 says why a report was not approved in the words of the settings."""

import pytest
from plone import api
from tests.register import NOT_APPROVE

REASONS = [
    "ordinary_channel | Tas i referansegruppen | Blir teke i referansegruppa | Is for the reference group",
    "student_democracy | For studentdemokratiet | For studentdemokratiet | For the student union",
]


def reason_told(house, code, language):
    api.portal.set_registry_record("ntnu.deviations.reason_codes", REASONS)
    case = house.report(reply_language=language)
    house.forget_mails()
    house.act(case, "recipient.ie", "not_approve", **{**NOT_APPROVE, "reason_code": code})
    (mail,) = [mail for mail in house.mails() if "kari" in mail["To"]]
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("ordinary_channel", "nb", "Begrunnelse: Tas i referansegruppen"),
        ("student_democracy", "nn", "Grunngiving: For studentdemokratiet"),
        ("student_democracy", "en", "Reason: For the student union"),
    ],
)
def test_the_reason_in_the_readers_language(house, code, language, words):
    text, page = reason_told(house, code, language)
    assert words in text.splitlines()
    assert words.split(": ")[1] in page
    assert code not in text + page
