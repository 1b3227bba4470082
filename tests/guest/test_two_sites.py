"""Two sites in one server: one is only this, in the other the add-on is a guest. Nothing of one shows in the
other."""

import pytest
import requests
import threading
from datetime import date
from datetime import timedelta
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog.heads import write_heads
from ntnu.deviations.caselog.verify import verify_register
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.clock.apart import take_round
from ntnu.deviations.delivery.round import Memory
from ntnu.deviations.delivery.round import send_all
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import local_date
from ntnu.deviations.now import now
from tests.guest.test_registers_in_folders import add
from tests.guest.test_registers_in_folders import REPORT
from tests.guest.used_site import PASSWORD
from tests.house import at
from tests.register import build
from tests.register import Collector
from tests.visitor import Web
from zope.component.hooks import setSite

#: What the guest's institution has set.
FJORD = {
    "institution": "Fjordhøgskolen",
    "system": "Fjordsystemet",
    "system_long": "Fjordsystemet",
    "channel": "Hviskeren",
    "channels": ["grave | https://fjord.example/grave"],
    "number_prefix": "FJORD",
    "languages": ["nn", "en"],
    "response_days": 14,
    "public_address": "https://fjord.example",
    "themes": ["tide | Flo | Flo | Tide"],
}
PATHS = {"guest": ("", "intranet", "avvik"), "own": ("", "plone", "deviations")}


class Both:
    """The two sites: ``own`` is the register of ``tests/register.py``, ``guest`` one in the used site."""

    def __init__(self, layer, host):
        self.host, self.web = host, Web(layer)
        self.database = host.app._p_jar.db()
        host.install()
        add(host, "", "avvik")
        host.committed(_settle)
        self.there(lambda: build(self.web.portal))

    def there(self, do):
        """Change something in the site that is only this."""
        setSite(self.web.portal)
        return self.web.committed(lambda house: do())

    def report(self, which):
        """The case that kari reports, as she gets it."""
        if which == "own":
            answer = self.web.visitor("kari").post("/deviations/@report-deviation", REPORT)
        else:
            url = f"{self.host.url}/avvik/@report-deviation"
            how = {"auth": ("kari", PASSWORD), "headers": {"Accept": "application/json"}, "timeout": 60}
            answer = requests.post(url, json={**REPORT, "themes": ["tide"], "reply_language": "nn"}, **how)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def ask(self, which, path, accept="application/json"):
        """What kari of one of the sites gets from its register."""
        if which == "guest":
            return self.host.get(f"/avvik{path}", "kari", accept)
        headers = {"Accept": accept, "Accept-Language": "nb"}
        return self.web.visitor("kari").call("GET", f"/deviations{path}", headers=headers)

    def register(self, which):
        """The register as the database holds it now, in its site."""
        site = self.host.site if which == "guest" else self.there(lambda: self.web.portal)
        return site[PATHS[which][-1]]

    def sent(self, which):
        """Send what waits in one of the two; all mails that it has sent."""

        def do(site):
            send_all(site[PATHS[which][-1]], Memory(0.0, do=lambda piece: piece()))
            return [one if isinstance(one, bytes) else str(one).encode() for one in site.MailHost.messages]

        return self.host.committed(do) if which == "guest" else self.there(lambda: do(self.web.portal))


def _settle(site):
    registry = site.portal_registry
    for name, value in FJORD.items():
        registry[f"ntnu.deviations.{name}"] = value
    registry["plone.email_from_address"] = "avvik@fjord.example"
    # Of the same name as somebody at the other site.
    site.acl_users.userFolderAddUser("kari", PASSWORD, ["Member"], [])
    for name in ("kari", "editor"):
        member = site.portal_membership.getMemberById(name)
        member.setMemberProperties({"email": f"{name}@fjord.example", "fullname": f"Fjord {name}"})
    site.MailHost = Collector("MailHost")
    site.MailHost.reset()


