"""Whatever is sent to a measure or a hearing, the answer is one of the answers there are."""

import pytest
from ntnu.deviations.procedure import PART_ACTIONS
from tests import parts
from tests.rest.act_tables import FILE
from tests.rest.test_weird_bodies import check
from tests.rest.test_weird_bodies import sent
from tests.rest.weird import bodies
from zope.schema import getFieldNamesInOrder

#: Action -> who does it, good data.
ACTS = {
    "DeviationMeasure.finish": ("ola", {"evidence": "x"}),
    "DeviationMeasure.evaluate": ("ola", {"result": "yes", "effect": "x"}),
    "DeviationMeasure.change": ("worker.idi", {"title": "x"}),
    "DeviationMeasure.cancel": ("worker.idi", {"reason": "x"}),
    "DeviationMeasure.decline": ("manager.idi", {"reason": "x"}),
    "DeviationMeasure.ask": ("manager.idi", {"text": "x"}),
    "DeviationMeasure.answer": ("worker.idi", {"text": "x"}),
    "DeviationMeasure.ask_date": ("ola", {"due": "2099-06-01", "reason": "x"}),
    "DeviationMeasure.keep_date": ("worker.idi", {"reason": "x"}),
    "DeviationMeasure.hand_back": ("ola", {"reason": "x"}),
    "DeviationHearing.change": ("worker.idi", {"title": "x"}),
    "DeviationHearing.open": ("worker.idi", {}),
    "DeviationHearing.ask_again": ("worker.idi", {}),
    "DeviationHearing.give_statement": ("per", {"text": "x"}),
    "DeviationHearing.remove_participant": ("worker.idi", {"person": "per"}),
    "DeviationHearing.extend": ("worker.idi", {"deadline": "2099-03-01T12:00:00Z", "reason": "x"}),
    "DeviationHearing.widen": ("worker.idi", {"participants": ["ola"]}),
}


def place(web, act: str) -> str:
    """The address of a part that is ready for the action."""

    def make(house):
        case = house.case("in_process")
        if act.startswith("DeviationMeasure"):
            made = parts.measure(house, case)
            if act == "DeviationMeasure.evaluate":
                house.act(made, "ola", "finish", evidence="x")
            if act in ("DeviationMeasure.decline", "DeviationMeasure.ask", "DeviationMeasure.answer"):
                house.act(made, "worker.idi", "ask_agreement")
            if act == "DeviationMeasure.answer":
                house.act(made, "manager.idi", "ask", text="x")
            if act == "DeviationMeasure.keep_date":
                house.act(made, "ola", "ask_date", due="2099-06-01", reason="x")
            return web.address(made)
        made = parts.hearing(
            house, case, opened=act not in ("DeviationHearing.open", "DeviationHearing.change")
        )
        if act == "DeviationHearing.ask_again":
            house.act(made, "worker.idi", "close")
        return web.address(made)

    return web.committed(make)


@pytest.mark.parametrize("act", ACTS)
def test_acts_on_parts(web, act):
    (kind, name), (person, good) = act.split("."), ACTS[act]
    action, who = PART_ACTIONS[kind][name], web.visitor(person)
    fields = (*getFieldNamesInOrder(action.schema), "warnings_confirmed", "attachments")
    good = {**good, **({"attachments": [FILE]} if action.takes_files else {})}
    path = place(web, act)
    for n, body in enumerate(bodies(fields, good, 80, act)):
        if n % 2:
            check(sent(who, f"{path}/@preview/{name}", body), body)
        answer = sent(who, f"{path}/@action/{name}", body)
        check(answer, body)
        if answer.status_code == 200:
            assert web.visitor("worker.idi").get(path).status_code == 200
            path = place(web, act) if name not in ("change", "give_statement", "evaluate") else path
