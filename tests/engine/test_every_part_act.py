"""Every action on a part of a case, and of the dialogue, from end to end: what it stores, who is told."""

import pytest
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.chain import ERASED
from ntnu.deviations.engine.perform import perform
from tests.engine.dialogue_acts import DIALOGUE_ACTS
from tests.engine.hearing_acts import HEARING_ACTS
from tests.engine.helper_acts import HELPER_ACTS
from tests.engine.later_acts import NOON
from tests.engine.measure_acts import BEFORE
from tests.engine.measure_acts import MEASURE_ACTS
from tests.house import at
from tests.parts import HEARING
from tests.parts import MEASURE
from tests.register import ADDRESS

PART_ACTS = {**MEASURE_ACTS, **HELPER_ACTS, **HEARING_ACTS}


def kept(case) -> dict:
    """What no action on a part and none of the dialogue changes but where it says so."""
    names = ("number", "submitted", "due", "reporter", "case_worker", "recused", "first_closed", "title")
    return {name: getattr(case, name) for name in names}


def last_entry(case, seen: int, who: str, action: str) -> None:
    """The log keeps one entry of the action, after the ``seen`` ones, and holds together. What a redaction
    erases in earlier entries has entries of its own."""
    entry = next(entry for entry in caselog.entries(case)[seen:] if entry.action != ERASED)
    assert (entry.actor, entry.action, entry.at) == (who, action, NOON)
    assert [problem for problem in caselog.verify(case) if not problem.notice] == []


@pytest.mark.parametrize("name", PART_ACTS)
def test_act_on_a_part(house, told, name):
    row = PART_ACTS[name]
    with at(BEFORE):
        part = row["on"](house, house.case("in_process"))
    case = case_of(part)
    before, seen, history = kept(case), caselog.revision(case), len(list(every_part(case)))
    told.forget()
    with at(NOON):
        done = house.act(part, row["who"], row["act"], **row.get("data", {}))
    assert done.getPhysicalPath() == part.getPhysicalPath()
    assert house.portal.portal_workflow.getInfoFor(part, "review_state") == row["part_state"]
    assert {attribute: getattr(part, attribute) for attribute in row["stored"]} == row["stored"]
    statements = {child.person: (child.text, child.given) for child in part.objectValues()}
    assert statements == row.get("statements", {})
    # Of the case itself nothing is changed.
    assert kept(case) == before
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == row.get("state", "in_process")
    assert len(list(every_part(case))) - history == (name == "give_statement")
    assert told.kinds() == row["told"]
    assert told.urls == {f"{ADDRESS}/deviations/case/{case.number}"}
    kind = {"DeviationMeasure": "measure", "DeviationHearing": "hearing"}[part.portal_type]
    last_entry(case, seen, row["who"], f"{kind}_{row['act']}")
    assert caselog.entries(case)[seen].why[kind] == part.UID()


@pytest.mark.parametrize("name", DIALOGUE_ACTS)
def test_act_of_the_dialogue(house, told, name):
    row = DIALOGUE_ACTS[name]
    with at(BEFORE):
        case = house.case(row["from"])
        if "ready" in row:
            row["ready"](house, case)
    data, there = dict(row["data"]), set(case.objectIds())
    if "question" in data:
        data["question"] = next(
            part for part in case.objectValues() if part.portal_type == "DeviationMessage"
        ).UID()
    before, seen = kept(case), caselog.revision(case)
    told.forget()
    with at(NOON), house.acting(row["who"]):
        case = case_of(perform(case, row["act"], data, files=row.get("files", ())).case)
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == row.get("state", row["from"])
    stored = row.get("stored", {})
    assert {attribute: getattr(case, attribute) for attribute in stored} == stored
    assert kept(case) == before | {name: stored[name] for name in before if name in stored}
    made = [case._getOb(id_) for id_ in case.objectIds() if id_ not in there]
    assert [(part.portal_type, state_of_part(part)) for part in made] == [
        (kind, state) for kind, state, _values in row.get("new", [])
    ]
    for part, (_kind, _state, values) in zip(made, row.get("new", []), strict=True):
        assert {attribute: getattr(part, attribute) for attribute in values} == values
    assert told.kinds() == row["told"]
    last_entry(case, seen, row["who"], row["act"])


@pytest.mark.parametrize("who", ("recipient.ie", "worker.idi"))
def test_both_set_up_measures_and_hearings(house, told, who):
    case = house.case("received" if who == "recipient.ie" else "forwarded")
    told.forget()
    with at(NOON):
        made = house.act(case, who, "add_measure", **MEASURE)
    assert (made.portal_type, state_of_part(made), made.given) == (
        "DeviationMeasure",
        "planned",
        ("ola", NOON, who),
    )
    assert (made.title, made.kind, made.created_by) == (MEASURE["title"], "preventive", (who, NOON))
    assert told.kinds() == [("measure_assigned", "ola")]
    told.forget()
    made = house.act(case, who, "add_hearing", **HEARING)
    assert (made.portal_type, state_of_part(made), made.asked) == (
        "DeviationHearing",
        "draft",
        ("per", "worker.hf"),
    )
    assert (made.question, made.purpose, made.opened) == (HEARING["question"], "consider_measures", None)
    assert told.kinds() == [] and case.hearing_access == ()
