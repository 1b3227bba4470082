"""The machine: somebody does something, and what comes of it is held against what must.

Hypothesis makes up people, acts and what they fill in, and moves the clock; a model of the
specification (``model.py``, ``rights.py``) says after each step what must be so.
"""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import strategies as st
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.clock.run import run
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests.engine.unchanged import picture
from tests.machine import choosing
from tests.machine import watching
from tests.machine.model import Case
from tests.machine.model import GROUP
from tests.machine.model import GROUP_MEMBERS
from tests.machine.model import RECIPIENT
from tests.machine.model import Register
from tests.machine.model import WORKER
from tests.machine.rights import refusal
from tests.machine.trying import Filling
from tests.machine.trying import Try
from tests.register import FOLDER_ROLES
from tests.register import REGISTER_ROLES
from tests.register import SPEAKUP_ROLES

BEGINNING = datetime(2026, 2, 2, 11, 0, tzinfo=UTC)


class Anything(RuleBasedStateMachine):
    """Any number of actions by anybody. Each example is one transaction, which is never committed."""

    def __init__(self, house, clock, sent):
        super().__init__()
        self.house = house
        self.clock = clock
        self.sent = sent
        #: Has anything happened since all was looked at?
        self.changed = True
        clock.moment = BEGINNING
        speakup = SPEAKUP_ROLES["SpeakUp Recipient"]
        self.register = Register(BEGINNING, FOLDER_ROLES, REGISTER_ROLES["Archivist"], speakup)
        house.group(GROUP, *GROUP_MEMBERS)

    def teardown(self):
        self.house.take_back()
        self.sent.clear()

    @initialize(data=st.data(), steps=st.integers(0, 3))
    def begin(self, data, steps):
        self._report(data)
        for _step in range(steps):
            self._legal(data, choosing.ON_ITS_WAY)

    @precondition(lambda self: len(self.register.cases) < 2)
    @rule(data=st.data())
    def report(self, data):
        self._report(data)

    def _report(self, data) -> None:
        faculty = data.draw(st.sampled_from(("IE", "HF")))
        able = [r for r in choosing.REPORTERS if self.register.holders(faculty, RECIPIENT) - {r}]
        reporter = data.draw(st.sampled_from(able))
        made = self.house.report(reporter, faculty=faculty)
        due = self.register.today + timedelta(days=28)
        self.register.cases.append(Case(made.UID(), made.number, reporter, faculty, faculty, due))
        self._happened()

    @rule(data=st.data())
    def the_case_goes_on(self, data):
        self._legal(data, choosing.ON_ITS_WAY)

    @rule(data=st.data())
    def about_measures(self, data):
        self._legal(data, choosing.ABOUT_MEASURES)

    @rule(data=st.data())
    def about_hearings(self, data):
        self._legal(data, choosing.ABOUT_HEARINGS)

    @rule(data=st.data())
    def about_persons(self, data):
        self._legal(data, choosing.ABOUT_PERSONS)

    @rule(data=st.data(), seldom=st.integers(0, 2))
    def any_legal_act(self, data, seldom):
        self._legal(data, choosing.SELDOM if seldom == 2 else ())

    def _legal(self, data, among) -> None:
        row = choosing.legal(data.draw, self.register, among)
        if row is not None:
            self._act(data, *row)

    @rule(data=st.data())
    def anything(self, data):
        """Anybody tries anything."""
        for _time in range(3):
            self._act(data, *choosing.any_act(data.draw, self.register))

    def _act(self, data, person, case, act, part) -> None:
        forms = choosing.FORMS[None if part is None else part.kind]
        refused = {name: refusal(self.register, person, case, name, part) for name in forms}
        expected = refused[act]
        form = Filling(data.draw, self.register, person, case, part)
        # To who may not act, nothing that is filled in makes a difference.
        tried = forms[act](form) if expected is None else Try()
        if expected is None and not tried.good:
            expected = "InvalidData"
        target = watching.content(self.house, case)
        place = target if part is None else find_part(target, part.uid)
        with self.house.acting(person):
            offered = {found.action.id for found in available(place) if found.is_ready}
        assert offered == {name for name, why in refused.items() if why is None}
        if expected is not None:
            self._refused(person, place, act, tried, expected)
        else:
            self._done(person, place, act, tried, case)

    def _refused(self, person, place, act, tried, expected) -> None:
        before = picture(self.house)
        with self.house.acting(person), pytest.raises(ActionError) as caught:
            perform(place, act, tried.data, files=tried.files)
        assert type(caught.value).__name__ == expected, caught.value
        assert picture(self.house) == before

    def _done(self, person, place, act, tried, case) -> None:
        there = set(watching.parts(watching.content(self.house, case)))
        before = self.register.reach(case)
        with self.house.acting(person):
            shown = preview(place, act, tried.data, tried.files)
            perform(place, act, tried.data, files=tried.files)
        case.entries += 1
        if act in ("redact", "reregister"):
            # Each erasure is an entry too.
            case.entries = max(case.entries, self._entries(case))
        made: dict[str, list[str]] = {}
        for uid, found in watching.parts(watching.content(self.house, case)).items():
            if uid not in there:
                made.setdefault(found.portal_type, []).append(uid)
        tried.then(made)
        self._happened()
        after = self.register.reach(case)
        assert {seen.person for seen in shown.access_gained} == watching.more(before, after)
        assert {seen.person for seen in shown.access_lost} == watching.more(after, before)

    def _happened(self) -> None:
        """Something may be otherwise than it was: mails that went out for it went to the right persons."""
        self.house.end_of_request()
        self.changed = True
        watching.check_mails(self.register, self.sent)
        self.sent.clear()

    @rule(hours=st.sampled_from((1, 5, 20, 50, 150, 700)))
    def time_passes(self, hours):
        self.register.now += timedelta(hours=hours)
        self.clock.moment = self.register.now
        self._happened()

    @rule()
    def the_clock_comes_by(self):
        run(self.house.register, self.register.now)
        logged = {case.uid: case.entries for case in self.register.cases}
        for case in self.register.cases:
            case.entries = self._entries(case)
            assert case.entries - logged[case.uid] in (0, 1)
            for hearing in case.of_kind("DeviationHearing"):
                if hearing.state == "open" and not hearing.is_open(self.register.now):
                    hearing.state = "closed"
        if logged != {case.uid: case.entries for case in self.register.cases}:
            self._happened()
        before = picture(self.house)
        # At once again: everything is done.
        run(self.house.register, self.register.now)
        assert picture(self.house) == before

    def _entries(self, case) -> int:
        return len(watching.caselog.entries(watching.content(self.house, case)))

    @rule(change=st.sampled_from(choosing.GIVEN))
    def a_folder_role_comes_or_goes(self, change):
        unit, role, person = change
        held = self.register.held.setdefault((unit, role), set())
        if person in held:
            self.house.take(unit, role, person)
            held.discard(person)
        else:
            self.house.give(unit, role, person)
            held.add(person)
        for case in self.register.cases:
            if case.worker == person and person not in self.register.holders(case.unit, WORKER):
                # Who loses the folder role loses the assignments.
                case.worker = None
                case.entries += 1
        self._happened()

    @invariant()
    def everything_is_as_it_must_be(self):
        if self.changed:
            watching.check_facts(self.house, self.register)
            watching.check_sight(self.house, self.register)
            self.changed = False
