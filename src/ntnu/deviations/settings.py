"""Settings of the site: what the system administrator may change without a programmer.

Lists of choices are lines ``token | bokmål | nynorsk | English``: the token is what is stored and
what the REST services speak, the rest is what people read.
"""

import os
from ntnu.deviations import _
from ntnu.deviations.calendar import are_days
from ntnu.deviations.calendar import is_region
from ntnu.deviations.calendar import is_zone
from ntnu.deviations.domain.languages import SHIPPED
from ntnu.deviations.institution.schema import IInstitution
from ntnu.deviations.locales.folders import are_languages
from ntnu.deviations.own_settings import own_value
from ntnu.deviations.setting_lines import are_channels
from ntnu.deviations.setting_lines import are_contacts
from ntnu.deviations.setting_lines import are_file_types
from ntnu.deviations.setting_lines import is_optional_link
from ntnu.deviations.setting_lines import list_of_lines
from ntnu.deviations.terms import are_directives
from ntnu.deviations.terms import are_terms
from ntnu.deviations.terms import in_language
from ntnu.deviations.terms import is_citation
from ntnu.deviations.terms import parse_terms
from ntnu.deviations.terms import Term
from ntnu.deviations.web_address import is_web_address
from ntnu.deviations.web_address import without_slash
from plone.registry.interfaces import IRegistry
from typing import Any
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface
from zope.schema.interfaces import IField

PREFIX = "ntnu.deviations"

#: The variable of the environment that takes precedence over the setting ``public_address``.
PUBLIC_ADDRESS = "NTNU_DEVIATIONS_URL"


_terms_help = _(
    "help_terms",
    default="One choice on each line: token | bokmål | nynorsk | English, and for each further language"
    " its code and the name, for example se: Oahpahus. Never reuse a token.",
)


class IDeviationSettings(IInstitution):
    """Site-wide settings of the deviation register."""

    response_days = schema.Int(
        title=_("setting_response_days", default="Days until the reporter has an answer"),
        description=_(
            "help_response_days", default="The procedure says four weeks: 28 days. Counts for new cases only."
        ),
        min=1,
        max=365,
        default=28,
    )
    hearing_days = schema.Int(
        title=_("setting_hearing_days", default="Working days a hearing is open"),
        description=_(
            "help_hearing_days", default="The deadline that is proposed; who opens a hearing may change it."
        ),
        min=1,
        max=100,
        default=10,
    )
    evaluation_days = schema.Int(
        title=_("setting_evaluation_days", default="Days until the effect of a measure is evaluated"),
        description=_("help_evaluation_days", default="Counted from the day the measure is done."),
        min=1,
        max=730,
        default=90,
    )
    languages = schema.List(
        title=_("setting_languages", default="Languages"),
        description=_(
            "help_languages",
            default="Codes of the languages that people may choose, the first the register's own:"
            " nb for bokmål, nn for nynorsk, en for English, and those that another package has texts for.",
        ),
        value_type=schema.TextLine(),
        constraint=are_languages,
        default=[*SHIPPED],
    )
    time_zone = schema.TextLine(
        title=_("setting_time_zone", default="Time zone"),
        description=_(
            "help_time_zone",
            default="Its name, for example Europe/Oslo. Terms run in its days, and times are shown in it."
            " What is stored stays as it is.",
        ),
        constraint=is_zone,
        default="Europe/Oslo",
    )
    holiday_region = schema.TextLine(
        title=_("setting_holiday_region", default="Whose holidays count"),
        description=_(
            "help_holiday_region",
            default="A country, or a part of one, by its code (ISO 3166): NO, or DE-BY. Working days are"
            " counted without its public holidays.",
        ),
        constraint=is_region,
        default="NO",
    )
    own_holidays = list_of_lines(
        _("setting_own_holidays", default="Other days that are no working days"),
        _(
            "help_own_holidays",
            default="One on each line: 2026-12-28, or 12-28 for every year. For several days the first and"
            " the last: 12-27 | 12-30.",
        ),
        are_days,
        required=False,
    )
    themes = list_of_lines(_("setting_themes", default="Themes"), _terms_help, are_terms)
    tried_channels = list_of_lines(
        _("setting_tried_channels", default="Channels to try first"), _terms_help, are_terms
    )
    campuses = list_of_lines(_("setting_campuses", default="Campuses"), _terms_help, are_terms)
    reason_codes = list_of_lines(
        _("setting_reason_codes", default="Reasons for not approving"), _terms_help, are_terms
    )
    channels = list_of_lines(
        _("setting_channels", default="Other channels"),
        _(
            "help_channels",
            default="Where other matters belong, one on each line: token | web address."
            " Tokens: grave, facilitation, hse, information_security, buildings.",
        ),
        are_channels,
    )
    contacts = list_of_lines(
        _("setting_contacts", default="Contacts with duty of confidentiality"),
        _(
            "help_contacts",
            default="One on each line: web address or e-mail"
            " | bokmål | nynorsk | English | student or staff.",
        ),
        are_contacts,
    )
    word_list = list_of_lines(
        _("setting_word_list", default="Words that may be sensitive"),
        _(
            "help_word_list",
            default="One word on each line; end it with * to match every word that begins so."
            " Who writes one of them must change the text or confirm it.",
        ),
    )
    attachment_types = list_of_lines(
        _("setting_attachment_types", default="File types that may be attached"),
        _("help_attachment_types", default="One on each line: extension | MIME type."),
        are_file_types,
    )
    attachment_megabytes = schema.Int(
        title=_("setting_attachment_megabytes", default="Largest file (MB)"), min=1, max=500, default=20
    )
    attachments_most = schema.Int(
        title=_("setting_attachments_most", default="Most files on a report"), min=0, max=100, default=10
    )
    document_seconds = schema.Int(
        title=_("setting_document_seconds", default="Seconds that a document (PDF) may take"),
        description=_(
            "help_document_seconds",
            default="Seconds of the processor. A document that takes longer is not made, so that the"
            " server keeps time for others.",
        ),
        min=1,
        max=600,
        default=20,
    )
    file_seconds = schema.Int(
        title=_("setting_file_seconds", default="Seconds that the files of an anonymous sender may take"),
        description=_(
            "help_file_seconds",
            default="Seconds of the processor, for all files that come at once. They are drawn anew, so that"
            " only what is seen goes on.",
        ),
        min=1,
        max=600,
        default=5,
    )
    file_pages = schema.Int(
        title=_("setting_file_pages", default="Most pages of an anonymous sender's document"),
        min=1,
        max=500,
        default=30,
    )
    sentences_public = schema.Bool(
        title=_("setting_sentences_public", default="“You said, we did” is for everybody"),
        description=_(
            "help_sentences_public",
            default="Off: only those who are logged in read what was done about deviations. On: it may be"
            " read, and subscribed to, without log-in.",
        ),
        default=False,
        required=False,
    )
    draw_office = schema.Bool(
        title=_("setting_draw_office", default="Draw Office files of anonymous senders"),
        description=_(
            "help_draw_office",
            default="Takes LibreOffice on the server. Without it anonymous senders are asked to save such a"
            " file as PDF.",
        ),
        default=False,
        required=False,
    )
    helper_megabytes = schema.Int(
        title=_("setting_helper_megabytes", default="Memory that a document or a file may take (MB)"),
        description=_(
            "help_helper_megabytes",
            default="Documents are made, and files of anonymous senders drawn, by processes of their own"
            " beside the server. This is the most that one of them may take.",
        ),
        min=256,
        max=65_536,
        default=1024,
    )
    legal_citation = schema.TextLine(
        title=_("setting_legal_citation", default="Legal citation for a preliminary response"),
        description=_(
            "help_legal_citation",
            default="Stands in mails to a reporter whose answer is late: bokmål | nynorsk | English.",
        ),
        constraint=is_citation,
        default=("forvaltningsloven § 11 a | forvaltningslova § 11 a | the Public Administration Act § 11 a"),
    )
    public_address = schema.TextLine(
        title=_("setting_public_address", default="Public address of the site"),
        description=_(
            "help_public_address",
            default="As people write it in a browser, for example https://eqs.example.no. Links in e-mails"
            " lead there; without it e-mails have no link. NTNU_DEVIATIONS_URL on the server goes before"
            " it.",
        ),
        constraint=is_web_address,
        default="",
        missing_value="",
        required=False,
    )
    content_security = schema.TextLine(
        title=_("setting_content_security", default="More rules for what a browser may load"),
        description=_(
            "help_content_security",
            default="For the person who runs the server: directives of a Content-Security-Policy, with a"
            " semicolon between them. That no other site may frame a page of ours always holds.",
        ),
        constraint=are_directives,
        default="",
        missing_value="",
        required=False,
    )
    accessibility_url = schema.TextLine(
        title=_("setting_accessibility_url", default="Address of the accessibility statement"),
        constraint=is_optional_link,
        default="",
        missing_value="",
        required=False,
    )


