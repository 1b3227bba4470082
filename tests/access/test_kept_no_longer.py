"""No answer is kept beyond a change, a second or a transaction, nor for another person or another place.

Each test asks first, so that there is an answer to keep, and asks again when something is different. The
clock stands still but where a test moves it.
"""

import pytest
import transaction
from Acquisition import aq_base
from datetime import timedelta
from ntnu.deviations import persons
from ntnu.deviations.access.apart import apart
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import register_of
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.now import now
from plone import api
from tests.house import at
from tests.parts import hearing
from ZODB.POSException import ConflictError

RECIPIENT, PARTICIPANT = "Notification Recipient", "Hearing Participant"


@pytest.fixture
def clock(web):
    """The moment, which stays until a test sets another."""
    with at(now().replace(microsecond=0)) as found:
        yield found


@pytest.fixture
def case(web, clock):
    """A case at IE, in a transaction in which nothing is changed yet; what a test does not commit is taken
    back."""
    yield web.at(web.place(web.committed(lambda house: house.case("received"))))
    transaction.abort()


@pytest.fixture
def desk(web):
    """A group that is recipient at IE, with per in it."""
    web.committed(lambda house: house.group("desk", "per"))
    web.committed(lambda house: house.give("IE", RECIPIENT, "desk"))
    yield "desk"
    web.committed(lambda house: house.take("IE", RECIPIENT, "desk"))
    with api.env.adopt_roles(["Manager"]):
        web.committed(lambda house: api.group.delete(groupname="desk"))


def user_of(web, person):
    """The user, with nothing of what the test's request keeps forgotten."""
    return web.portal.acl_users.getUserById(person)


def answers(case, user) -> tuple:
    """What the same person is told of the same case in different places."""
    return (
        set(roles_on(case, user)),
        Reading(case, user).may_view,
        bool(user.has_permission("View", case)),
        bool(memberships(register_of(case), user)),
    )


def nothing_of(case, user) -> bool:
    return answers(case, user)[:3] == (set(), False, False)


def take(web):
    web.house.unit("IE").manage_delLocalRoles(["recipient.ie"])


def give_back(web):
    web.house.unit("IE").manage_addLocalRoles("recipient.ie", [RECIPIENT])


def test_a_role_that_is_taken_and_given_in_one_request(web, case):
    user = user_of(web, "recipient.ie")
    before = answers(case, user)
    assert before == ({RECIPIENT}, True, True, True)
    take(web)
    assert answers(case, user) == (set(), False, False, False)
    give_back(web)
    assert answers(case, user) == before


def test_a_role_that_is_gained_in_one_request(web, case):
    user = user_of(web, "ola")
    assert answers(case, user) == (set(), False, False, False)
    web.house.unit("IE").manage_addLocalRoles("ola", [RECIPIENT])
    assert answers(case, user) == ({RECIPIENT}, True, True, True)


def test_somebody_is_recused_in_one_request(web, case):
    user = user_of(web, "recipient.ie")
    assert answers(case, user)[0] == {RECIPIENT}
    case.recused = (*case.recused, "recipient.ie")
    assert nothing_of(case, user) and facts_of(case).recused == ("recipient.ie",)


def test_an_account_is_somebody_else_s_in_one_request(web, case):
    user = user_of(web, "kari")
    assert answers(case, user)[0] == {"Reporter"} and persons.account_of("kari") == "kari"
    persons.retire("kari")
    assert nothing_of(case, user) and persons.account_of("kari") is None


def test_a_group_is_joined_and_left_in_one_request(web, case, desk):
    transaction.begin()
    groups, users = web.portal.acl_users.source_groups, web.portal.acl_users
    assert not answers(case, users.getUserById("ola"))[1] and answers(case, users.getUserById("per"))[1]
    groups.addPrincipalToGroup("ola", desk)
    groups.removePrincipalFromGroup("per", desk)
    assert answers(case, users.getUserById("ola"))[1] and nothing_of(case, users.getUserById("per"))


def test_an_account_is_deleted_in_one_request(web, case):
    world = Directory(register_of(case))
    assert world.person_name("kari") == "Navn kari"
    web.portal.acl_users.source_users.removeUser("kari")
    assert world.person_name("kari") == "kari"


def test_each_person_of_one_request(web, case):
    def seen(person):
        with api.env.adopt_user(username=person):
            return Reading(case).may_view, set(Reading(case).roles)

    people = {"recipient.ie": {RECIPIENT}, "kari": {"Reporter"}, "per": set(), "recipient.hf": set()}
    for _time in range(2):
        for person, held in people.items():
            assert seen(person) == (bool(held), held), person
    with api.env.adopt_user(username="per"), api.env.adopt_roles(["Manager", RECIPIENT]):
        assert not Reading(case).may_view


