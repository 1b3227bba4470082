"""What starts with the server: senders for our sites, none for others; the folder of each queue."""

import pytest
import transaction
import Zope2
from ntnu.deviations.mail import startup
from ntnu.deviations.mail.setup import configure_mailhost
from ntnu.deviations.mail.setup import own_sites
from ntnu.deviations.mail.setup import sites
from OFS.Folder import Folder
from Products.CMFPlone.Portal import PloneSite
from Products.GenericSetup.tool import SetupTool
from Products.MailHost.MailHost import MailHost
from Products.MailHost.MailHost import queue_threads
from zope.processlifetime import IProcessStarting
from zope.processlifetime import ProcessStarting


@pytest.fixture
def queues(tmp_path, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_QUEUE", str(tmp_path / "queue"))
    monkeypatch.delenv("NTNU_DEVIATIONS_DEMO", raising=False)
    monkeypatch.delenv("MAILHOST_QUEUE_ONLY", raising=False)
    yield tmp_path
    for sender in queue_threads.values():
        sender.stop()
    queue_threads.clear()


@pytest.fixture
def site(functional_portal, queues):
    functional_portal.MailHost = MailHost("MailHost")
    transaction.commit()
    return functional_portal


@pytest.fixture
def other_site(functional, functional_portal):
    """A second site, in a folder, without the add-on: as much of a site as is looked at."""
    app = functional["app"]
    app._setObject("sub", Folder("sub"))
    app["sub"]._setObject("other", PloneSite("other"), suppress_events=True)
    other = app["sub"]["other"]
    other._setObject("portal_setup", SetupTool("portal_setup"), suppress_events=True)
    other._setObject("MailHost", MailHost("MailHost"), suppress_events=True)
    transaction.commit()
    return other


def test_sites_are_found_in_folders_too_and_ours_told_from_others(functional, site, other_site):
    app = functional["app"]
    assert [portal.getId() for portal in sites(app)] == [site.getId(), "other"]
    assert [portal.getId() for portal in own_sites(app)] == [site.getId()]


def test_the_process_start_sets_up_our_site_and_leaves_the_other_alone(
    functional, site, other_site, queues, monkeypatch
):
    database = functional["app"]._p_jar.db()
    monkeypatch.setattr(Zope2, "bobo_application", lambda: database.open().root()["Application"])
    startup.on_process_starting(ProcessStarting())
    transaction.begin()
    assert list(queue_threads) == [str(queues / "queue")]
    assert site.MailHost.smtp_queue
    assert site.MailHost.smtp_queue_directory == str(queues / "queue")
    assert not other_site.MailHost.smtp_queue


def test_a_database_from_another_place_gets_the_folder_of_this_one(site, queues, monkeypatch):
    configure_mailhost(site)
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_QUEUE", str(queues / "elsewhere"))
    configure_mailhost(site)
    assert site.MailHost.smtp_queue_directory == str(queues / "elsewhere")


def test_without_the_environment_an_administrators_folder_stays(site, queues, monkeypatch):
    monkeypatch.delenv("NTNU_DEVIATIONS_MAIL_QUEUE")
    site.MailHost.smtp_queue_directory = str(queues / "chosen")
    configure_mailhost(site)
    assert site.MailHost.smtp_queue_directory == str(queues / "chosen")


def test_without_the_environment_the_queue_stands_in_the_clients_home(site, queues, monkeypatch):
    from App.config import getConfiguration

    monkeypatch.delenv("NTNU_DEVIATIONS_MAIL_QUEUE")
    monkeypatch.setattr(getConfiguration(), "clienthome", str(queues / "var"))
    site.MailHost.smtp_queue_directory = "/tmp"
    configure_mailhost(site)
    assert site.MailHost.smtp_queue_directory == str(queues / "var" / "mailqueue")


def test_two_sites_share_no_queue(site, other_site, queues):
    configure_mailhost(site)
    configure_mailhost(other_site)
    assert site.MailHost.smtp_queue_directory == str(queues / "queue")
    assert other_site.MailHost.smtp_queue_directory == str(queues / "queue-other")
    configure_mailhost(site)
    assert site.MailHost.smtp_queue_directory == str(queues / "queue")


def test_a_folder_that_cannot_be_made_does_not_stop_the_start(site, queues, monkeypatch, caplog):
    (queues / "file").write_text("in the way")
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_QUEUE", str(queues / "file" / "queue"))
    startup.start_site(site)
    assert queue_threads == {}
    assert "queue cannot be used" in caplog.text


def test_setting_up_twice_changes_nothing(site):
    configure_mailhost(site)
    transaction.commit()
    configure_mailhost(site)
    assert not site.MailHost._p_changed


def test_the_subscriber_is_registered(functional_portal):
    from zope.component import getGlobalSiteManager

    handlers = getGlobalSiteManager().registeredHandlers()
    assert [h.required for h in handlers if h.handler is startup.on_process_starting] == [(IProcessStarting,)]
