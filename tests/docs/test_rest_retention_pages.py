"""``docs/http/``: the end of a case."""

from tests.people import Person

_DRY_RUN = (
    "The dry run: every finished case that this archivist may export, the oldest first. `why` is"
    " `ready`, or the code of why not; `due` is the first day on which the case is old enough."
    " `ready=true` leaves the others out. `digest` identifies what is ready. For the archivist; SpeakUp!"
    " recipients ask their registry. See [retention](../retention.md)."
)
_MARK = (
    "Marks a finished case, in its current form, as not worth archiving. With `true` and nothing else that is"
    " taken back. For the archivist; of a notification case for who handles it."
)
_ACT = (
    "Deletes the personal data of the cases that are ready, at most 200 at once: `remaining` says how"
    " many are left, `digest` is theirs. 409 when what is ready is no longer that of the dry run."
)


def _register(server) -> str:
    return f"{server.url}/deviations"


def _bare(server) -> str:
    """A case that is old, and neither archived nor marked."""
    archivist = Person(server, "archivist.one")
    items = archivist.get(f"{_register(server)}/@retention", b_size=200).json()["items"]
    return next(item["@id"] for item in items if item["why"] == "not_exported")


def test_what_is_ready(show, demo_server):
    url = f"{_register(demo_server)}/@retention?ready=true"
    answer = show("What is ready to be anonymised", "archivist.one", "GET", url, about=_DRY_RUN)
    assert answer.json()["ready"] == 2


def test_marking(show, demo_server):
    body = {"worth_archiving": False, "reason": "Meldt to ganger."}
    url = f"{_bare(demo_server)}/@archive"
    answer = show("Mark a case as not worth archiving", "archivist.one", "POST", url, body, about=_MARK)
    assert answer.status_code == 200
    Person(demo_server, "archivist.one").post(url, {"worth_archiving": True})


def test_the_act(show, demo_server):
    url = f"{_register(demo_server)}/@retention"
    digest = Person(demo_server, "archivist.one").get(url).json()["digest"]
    body = {"digest": digest}
    answer = show("Anonymise what is ready", "archivist.one", "POST", url, body, about=_ACT)
    assert len(answer.json()["anonymised"]) == 2
