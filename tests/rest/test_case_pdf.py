"""``GET <case>/@case-pdf`` and the page's own ``@@case-pdf``: for whom, what of, and what is logged."""

import pytest
from ntnu.deviations.caselog import storage
from ntnu.deviations.workers import pool
from tests.documents import reading
from tests.rest.asking import refused

#: State -> who may have which.
FULL = {
    "received": {"recipient.ie"},
    "in_process": {"recipient.ie", "worker.idi"},
    "closed": {"recipient.ie", "worker.idi", "archivist"},
    "not_approved": {"recipient.ie", "archivist"},
    "reregistered": set(),
}
REDACTED = {
    "received": {"kari"},
    "in_process": {"kari", "manager.idi"},
    "closed": {"kari", "manager.idi"},
    "not_approved": {"kari"},
    "reregistered": set(),
}
#: Who has View, and none of the documents.
STUB = {"kari", "recipient.ie"}
OUTSIDERS = ("per", "recipient.hf", "second.idi", "admin.ie", "eqs", "siteadmin", "reader", "speakup")


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


@pytest.mark.parametrize("state", FULL)
def test_for_whom(web, state):
    path = web.case(state)
    for person in (*sorted(FULL[state] | REDACTED[state] | STUB), *OUTSIDERS):
        for variant in ("full", "redacted"):
            rest = web.visitor(person).get(f"{path}/@case-pdf", variant=variant)
            page = web.visitor(person).page(f"{path}/@@case-pdf", variant=variant)
            may = person in FULL[state] or (variant == "redacted" and person in REDACTED[state])
            sees = may or person in FULL[state] | REDACTED[state] | (
                STUB if state == "reregistered" else set()
            )
            if may:
                assert (rest.status_code, page.status_code) == (200, 200), (person, variant)
                assert rest.content.startswith(b"%PDF") and page.content.startswith(b"%PDF")
            elif sees:
                assert refused(rest, 403) == [(None, "not_yours")]
                assert page.status_code in (302, 401, 403) and b"%PDF" not in page.content
            else:
                assert (rest.status_code, page.status_code) == (404, 404), (person, variant)
    nobody = web.visitor(None)
    assert nobody.get(f"{path}/@case-pdf").status_code == 401
    assert b"%PDF" not in nobody.page(f"{path}/@@case-pdf").content


def test_the_log_goes_along_for_who_may_read_it(web, case):
    made = web.visitor("worker.idi").get(f"{case}/@case-pdf", log="1")
    assert "Report received" in reading.text(made.content)
    assert "Report received" not in reading.text(web.visitor("worker.idi").get(f"{case}/@case-pdf").content)
    for person in ("manager.idi", "kari"):
        answer = web.visitor(person).get(f"{case}/@case-pdf", variant="redacted", log="1")
        assert refused(answer, 403) == [(None, "not_yours")]


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"variant": "secret"}, ("variant", "unknown_value")),
        ({"variant": ["full", "redacted"]}, ("variant", "unknown_value")),
        ({"variant": "outcome"}, ("variant", "unknown_value")),
        ({"variant": "receipt", "log": "1"}, ("log", "unknown_value")),
        ({"log": "yes"}, ("log", "unknown_value")),
        ({"log": ["1", "1"]}, ("log", "unknown_value")),
        ({"hide": "x"}, ("hide", "unknown_field")),
    ],
)
def test_what_cannot_be_asked_for(web, case, params, error):
    assert refused(web.visitor("worker.idi").get(f"{case}/@case-pdf", **params), 400) == [error]
    if "hide" not in params:
        assert web.visitor("worker.idi").page(f"{case}/@@case-pdf", **params).status_code == 404


def test_it_is_a_download_that_no_cache_keeps(web, case):
    for answer in (
        web.visitor("worker.idi").get(f"{case}/@case-pdf", variant="redacted"),
        web.visitor("worker.idi").page(f"{case}/@@case-pdf", variant="redacted"),
    ):
        assert answer.headers["Content-Type"] == "application/pdf"
        number = web.at(case).number
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{number}-redacted.pdf"'
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("language", "lang"), [("nb", "nb"), ("nn", "nn"), ("en", "en")])
def test_in_the_readers_language(web, case, language, lang):
    made = web.visitor("worker.idi").page(f"{case}/@@case-pdf", language=language)
    assert str(reading.opened(made.content).Root.Lang) == lang


