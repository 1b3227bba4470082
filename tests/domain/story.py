"""A case that goes through any actions that are legal, one after the other, in a world without Plone."""

import random
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from ntnu.deviations.domain.consequences import with_consequences
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.notices import deliverable
from ntnu.deviations.domain.parts import Measure
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Refused
from ntnu.deviations.domain.preview import may_be_told
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import question
from tests.domain.case_parts import READERS
from tests.domain.mails import kind_of
from tests.domain.what_is_filled_in import filled_in
from tests.domain.who_may_what import roles_of
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import IE
from tests.domain.world import NOW

STEPS = tuple(timedelta(**step) for step in ({"minutes": 5}, {"hours": 9}, {"days": 2}, {"days": 11}))


class House(FakeWorld):
    """The units of ``world.py`` with more people, and a clock that goes."""

    roles = {
        ("ie-uid", "Notification Recipient"): {"recipient.ie", "second.ie"},
        ("ie-uid", "Case Worker"): {"worker.ie"},
        ("ie-uid", "Line Manager"): {"manager.ie"},
        ("idi-uid", "Notification Recipient"): {"recipient.idi"},
        ("idi-uid", "Case Worker"): {"worker.idi", "second.idi"},
        ("idi-uid", "Line Manager"): {"manager.idi"},
        ("iik-uid", "Case Worker"): {"worker.iik"},
        ("hf-uid", "Notification Recipient"): {"recipient.hf", "per"},
        ("hf-uid", "Case Worker"): {"worker.hf"},
        ("hf-uid", "Line Manager"): {"manager.hf", "ola"},
    }
    known = {"kari", "per", "ola", "archivist"}.union(*roles.values())
    groups = {"group.idi": {"worker.idi", "kari", "ola"}}

    def __init__(self):
        self.at = NOW

    def now(self):
        return self.at


_BUSY = holding(
    case(
        "in_process", coworkers=(assignment("worker.iik"), assignment("per")), deputies=(assignment("ola"),)
    ),
    measure("done", "m1", responsible="worker.hf"),
    measure("in_progress", "m2", responsible="per"),
    hearing("open", "h1", deadline=NOW + timedelta(days=30)),
    hearing("open", "h2", participants=("manager.idi", "worker.hf"), deadline=NOW + timedelta(days=4)),
    hearing("draft", "h3", asked=("group.idi", "worker.iik"), deadline=NOW + timedelta(days=5)),
    question("q1", "second.ie"),
)
#: Where a story may begin.
BEGINNINGS = (
    case(),
    _BUSY,
    _BUSY.but(state="forwarded", personnel_like=True, recused=("second.ie", "manager.ie")),
    _BUSY.but(state="received", unit=IE, case_worker=None, coworkers=()),
    holding(
        case("closed", closed=NOW, first_closed=NOW, withdrawn=True),
        measure("done"),
        measure("planned", "m2"),
    ),
    case("closed", closed=NOW, first_closed=NOW, solved="yes", sentence="approved"),
    case("not_approved", closed=NOW, first_closed=NOW, deputies=(assignment("per"),)),
)


@dataclass(frozen=True)
class Step:
    """One action that was done: who did it, in which roles, what it changed and which mails went out."""

    act: str
    actor: str
    at: datetime
    plan: Plan
    sent: tuple[Notice, ...]


class Story:
    """The case as it stands, and all that was done. Every ``go`` is one action, or only time passing."""

    def __init__(self, beginning: Facts):
        self.world = House()
        self.facts = beginning
        self.steps: list[Step] = []
        self.uids = 0
        self.people = sorted(self.world.known)

    def go(self, chance: int) -> Step | None:
        """Let some time pass and do some legal action, as ``chance`` has it; None where none was found."""
        dice = random.Random(chance)
        self.world.at += dice.choice(STEPS)
        for part, acts in self._offered(dice):
            moments = [self._moment(person, part) for person in dice.sample(self.people, len(self.people))]
            moments = [moment for moment in moments if moment.roles]
            for act in dice.sample(acts, min(len(acts), 12)):
                for moment in moments:
                    data = self._ready(act, part, moment, dice)
                    if data is not None:
                        return self._do(act, data, moment)
        return None

    def _offered(self, dice):
        """The case and its parts in some order, each with the actions there are for it."""
        facts = self.facts.whole
        offered = [
            (
                part,
                list(
                    PART_ACTIONS[
                        "DeviationMeasure" if isinstance(part, Measure) else "DeviationHearing"
                    ].values()
                ),
            )
            for part in (*facts.measures, *facts.hearings)
        ]
        dice.shuffle(offered)
        case_acts = (None, list(ACTIONS.values()))
        return [case_acts, *offered] if dice.random() < 0.6 else [*offered, case_acts]

    def _ready(self, act, part, moment: Moment, dice) -> dict | None:
        """What is filled in, if the action can be done with it by who is at the keyboard."""
        if not act.permits(self.facts, moment) or act.readiness(self.facts, moment):
            return None
        data = filled_in(act.id, part, self.facts, moment, dice)
        files = ("a file",) if act.id == "add_attachment" else ()
        return None if act.obstacles(self.facts, data, replace(moment, files=files)) else data

    def _moment(self, actor: str, part) -> Moment:
        at = self.world.at
        return Moment(
            actor=actor,
            now=at,
            today=at.date(),
            world=self.world,
            roles=roles_of(actor, self.facts, self.world, at, part),
            part=part.uid if part else None,
            new_uid=self._new_uid,
            redactable=lambda: {"field:title": 20},
            refused=lambda: (Refused("message", self.facts.reporter),),
        )

    def _new_uid(self) -> str:
        self.uids += 1
        return f"uid-{self.uids}"

    def _do(self, act, data, moment: Moment) -> Step:
        plan = with_consequences(act.plan(self.facts, data, moment), moment)
        sent = deliverable(
            plan.notices, moment.actor, lambda n: may_be_told(n, plan.after, self.world, READERS), kind_of
        )
        self.facts = plan.after
        self.steps.append(Step(act.id, moment.actor, moment.now, plan, sent))
        return self.steps[-1]
