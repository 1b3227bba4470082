"""``@my-preferences`` and ``@my-calendar``: what the person who asks has chosen for themselves."""

from ntnu.deviations.access import calendar_keys
from ntnu.deviations.access.wishes import wishes_of
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.persons import acting
from ntnu.deviations.preferences.choosing import change
from ntnu.deviations.preferences.choosing import kinds
from ntnu.deviations.preferences.choosing import language_of
from ntnu.deviations.preferences.feed import feed_url
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.services import Service
from typing import Any


class MyPreferences(Service):
    """``GET <register>/@my-preferences``: of each kind of mail that one may choose for, the way chosen and
    those there are."""

    def reply(self) -> dict[str, Any]:
        return preferences_json(self.context)


class ChangeMyPreferences(WriteService):
    """``PATCH <register>/@my-preferences`` ``{"language", "notices": {kind: way}, "quiet": {"from", "to"}}``;
    what is left out stays, null is as shipped."""

    def write(self) -> dict[str, Any]:
        change(self.context, self.body())
        return preferences_json(self.context)


class MakeMyCalendar(WriteService):
    """``POST <register>/@my-calendar``: a new secret address, shown this once; a former one opens nothing any
    more."""

    def write(self) -> dict[str, Any]:
        for key in self.body():
            raise InvalidData(one("unknown_field", str(key)[:100]))
        secret = calendar_keys.make(self.context, acting())
        self.request.response.setStatus(201)
        return {"url": feed_url(self.context, secret), **_since(self.context)}

    def again(self, made: str) -> dict[str, Any]:
        """The address is not known any more."""
        return {"url": None, **_since(self.context)}


class RevokeMyCalendar(WriteService):
    """``DELETE <register>/@my-calendar``"""

    def write(self) -> None:
        calendar_keys.revoke(self.context, acting())
        return self.reply_no_content()


def preferences_json(register) -> dict[str, Any]:
    """What the person who is logged in has chosen."""
    chosen, url = wishes_of(register, acting()), register.absolute_url()
    quiet = [f"{one:%H:%M}" for one in chosen.quiet or ()]
    return {
        "@id": f"{url}/@my-preferences",
        "language": language_of(register) or None,
        "notices": [
            {"kind": kind.id, "way": chosen.way_of(kind), "ways": list(kind.ways)} for kind in kinds()
        ],
        "quiet": dict(zip(("from", "to"), quiet, strict=True)) if quiet else None,
        "calendar": _since(register),
        "deputies": f"{url}/@deputies",
    }


def _since(register) -> dict[str, str | None]:
    since = calendar_keys.since(register, acting())
    return {"since": as_moment(since) if since else None}
