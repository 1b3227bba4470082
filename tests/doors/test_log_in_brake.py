"""Who tries passwords is slowed, at every way to send one; nobody else is, and nobody learns of accounts."""

import pytest
import re
import requests
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access import log_in_brake
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.house import at
from tests.register import PASSWORD
from ZPublisher import HTTPRequest

NOON = datetime(2026, 11, 25, 12, 1, tzinfo=UTC)
WORDS = {
    "nb": "Det er prøvd med feil passord for mange ganger. Vent 14 minutter, og prøv igjen.",
    "nn": "Det er prøvd med feil passord for mange gonger. Vent 14 minutt, og prøv igjen.",
    "en": "There have been too many tries with a wrong password. Wait 14 minutes, then try again.",
}
NAME_KEPT = r'<input[^>]*name="__ac_name"[^>]*value="ola"'
HOME, LIBRARY, ELSEWHERE = "192.0.2.1", "198.51.100.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def behind_a_proxy(web, monkeypatch):
    """The server in front says which address a request comes from; nothing is counted yet."""
    monkeypatch.setattr(HTTPRequest, "trusted_proxies", [*HTTPRequest.trusted_proxies, "127.0.0.1"])
    web.committed(lambda house: plugin(house.portal).wrong.clear())
    with at(NOON):
        yield


def plugin(portal):
    return portal["acl_users"][log_in_brake.PLUGIN_ID]


def by_form(web, name, password, client=HOME, language="nb"):
    form = {"__ac_name": name, "__ac_password": password, "buttons.login": "Logg inn", "came_from": ""}
    headers = {"Accept": "text/html", "Accept-Language": language, "X-Forwarded-For": client}
    return requests.post(f"{web.url}/login", data=form, headers=headers, allow_redirects=False, timeout=60)


def by_service(web, name, password, client=HOME, language="en"):
    headers = {"Accept": "application/json", "Accept-Language": language, "X-Forwarded-For": client}
    body = {"login": name, "password": password}
    return requests.post(f"{web.url}/@login", json=body, headers=headers, timeout=60)


def by_basic(web, name, password, client=HOME, accept="application/json"):
    headers = {"Accept": accept, "Accept-Language": "en", "X-Forwarded-For": client}
    address = f"{web.url}/deviations/" + ("@deviations" if "json" in accept else "@@my-reports")
    return requests.get(address, headers=headers, auth=(name, password), allow_redirects=False, timeout=60)


WAYS = {"form": (by_form, 302, 200), "service": (by_service, 200, 401), "basic": (by_basic, 200, 401)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ("kari", "there.is.nobody"))
def test_ten_wrong_passwords_from_one_address(web, way, name):
    """The same for a name that nobody has."""
    log_in, right, wrong = WAYS[way]
    for number in range(9):
        assert log_in(web, name, f"wrong {number}").status_code == wrong
    if name == "kari":
        assert log_in(web, name, PASSWORD).status_code == right
    assert log_in(web, name, "wrong").status_code == wrong
    for password in ("wrong again", PASSWORD):
        late = log_in(web, name, password)
        assert late.status_code == 429
        assert late.headers["Retry-After"] == str(14 * 60)
        assert "Set-Cookie" not in late.headers or "__ac=" not in late.headers["Set-Cookie"]
    # However it is sent, and written.
    assert by_form(web, name.upper(), PASSWORD).status_code == 429
    assert by_service(web, f" {name} ", PASSWORD).status_code == 429
    # From elsewhere nobody is kept out, and from here nobody else.
    assert log_in(web, "per", PASSWORD).status_code == right
    if name == "kari":
        assert log_in(web, name, PASSWORD, LIBRARY).status_code == right
        with at(NOON + timedelta(minutes=14)):
            assert log_in(web, name, PASSWORD).status_code == right


@pytest.mark.parametrize("language", WORDS)
def test_the_form_says_so_and_keeps_the_name(web, language):
    for number in range(10):
        answer = by_form(web, "ola", f"wrong {number}")
        assert re.search(NAME_KEPT, answer.text) and f"wrong {number}" not in answer.text
    late = by_form(web, "ola", "wrong 11", language=language)
    assert late.status_code == 429
    assert WORDS[language] in late.text
    assert re.search(NAME_KEPT, late.text)
    assert "wrong 11" not in late.text
    if language == "en":
        said = by_service(web, "ola", "wrong").json()
        assert (said["type"], said["message"]) == ("TooManyPasswords", WORDS["en"])
        page = by_basic(web, "ola", "wrong", accept="text/html")
        assert page.status_code == 429 and WORDS["en"] in page.text


def test_a_name_that_is_tried_from_everywhere(web):
    """Each address has three tries then: the person's own is never kept out."""
    for number in range(5):
        for _try in range(10):
            assert by_service(web, "kari", "wrong", f"203.0.113.{number}").status_code == 401
    statuses = [by_service(web, "kari", "wrong", LIBRARY).status_code for _try in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert by_service(web, "kari", PASSWORD, HOME).status_code == 200


def test_an_address_that_tries_many_names(web):
    for number in range(100):
        assert by_service(web, f"name{number}", "wrong", ELSEWHERE).status_code == 401
    assert by_service(web, "another", "wrong", ELSEWHERE).status_code == 429
    assert by_service(web, "per", PASSWORD, ELSEWHERE).status_code == 429
    assert by_service(web, "per", PASSWORD, HOME).status_code == 200
    # Where the server in front is not known, all come from one address: they do not keep each other out.
    web.committed(lambda house: plugin(house.portal).wrong.clear())
    for number in range(101):
        assert by_service(web, f"name{number}", "wrong", "127.0.0.1").status_code == 401


def test_only_a_wrong_password_writes(web):
    before = plugin(web.at("")).wrong._p_serial
    for log_in, right, _wrong in WAYS.values():
        assert log_in(web, "per", PASSWORD).status_code == right
    assert plugin(web.at("")).wrong._p_serial == before
    assert by_basic(web, "per", "wrong").status_code == 401
    # One request counts once, however often Zope asks: for the pair, the name and the address.
    wrong = plugin(web.at("")).wrong
    assert sorted(count % 1000 for count in wrong.values()) == [1, 1, 1]
    for _try in range(12):
        by_basic(web, "per", "wrong")
    assert sorted(count % 1000 for count in plugin(web.at("")).wrong.values()) == [10, 10, 10]


def test_all_processes_share_the_counts(web):
    """What one connection to the database has counted, another sees."""
    for number in range(10):
        by_service(web, "per", f"wrong {number}")
    stored = plugin(web.at(""))
    other = stored._p_jar.db().open()
    try:
        kept = other.get(stored.wrong._p_oid)
        assert sorted(count % 1000 for count in kept.values()) == [10, 10, 10]
        assert all(0 <= number < 65_536 for number in kept)
        assert not any(word in repr(list(kept.items())) for word in ("per", HOME))
    finally:
        other.close()


def test_the_servers_own_account(web):
    """It is of Zope's root: its right password is no wrong one here."""
    for _try in range(12):
        assert by_basic(web, SITE_OWNER_NAME, SITE_OWNER_PASSWORD).status_code == 200
    assert len(plugin(web.at("")).wrong) == 0
