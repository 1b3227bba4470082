"""Is mail sent: where its links lead, who sends it, and what waits."""

from datetime import datetime
from datetime import timedelta
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.doctor.findings import check
from ntnu.deviations.doctor.findings import FAULT
from ntnu.deviations.doctor.findings import filled
from ntnu.deviations.doctor.findings import Problem
from ntnu.deviations.doctor.findings import WARNING
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.mailer import is_here
from plone import api

#: How long a mail may wait for its server.
_MAIL = timedelta(hours=1)


@check(
    _("doctor_address", default="Public address of the site"),
    _("doctor_address_fine", default="Links in e-mails lead to the address that is configured."),
)
def public_address(register, at: datetime) -> Problem | None:
    """Is the address known that links in mails lead to?"""
    if settings.public_address():
        return None
    text = _(
        "doctor_address_missing",
        default="E-mails have no links: what NTNU_DEVIATIONS_URL or the setting Public address of the site"
        " names is no address, or neither names one.",
    )
    return Problem(FAULT, text)


@check(
    _("doctor_mail", default="Mail"),
    _("doctor_mail_fine", default="No mail waits for long, none was refused, and everybody has an address."),
)
def mail(register, at: datetime) -> Problem | None:
    """Is there a mail server and a sender, and does nothing wait for long?"""
    if not api.portal.get_registry_record("plone.email_from_address", default=None):
        text = _(
            "doctor_mail_sender",
            default="There is no sender's address, so that no mail is sent. Set it in Plone's settings"
            " for mail.",
        )
        return Problem(FAULT, text)
    state = outbox.state(register)
    if state.since is not None and at - state.since > _MAIL:
        text = _(
            "doctor_mail_waits",
            default="${number} mails wait, the oldest for ${hours} hours. Does the mail server answer?",
        )
        return Problem(
            FAULT, filled(text, number=state.waiting, hours=(at - state.since) // timedelta(hours=1))
        )
    if state.refused:
        text = _(
            "doctor_mail_refused",
            default="The mail server has refused ${number} mails. The logs of their cases tell to whom; there"
            " they can be sent again.",
        )
        return Problem(WARNING, filled(text, number=state.refused))
    if state.unreached:
        text = _(
            "doctor_mail_unreached",
            default="There is no e-mail address of ${persons}: mails to them wait until there is one.",
        )
        return Problem(WARNING, filled(text, persons=", ".join(state.unreached)))
    return None


@check(
    _("doctor_mail_encrypted", default="Encrypted mail"),
    _(
        "doctor_mail_encrypted_fine",
        default="The way to the mail server is encrypted, or does not leave this machine.",
    ),
)
def mail_encrypted(register, at: datetime) -> Problem | None:
    """Is mail encrypted on its way to the mail server, whatever somebody in between does?"""
    host, user = (
        api.portal.get_registry_record(f"plone.smtp_{name}", default="") or "" for name in ("host", "userid")
    )
    # With a user name the sender requires it anyway.
    box = api.portal.get_tool("MailHost")
    required = user or any(getattr(box, name, False) for name in ("force_tls", "implicit_tls"))
    if is_here(host) or required:
        return None
    text = _(
        "doctor_mail_open",
        default="Mail is encrypted on its way to ${host} only if that server offers it, and somebody in"
        " between can hide that. Tick Force TLS or Implicit TLS in MailHost, in Zope's management interface.",
    )
    return Problem(WARNING, filled(text, host=host))


CHECKS = (public_address, mail, mail_encrypted)
