"""Of the views and services that Plone and its add-ons register for any content, none answers on a case
or below but those that are named."""

import pytest
from ntnu.deviations.engine.file_parts import Upload
from plone.rest.interfaces import IAPIRequest
from tests.parts import hearing
from tests.parts import measure
from tests.parts import message
from zope.component import getSiteManager
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

#: What of Plone's answers on a case and below.
LAYERS = (IDefaultBrowserLayer, IAPIRequest)
ALLOWED = {"content_status_modify", "@actions", "@breadcrumbs", "@navigation", "@types"}


def registered(place):
    """Name and factory of every view and service that is registered for this content, or for anything."""
    left, provided = [getSiteManager()], providedBy(place)
    while left:
        registry = left.pop()
        left += registry.__bases__
        for registration in registry.registeredAdapters():
            wanted = registration.required
            is_view = len(wanted) == 2 and registration.name and provided.isOrExtends(wanted[0])
            if is_view and any(wanted[1] is Interface or wanted[1].isOrExtends(layer) for layer in LAYERS):
                yield registration.name, registration.factory


def is_own(factory) -> bool:
    return any(base.__module__.startswith("ntnu.deviations.") for base in getattr(factory, "__mro__", ()))


@pytest.fixture(scope="module")
def places(web):
    """A case, and one of everything that lives in one, by address."""

    def made(house):
        case = house.case("in_process", files=[Upload("plan.txt", b"Plan")])
        measure(house, case)
        hearing(house, case)
        message(house, case)
        return [case.number, *case.objectIds()]

    number, *ids = web.committed(made)
    case = f"/deviations/case/{number}"
    return [case, *(f"{case}/{id_}" for id_ in ids)]


def test_no_stock_view_and_no_stock_service_answers(web, places):
    worker, asked = web.visitor("worker.idi"), set()
    for place in places:
        content = web.at(place)
        own = {name for name, factory in registered(content) if is_own(factory)}
        for name, factory in sorted(registered(content), key=lambda pair: pair[0]):
            method, _middle, service = name.partition("_application_json_")
            kind, shown = content.portal_type, service or name
            if method == "OPTIONS":
                # Answered before anything is looked up.
                continue
            if is_own(factory) or name in own or shown in ALLOWED or (kind, name) in asked or not shown:
                continue
            asked.add((kind, name))
            if service:
                answer = worker.call(method, f"{place}/{service}", json={} if method != "GET" else None)
            else:
                answer = worker.bare(f"{place}/@@{name}")
            # A service of ours by that name, for another method, says so.
            refused = (404, 405) if service else (404,)
            assert answer.status_code in refused, (place, method, shown, answer.status_code, answer.text)
    print(f"{len(asked)} views and services of others, none of them answers")
    assert len(asked) > 500
    assert {("DeviationReport", name) for name in ("sendto_form", "display_query_results")} <= asked or {
        name for _kind, name in asked
    } >= {"sendto_form", "display_query_results"}


def test_what_is_ours_answers_and_never_with_500(web, places):
    worker = web.visitor("worker.idi")
    for place in places:
        content = web.at(place)
        for name in sorted({name for name, factory in registered(content) if is_own(factory)}):
            if "_application_json_" not in name:
                answer = worker.page(f"{place}/@@{name}")
                assert answer.status_code != 500, (place, name, answer.text)


def test_no_mail_tells_of_a_case_to_anybody(web, places):
    web.committed(lambda house: house.forget_mails())
    worker = web.visitor("worker.idi")
    for place in places[:2]:
        form = {
            "send_to_address": "noen@elsewhere.example",
            "send_from_address": "x@y.no",
            "form.submitted": "1",
        }
        assert worker.send(f"{place}/sendto_form", form).status_code == 404
        assert worker.send(f"{place}/@@sendto_form", form).status_code == 404
        for service in ("@email-send", "@email-notification"):
            body = {
                "to": "noen@elsewhere.example",
                "from": "x@y.no",
                "name": "N",
                "message": "M",
                "subject": "S",
            }
            assert worker.post(f"{place}/{service}", body).status_code == 404
    assert web.committed(lambda house: house.mails()) == []


def test_zopes_own_pages_are_for_who_manages_the_server(web, places):
    assert web.visitor("worker.idi").bare(f"{places[0]}/manage_main").status_code in (401, 403, 404, 302)
