"""Who is heard in a case, kept out of it or reported it is told by no page or service of users and groups."""

ASKED = ("ola", "second.ie")
#: What Plone tells of users and groups, here of the person ``{0}``.
OF_A_PERSON = (
    "portal_groups/getGroupsByUserId?userid={0}",
    "portal_groups/getGroupInfo?groupId={0}",
    "portal_groups/getGroupMembers?group_id={0}",
    "portal_membership/getMemberInfo?memberId={0}",
    "acl_users/searchUsers?login={0}",
    "get_local_roles_for_userid?userid={0}",
    "author/{0}",
    "@users/{0}",
    "@users?query={0}",
    "@sharing?search={0}",
)
OF_ALL = (
    "portal_groups/searchForGroups",
    "portal_groups/listGroups",
    "portal_groups/listGroupIds",
    "portal_groups/listGroupNames",
    "portal_membership/searchForMembers",
    "portal_membership/listMembers",
    "acl_users/searchGroups",
    "acl_users/searchPrincipals",
    "acl_users/getGroupIds",
    "acl_users/deviation_roles/getAllLocalRolesInContext",
    "acl_users/deviation_roles/getRolesInContext",
    "acl_users/local_roles/getAllLocalRolesInContext",
    "@@pas_search/searchGroups",
    "@users",
    "@groups",
    "@principals?search=e",
    "@vocabularies/plone.app.vocabularies.Principals",
    "@vocabularies/plone.app.vocabularies.Groups",
    "@vocabularies/plone.app.vocabularies.Users",
    "@vocabularies/plone.app.vocabularies.Roles",
    "@@getVocabulary?name=plone.app.vocabularies.Principals",
)
PAGES = ("@@usergroup-usermembership?userid={0}", "@@usergroup-userprefs", "@@usergroup-groupprefs")
#: Somebody of each role, and who is not logged in.
PEOPLE = (
    None, "kari", "recipient.hf", "worker.idi", "manager.idi", "admin.ie", "eqs", "archivist", "reader",
    "speakup", "siteadmin",
)  # fmt: skip


def told(web, person) -> dict[str, tuple[int, str]]:
    """What each door answers, for each of those asked about."""
    visitor, found = web.visitor(person), {}
    doors = [door.format(asked) for door in OF_A_PERSON for asked in ASKED] + [*OF_ALL]
    if person == "siteadmin":
        doors += [PAGES[0].format(asked) for asked in ASKED] + [*PAGES[1:]]
    for door in doors:
        rest = door.startswith("@") and not door.startswith("@@")
        accept = {"Accept": "application/json" if rest else "text/html"}
        for place in ("", "/deviations") if person == "siteadmin" else ("/deviations",):
            answer = visitor.call("GET", f"{place}/{door}", headers=accept)
            # Of a page what can be told in it; each has tokens of its own.
            text = answer.text if rest or len(answer.text) < 2000 else str(sorted(_ids(answer.text)))
            found[f"{place}/{door}"] = (answer.status_code, text)
    return found


def _ids(text: str) -> set[str]:
    marks = ("unit:", "register:", "case:", "deviation:", "Deviations:", "group_")
    return {word for word in text.replace('"', " ").replace("'", " ").split() if word.startswith(marks)}


def test_nobody_is_told(web):
    before = {person: told(web, person) for person in PEOPLE}

    def happens(house):
        case = house.case("received", reporter="per")
        house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Inhabil.")
        hearing = house.act(
            case,
            "recipient.ie",
            "add_hearing",
            title="Hva skal rutinen si?",
            question="Hva skal den si?",
            purpose="consider_measures",
            participants=["ola"],
        )
        house.act(hearing, "recipient.ie", "open")
        return web.address(case)

    path = web.committed(happens)
    assert web.visitor("ola").get(path).status_code == web.visitor("per").get(path).status_code == 200
    assert web.visitor("second.ie").get(path).status_code == 404
    for person in PEOPLE:
        after = told(web, person)
        changed = {door for door in after if after[door] != before[person][door]}
        # Python's addresses of objects differ from answer to answer.
        changed = {door for door in changed if " at 0x" not in after[door][1]}
        assert changed == set(), person
        for door, (_status, text) in after.items():
            assert not {mark for mark in ("unit:", "case:", "Deviations:") if mark in text}, (person, door)


def test_who_is_not_logged_in_gets_no_directory_at_the_register(web):
    for door in [*(door.format("kari") for door in OF_A_PERSON), *OF_ALL]:
        rest = door.startswith("@") and not door.startswith("@@")
        for place in ("/deviations", "/deviations/ie"):
            headers = {"Accept": "application/json" if rest else "text/html"}
            answer = web.visitor(None).call("GET", f"{place}/{door}", headers=headers)
            # Plone's own vocabulary page answers so.
            refused = answer.status_code in (302, 401, 403, 404) or "not allowed" in answer.text
            assert refused and "Navn kari" not in answer.text, (place, door, answer.text)