class IFormerChoices(Interface):
    """Choices that were removed from a list, for the cases that have them."""

    former_choices = list_of_lines(
        _("setting_former_choices", default="Former choices"),
        _("help_former_choices", default="Kept by the system: list | token | bokmål | nynorsk | English."),
        required=False,
    )


FORMER = f"{PREFIX}.former_choices"

#: Settings with one value for the site and its server, whatever registers there are.
OF_THE_SITE = frozenset({"public_address", "content_security", "helper_megabytes"})


def value_of(field: IField, prefix: str) -> Any:
    """The value of a setting whose record has this prefix: the current register's own, else the site's, else
    its default."""
    name = f"{prefix}.{field.__name__}"
    value = own_value(name)
    return of_site(field, prefix) if value is None else value


def of_site(field: IField, prefix: str) -> Any:
    """The site's value of a setting; its default where the site has not stored one yet."""
    registry = queryUtility(IRegistry)
    value = registry.get(f"{prefix}.{field.__name__}", None) if registry is not None else None
    return field.default if value is None else value


def get(name: str) -> Any:
    """The setting's value; its default where the site has not stored one yet."""
    return value_of(IDeviationSettings[name], PREFIX)


def public_address() -> str:
    """The configured address of the site, without a slash at its end; empty where none is configured.

    Links in what the site sends lead there. The address of a request is never used for that: the sender of
    the request chooses it. A variable of the environment takes precedence over the setting, even where it is
    not a valid address.
    """
    return without_slash(os.environ.get(PUBLIC_ADDRESS, "").strip() or get("public_address"))


def days() -> dict[str, int]:
    """The settings that are numbers of days, by name."""
    return {name: get(name) for name in ("response_days", "hearing_days", "evaluation_days")}


def terms(name: str) -> list[Term]:
    """The choices of the list setting ``name``: themes, tried_channels, campuses, reason_codes."""
    return parse_terms(get(name))


def pairs(name: str) -> list[tuple[str, ...]]:
    """The lines of a setting, split at the bars; empty lines are left out."""
    return [tuple(part.strip() for part in line.split("|")) for line in get(name) if line.strip()]


def legal_citation(language: str) -> str:
    """The law that gives a reporter the right to a preliminary response, for a reader of ``language``."""
    return in_language(get("legal_citation"), language)


def channel(token: str) -> str:
    """The configured address of another channel (``grave``: whistle-blowing); empty where none is."""
    return next((line[1] for line in pairs("channels") if len(line) == 2 and line[0] == token), "")
