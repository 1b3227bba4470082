"""What a service takes and answers, said at its class; ``@openapi`` is made from it and its docstring.

Schemas are JSON Schema (2020-12). Statuses of errors, headers and parameters of the path follow from the
class and its registration, and are not said again.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any

Schema = dict[str, Any]
#: A schema, or what makes it of the register and the request: the lists of values are those of the moment.
Made = Schema | Callable[[Any, Any], Schema]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
YES: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
ANYTHING: Schema = {}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    return {**schema, "type": [schema["type"], "null"]}


def rows(schema: Schema) -> Schema:
    """A list of such."""
    return {"type": "array", "items": schema}


def by_name(schema: Schema) -> Schema:
    """An object with such values."""
    return {"type": "object", "additionalProperties": schema}


def one_of(*tokens: str) -> Schema:
    """One of these."""
    return {"type": "string", "enum": list(tokens)}


def shape(keys: Mapping[str, Schema], **more: Any) -> Schema:
    """An object with these keys; one that ends with ``?`` may be missing."""
    return {
        "type": "object",
        "properties": {key.rstrip("?"): schema for key, schema in keys.items()},
        "required": [key for key in keys if not key.endswith("?")],
        **more,
    }


def body(keys: Mapping[str, Schema]) -> Schema:
    """The same for what is sent: other keys are refused."""
    return shape(keys, additionalProperties=False)


CONFIRMED: Mapping[str, Schema] = {"warnings_confirmed?": rows(TEXT)}


def with_confirmed(schema: Schema) -> Schema:
    """What an action asks for, and the codes that are confirmed."""
    return schema | {"properties": schema["properties"] | shape(CONFIRMED)["properties"]}


ERRORS = rows(shape({"field": maybe(TEXT), "code": TEXT, "message": TEXT}))
#: Batches of a long list.
BATCH: Mapping[str, Schema] = {"b_start?": {**NUMBER, "minimum": 0}, "b_size?": {**NUMBER, "minimum": 1}}
BATCHING: Mapping[str, Schema] = {
    "batching?": shape({name: ADDRESS for name in ("@id", "first", "last", "next?", "prev?")})
}
#: What an action answers.
OUTCOME = shape(
    {
        "@id": maybe(ADDRESS),
        "action": TEXT,
        "case_number?": TEXT,
        "unit?": TEXT,
        "UID?": TEXT,
        "review_state": TEXT,
        "due?": maybe(DAY),
        "visible": YES,
    }
)


#: The content itself: the schema that is named like its type.
OF_TYPE: Schema = {"$ref": "#/components/schemas/{type}"}


def of_kind(media_type: str) -> Schema:
    """A file."""
    return {"contentMediaType": media_type}


#: The named schemas: a name of ``#/components/schemas`` and what makes it.
COMPONENTS: dict[str, Made] = {}


def named(name: str, made: Made) -> Schema:
    """Store the schema under a name; a reference to it."""
    COMPONENTS[name] = made
    return {"$ref": f"#/components/schemas/{name}"}


@dataclass(frozen=True)
class Described:
    """``answers``: status to the schema of the answer, None for an empty one; ``takes``: the body; ``asks``:
    parameters of the query, as an object; ``below``: what follows the name of the service in the path.

    ``by_action``: there is one for each action of the object, with its input as the body. ``revision``: does
    it heed ``If-Match``? ``public``: for everybody, logged in or not.
    """

    answers: Mapping[int, Made | None]
    takes: Made | None = None
    asks: Mapping[str, Schema] = field(default_factory=dict)
    below: str = ""
    by_action: bool = False
    revision: bool = False
    public: bool = False


_DESCRIBED: dict[type, tuple[Described, ...]] = {}


def described(answers: Made | Mapping[int, Made | None] | None = None, **more: Any) -> Callable[[type], type]:
    """Decorator of a service: see ``Described``. ``answers``: a schema alone is that of 200, none says that
    it only refuses. What is described of a class is described of those that are made from it."""
    is_table = isinstance(answers, Mapping) and all(isinstance(key, int) for key in answers)
    what = Described(answers if is_table else {200: answers} if answers is not None else {}, **more)

    def describe(service: type) -> type:
        _DESCRIBED[service] = (*_DESCRIBED.get(service, ()), what)
        return service

    return describe


def descriptions(service: type) -> tuple[Described, ...]:
    """What is described of a service: by its class, or by the first of those it is made from."""
    return next((_DESCRIBED[base] for base in service.__mro__ if base in _DESCRIBED), ())
