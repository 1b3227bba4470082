"""``POST <register>/@run-clock``: all that is due is done at once."""

from ntnu.deviations.clock.apart import run_now
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.now import now
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.serializers.values import as_moment


@described(shape({"cases": NUMBER, "mails": NUMBER, "at": MOMENT}), takes=body({}))
class RunClock(WriteService):
    """Takes nothing; answers on how many cases something was done, with how many mails, and when."""

    # Each piece of the work takes a turn of its own.
    in_turn = False

    def again(self, made: str):
        """Nothing was done this time."""
        return {"cases": 0, "mails": 0, "at": as_moment(now())}

    def write(self):
        unknown = [error for key in self.body() for error in one("unknown_field", str(key)[:100])]
        if unknown:
            raise InvalidData(unknown)
        report = run_now(self.context)
        return {"cases": report.cases, "mails": report.mails, "at": as_moment(report.at)}
