"""What a site answers to its people, as far as an upgrade must not change it."""

from collections.abc import Callable

#: Who asks: one of each role, and somebody who has none.
PEOPLE = (
    "kari", "per", "ola", "recipient.ie", "second.ie", "recipient.idi", "recipient.hf", "worker.idi",
    "second.idi", "worker.iik", "worker.hf", "manager.idi", "archivist", "speakup", "admin.ie", "eqs",
    "reader",
)  # fmt: skip
#: Keys of a case's JSON; those a person does not get are missing.
KEYS = (
    "UID", "case_number", "title", "review_state", "due", "submitted", "closed", "faculty", "what_happened",
    "consequence", "suggestion", "themes", "course_code", "severity", "cause", "risk", "conclusion", "note",
    "text_to_reporter", "solved", "reporter", "case_worker", "coworkers", "related", "preliminary",
)  # fmt: skip
#: Lists of parts in it: of each part these.
PARTS = ("attachments", "measures", "hearings", "messages")
PART_KEYS = ("UID", "title", "review_state", "text", "filename")


def answers(get: Callable, cases: list[str]) -> dict:
    """What one person gets: the numbers in their lists, and of each case what they may read of it.

    ``get(path, **params)`` asks as that person; ``cases`` are the paths of all cases and notification cases.
    """
    lists = {}
    for view in ("all", "mine", "unit", "waiting"):
        found = get("/deviations/@deviations", view=view, b_size=200)
        items = found.json()["items"] if found.status_code == 200 else found.status_code
        lists[view] = sorted(item["case_number"] for item in items) if isinstance(items, list) else items
    return {"lists": lists, "cases": {path: _case(get(path)) for path in cases}}


def _case(answer):
    if answer.status_code != 200:
        return answer.status_code
    told = answer.json()
    found = {key: told[key] for key in KEYS if key in told}
    for name in PARTS:
        if name in told:
            parts = [{key: part[key] for key in PART_KEYS if key in part} for part in told[name]]
            found[name] = sorted(parts, key=lambda part: part["UID"])
    return found
