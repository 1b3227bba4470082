"""``Idempotency-Key``: a program that got no answer may send the same again, and it is done once."""

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
    """Mixed into what answers a POST. ``write`` does it, and says in ``made`` what came of it; ``again``
    answers who sends the same under the same key, without doing it."""

    #: UID of what ``write`` made or acted on.
    made = ""
    #: Is the turn held while it is done? Not where the work has turns of its own.
    in_turn = True

    def write(self):
        """Do it, and answer."""
        raise TypeError(f"{type(self).__name__} writes nothing")

    def again(self, made: str):
        """The answer to who has had it done already, as things stand now."""
        raise KeyReused(one("done_already", HEADER))

    @property
    def place(self) -> str:
        """What is sent to, however it was come to."""
        return f"{uid_of(self.context)}/{type(self).__name__}/{getattr(self, 'name', None) or ''}"

    @property
    def sending(self) -> once.Sending | None:
        """What is sent under the key in the header; None without one. Raises InvalidData."""
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
        """Do it, unless it was done under this key. Raises InvalidData for no key, KeyReused where something
        else was done under it."""
        sending = self.sending
        if sending is None:
            return self.write()
        register = register_of(self.context)
        if self.in_turn:
            # Of two at once the second waits here, and then sees what the first did.
            take_turn(self.context)
        done = once.done_before(register, sending)
        if done is None:
            answer = self.write()
            once.remember(register, sending, self.made)
            return answer
        if not done.same:
            raise KeyReused(one("key_reused", HEADER))
        return self.again(done.made)