@pytest.fixture
def both(used_site_function, host, monkeypatch, tmp_path):
    monkeypatch.delenv("NTNU_DEVIATIONS_URL", raising=False)
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(tmp_path / "heads"))
    found = Both(used_site_function, host)
    yield found
    setSite(found.web.portal)
    found.web.close()


def test_words_numbers_lists_and_terms(both):
    cases = {which: both.report(which) for which in PATHS}
    prefixes = {which: case["case_number"].partition("-")[0] for which, case in cases.items()}
    assert prefixes == {"guest": "FJORD", "own": "AVVIK"}
    # One after the other, twice: what one has asked for is not there for the next.
    for _time in range(2):
        for which, own, other in (("guest", "Hviskeren", "Si ifra!"), ("own", "Si ifra!", "Hviskeren")):
            page = both.ask(which, f"/case/{cases[which]['case_number']}", "text/html")
            assert page.status_code == 200 and cases[which]["case_number"] in page.text, which
            landing = both.ask(which, "", "text/html").text
            assert own in landing and other not in landing, which
            listed = both.ask(which, "/@deviations").json()["items"]
            assert [item["case_number"] for item in listed] == [cases[which]["case_number"]]
            themes = both.ask(which, "/@vocabularies/ntnu.deviations.themes").json()["items"]
            assert ("tide" in {theme["token"] for theme in themes}) == (which == "guest")
    terms = {which: date.fromisoformat(case["due"]) - local_date(now()) for which, case in cases.items()}
    assert terms == {"guest": timedelta(days=14), "own": timedelta(days=28)}


def test_case_of_one_is_nowhere_in_the_other(both):
    cases = {which: both.report(which)["case_number"] for which in PATHS}
    for which, other in (("guest", "own"), ("own", "guest")):
        assert both.ask(which, f"/case/{cases[other]}").status_code == 404
    # Kari's password of one site opens nothing at the other, nor does a person of one exist in the other.
    url = f"{both.web.url}/deviations/@deviations"
    how = {"headers": {"Accept": "application/json"}, "timeout": 60}
    assert requests.get(url, auth=("kari", PASSWORD), **how).status_code == 401
    assert requests.get(url, auth=("editor", PASSWORD), **how).status_code == 401
    verdicts = {which: {one.name for one in verify_register(both.register(which))} for which in PATHS}
    for which, other in (("guest", "own"), ("own", "guest")):
        assert cases[which] in verdicts[which] and cases[other] not in verdicts[which]


def test_mails_of_each_go_its_own_way(both):
    for which in PATHS:
        both.report(which)
    ways = {"guest": (b"fjord.example", b"ntnu.example"), "own": (b"ntnu.example", b"fjord")}
    for which, (address, other) in ways.items():
        mails = both.sent(which)
        assert mails
        for mail in mails:
            assert address in mail and other not in mail.lower(), mail.decode()


def test_clock_works_for_each_by_itself(both):
    for which in PATHS:
        both.report(which)
        both.sent(which)
    assert set(every_register(both.database)) == set(PATHS.values())
    with at(now() + timedelta(days=9)):
        take_round(both.database, PATHS["guest"], "server", threading.Event())
        waiting = {which: len(list(outbox.waiting(both.register(which)))) for which in PATHS}
        assert waiting["guest"] and not waiting["own"], waiting
        take_round(both.database, PATHS["own"], "server", threading.Event())
        assert len(list(outbox.waiting(both.register("own"))))
        lists = {which: write_heads(both.register(which), now()).parent.name for which in PATHS}
    assert lists == {which: uid_of(both.register(which)) for which in PATHS}
    assert lists["guest"] != lists["own"]


def test_one_leaves_and_the_other_stays(both):
    number = both.report("own")["case_number"]
    both.host.uninstall()
    assert every_register(both.database) == [PATHS["own"]]
    assert both.ask("own", f"/case/{number}").status_code == 200
    assert both.report("own")["case_number"].startswith("AVVIK-")
    both.host.install()
    assert both.report("guest")["case_number"].startswith("FJORD-")
