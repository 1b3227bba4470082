"""On a database of before roles had days: nothing has to be stored anew for them."""

from datetime import datetime
from tests.house import at
from tests.upgrades.test_upgrade import BEFORE
from tests.upgrades.test_upgrade import CASES


def test_a_role_of_before_gets_a_last_day(upgraded):
    path, role = "/deviations/ie/idi/@access", "Line Manager"
    eqs = upgraded.visitor("eqs")
    (held,) = eqs.get(path).json()["roles"][role]
    assert held == {"principal": "manager.idi", "from": None, "to": None}
    sent = {"reason": "Permisjon.", "roles": {role: [{**held, "to": "2026-12-31"}]}}
    assert eqs.patch(path, sent).json()["roles"][role] == [{**held, "to": "2026-12-31"}]
    path = next(path for path in CASES if BEFORE["manager.idi"]["cases"][path] != 404)
    for moment, status in (("2026-12-31T22:59:59Z", 200), ("2026-12-31T23:00:00Z", 404)):
        with at(datetime.fromisoformat(moment)):
            assert upgraded.visitor("manager.idi").get(path).status_code == status
    sent["roles"][role] = [held]
    assert eqs.patch("/deviations/ie/idi/@access", sent).json()["roles"][role] == [held]
