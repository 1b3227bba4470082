"""``@you-said``: what is told; ``@sentence``: what is to be told of one case."""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.rest.batches import address
from ntnu.deviations.you_said.pages import Asked
from ntnu.deviations.you_said.pages import check
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound


class GetYouSaid(Service):
    """``?unit=<code>&theme=<token>``: the latest month first."""

    def reply(self) -> dict[str, Any]:
        check()
        found = Asked(self.context, self.request.form)
        return {
            "@id": address(f"{self.context.absolute_url()}/@you-said", self.request.form),
            "items": [
                {
                    "text": told.text,
                    "language": told.language,
                    "unit": found.units[told.unit].code if told.unit in found.units else None,
                    "theme": told.theme or None,
                    "month": told.month.isoformat()[:7],
                }
                for told in found.told
            ],
            "items_total": len(found.told),
        }


class GetSentence(Service):
    """For those who read the casework."""

    def reply(self) -> dict[str, Any]:
        if not Reading(self.context).may_casework:
            raise NotFound("@sentence")
        text, language, state = self.context.sentence[:3] if self.context.sentence else (None, None, None)
        return {
            "@id": f"{self.context.absolute_url()}/@sentence",
            "text": text,
            "language": language,
            "state": state,
        }
