"""What must be so after every step, whatever has happened: the site against the model."""

from collections.abc import Iterable
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.measure_people import measures_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.plan import Notice
from tests.machine.model import Case
from tests.machine.model import OPEN
from tests.machine.model import Register
from tests.machine.model import RESPONSIBLE
from tests.register import people

EVERYBODY = tuple(people())
#: Mails that hold a number and a unit, and nothing to open.
BLIND = {"reported_at_unit", "deadline_at_unit", "access_ended"}


def content(house, case: Case):
    """The case in the site."""
    (row,) = index_of(house.register).rows_of_uid(case.uid)
    return case_at(house.register, row["ids"])


def parts(case) -> dict[str, object]:
    """UID -> part of a case in the site."""
    return {uid_of(part): part for part in every_part(case)}


def check_facts(house, register: Register) -> None:
    """Every case stands where it should, in its state, with its parts; its log is whole."""
    for case in register.cases:
        obj = content(house, case)
        assert obj.aq_parent.code == case.unit
        assert house.portal.portal_workflow.getInfoFor(obj, "review_state") == case.state
        # Nothing but a preliminary response moves it.
        assert obj.due == case.due
        assert {uid: part.portal_type for uid, part in parts(obj).items()} == {
            part.uid: part.kind for part in case.parts.values()
        }
        assert [problem for problem in caselog.verify(obj) if not problem.notice] == []
        assert len(caselog.entries(obj)) == case.entries


def check_sight(house, register: Register, persons: Iterable[str] = EVERYBODY) -> None:
    """Who sees what is what the specification says: page, lists, search and counts agree."""
    cases = [(case, content(house, case)) for case in register.cases]
    inside = {case.uid: [(case.parts[uid], part) for uid, part in parts(obj).items()] for case, obj in cases}
    for case, obj in cases:
        _check_panel(register, case, obj)
    for person in persons:
        user = house.user(person)
        for case, obj in cases:
            _check_page(register, user, case, obj, inside[case.uid])
        _check_lists(house, register, user, cases)


def _check_panel(register: Register, case: Case, obj) -> None:
    """The panel of who has access names all of them, and nobody else."""
    rows = access_list(obj)
    # Who keeps the machines going stands in no list.
    assert {row.principal for row in rows if row.role != RESPONSIBLE} == register.readers(case)
    doers = {(row.principal, row.part) for row in rows if row.role == RESPONSIBLE}
    measures = case.of_kind("DeviationMeasure")
    assert doers == {
        (m.person, m.uid) for m in measures if RESPONSIBLE in register.part_roles(m.person, case, m)
    }


def _check_page(register: Register, user, case: Case, obj, inside) -> None:
    person, reading = user.getId(), Reading(obj, user)
    may = {"R": reading.may_view, "W": reading.may_casework, "I": reading.may_identity}
    assert "".join(letter for letter in may if may[letter]) == register.letters(person, case), person
    # Plone's own answer.
    assert bool(user.has_permission("View", obj)) is reading.may_view, person
    for part, found in inside:
        assert may_view_part(found, user) is register.sees(person, case, part), (person, part)


def _check_lists(house, register: Register, user, cases) -> None:
    person = user.getId()
    hers = [(case, obj) for case, obj in cases if register.sees(person, case, None)]
    seen = {case.number for case, _obj in hers}
    found = search(house.register, user, facets=True)
    assert {row.number for row in found.rows} == seen, person
    assert found.total == len(seen) == count(house.register, user, "all"), person
    for values in (found.facets["state"], found.facets["unit"]) if seen else ():
        assert sum(values.values()) == len(seen), person
    for case, _obj in cases:
        by_number = search(house.register, user, filters={"text": case.number})
        assert by_number.total == (case.number in seen), person
    mine = [case for case, _obj in hers if case.reporter == person]
    assert count(house.register, user, "mine") == len(mine), person
    late = [case for case, _obj in hers if case.state in OPEN and case.due < register.today]
    assert count(house.register, user, "late") == len(late), person
    measures = [
        (case, part)
        for case, _obj in cases
        for part in case.of_kind("DeviationMeasure")
        if part.person == person
    ]
    if measures:
        # Measures that are done with may stand there too.
        may = {part.uid for case, part in measures if register.sees(person, case, part)}
        must = {part.uid for case, part in measures if RESPONSIBLE in register.part_roles(person, case, part)}
        assert must <= {uid_of(part) for part in measures_of(house.register, person)} <= may, person
    elif person in house.register.measure_people:
        assert list(measures_of(house.register, person)) == [], person


def check_mails(register: Register, sent: list[tuple[Notice, str | None]]) -> None:
    """Every mail went to somebody who may now see what it is about. ``sent``: notices, UIDs of cases."""
    for notice, uid in sent:
        if uid is None:
            continue
        (case,) = [case for case in register.cases if case.uid == uid]
        assert notice.to not in case.recused, notice
        if notice.kind not in BLIND:
            about = case.parts.get(notice.part)
            sees = register.sees(notice.to, case, None)
            assert sees or (about and register.sees(notice.to, case, about)), notice
        elif notice.kind != "access_ended":
            assert case.state in OPEN, notice


def more(than: dict[str, set[str]], now: dict[str, set[str]]) -> set[str]:
    """Who reads something now; who reads all that is internal reads every part too."""
    found = set()
    for person, what in now.items():
        known = than.get(person, set())
        found |= {person} if {w for w in what - known if "W" not in known or len(w) < 20} else set()
    return found
