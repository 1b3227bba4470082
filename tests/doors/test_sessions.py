"""The log-in cookie: who logs out has logged out, and it travels over TLS only."""

import binascii
import pytest
import requests
from plone import api
from plone.session.tktauth import createTicket
from tests.register import PASSWORD

ADDRESS = "ntnu.deviations.public_address"


def logged_in(web, person="kari"):
    """A browser that has logged in, and what it was sent."""
    browser = requests.Session()
    form = {"__ac_name": person, "__ac_password": PASSWORD, "buttons.login": "1"}
    answer = browser.post(f"{web.url}/login", data=form, allow_redirects=False, timeout=60)
    return browser, answer.headers["Set-Cookie"]


def is_known(web, cookie):
    """Does this value of the cookie open what only who is logged in may see?"""
    headers = {"Accept": "application/json", "Cookie": f"__ac={cookie}"}
    answer = requests.get(f"{web.url}/@users/kari", headers=headers, timeout=60)
    return answer.status_code == 200


def test_log_out_ends_every_copy_of_the_cookie_and_no_other(web):
    browser, _sent = logged_in(web)
    copy = browser.cookies["__ac"]
    # Plone gives a fresh one of it now and then.
    browser.get(f"{web.url}/acl_users/session/refresh", params={"type": "css"}, timeout=60)
    fresh = browser.cookies["__ac"]
    elsewhere, other = (logged_in(web, one)[0].cookies["__ac"] for one in ("kari", "technician"))
    assert all(is_known(web, one) for one in (copy, fresh, elsewhere, other))
    answer = browser.get(f"{web.url}/logout", allow_redirects=False, timeout=60)
    assert answer.status_code == 302 and "confirm-action" not in answer.headers["Location"]
    assert not is_known(web, copy) and not is_known(web, fresh)
    assert is_known(web, elsewhere) and is_known(web, other)
    # Nor is a dead one made fresh; and at once again, in the very same second, somebody may log in.
    dead = {"Cookie": f"__ac={copy}"}
    again = requests.get(f"{web.url}/acl_users/session/refresh?type=css", headers=dead, timeout=60)
    assert "__ac=" not in again.headers.get("Set-Cookie", "")
    browser, _sent = logged_in(web)
    assert is_known(web, browser.cookies["__ac"]) and not is_known(web, copy)


def test_a_forged_cookie_logs_nobody_out(web):
    real = logged_in(web)[0].cookies["__ac"]
    forged = binascii.b2a_base64(createTicket(secret="guessed", userid="kari")).decode().strip()
    mine, _sent = logged_in(web, "per")
    for cookie in (forged, "nonsense", binascii.b2a_base64(b"x").decode().strip()):
        for address in ("/logout", "/acl_users/session/remove", "/acl_users/logout"):
            headers = {"Cookie": f"__ac={cookie}"}
            for auth in (None, ("per", PASSWORD)):
                requests.get(
                    f"{web.url}{address}", headers=headers, auth=auth, allow_redirects=False, timeout=60
                )
    assert is_known(web, real)
    assert mine.cookies["__ac"]


@pytest.mark.parametrize(
    ("address", "sent", "secure"),
    [
        ("", {}, False),
        ("http://avvik.example", {}, False),
        ("https://avvik.example", {}, True),
    ],
)
def test_the_cookie_is_for_tls_where_the_site_has_it(web, address, sent, secure):
    web.committed(lambda house: api.portal.set_registry_record(ADDRESS, address))
    cookie = next(part for part in logged_in(web)[1].split(", ") if part.startswith("__ac="))
    assert ("secure" in cookie.lower()) is secure
    assert "httponly" in cookie.lower() and "samesite=lax" in cookie.lower()
