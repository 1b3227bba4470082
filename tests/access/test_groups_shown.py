"""Groups tell who may read which cases: what is shown of them to others tells of no case."""

import re


def test_who_looks_after_users_is_told_of_no_case(web):
    """Neither that somebody takes part in a hearing, nor that others are kept out of a case."""

    def looked_at(person):
        visitor = web.visitor("siteadmin")
        membership = visitor.page(f"/@@usergroup-usermembership?userid={person}").text
        groups = visitor.get(f"/@users/{person}").json()["groups"]
        return groups, sorted(set(re.findall(r"(?:case|unit|register):[^\s\"<]+", membership)))

    before = {person: looked_at(person) for person in ("ola", "second.ie")}

    def open_hearing(house):
        made = house.case("received")
        house.act(made, "recipient.ie", "recuse", person="per", reason="Inhabil.")
        hearing = house.act(
            made,
            "recipient.ie",
            "add_hearing",
            title="Hva skal rutinen si?",
            question="Hva skal den si?",
            purpose="consider_measures",
            participants=["ola"],
        )
        house.act(hearing, "recipient.ie", "open")
        return web.place(made)

    path = web.committed(open_hearing)
    assert web.visitor("ola").get(path).status_code == 200
    assert {person: looked_at(person) for person in before} == before
    unit = f"unit:{web.at('/deviations/ie').UID()}:Notification"
    assert unit in before["second.ie"][1]
