"""``GET <case>/@similar``: earlier cases like this one, to be named as related or recurring."""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.similar import similar_cases
from ntnu.deviations.access.units import register_of
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.worklist.services import ROW
from ntnu.deviations.worklist.services import row_json
from plone.restapi.services import Service


@described(
    shape(
        {
            "@id": ADDRESS,
            "may_be_recurring": YES,
            "items": rows(
                shape(
                    {
                        **ROW,
                        "same_course": YES,
                        "shared_themes": rows(TEXT),
                        "same_unit": YES,
                        "shared_words": rows(TEXT),
                        "score": NUMBER,
                        "related": YES,
                    }
                )
            ),
        }
    )
)
class SimilarCases(Service):
    """The most alike first, three at most, each with what it has in common; only cases the person may see."""

    def reply(self):
        reading = Reading(self.context)
        if not reading.may_casework:
            raise NotAllowed(one("not_yours"))
        found = similar_cases(self.context, reading.user)
        url = register_of(self.context).absolute_url()
        return {
            "@id": f"{self.context.absolute_url()}/@similar",
            "may_be_recurring": any(similar.likeness.may_recur for similar in found),
            "items": [
                {
                    **row_json(similar.row, url),
                    "same_course": similar.likeness.same_course,
                    "shared_themes": list(similar.likeness.themes),
                    "same_unit": similar.likeness.same_unit,
                    "shared_words": list(similar.likeness.words),
                    "score": similar.likeness.score,
                    "related": similar.row.number in self.context.related,
                }
                for similar in found
            ],
        }
