"""The Content Security Policy: what a browser may load and run in a page of this product.

The words are those of https://www.w3.org/TR/CSP3/.
"""

#: Applies everywhere: no other site frames a page, redirects its links with a base address, or embeds a
#: plug-in in it.
_ALWAYS = ("frame-ancestors 'self'", "base-uri 'self'", "object-src 'none'")
#: The only rule that Plone's script writes into a page (for its dialogs), and the empty element it begins
#: with.
_STYLES_OF_PLONE = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-a5n07fEUa9p09t9bZkRRdNDQzyUy/ADhVKa2dnQERP4='",
)
#: Where this product draws every page: only files of the site itself, and no script in the page.
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
    """The policy of a page. ``own_site``: this product draws the whole site.

    ``more`` are directives of the administrator, for a site where pages are shown in the site's own frame;
    they replace the default directives of the same name, except for those that always apply.
    """
    fixed = {_name(directive) for directive in _ALWAYS}
    given = [directive.strip() for directive in more.split(";") if directive.strip()]
    given = [directive for directive in given if _name(directive) not in fixed]
    named = {_name(directive) for directive in given}
    ours = [directive for directive in _OWN_SITE if own_site and _name(directive) not in named]
    return "; ".join((*_ALWAYS, *ours, *given))


def of_data() -> str:
    """The policy of anything but pages: a browser that is made to show it runs nothing."""
    return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"


def _name(directive: str) -> str:
    return directive.split()[0].lower()
