"""The drawers of an outbox: parallel changes, and what a former version left in its queue."""

import threading
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.upgrades.v1001.mail import forget_claimed_addresses
from ntnu.deviations.upgrades.v1001.mail import give_outboxes
from zope.sendmail.delivery import QueuedMailDelivery


def test_two_transactions_in_one_drawer_are_put_together(web, post):
    database = web.portal._p_jar.db()

    def apart(change, start, go_on):
        with database.transaction() as connection:
            drawer = connection.root()["Application"]["plone"]["deviations"].outbox.drawers[0]
            list(drawer.held)
            start.wait(10)
            change(drawer)
            go_on.wait(10)

    web.committed(lambda house: house.register.outbox.drawers[0].put("a", Letters("a", None, (0,))))
    start, go_on = threading.Barrier(3), threading.Barrier(3)
    changes = (
        lambda drawer: drawer.take("a"),
        lambda drawer: drawer.put("b", Letters("b", None, (0,))),
        lambda drawer: drawer.put("c", Letters("c", None, (0,))),
    )
    failed = []

    def run(change):
        try:
            apart(change, start, go_on)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(change,)) for change in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert failed == []
    assert set(web.at("/deviations").outbox.drawers[0].held) == {"b", "c"}


def test_what_waits_in_the_queue_of_a_former_version_is_sent_too(web, post, inbox, tmp_path):
    delivery = QueuedMailDelivery(str(tmp_path / "queue"))
    message = b"To: kari@ntnu.example\nSubject: Fra en tidligere versjon\n\nHei"

    def before(house):
        host = house.portal.MailHost
        host.smtp_queue, host.smtp_queue_directory = True, str(tmp_path / "queue")
        house.register.clock["address"] = "https://evil.example"
        del house.register.outbox
        delivery.send("eqs@ntnu.example", ["kari@ntnu.example"], message)

    def upgrade(house):
        forget_claimed_addresses(None)
        give_outboxes(None)

    web.committed(before)
    assert len(list((tmp_path / "queue" / "new").iterdir())) == 1
    web.committed(upgrade)
    assert list((tmp_path / "queue" / "new").iterdir()) == []
    web.committed(upgrade)
    host, register = web.portal.MailHost, web.at("/deviations")
    assert (host.smtp_queue, host.smtp_queue_directory) == (False, "/tmp")
    assert "address" not in register.clock
    inbox.start()
    post.start()
    inbox.wait(1)
    post.drained()
    assert post.read() == [("kari", "Fra en tidligere versjon")]
