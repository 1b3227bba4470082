"""The mails about roles and accounts."""

from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NO_CASE
from ntnu.deviations.mail.people import usable_address

_NO_UNIT = NO_CASE | {"unit"}


class RolesChanged(MailKind, id="roles_changed"):
    """Folder roles changed: recipients of the unit."""

    words = {"waiting"}
    quoted = {"changes"}
    hidden = NO_CASE


class RolesChangedAtUnits(MailKind, id="roles_changed_at_units"):
    """Folder roles of several units changed at once: recipients of two or more of them."""

    words = {"waiting"}
    quoted = {"changes"}
    hidden = _NO_UNIT


class UnitChanged(MailKind, id="unit_changed"):
    """A unit was moved, merged, split or closed: recipients who receive its cases, or did until now."""

    words = {"former", "present", "until", "waiting"}
    tokens = {"what": "unit_change"}
    quoted = {"changes"}
    hidden = NO_CASE


class AccountChanged(MailKind, id="account_changed"):
    """Password, e-mail address or groups of somebody who handles cases changed: recipients where they have a
    role or work on an open case; SpeakUp! recipients and system administrators alike; the administrators too
    where nobody else is left to tell."""

    words = {"joined", "left"}
    persons = {"who", "by"}
    tokens = {"what": "account"}
    quoted = {"what"}
    hidden = _NO_UNIT


class AddressChanged(MailKind, id="address_changed"):
    """The e-mail address of somebody who handles cases changed: the person, at the address of before."""

    hidden = _NO_UNIT

    def address(self, notice, own):
        return usable_address(notice.words.get("former_address")) or own


class Administrators(MailKind, id="administrators"):
    """Who is EQS system administrator changed: all who are, or were until now."""

    words = {"given", "taken"}
    persons = {"by"}
    hidden = _NO_UNIT


class SpeakUpRoles(MailKind, id="speakup_roles"):
    """The role SpeakUp! recipient was given, taken, confirmed, refused; the first one was appointed: SpeakUp!
    recipients, also who was one until now; of an appointment the system administrators too."""

    words = {"given", "taken", "confirmed", "refused", "appointed"}
    hidden = _NO_UNIT


class StandInNamed(MailKind, id="stand_in_named"):
    """Somebody stands in for a person who is away: both of them, recipients and local administrators of the
    unit."""

    words = {"first_day", "last_day"}
    persons = {"absent", "deputy", "by"}
    chosen = {"role": "handed_on"}
    hidden = NO_CASE


class StandInEnded(StandInNamed, id="stand_in_ended"):
    """That was ended before its last day: the same."""
