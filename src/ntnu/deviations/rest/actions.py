"""``@actions-available``, ``@action/<id>``, ``@preview/<id>`` and the guarded ``@workflow``."""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.messages import STATES
from ntnu.deviations.rest.base import check_if_match
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import NamedWriteService
from ntnu.deviations.rest.base import outcome_json
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import OUTCOME
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.files import uploads
from ntnu.deviations.rest.jsonschema import json_schema
from ntnu.deviations.rest.previews import PREVIEW
from ntnu.deviations.rest.previews import preview_json
from plone.restapi.services import Service
from zExceptions import NotFound

_AVAILABLE = shape(
    {
        "@id": ADDRESS,
        "revision": NUMBER,
        "items": rows(
            shape(
                {
                    "id": TEXT,
                    "title": TEXT,
                    "description": TEXT,
                    "ready": YES,
                    "obstacles": ERRORS,
                    "schema": {"type": "object"},
                }
            )
        ),
    }
)


@described(_AVAILABLE)
class ActionsAvailable(Service):
    """``GET <case>/@actions-available``"""

    def reply(self):
        items = [
            {
                "id": item.action.id,
                "title": said(item.action.title, self.request),
                "description": said(item.action.help, self.request),
                "ready": item.is_ready,
                "obstacles": errors_json(item.obstacles, self.request),
                "schema": json_schema(
                    item.action.asks, self.context, self.request, files=item.action.takes_files
                ),
            }
            for item in available(self.context)
            if item.action.listed
        ]
        return {
            "@id": f"{self.context.absolute_url()}/@actions-available",
            "revision": target_of(self.context).revision,
            "items": items,
        }


class _WithFiles(NamedWriteService):
    def apart(self):
        """The input, and the files of the body."""
        body = dict(self.body())
        files = uploads(body)
        body.pop(FIELD, None)
        return body, files


@described(OUTCOME, by_action=True, revision=True)
class DoAction(_WithFiles):
    """``POST <case>/@action/<id>``"""

    def write(self):
        if self.name is None:
            raise NotFound("@action")
        registry.find(registry.actions_of(self.context.portal_type), self.name)
        check_if_match(self.context, self.request)
        body, files = self.apart()
        outcome = perform(self.context, self.name, body, files=files)
        self.made = uid_of(outcome.case)
        return outcome_json(outcome)

    def again(self, made: str):
        """The current status of the object of the action, or of what it created."""
        return outcome_json(target_of(self.context).standing(self.name, made))


@described(PREVIEW, by_action=True)
class PreviewAction(_WithFiles):
    """``POST <case>/@preview/<id>``: nothing is stored."""

    #: Repeating the request is harmless.
    sending = None

    def write(self):
        if self.name is None:
            raise NotFound("@preview")
        body, files = self.apart()
        shown = preview(self.context, self.name, body, files)
        # Who handles the case, and who is mailed about it, is only for those who read its casework; its state
        # and its deadline are not for a person who sees a measure alone.
        target = target_of(self.context)
        return preview_json(shown, self.request, target.hidden, target.insider, target.sees)


@described(
    shape(
        {
            "@id": ADDRESS,
            "history": {"type": "array", "maxItems": 0},
            "state": shape({"id": TEXT, "title": TEXT}),
            "transitions": rows(shape({"@id": ADDRESS, "title": TEXT})),
        }
    )
)
class Workflow(Service):
    """``GET <case>/@workflow``: state and the transitions available to the person.

    No history: who did what is in the case log, for those who may read it.
    """

    def reply(self):
        reading = Reading(self.context)
        url = self.context.absolute_url()
        return {
            "@id": f"{url}/@workflow",
            "history": [],
            "state": {
                "id": reading.facts.state,
                "title": said(STATES[reading.facts.state], self.request),
            },
            "transitions": [
                {"@id": f"{url}/@workflow/{a.action.id}", "title": said(a.action.title, self.request)}
                for a in available(self.context)
                if a.is_ready and a.action.transition(reading.facts)
            ],
        }


@described(OUTCOME, takes={"type": "object"}, below="{transition}", revision=True)
class WorkflowTransition(NamedWriteService):
    """``POST <case>/@workflow/<transition>``: the same action by the name of its transition.

    Every action has input, and this service accepts the action's own body too. A bare call is refused with
    the action's own errors and a pointer to ``@action/<id>``. It raises: an answer that only describes an
    error would commit what was done before it.
    """

    def write(self):
        if self.name is None:
            raise NotFound("@workflow")
        action_id = "reopen" if self.name == "reopen_not_approved" else self.name
        if registry.get(action_id).transition(Reading(self.context).facts) is None:
            raise NotFound(self.name)
        check_if_match(self.context, self.request)
        try:
            outcome = perform(self.context, action_id, self.body())
        except InvalidData as error:
            pointer = one("needs_data", None, action=action_id)
            raise InvalidData([*pointer, *error.errors], error.status) from None
        self.made = uid_of(outcome.case)
        return outcome_json(outcome)

    def again(self, made: str):
        """The current status of the case."""
        action_id = "reopen" if self.name == "reopen_not_approved" else self.name
        return outcome_json(target_of(self.context).standing(action_id, made))
