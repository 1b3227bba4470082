"""The names of an institution, its system, its archive and its whistle-blowing channel."""

import re
from ntnu.deviations import _
from ntnu.deviations.domain.languages import from_columns
from ntnu.deviations.domain.numbers import OF_NOTIFICATIONS
from ntnu.deviations.domain.numbers import PREFIX
from ntnu.deviations.messages import ROLES
from ntnu.deviations.setting_lines import BadLine
from ntnu.deviations.setting_lines import list_of_lines
from zope import schema
from zope.interface import Interface

#: Characters that would change the context of a name: HTML, a mail's header or its variables, another
#: setting.
_IN_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029{}\[\]|$<>&]")
_LONGEST = 100


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not _IN_NO_NAME.search(text)


def _are_names(columns: list[str]) -> bool:
    try:
        return all(map(_is_name, from_columns(columns).values()))
    except ValueError:
        return False


def is_name(text: str) -> bool:
    """Constraint: one name, or one for each language."""
    parts = [part.strip() for part in text.split("|")]
    if not _are_names(parts) and not (len(parts) == 1 and _is_name(parts[0])):
        raise BadLine("bad_name", max=_LONGEST)
    return True


def is_prefix(text: str) -> bool:
    """Constraint: capital letters that are not the prefix of notification cases."""
    if not PREFIX.fullmatch(text) or text == OF_NOTIFICATIONS:
        raise BadLine("bad_number_prefix", taken=OF_NOTIFICATIONS)
    return True


def are_role_titles(lines: list[str]) -> bool:
    """Constraint: role | title in each language, each role once."""
    seen = set()
    for number, line in enumerate(lines, 1):
        role, *titles = (part.strip() for part in line.split("|"))
        if line.strip() and (role not in ROLES or role in seen or not _are_names(titles)):
            raise BadLine("bad_role_title", line=number)
        seen.add(role)
    return True


def _name(title, description, default):
    return schema.TextLine(title=title, description=description, constraint=is_name, default=default)


_one_or_three = _("help_name", default="One name, or bokmål | nynorsk | English.")


class IInstitution(Interface):
    """The names of an institution. Every text can use them, as ``${system}`` and so on."""

    institution = _name(
        _("setting_institution", default="Name of the institution"),
        _one_or_three,
        "institusjonen | institusjonen | the institution",
    )
    institution_long = _name(
        _("setting_institution_long", default="Full name of the institution"),
        _(
            "help_institution_long",
            default="Documents (PDF) name it as their author. One name, or bokmål | nynorsk | English.",
        ),
        "Institusjonen | Institusjonen | The institution",
    )
    system = _name(
        _("setting_system", default="Name of the system"), _one_or_three, "Avvik | Avvik | Deviations"
    )
    system_long = _name(
        _("setting_system_long", default="Full name of the system"),
        _(
            "help_system_long",
            default="E-mails are sent under this name, and their subjects begin with it. One name, or bokmål"
            " | nynorsk | English.",
        ),
        "Avvik | Avvik | Deviations",
    )
    archive = _name(
        _("setting_archive_name", default="Name of the archive"),
        _(
            "help_archive_name",
            default="As people at the institution know it. One name, or bokmål | nynorsk | English.",
        ),
        "arkivet | arkivet | the archive",
    )
    channel = _name(
        _("setting_channel", default="Name of the whistle-blowing channel"),
        _one_or_three,
        "Varsling | Varsling | Notifications",
    )
    number_prefix = schema.TextLine(
        title=_("setting_number_prefix", default="Beginning of case numbers"),
        description=_(
            "help_number_prefix",
            default="Two to twelve capital letters. Counts for new cases only: a case keeps its number, and"
            " is found by it.",
        ),
        constraint=is_prefix,
        default="CASE",
    )
    role_titles = list_of_lines(
        _("setting_role_titles", default="Other titles of roles"),
        _(
            "help_role_titles",
            default="One on each line: role | bokmål | nynorsk | English. A role without a line keeps the"
            " title it has. Roles: ${roles}.",
            mapping={"roles": ", ".join(ROLES)},
        ),
        are_role_titles,
        required=False,
    )
