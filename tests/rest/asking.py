"""Reading answers of the REST services."""

KEYS = {"type", "message", "title", "detail", "errors"}


def errors(answer) -> list[tuple[str | None, str]]:
    """Field and code of every error, in their order."""
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


def refused(answer, status: int) -> list[tuple[str | None, str]]:
    """The errors of an answer that must have this status and the form every refusal has."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/json")
    body = answer.json()
    assert body.keys() >= KEYS, body
    assert body["title"] and body["detail"] == body["message"]
    for error in body["errors"]:
        assert error.keys() == {"field", "code", "message"}
        assert error["message"] and error["message"] in body["detail"]
    return errors(answer)