def test_the_log_says_who_had_it_and_no_form_is_out_of_date_for_it(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    revision = worker.get(case).json()["revision"]
    assert worker.post(f"{case}/@case-pdf", {"variant": "full", "log": True}).status_code == 200
    assert web.visitor("kari").send(f"{case}/@@case-pdf", {"variant": "redacted"}).status_code == 200
    last = storage.entries(web.at(case))[-2:]
    assert [(entry.actor, entry.action, dict(entry.why)) for entry in last] == [
        ("worker.idi", "pdf", {"variant": "full", "language": "en", "with_log": True}),
        ("kari", "pdf", {"variant": "redacted", "language": "nb", "with_log": False}),
    ]
    assert storage.verify(web.at(case)) == []
    told = worker.get(f"{case}/@case-log", kind="documents").json()["items"]
    assert [(why["title"], why["text"]) for why in told[0]["why"]] == [
        ("Document", "The whole case"),
        ("Language", "English"),
        ("With the log", "Yes"),
    ]
    assert worker.get(case).json()["revision"] == revision
    answer = worker.post(
        f"{case}/@action/update_process", {"cause": "Uklar rutine."}, **{"If-Match": f'"{revision}"'}
    )
    assert answer.status_code == 200


def test_what_is_refused_is_not_logged(web, case):
    before = storage.revision(web.at(case))
    web.visitor("manager.idi").get(f"{case}/@case-pdf")
    web.visitor("per").get(f"{case}/@case-pdf")
    web.visitor("worker.idi").get(f"{case}/@case-pdf", variant="x")
    assert storage.revision(web.at(case)) == before


def test_names_that_are_marked_are_hidden(web):
    case = web.case(
        "in_process", what_happened="Per Olsen sa det til Anne-Lise. Olsens mening, ikke Olsensen."
    )
    worker = web.visitor("worker.idi")
    hide = ["Per  Olsen", "Anne-Lise", "", "Per Olsen"]
    by_rest = worker.post(f"{case}/@case-pdf", {"hide": hide})
    by_form = worker.send(f"{case}/@@case-pdf", {"variant": "redacted", "hide": "\r\n".join(hide)})
    for made in (by_rest, by_form):
        text = reading.text(made.content)
        assert "Olsen " not in text and "Olsens" not in text.replace("Olsensen", "") and "Anne" not in text
        assert "Olsensen" in text
    (last,) = storage.entries(web.at(case))[-1:]
    assert (last.action, last.why["hidden"]) == ("pdf", 2)
    assert "Olsen" not in str([dict(entry.why) for entry in storage.entries(web.at(case))[-2:]])


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"hide": "Per"}, ("hide", "wrong_type")),
        ({"hide": [1]}, ("hide", "wrong_type")),
        ({"hide": ["x" * 201]}, ("hide", "too_long")),
        ({"hide": [str(n) for n in range(101)]}, ("hide", "too_long")),
        ({"hide": ["Per"], "variant": "full"}, ("hide", "unknown_field")),
        ({"hide": ["Per"], "variant": "receipt"}, ("hide", "unknown_field")),
        ({"variant": None}, ("variant", "unknown_value")),
        ({"variant": {}}, ("variant", "unknown_value")),
        ({"log": "1"}, ("log", "wrong_type")),
        ({"names": []}, ("names", "unknown_field")),
    ],
)
def test_what_cannot_be_marked(web, case, body, error):
    assert refused(web.visitor("worker.idi").post(f"{case}/@case-pdf", body), 400) == [error]


def test_who_may_not_have_it_may_not_by_post(web, case):
    assert refused(web.visitor("kari").post(f"{case}/@case-pdf", {"variant": "full"}), 403)
    assert web.visitor("per").post(f"{case}/@case-pdf", {"hide": ["x"]}).status_code == 404
    assert web.visitor(None).post(f"{case}/@case-pdf", {}).status_code == 401
    named = web.visitor("worker.idi").page(f"{case}/@@case-pdf", variant="redacted", hide="Per")
    assert named.status_code == 404


def test_a_server_without_pango_says_so(web, case, monkeypatch, tmp_path):
    before = storage.revision(web.at(case))
    (tmp_path / "weasyprint.py").write_text('raise OSError("no library called pango")')
    monkeypatch.syspath_prepend(tmp_path)
    # Its helpers have what the server has: none is left from before, none stays.
    pool.shared().close()
    monkeypatch.setattr(pool, "_shared", pool.Pool())
    assert refused(web.visitor("worker.idi").get(f"{case}/@case-pdf"), 503) == [(None, "documents_off")]
    assert web.visitor("worker.idi").page(f"{case}/@@case-pdf").status_code == 503
    assert storage.revision(web.at(case)) == before
    pool.shared().close()
