"""A package is sent until the archive confirms that it keeps it; and what it says when it does not."""

from datetime import timedelta
from ntnu.deviations.access.exported import exports_of
from ntnu.deviations.archive.deviation import ArchivableDeviation
from ntnu.deviations.domain import retention
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.now import now
from ntnu.deviations.now import today
from plone import api
from tests.archive.test_sending import later
from tests.house import at
from tests.register import PASSWORD


def standing(desk, path) -> str:
    """What keeps it from being anonymised a hundred years from now."""
    case = desk.web.at(path)
    there = IRetainable(case).standing()
    return retention.why_not(there, 1, today() + timedelta(days=36_500))


def told(desk, path) -> dict:
    return desk.archivist.get(f"{path}/@archive").json()["exports"][-1]


def doctor(desk, id_: str) -> str:
    checks = desk.web.visitor("eqs").get("/deviations/@doctor").json()["checks"]
    return next(check["text"] for check in checks if check["id"] == id_)


def test_taken_in_is_not_confirmed(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["202"]
    desk.tick()
    assert desk.state(path) == ("sent", "")
    export = told(desk, path)
    assert (export["receipt"], export["ended"]) == ("mottak/2026/1", None) and export["taken"]
    assert standing(desk, path) == "export_under_way"
    assert desk.log(path) == [("archivist", "archive")]
    # It is asked, and not sent again.
    later(desk, minutes=6)
    assert desk.state(path) == ("sent", "") and (len(archive.asked), len(archive.posts)) == (1, 1)
    archive.answers[export["id"]] = (200, {"receipt": "2026/814"})
    later(desk, hours=1)
    assert desk.state(path) == ("acknowledged", "")
    assert told(desk, path)["receipt"] == "2026/814"
    assert standing(desk, path) == "ready"
    assert desk.log(path) == [("archivist", "archive"), ("", "acknowledge")]


def test_refused_after_it_was_taken_in(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["202"]
    desk.tick()
    archive.answers[desk.exports(path)[-1].id] = (422, {"detail": "Sensuren: journalenhet 4711 finnes ikke."})
    later(desk, minutes=6)
    assert desk.state(path) == ("failed", "refused")
    said = "Sensuren: journalenhet 4711 finnes ikke."
    assert told(desk, path)["reason"] == said
    assert standing(desk, path) == "not_exported"
    page = desk.archivist.page(path).text
    assert "Arkivet sier" in page and said in page
    # Who reads no case reads no word of its title.
    assert "(…: journalenhet 4711 finnes ikke.)" in doctor(desk, "archive")
    log = desk.web.visitor("worker.idi").get(f"{path}/@case-log").json()["items"]
    assert said in str(log)


def test_what_the_archive_forgets_is_sent_again(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["202"]
    desk.tick()
    archive.answers[desk.exports(path)[-1].id] = (404, {})
    archive.taken.clear()
    later(desk, minutes=6)
    assert desk.state(path) == ("sent", "unknown") and len(archive.posts) == 1
    later(desk, days=2)
    later(desk, days=2)
    assert desk.state(path) == ("acknowledged", "") and len(archive.posts) == 2


def test_a_case_that_is_opened_again_while_it_waits(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["202"]
    desk.tick()
    assert desk.web.visitor("recipient.ie").act(path, "reopen", reason="Det skjer igjen.").status_code == 200
    archive.answers[desk.exports(path)[-1].id] = (200, {"receipt": "2026/1"})
    later(desk, minutes=6)
    assert desk.state(path) == ("acknowledged", "")


def test_an_archive_that_cannot_be_asked_is_confirmed_by_the_archivist(desk, archive):
    path = desk.case()
    desk.order(path)
    archive.failing = ["202"]
    desk.tick()
    id_ = desk.exports(path)[-1].id
    archive.answers[id_] = (405, {})
    later(desk, days=8)
    assert desk.state(path) == ("sent", "not_askable")
    with at(now() + timedelta(days=8)):
        assert "has not confirmed for a week" in doctor(desk, "archive_confirms")
    good = {"confirmed": id_, "receipt": " 2026/99 "}
    for body in ({**good, "receipt": ""}, {**good, "receipt": 7}, {**good, "x": 1}, {"confirmed": id_}):
        assert desk.archivist.post(f"{path}/@archive", body).status_code == 400
    assert desk.archivist.post(f"{path}/@archive", {**good, "confirmed": "other"}).status_code == 409
    assert desk.web.visitor("worker.idi").post(f"{path}/@archive", good).status_code == 403
    assert desk.state(path) == ("sent", "not_askable")
    sent = desk.archivist.send(f"{path}/@@archive-case", {"confirmed": id_, "receipt": ""})
    assert sent.status_code == 303 and desk.state(path) == ("sent", "not_askable")
    desk.archivist.send(f"{path}/@@archive-case", good)
    assert desk.state(path) == ("acknowledged", "") and told(desk, path)["receipt"] == "2026/99"
    assert desk.log(path)[-1] == ("archivist", "acknowledge")
    assert standing(desk, path) == "ready"


def test_exports_of_before_read_as_before(desk):
    path = desk.case()

    def older(house):
        case = desk.web.at(path)
        case.exports = (
            ("a", "acknowledged", "archivist", now(), 7, now(), now(), "2026/1", 1, None, "", True),
        )

    desk.web.committed(older)
    (export,) = exports_of(desk.web.at(path))
    assert (export.receipt, export.reason, export.taken) == ("2026/1", "", None)


def test_who_is_responsible_for_a_withdrawn_case(desk, archive):
    def withdrawn(house):
        case = house.case("received")
        return house.act(case, "kari", "withdraw", reason="Det ordnet seg.")

    case = desk.web.committed(withdrawn)
    folder = ArchivableDeviation(case).describe().folder
    assert folder.responsible == "IE" and folder.parties[0].name == "Navn kari"
    (report,) = [record for record in folder.records if record.written_off]
    assert report.written_off[0].by == "IE"

    def asked_first(house):
        case = house.case("received")
        house.act(case, "recipient.ie", "request_information", text="Når?")
        return house.act(case, "kari", "withdraw", reason="Det ordnet seg.")

    case = desk.web.committed(asked_first)
    assert ArchivableDeviation(case).describe().folder.responsible == "Navn recipient.ie"


def test_a_reporter_without_a_name(desk):
    def nameless(house):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(email="nils.nn@ntnu.example", username="nils.nn", password=PASSWORD)
        return house.case("closed", "nils.nn")

    folder = ArchivableDeviation(desk.web.committed(nameless)).describe().folder
    assert folder.parties[0].name == "melderen"
    assert "nils" not in repr(folder)
