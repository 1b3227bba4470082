"""The way of a case to the archive, step by step, and whatever happens."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from ntnu.deviations.domain import exports
from ntnu.deviations.domain.exports import Export

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PATIENCE = 10 * MINUTE


def begun(attempts: int = 1) -> Export:
    export = exports.new("a", "archivist", NOW)
    for _number in range(attempts - 1):
        export = export.begun(NOW, 7, PATIENCE).missed(NOW, "timeout")
    return export.begun(NOW, 7, PATIENCE)


def test_a_new_one_is_due_at_once():
    export = exports.new("a", "archivist", NOW)
    assert (export.state, export.is_due(NOW), export.revision) == ("queued", True, 0)


def test_an_attempt():
    export = begun()
    assert (export.state, export.attempts, export.revision) == ("sent", 1, 7)
    assert not export.is_due(NOW + PATIENCE - MINUTE)
    # Whoever made it died: somebody else takes it up.
    assert export.is_due(NOW + PATIENCE)


def test_its_end():
    done = begun().acknowledged(NOW + MINUTE, "2026/123")
    assert (done.state, done.receipt, done.ended, done.next) == (
        "acknowledged",
        "2026/123",
        NOW + MINUTE,
        None,
    )
    refused = begun().refused(NOW, "refused")
    assert (refused.state, refused.problem, refused.certain) == ("failed", "refused", True)


def test_pauses_grow():
    pauses = [(begun(n).missed(NOW, "timeout").next - NOW) / MINUTE for n in range(1, 12)]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_at_last_it_is_left_to_people():
    last = begun(12).missed(NOW, "timeout")
    assert (last.state, last.next, last.certain) == ("failed", None, False)


def test_what_was_packed_first_is_what_the_archive_may_have():
    export = begun().missed(NOW, "timeout").begun(NOW, 9, PATIENCE)
    assert export.revision == 7


def test_what_nobody_knows_the_end_of_goes_on_under_its_id():
    (again,) = exports.queue([begun(12).missed(NOW, "timeout")], "b", "other", NOW + MINUTE)
    assert (again.id, again.state, again.by, again.attempts, again.revision) == ("a", "queued", "other", 1, 7)
    refused = begun().refused(NOW, "refused")
    assert [export.id for export in exports.queue([refused], "b", "other", NOW)] == ["a", "b"]


def test_when_it_may_be_sent():
    assert exports.why_not([], 7) is None
    assert exports.why_not([exports.new("a", "x", NOW)], 7) == "export_under_way"
    assert exports.why_not([begun()], 7) == "export_under_way"
    done = begun().acknowledged(NOW, "r")
    assert exports.why_not([done], 7) == "export_archived"
    assert exports.why_not([done], 8) is None
    assert exports.why_not([done, begun()], 8) == "export_under_way"
    assert exports.why_not([begun().refused(NOW, "refused")], 7) is None


def test_a_change_after_export():
    done = begun().acknowledged(NOW, "r")
    assert not exports.has_changed([], 9)
    assert not exports.has_changed([done], 7)
    assert exports.has_changed([done], 8)
    later = exports.new("b", "x", NOW).begun(NOW, 8, PATIENCE).acknowledged(NOW, "s")
    assert not exports.has_changed([done, later], 8)


@given(st.lists(st.sampled_from(["order", "begin", "take", "lose", "answer", "refuse", "change", "wait"])))
def test_whatever_happens_the_archive_gets_each_version_once(events):
    """An archive that keeps one package for each id, and a server that may die or lose answers."""
    archive: dict[str, int] = {}
    case, found, now, number = 1, (), NOW, 0
    for event in events:
        now += MINUTE
        under_way = [export for export in found if export.is_under_way]
        assert len(under_way) <= 1
        last = found[-1] if found else None
        match event:
            case "order" if exports.why_not(found, case) is None:
                number += 1
                found = exports.queue(found, str(number), "x", now)
            case "change":
                case += 1
            case "wait":
                now += timedelta(hours=7)
            case "begin" if last is not None and last.is_due(now):
                found = (*found[:-1], last.begun(now, case, PATIENCE))
            case "take" if last is not None and last.state == "sent":
                archive.setdefault(last.id, last.revision)
            case "lose" if last is not None and last.state == "sent":
                found = (*found[:-1], last.missed(now, "timeout"))
            case "answer" if last is not None and last.state == "sent" and last.id in archive:
                found = (*found[:-1], last.acknowledged(now, "r"))
            case "refuse" if last is not None and last.state == "sent" and last.id not in archive:
                found = (*found[:-1], last.refused(now, "refused"))
    assert len(archive.values()) == len(set(archive.values())), "one version, one package"
    ends = {export.id: export.revision for export in found if export.state == "acknowledged"}
    assert ends.items() <= archive.items()
    assert exports.has_changed(found, case) == bool(ends and max(ends.values()) < case)
