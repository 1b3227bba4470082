"""What the demo is made of holds together."""

from datetime import date
from datetime import timedelta
from ntnu.deviations.demo import data
from ntnu.deviations.domain import roles
from ntnu.deviations.now import local_date
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
FACULTIES = {"AD": "ad", "HF": "hf", "IE": "ie", "IV": "iv", "MH": "mh", "NV": "nv", "SU": "su", "ØK": "ok"}
TODAY = date(2026, 11, 24)


def test_eight_faculties_and_their_departments():
    units = data.units()
    assert {u["code"]: u["id"] for u in units if "in" not in u} == FACULTIES
    departments = {(u["in"], u["id"]) for u in units if "in" in u}
    assert {("IE", "idi"), ("IE", "iik")} <= departments
    assert {faculty for faculty, _ in departments} == FACULTIES.keys()
    assert len(departments) == len(units) - len(FACULTIES)
    assert len({u["code"] for u in units}) == len(units)
    assert all(u["id"].isascii() and u["nb"] and u["en"] for u in units)


def test_no_unit_has_the_id_of_an_attribute():
    assert "id" not in {u["id"] for u in data.units()}


def test_people_hold_roles_that_there_are():
    places = {u["code"] for u in data.units()} | {"register", "site", "speakup"}
    for user in data.users():
        assert set(user.roles) <= places
        assert set(user.all_roles) <= set(roles.ALL)
        assert user.language in ("nb", "nn", "en")


def test_every_step_is_in_the_past_and_after_the_one_before():
    known = {user.id for user in data.users()}
    begun = {}
    for step in data.steps(TODAY):
        assert step.by in known
        assert local_date(step.at) < TODAY
        assert (step.act == "submit") == (step.case not in begun)
        assert begun.get(step.case, step.at - timedelta(1)) < step.at
        begun[step.case] = step.at
        assert all(path.is_file() for path in step.files)


def test_the_readme_opens_with_the_commands_and_then_names_the_people():
    before, what_it_is = README.read_text(encoding="utf-8").split("## What it is")
    commands, table = before.split("## What to try")
    assert "    make start\n    make test\n" in commands
    # The rest do at their faculties what these do.
    spare = {user.id for user in data.users() if user.id.startswith(("recipient.", "worker."))}
    spare -= {"recipient.ie", "recipient.hf", "worker.idi", "worker.iik"}
    told = {user.id for user in data.users() if f"`{user.id}`" in table}
    assert told == {user.id for user in data.users()} - spare


def test_what_to_try_calls_the_pages_as_they_are_called():
    assert not any("My reports" in user.what_to_try for user in data.users())
