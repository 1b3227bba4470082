"""What statistics count is after the deletion what it was before; what has to do with persons is not."""

import pytest
import re
from BTrees.IIBTree import IISet
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import heads
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_register
from ntnu.deviations.domain.search import LAYERS
from ntnu.deviations.engine.carry_out import TransitionRefused
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.stems import stem
from tests.retention.old import archived
from tests.retention.old import everything
from tests.retention.old import LATER
from tests.retention.old import PEOPLE
from tests.retention.old import TOKENS

WHY = {"rule": "archived", "years": 10, "receipt": "4711"}
#: Columns that statistics and lists count by.
ROW = (
    "uid", "ids", "number", "state", "unit_uid", "places", "due", "submitted", "severity", "themes", "closed",
)  # fmt: skip
#: Attributes of a case that statistics count by.
CODED = (
    "reporter_kind", "campus", "department", "themes", "tried_channels", "occurred", "severity",
    "cause_category", "recurring", "solved", "reason_code", "closer", "personnel_like", "withdrawn",
    "assessment_deviation", "assessment_sensitive", "assessment_unacceptable", "submitted", "due",
    "preliminary", "first_closed", "closed", "not_solved", "related",
)  # fmt: skip
OF_MEASURES = ("kind", "due", "finished", "result")


@pytest.fixture
def both(house):
    """A case with everything in it, that was the related one of another."""
    other = house.case("closed")
    return archived(everything(house, related=other.number)), other


def counted(house, case):
    (row,) = index_of(house.register).rows_of_uid(uid_of(case))
    measures = [part for part in case.objectValues() if IMeasure.providedBy(part)]
    return (
        {name: row[name] for name in ROW},
        {name: getattr(case, name) for name in CODED},
        [{name: getattr(measure, name) for name in OF_MEASURES} for measure in measures],
        [(export.id, export.state, export.receipt, export.ended) for export in _exports(case)],
    )


def _exports(case):
    return IRetainable(case).standing().exports


def test_the_row_is_as_it_was(house, both):
    case, other = both
    before = counted(house, case)
    assert before[0]["severity"] == "high" and before[1]["cause_category"] == "routine"
    assert before[1]["related"] == (other.number,) and before[2][0]["result"] == "yes"
    IRetainable(case).anonymise("archivist", WHY, LATER)
    assert counted(house, case) == before
    assert len(index_of(house.register)) == 2
    assert [export.by for export in _exports(case)] == [""]
    (measure,) = case.objectValues()
    assert (measure.title, measure.description, measure.evidence) == (f"{case.number}/1", "", "")
    assert measure.given is None and measure.created_by[0] == "" and not measure.objectIds()


def test_it_is_found_by_what_it_is_and_by_no_word_of_it(house, both):
    case, _other = both
    index = index_of(house.register)
    word = case.title.casefold()

    def having(word):
        everything = IISet(index.rows.keys())
        return list(index.words.having({stem(word): 1}, [everything] * len(LAYERS)))

    assert len(having(word)) == 1 and "QEMNE99".casefold() in str(index.rows_of_uid(uid_of(case)))
    IRetainable(case).anonymise("archivist", WHY, LATER)
    assert not having(word) and not having("qemne99") and not index.rids("course", "qemne99")
    for name, value in (("reporter", "kari"), ("workers", "second.idi"), ("waits_for", "second.idi")):
        assert uid_of(case) not in {row["uid"] for row in index.rows_of(name, value)}
    assert uid_of(case) in {row["uid"] for row in index.rows_of("state", "closed")}
    for asked in (word, "QEMNE99", case.number):
        found = search(house.register, house.user("recipient.ie"), filters={"text": asked}).rows
        assert [row.title for row in found] == ([case.number] if asked == case.number else [])
    assert word not in house.portal.portal_catalog.plone_lexicon.words()


def test_who_sees_it_now(house, both):
    case, _other = both
    everybody = (
        "kari",
        "recipient.ie",
        "recipient.idi",
        "second.idi",
        "worker.iik",
        "manager.idi",
        "archivist",
    )
    before = {person for person in everybody if house.may(person, "View", case)}
    assert before == set(everybody) - {"recipient.idi"}
    IRetainable(case).anonymise("archivist", WHY, LATER)
    now = {person for person in everybody if house.may(person, "View", case)}
    assert now == {"recipient.ie", "recipient.idi", "manager.idi", "archivist"}
    assert not roles_on(case, house.user("kari"))
    assert "Owner" not in house.user("kari").getRolesInContext(case)


def test_the_index_names_nobody(house, both):
    case, _other = both
    IRetainable(case).anonymise("archivist", WHY, LATER)
    house.end_of_request()
    (row,) = index_of(house.register).rows_of_uid(uid_of(case))
    kept = str({name: value for name, value in row.items() if name != "allowed"})
    assert case.number in kept
    words = set(re.findall(r"[\w.]+", kept.casefold()))
    assert not words & (PEOPLE | TOKENS)


def test_another_case_is_as_it_was(house, both):
    case, other = both
    before = (caselog.revision(other), other.title, counted(house, other))
    IRetainable(case).anonymise("archivist", WHY, LATER)
    assert (caselog.revision(other), other.title, counted(house, other)) == before


def test_the_same_persons_kept_out_of_another_case_stay_out(house):
    cases = [house.report("kari"), house.report("kari")]
    for case in cases:
        house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Nær venn.")
        house.act(case, "recipient.ie", "not_approve", reason_code="hse", text="Nei.", where_instead="HMS")
    IRetainable(cases[0]).anonymise("archivist", WHY, LATER)
    assert not house.may("second.ie", "View", cases[1])
    assert any("second.ie" in persons for _units, persons in house.register.exclusions.values())
    IRetainable(cases[1]).anonymise("archivist", WHY, LATER)
    assert not any("second.ie" in persons for _units, persons in house.register.exclusions.values())


def test_the_workflow_menu_leads_nowhere(house, both):
    case, _other = both
    IRetainable(case).anonymise("archivist", WHY, LATER)
    workflow = house.portal.portal_workflow
    with house.acting("recipient.ie"), pytest.raises(TransitionRefused, match="anonymised"):
        workflow.doActionFor(case, "reopen")
    with house.acting("recipient.ie"), pytest.raises(NotReady, match="anonymised"):
        perform(case, "reopen", {"reason": "Feil.", "case_worker": "worker.idi"})
    (measure,) = case.objectValues()
    with house.acting("second.idi"), pytest.raises(NotAllowed):
        perform(measure, "evaluate", {"effect": "Ja", "result": "yes"})


def test_the_signed_list_of_before_is_no_accusation(house, both, monkeypatch, tmp_path):
    monkeypatch.setenv(heads.FOLDER, str(tmp_path))
    case, _other = both
    heads.write_heads(house.register, LATER)
    IRetainable(case).anonymise("archivist", WHY, LATER)
    (verdict,) = [found for found in verify_register(house.register) if found.name == case.number]
    assert verdict.noted_at == LATER and verdict.whole and verdict.entries == 1
    assert [problem.reason for problem in verdict.problems] == ["cut"]
    del case._caselog.rows[caselog.revision(case)]
    (verdict,) = [found for found in verify_register(house.register) if found.name == case.number]
    assert not verdict.whole