@pytest.mark.parametrize("first", ["the site's", "the root's"])
def test_a_user_of_another_user_folder_is_nobody(web, case, first):
    mine = user_of(web, "recipient.ie")
    other = aq_base(mine).__of__(web.portal.getPhysicalRoot().acl_users)
    asked = {"the site's": (mine, {RECIPIENT}), "the root's": (other, set())}
    for folder in (first, *asked):
        user, held = asked[folder]
        assert roles_on(case, user) == held, folder


def test_a_user_who_is_there_for_several_requests(web, case, desk):
    """Plone's users may be cached: which of their groups hold them by name is looked up anew all the same."""
    groups = web.portal.acl_users.source_groups
    web.committed(lambda house: groups.addPrincipalToGroup("AuthenticatedUsers", desk))
    transaction.begin()
    user = user_of(web, "per")
    assert roles_on(case, user) == {RECIPIENT}
    # Like everybody who is logged in they are in the group still, but not by name.
    web.committed(lambda house: groups.removePrincipalFromGroup("per", desk))
    assert roles_on(case, user) == frozenset()
    web.committed(lambda house: groups.removePrincipalFromGroup("AuthenticatedUsers", desk))


def test_the_deadline_of_a_hearing_comes_in_one_request(web, clock):
    def opened(house):
        return web.place(hearing(house, house.case("in_process"), deadline=deadline.isoformat()))

    deadline = clock.moment + timedelta(days=30)
    part = web.at(web.committed(opened))
    case, user = part.aq_parent, user_of(web, "per")
    assert IHearing.providedBy(part)
    for moment, held in (
        (deadline - timedelta(seconds=1), {PARTICIPANT}),
        (deadline, set()),
        (deadline - timedelta(seconds=1), {PARTICIPANT}),
    ):
        clock.moment = moment
        for thing in (case, part):
            assert roles_on(thing, user) == held
            assert bool(user.has_permission("View", thing)) == bool(held)
        assert bool(memberships(web.house.register, user)) == bool(held)


def test_a_hearing_is_closed_in_one_request(web, clock):
    part = web.at(web.committed(lambda house: web.place(hearing(house, house.case("in_process")))))
    case, user = part.aq_parent, user_of(web, "per")
    assert answers(case, user)[:3] == ({PARTICIPANT}, True, True) and user.has_permission("View", part)
    with api.env.adopt_user(username="worker.idi"):
        perform(part, "close", {})
    assert nothing_of(case, user)
    assert not any(user.has_permission("View", one) for one in every_part(case))
    transaction.abort()


def test_what_is_rolled_back(web, case):
    user = user_of(web, "recipient.ie")
    before, mark = answers(case, user), transaction.savepoint()
    take(web)
    assert nothing_of(case, user)
    later = transaction.savepoint()
    give_back(web)
    assert answers(case, user) == before
    later.rollback()
    assert nothing_of(case, user)
    mark.rollback()
    assert answers(case, user) == before


def test_a_transaction_that_will_not_be_committed(web, case):
    user = user_of(web, "recipient.ie")
    transaction.doom()
    before = answers(case, user)
    take(web)
    assert before[0] == {RECIPIENT} and nothing_of(case, user)


def test_what_comes_after_the_commit(web, case):
    user, after = user_of(web, "recipient.ie"), []
    assert roles_on(case, user) == {RECIPIENT}
    take(web)
    transaction.get().addAfterCommitHook(lambda done: after.append((done, roles_on(case, user))))
    transaction.commit()
    try:
        assert after == [(True, frozenset())]
        assert nothing_of(case, user)
    finally:
        web.committed(lambda house: give_back(web))


def test_what_comes_after_a_commit_that_failed(web, case):
    """An error page is drawn in the transaction that failed, when the database has gone on already."""
    user, unit = user_of(web, "recipient.ie"), web.house.unit("IE")
    assert roles_on(case, user) == {RECIPIENT}

    apart(unit, lambda there: there.manage_delLocalRoles(["recipient.ie"]), otherwise=None, at_once=None)
    assert roles_on(case, user) == {RECIPIENT}
    unit._p_changed = True
    try:
        with pytest.raises(ConflictError):
            transaction.commit()
        assert roles_on(case, user) == frozenset()
        assert not Reading(case, user).may_view
    finally:
        transaction.abort()
        web.committed(lambda house: give_back(web))
