"""The Content Security Policy: what a browser may load and run in a page of ours.

The words are those of https://www.w3.org/TR/CSP3/.
"""

#: Holds everywhere: no other site frames a page of ours, moves its links, or puts a plug-in in it.
_ALWAYS = ("frame-ancestors 'self'", "base-uri 'self'", "object-src 'none'")
#: The one rule Plone's script writes into a page (for its dialogs), and the empty element it begins with.
_STYLES_OF_PLONE = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-a5n07fEUa9p09t9bZkRRdNDQzyUy/ADhVKa2dnQERP4='",
)
#: Where every page is drawn by us: only files of the site itself, and no script in the page.
_OWN_SITE = (
    "default-src 'self'",
    "script-src 'self'",
    " ".join(("style-src 'self'", *_STYLES_OF_PLONE)),
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
)


def of_pages(own_site: bool, more: str = "") -> str:
    """The policy of a page. ``own_site``: the whole site is drawn by us.

    ``more`` are directives of the administrator's, for a site where pages stand in the site's own frame;
    one that is named there takes the place of ours, but for those that always hold.
    """
    fixed = {_name(directive) for directive in _ALWAYS}
    given = [directive.strip() for directive in more.split(";") if directive.strip()]
    given = [directive for directive in given if _name(directive) not in fixed]
    named = {_name(directive) for directive in given}
    ours = [directive for directive in _OWN_SITE if own_site and _name(directive) not in named]
    return "; ".join((*_ALWAYS, *ours, *given))


def of_data() -> str:
    """The policy of what is no page: a browser that is made to show it runs nothing."""
    return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"


def _name(directive: str) -> str:
    return directive.split()[0].lower()
