"""What the doctor says of the server: nothing while all is well, and the right thing when it is not."""

from datetime import timedelta
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.caselog import heads
from ntnu.deviations.caselog import keys
from ntnu.deviations.clock.run import run
from ntnu.deviations.doctor import server
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.domain.exports import new
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail import deliver
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import now
from ntnu.deviations.settings import PUBLIC_ADDRESS
from ntnu.deviations.units import folder_roles
from plone import api
from tests.house import at

A_DAY = timedelta(days=1)


def found(house, id: str, moment=None) -> tuple[str, dict]:
    """Level and words of one check."""
    (check,) = (check for check in server.CHECKS if check.id == id)
    (finding,) = examine([check], house.register, moment or now())
    return finding.level, dict(finding.text.mapping or {})


def test_key_of_the_log(house, monkeypatch):
    monkeypatch.setenv(keys.KEY, "a-key-that-is-32-characters-long")
    assert found(house, "log_key") == ("ok", {})
    monkeypatch.delenv(keys.KEY)
    assert found(house, "log_key") == ("fault", {})


def test_a_package_that_has_gone(house):
    """Its fields are on the type of this site, and the server does not know them."""
    kind = house.portal.portal_types["DeviationReport"]
    assert found(house, "packages") == ("ok", {})
    kind.manage_changeProperties(behaviors=(*kind.behaviors, "fjord.weather"))
    assert found(house, "packages") == ("warning", {"names": "fjord.weather"})


def test_list_of_heads(house):
    assert found(house, "log_heads") == ("warning", {})
    today = now()
    heads.write_heads(house.register, today)
    assert found(house, "log_heads", today + A_DAY) == ("ok", {})
    level, words = found(house, "log_heads", today + 2 * A_DAY)
    assert level == "fault" and words.keys() == {"day"}
    # Written while a clock ran ahead.
    heads.write_heads(house.register, today + 30 * A_DAY)
    assert found(house, "log_heads", today + 2 * A_DAY) == (level, words)
    assert found(house, "log_heads", today + 30 * A_DAY) == ("ok", {})


def test_clock(house):
    reported = now() - timedelta(days=40)
    with at(reported):
        run(house.register, now())
        house.case("received")
        assert found(house, "clock") == ("ok", {})
    # The first reminder is due after a week, at the latest.
    with at(reported + timedelta(days=10)):
        assert found(house, "clock") == ("fault", {})
        run(house.register, now())
        assert found(house, "clock") == ("ok", {})


def test_reminders_of_a_case_that_nobody_receives_are_no_fault_of_the_clock(house):
    reported = now() - timedelta(days=40)
    with at(reported):
        run(house.register, now())
        house.case("received")
        for code in ("IE", "IDI"):
            held = folder_roles.held(house.unit(code))["Notification Recipient"]
            house.take(code, "Notification Recipient", *held)
    with at(reported + timedelta(days=10)):
        # The clock has not been there: it may have more to do than this.
        run(house.register, now())
        assert found(house, "clock") == ("fault", {"number": "1", "units": "IE"})
        house.give("IE", "Notification Recipient", "second.ie")
        assert found(house, "clock") == ("fault", {})
        run(house.register, now())
        assert found(house, "clock") == ("ok", {})


def test_mail_that_waits(house):
    reported = now()
    with at(reported) as clock:
        assert found(house, "mail") == ("ok", {})
        deliver.send([Notice("roles_changed", "kari"), Notice("roles_changed", "per")], None, "", "")
        clock.moment = reported + timedelta(hours=0.5)
        assert found(house, "mail") == ("ok", {})
        clock.moment = reported + timedelta(hours=2.5)
        assert found(house, "mail") == ("fault", {"number": "2", "hours": "2"})
        house.post()
        assert found(house, "mail") == ("ok", {})


def test_mail_that_was_refused_and_who_has_no_address(house):
    deliver.send([Notice("roles_changed", "nobody"), Notice("roles_changed", "per")], None, "", "")
    ((key, _letters),) = outbox.waiting(house.register)
    house.post()
    assert found(house, "mail") == ("warning", {"persons": "nobody"})
    outbox.refuse(house.register, key, 0)
    assert found(house, "mail") == ("warning", {"number": "1"})


def test_mail_without_a_sender(house):
    del api.portal.get_tool("portal_registry").records["plone.email_from_address"]
    assert found(house, "mail") == ("fault", {})


def test_public_address(house, monkeypatch):
    assert found(house, "public_address") == ("ok", {})
    monkeypatch.setenv(PUBLIC_ADDRESS, "eqs.ntnu.example")
    assert found(house, "public_address") == ("fault", {})
    monkeypatch.delenv(PUBLIC_ADDRESS)
    api.portal.set_registry_record("ntnu.deviations.public_address", "")
    assert found(house, "public_address") == ("fault", {})


def test_documents(house, monkeypatch):
    assert found(house, "documents") == ("ok", {})
    monkeypatch.setattr(server, "can_print", lambda: False)
    assert found(house, "documents") == ("fault", {})


def test_archive(house, monkeypatch, tmp_path):
    assert found(house, "archive") == ("warning", {})
    monkeypatch.setenv(settings.TRANSPORT, "folder")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path))
    assert found(house, "archive") == ("ok", {})
    case, moment = house.case("closed"), now()
    under_way = new("an-id", "archivist", moment).begun(moment, 1, A_DAY)
    exporting.keep(case, (under_way,))
    assert found(house, "archive") == ("ok", {})
    exporting.keep(case, (under_way.refused(moment, "refused"),))
    assert found(house, "archive") == ("fault", {"number": "1", "cases": case.number})
    exporting.keep(case, (under_way.refused(moment, "refused"), new("another", "archivist", moment)))
    assert found(house, "archive") == ("ok", {})


def test_the_gravest_comes_first(house, monkeypatch):
    monkeypatch.delenv(keys.KEY, raising=False)
    order = [finding.level for finding in examine(server.CHECKS, house.register, now())]
    assert order == sorted(order, key=["fault", "warning", "ok"].index)
    assert order[0] == "fault" and order[-1] == "ok"


def test_mail_that_may_leave_the_machine_open(house, monkeypatch):
    host = api.portal.get_tool("MailHost")
    for name, user, required, expected in (
        ("localhost", "", "", ("ok", {})),
        ("mail.ntnu.example", "", "", ("warning", {"host": "mail.ntnu.example"})),
        ("mail.ntnu.example", "", "force_tls", ("ok", {})),
        ("mail.ntnu.example", "", "implicit_tls", ("ok", {})),
        ("mail.ntnu.example", "eqs", "", ("ok", {})),
    ):
        for setting in ("force_tls", "implicit_tls"):
            monkeypatch.setattr(host, setting, setting == required, raising=False)
        api.portal.set_registry_record("plone.smtp_host", name)
        api.portal.set_registry_record("plone.smtp_userid", user)
        assert found(house, "mail_encrypted") == expected
