"""``GET <register>/@openapi``: every service of a register, made from what is registered (OpenAPI 3.1).

It tells what can be asked for, the same to everybody who may use the register: no case, no person, no figure.
Titles, help and lists of values are in the language of the request; what a service is for is its docstring,
in English like the rest of the documentation for programmers.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from ntnu.deviations import _
from ntnu.deviations.domain import type_ids
from ntnu.deviations.engine import registry
from ntnu.deviations.rest.compact import Compact
from ntnu.deviations.rest.described import COMPONENTS
from ntnu.deviations.rest.described import Described
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import descriptions
from ntnu.deviations.rest.described import Made
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import OF_TYPE
from ntnu.deviations.rest.described import Schema
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import with_confirmed
from ntnu.deviations.rest.errors import TITLES
from ntnu.deviations.rest.etag import GetWithTag
from ntnu.deviations.rest.jsonschema import json_schema
from ntnu.deviations.rest.once import HEADER
from ntnu.deviations.rest.once import Once
from ntnu.deviations.rest.serializers.shapes import ERROR
from plone import api
from typing import Any
from zope.component import getGlobalSiteManager
from zope.component import getSiteManager
from zope.dottedname.resolve import resolve
from zope.i18n import translate
from zope.interface import implementedBy
from zope.interface import Interface
from zope.interface import providedBy

#: Where content of a register is, and its types.
PLACES = (
    ("", (type_ids.REGISTER,)),
    ("/{faculty}", (type_ids.FACULTY,)),
    ("/{faculty}/{department}", (type_ids.DEPARTMENT,)),
    ("/case/{number}", (type_ids.REPORT,)),
    ("/case/{number}/{part}", (type_ids.MEASURE, type_ids.HEARING, type_ids.MESSAGE, type_ids.ATTACHMENT)),
    ("/case/{number}/{part}/{inner}", (type_ids.STATEMENT, type_ids.ATTACHMENT)),
    ("/speakup", ("SpeakUpRegistry",)),
    ("/speakup/{notification}", (type_ids.NOTIFICATION_CASE,)),
)
_SERVICE = re.compile("(GET|POST|PATCH|DELETE)_application_json_(.*)")
#: Statuses of errors: of every service, and of those that write.
_ALWAYS, _WRITING, _REVISION = (400, 401, 403, 404, 429, 503), (409, 413, 415), (412,)
_LANGUAGE = {"name": "Accept-Language", "in": "header", "schema": TEXT}
_KEY = {
    "name": HEADER,
    "in": "header",
    "description": "Sent again within seven days with the same body, it is answered and not done again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "description": "The revision, or the ETag, that the person has read: 412 where it is another by now.",
    "schema": TEXT,
}
_IF_NONE_MATCH = {"name": "If-None-Match", "in": "header", "schema": TEXT}


@described({"type": "object"})
class OpenApi(Compact):
    """What can be asked for, in OpenAPI 3.1."""

    def reply(self) -> dict[str, Any]:
        return document(self.context, self.request)


def document(register: Any, request: Any) -> dict[str, Any]:
    """The services of a register, as OpenAPI 3.1."""
    portal = api.portal.get().absolute_url()
    return {
        "openapi": "3.1.1",
        "info": {
            "title": translate(_("openapi_title", default="Deviations over REST"), context=request),
            "version": version("ntnu.deviations"),
        },
        "servers": [{"url": f"{portal}/++api++{register.absolute_url().removeprefix(portal)}"}],
        "security": [{"basic": []}, {"token": []}],
        "paths": _paths(register, request),
        "components": {
            "securitySchemes": {
                "basic": {"type": "http", "scheme": "basic"},
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
            "schemas": {name: _made(made, register, request) for name, made in COMPONENTS.items()},
            "responses": {str(status): _refusal(status, request) for status in TITLES},
        },
    }


def services() -> Iterator[tuple[str, str, str]]:
    """The registered services that speak JSON: the name they are registered by, method and own name."""
    names = {found.name for found in getGlobalSiteManager().registeredAdapters()}
    for name in sorted(names):
        if found := _SERVICE.fullmatch(name):
            yield name, *found.groups()


def service_of(portal_type: str, name: str, request: Any) -> type | None:
    """The class that answers for content of a type."""
    content = resolve(api.portal.get_tool("portal_types")[portal_type].klass)
    found = getSiteManager().adapters.lookup((implementedBy(content), providedBy(request)), Interface, name)
    return found if isinstance(found, type) else None


def _paths(register: Any, request: Any) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    known = list(services())
    for place, types in PLACES:
        for kind in types:
            for registered, method, name in known:
                service = service_of(kind, registered, request)
                for what in descriptions(service) if service else ():
                    path = f"{place}/{name}/{what.below}".replace("//", "/").rstrip("/")
                    for end, action in _actions(kind, what):
                        item = paths.setdefault(path + end, {"parameters": _in_path(path + end)})
                        made = _Operation(service, what, method, path + end, kind, action)
                        told = made.told(register, request)
                        item[method.lower()] = _both(item.get(method.lower()), told)
    return paths


def _actions(portal_type: str, what: Described) -> list[tuple[str, Any]]:
    if not what.by_action:
        return [("", None)]
    return [(f"/{id_}", action) for id_, action in registry.offered(portal_type).items()]


def _in_path(path: str) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]


@dataclass(frozen=True)
class _Operation:
    """What ``service`` does at ``path``, for content of the type ``kind``; ``action``: which action it is."""

    service: type
    what: Described
    method: str
    path: str
    kind: str
    action: Any

    def told(self, register: Any, request: Any) -> dict[str, Any]:
        """As an operation of OpenAPI."""
        what, action = self.what, self.action
        writing = _WRITING if self.method != "GET" else ()
        refused = (*_ALWAYS, *writing, *(_REVISION if what.revision else ()))
        answers = {
            str(status): _answer(made, self.kind, register, request) for status, made in what.answers.items()
        }
        told = {
            "operationId": re.sub(r"\W+", "_", f"{self.method.lower()}{self.path}").strip("_"),
            "description": (inspect.getdoc(self.service) or "").replace("``", "`"),
            "parameters": [_LANGUAGE, *_headers(self.service, what, self.method), *_in_query(what)],
            "responses": answers
            | {str(status): {"$ref": f"#/components/responses/{status}"} for status in refused},
        }
        takes = _made(what.takes, register, request) if what.takes is not None else None
        if action is not None:
            told["summary"] = translate(action.title, context=request)
            told["description"] = translate(action.help, context=request)
            takes = with_confirmed(json_schema(action.asks, register, request, files=action.takes_files))
        if takes is not None:
            told["requestBody"] = {
                "required": bool(takes.get("required")),
                "content": {"application/json": {"schema": takes}},
            }
        if what.public:
            told["security"] = [{}, {"basic": []}, {"token": []}]
        return told


def _headers(service: type, what: Described, method: str) -> list[dict[str, Any]]:
    found = []
    if method == "POST" and issubclass(service, Once) and service.sending is not None:
        found.append(_KEY)
    if what.revision:
        found.append(_IF_MATCH)
    if issubclass(service, GetWithTag):
        found.append(_IF_NONE_MATCH)
    return found


def _in_query(what: Described) -> list[dict[str, Any]]:
    asked = shape(what.asks)
    return [
        {"name": name, "in": "query", "required": name in asked["required"], "schema": schema}
        for name, schema in asked["properties"].items()
    ]


def _answer(made: Made | None, kind: str, register: Any, request: Any) -> dict[str, Any]:
    if made is None:
        return {"description": "Nothing more to tell."}
    schema = _made(made, register, request)
    if schema is OF_TYPE:
        schema = {"$ref": OF_TYPE["$ref"].format(type=kind)}
    media_type = schema.get("contentMediaType")
    content = {media_type: {}} if media_type else {"application/json": {"schema": schema}}
    return {"description": "The answer.", "content": content}


def _refusal(status: int, request: Any) -> dict[str, Any]:
    told = {
        "description": translate(TITLES[status], context=request),
        "content": {"application/json": {"schema": ERROR}},
    }
    later = {"Retry-After": {"description": "In so many seconds.", "schema": NUMBER}}
    return told | ({"headers": later} if status in (429, 503) else {})


def _made(made: Made, register: Any, request: Any) -> Schema:
    return made(register, request) if callable(made) else made


def _both(one: dict[str, Any] | None, other: dict[str, Any]) -> dict[str, Any]:
    """What is at one address for content of two types."""
    if one is None or one == other:
        return other
    merged = {**one, "responses": {**one["responses"], **other["responses"]}}
    for status in one["responses"].keys() & other["responses"].keys():
        merged["responses"][status] = _either(one["responses"][status], other["responses"][status])
    if "requestBody" in one and "requestBody" in other:
        merged["requestBody"] = _either(one["requestBody"], other["requestBody"])
    return merged


def _either(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    if one == other or "content" not in one:
        return one
    first, second = (found["content"]["application/json"]["schema"] for found in (one, other))
    schemas = [*first.get("anyOf", [first]), second]
    return {**one, "content": {"application/json": {"schema": {"anyOf": schemas}}}}
