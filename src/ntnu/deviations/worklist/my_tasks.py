"""``GET <register>/@my-tasks``: all that waits for the person who asks."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.waiting import signals_of
from ntnu.deviations.access.waiting import Waiting
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.worklist.services import WAIT
from ntnu.deviations.worklist.services import wait_json


@described(
    shape(
        {
            "@id": ADDRESS,
            "items": rows(
                shape({"@id": ADDRESS, "case_number": TEXT, "case_title": TEXT, "title": TEXT, **WAIT})
            ),
            "items_total": NUMBER,
        }
    )
)
class MyTasks(Compact):
    """By the day it is to be done. ``@id`` is the case, or the measure or hearing where it is about one that
    the person may see alone."""

    def reply(self):
        url = self.context.absolute_url()
        found = signals_of(self.context, getSecurityManager().getUser())
        return {
            "@id": f"{url}/@my-tasks",
            "items": [_json(one, url) for one in found],
            "items_total": len(found),
        }


def _json(one: Waiting, url: str) -> dict[str, object]:
    part = f"/{one.wait.part}" if one.task else ""
    return {
        "@id": f"{url}/case/{one.number}{part}",
        "case_number": one.number,
        "case_title": one.title,
        "title": one.task or one.title,
        **wait_json(one.wait),
    }
