"""A mail about a case that the mail server of its reader refuses for good."""

import secrets
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.delivery.failed import refuse
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.packing import pack
from ntnu.deviations.now import now
from tests.house import House


def refuse_mail(house: House, case, to: str = "kari", kind: str = "message", actor: str = "") -> None:
    """Let a mail about the case be refused; the person who is notified of that has got their mail
    afterwards."""
    letters, facts = Letters(secrets.token_hex(16), now(), (0,)), facts_of(case)
    letters.case, letters.state, letters.actor = facts.uid, facts.state, actor
    letters.notices = (pack(Notice(kind, to)),)
    outbox.put(house.register, letters)
    refuse(house.register, f"{facts.uid}:{letters.id}", 0)
    house.post()
