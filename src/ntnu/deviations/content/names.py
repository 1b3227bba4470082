"""Names in the three languages of the house."""

from ntnu.deviations import _
from zope import schema
from zope.interface import Interface


class INamed(Interface):
    """Something with a name in bokmål, nynorsk and English."""

    title = schema.TextLine(title=_("label_title_nb", default="Name in bokmål"))
    title_nn = schema.TextLine(
        title=_("label_title_nn", default="Name in nynorsk"),
        description=_("help_title_nn", default="Where there is none, the name in bokmål is shown."),
        required=False,
    )
    title_en = schema.TextLine(
        title=_("label_title_en", default="Name in English"),
        description=_("help_title_en", default="Where there is none, the name in bokmål is shown."),
        required=False,
    )


def names_of(content) -> tuple[tuple[str, str], ...]:
    """The names of ``content`` by language; languages without one are left out."""
    found = (("nb", content.title), ("nn", content.title_nn), ("en", content.title_en))
    return tuple((language, name) for language, name in found if name)
