"""``Idempotency-Key``: a program that got no answer may repeat its request, and it is done once."""

from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.once import key_of
from ntnu.deviations.domain.once import same_content
from ntnu.deviations.engine import once
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.persons import acting
from plone.restapi.services import Service

HEADER = "Idempotency-Key"


class KeyReused(ActionError):
    """The key was sent with another body before: 409."""

    status = 409


class Once(Service):
    """Mixed into services that answer a POST. ``write`` does the work, and sets ``made``; ``again`` answers a
    repeated request with the same key, without doing it."""

    #: UID of what ``write`` created or changed.
    made = ""
    #: Is the turn held while it is done? Not where the work takes turns of its own.
    in_turn = True

    def write(self):
        """Do the work, and answer."""
        raise TypeError(f"{type(self).__name__} writes nothing")

    def again(self, made: str):
        """The answer to a repeated request, with the current status."""
        raise KeyReused(one("done_already", HEADER))

    @property
    def place(self) -> str:
        """The target of the request, however it was reached."""
        return f"{uid_of(self.context)}/{type(self).__name__}/{getattr(self, 'name', None) or ''}"

    @property
    def sending(self) -> once.Sending | None:
        """The submission under the key in the header; None without one. Raises InvalidData."""
        header = self.request.getHeader(HEADER)
        if header is None or self.request.method != "POST":
            return None
        key = key_of(header)
        if key is None:
            raise InvalidData(one("malformed_key", HEADER))
        return once.Sending(
            acting(), self.place, f"header {key}", same_content(self.request.get("BODY") or b"")
        )

    def write_once(self):
        """Do it, unless it was done under this key. Raises InvalidData for an invalid key, KeyReused where
        something else was done under it."""
        sending = self.sending
        if sending is None:
            return self.write()
        register = register_of(self.context)
        if self.in_turn:
            # Of two at once the second waits here, and then sees the result of the first.
            take_turn(self.context)
        done = once.done_before(register, sending)
        if done is None:
            answer = self.write()
            once.remember(register, sending, self.made)
            return answer
        if not done.same:
            raise KeyReused(one("key_reused", HEADER))
        return self.again(done.made)
