"""Names in the languages of the register."""

from ntnu.deviations import _
from ntnu.deviations.domain.languages import from_columns
from ntnu.deviations.domain.languages import SHIPPED
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid


def are_names(lines: list[str]) -> bool:
    """Constraint: language and name on each line, each language once."""
    try:
        from_columns([*SHIPPED, *lines])
    except ValueError:
        raise Invalid(
            _("error_names", default="Write one name on each line, each with its language: se: …")
        ) from None
    return True


class INamed(Interface):
    """Something with a name in bokmål, nynorsk and English, and perhaps in others."""

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
    title_others = schema.List(
        title=_("label_title_others", default="Names in other languages"),
        description=_(
            "help_title_others",
            default="One on each line, with the code of the language before it: se: Dutkanfakultehta.",
        ),
        value_type=schema.TextLine(),
        constraint=are_names,
        required=False,
    )


class Named:
    """The fields of :class:`INamed` of what has none of them yet."""

    title_nn = None
    title_en = None
    title_others = None
    #: The catalog asks for it: what has none is in no menu of the site, whatever types it shows there.
    exclude_from_nav = False


def names_of(content) -> tuple[tuple[str, str], ...]:
    """The names of ``content`` by language; languages without one are left out."""
    shipped = (content.title or "", content.title_nn or "", content.title_en or "")
    names = from_columns([*shipped, *(content.title_others or ())])
    return tuple((language, name) for language, name in names.items() if name)
