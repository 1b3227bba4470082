"""``<register>/@saved-lists``: the lists that the person who asks has saved, and those of their units."""

from ntnu.deviations.access.directory import Directory
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.drafts.saved_lists import SavedList
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import named
from ntnu.deviations.persons import acting
from ntnu.deviations.rest.base import NamedWriteService
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.worklist import saving
from ntnu.deviations.worklist.saving import SharedWith
from plone.restapi.services import Service
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound

_QUERY = shape(
    {f"{name}?": TEXT for name in saving.KEPT} | {"columns?": rows(TEXT)}, additionalProperties=False
)
_LIST = shape(
    {"@id": ADDRESS, "id": TEXT, "name": TEXT, "unit": maybe(TEXT), "query": _QUERY, "list": ADDRESS}
)


@described(shape({"@id": ADDRESS, "items": rows(_LIST)}))
class SavedLists(Service):
    """``GET <register>/@saved-lists``: by name; ``list`` is the address of ``@deviations`` that it asks."""

    def reply(self) -> dict[str, Any]:
        found = SharedWith(self.context).lists
        url = f"{self.context.absolute_url()}/@saved-lists"
        return {"@id": url, "items": [_as_json(self.context, each) for each in found]}


@described({201: _LIST, 200: _LIST}, takes=body({"name": TEXT, "unit?": maybe(TEXT), "query": _QUERY}))
class SaveList(WriteService):
    """``POST <register>/@saved-lists`` ``{"name", "unit", "query"}``: for oneself where no ``unit`` is named
    (UID, path or code), else for who holds a folder role there."""

    def write(self) -> dict[str, Any]:
        sent = self.body()
        errors = [FieldError(named(key), "unknown_field") for key in sent if key not in _KEYS]
        query, unit = sent.get("query", {}), sent.get("unit")
        errors += _wrong(query)
        if unit is not None and not isinstance(unit, str):
            errors.append(FieldError("unit", "wrong_type"))
        if not isinstance(sent.get("name", ""), str):
            errors.append(FieldError("name", "wrong_type"))
        if errors:
            raise InvalidData(errors)
        shared, owner = SharedWith(self.context), acting()
        if unit is not None:
            there = Directory(self.context).unit(unit)
            owner = saved_lists.owner_of(there.uid if there is not None else "")
        asked = [(name, query.get(name)) for name in saving.KEPT]
        asked += [(saving.COLUMNS, each) for each in query.get("columns", ())]
        saved = saving.save(shared, owner, "unit", {**query, "name": sent.get("name")}, asked)
        self.made = saved.id
        self.request.response.setStatus(201)
        return _as_json(self.context, saved)

    def again(self, made: str) -> dict[str, Any]:
        """The list as it is now."""
        return _as_json(self.context, _found(self.context, made))


@described(_LIST, takes=body({"name": TEXT}), below="{list}")
class RenameList(NamedWriteService):
    """``PATCH <register>/@saved-lists/<id>`` ``{"name"}``"""

    def write(self) -> dict[str, Any]:
        sent = self.body()
        errors = [FieldError(named(key), "unknown_field") for key in sent if key != "name"]
        if not isinstance(sent.get("name", ""), str):
            errors.append(FieldError("name", "wrong_type"))
        if errors:
            raise InvalidData(errors)
        saved_lists.rename(self.context, _found(self.context, self.name), saving.name_of(sent))
        return _as_json(self.context, _found(self.context, self.name))


@described({204: None}, below="{list}")
class RemoveList(NamedWriteService):
    """``DELETE <register>/@saved-lists/<id>``"""

    def write(self) -> None:
        saved_lists.remove(self.context, _found(self.context, self.name))
        return self.reply_no_content()


_KEYS = ("name", "unit", "query")


def _wrong(query: Any) -> list[FieldError]:
    if not isinstance(query, dict):
        return one("wrong_type", "query")
    errors, columns = [], query.get("columns", [])
    for key, value in query.items():
        if key not in (*saving.KEPT, "columns"):
            errors.append(FieldError(f"query.{named(key)}", "unknown_field"))
        elif key != "columns" and not isinstance(value, str):
            errors.append(FieldError(f"query.{key}", "wrong_type"))
    if not isinstance(columns, list) or not all(isinstance(each, str) for each in columns):
        errors += one("wrong_type", "query.columns")
    return errors


def _found(register, id_: str | None) -> SavedList:
    take_turn(register)
    found = SharedWith(register).find(id_)
    if found is None:
        raise NotFound(str(id_))
    return found


def _as_json(register, saved: SavedList) -> dict[str, Any]:
    url = register.absolute_url()
    asked = [pair for pair in saved.asked if pair[0] != saving.COLUMNS]
    columns = [value for name, value in saved.asked if name == saving.COLUMNS]
    unit = Directory(register).unit(saved.unit) if saved.unit else None
    return {
        "@id": f"{url}/@saved-lists/{saved.id}",
        "id": saved.id,
        "name": saved.name,
        "unit": unit.code if unit is not None else None,
        "query": dict(asked) | ({"columns": columns} if columns else {}),
        "list": f"{url}/@deviations?{urlencode(asked)}",
    }
