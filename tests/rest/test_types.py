"""``@types``: what fields our types have, with titles and vocabularies, for who is logged in."""

import pytest

#: Type -> some of its fields, each with its title in English and the vocabulary it is chosen from.
TYPES = {
    "DeviationReport": {
        "title": ("Title", None),
        "what_happened": ("What happened?", None),
        "campus": ("Campus", "campus"),
        "severity": ("How serious is it?", "severity"),
        "solved": ("Is the matter solved?", "solved"),
        "reason_code": ("Why is it not approved?", "reason_code"),
    },
    "DeviationMeasure": {
        "title": ("Measure", None),
        "kind": ("Kind of measure", "measure_kind"),
        "due": ("To be done by", None),
        "result": ("Has the measure had the effect it was meant to have?", "result"),
    },
    "DeviationHearing": {
        "purpose": ("Purpose", "hearing_purpose"),
        "question": ("Question to the participants", None),
        "deadline": ("Deadline", None),
    },
    "DeviationStatement": {"text": ("Your statement", None)},
    "DeviationMessage": {"text": ("Text", None)},
    "DeviationAttachment": {"file": ("File", None)},
    "NotificationCase": {"what": ("What has happened?", None), "about": ("Who is it about?", "about")},
    "DeviationFaculty": {"code": ("Unit code", None)},
    "DeviationDepartment": {"active_to": ("In use to", None)},
}


@pytest.mark.parametrize("type_", TYPES)
def test_a_type(web, type_):
    answer = web.visitor("kari").get(f"/@types/{type_}")
    assert answer.status_code == 200
    told = answer.json()["properties"]
    for name, (title, vocabulary) in TYPES[type_].items():
        found = told[name]
        address = found.get("vocabulary", {}).get("@id", "")
        assert (found["title"], address.rpartition("ntnu.deviations.")[2]) == (title, vocabulary or ""), name
    assert web.visitor(None).get(f"/@types/{type_}").status_code == 401


def test_parts_of_a_case_are_fieldsets(web):
    told = web.visitor("recipient.ie").get("/@types/DeviationReport").json()["fieldsets"]
    assert [(one["id"], one["title"], one["fields"][0]) for one in told] == [
        ("reported", "What was reported", "title"),
        ("receipt", "Receipt form", "assessment_deviation"),
        ("process", "Process form", "severity"),
        ("outcome", "Outcome", "solved"),
    ]


def test_a_vocabulary_in_the_language_of_the_request(web):
    url = "/deviations/@vocabularies/ntnu.deviations.severity"
    for language, title in (("nb", "Lav"), ("nn", "Låg"), ("en", "Low")):
        told = web.visitor("kari").call("GET", url, headers={"Accept-Language": language}).json()
        assert told["items"][0] == {"token": "low", "title": title}
    assert [item["token"] for item in told["items"]] == ["low", "medium", "high", "critical"]


def test_a_list_of_the_settings(web):
    told = web.visitor("kari").get("/deviations/@vocabularies/ntnu.deviations.themes").json()
    assert {"token": "teaching", "title": "Teaching"} in told["items"]


#: Lists that tell of people, or that Plone brings without a permission of their own.
OF_OTHERS = (
    "plone.app.vocabularies.Principals",
    "plone.app.vocabularies.Groups",
    "plone.app.vocabularies.Users",
    "plone.app.users.group_ids",
    "plone.app.vocabularies.Permissions",
    "plone.app.vocabularies.Nothing",
)


def test_who_may_not_change_the_folder_reads_lists_of_ours_alone(web):
    for place in ("/deviations", "/deviations/ie", "/deviations/ie/idi"):
        for person in ("kari", "recipient.ie", "worker.idi", "manager.idi", "archivist", "reader", "speakup"):
            for name in OF_OTHERS:
                answer = web.visitor(person).get(f"{place}/@vocabularies/{name}")
                assert answer.status_code == 403, (place, person, name)
                assert "Navn kari" not in answer.text and "Administrators" not in answer.text
            assert web.visitor(person).get(f"{place}/@vocabularies/ntnu.deviations.campus").status_code == 200
        eqs = web.visitor("eqs").get(f"{place}/@vocabularies/plone.app.vocabularies.Principals?title=Navn")
        assert eqs.status_code == 200 and "Navn kari" in eqs.text, place


def test_nothing_is_changed_that_way(web):
    """A case is changed by its actions only, though its type has fields that could be edited."""
    case = web.case("received")
    for person in ("kari", "recipient.ie", "worker.idi", "eqs", "siteadmin", "technician"):
        visitor = web.visitor(person)
        assert visitor.patch(case, {"what_happened": "Noe annet."}).status_code in (401, 403, 404, 405)
        assert visitor.page(f"{case}/edit").status_code in (302, 403, 404)
        assert visitor.page(f"{case}/@@edit").status_code in (302, 403, 404)
        assert (
            visitor.post(f"{web.place(web.at(case).__parent__)}", {"@type": "DeviationReport"}).status_code
            >= 400
        )
    assert web.visitor("kari").get(case).json()["what_happened"].startswith("Sensuren")
