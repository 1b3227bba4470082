"""What may be wrong with a page: axe's word, width, language, console, other hosts."""

import json
from axe_playwright_python.base import AXE_SCRIPT
from tests.browser.languages import stranger
from tests.browser.windows import Window

_AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    # Beside WCAG: headings in order, one of the first level, all in landmarks.
    "rules": {name: {"enabled": True} for name in ("heading-order", "page-has-heading-one", "region")},
    "resultTypes": ["violations"],
}

_AXE_RUN = f"""part => axe.run(part || document, {json.dumps(_AXE)}).then(found => found.violations.map(
    fault => fault.id + ': ' + fault.nodes.map(node => [
        node.target.join(' '), ...node.any.concat(node.all, node.none).map(check => check.message)
    ].join('; ')).join(' | ')
))"""

#: What sticks out to the right, the innermost of it.
_TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
        e => e.getBoundingClientRect().right > width + 0.5
    );
    const inner = out.filter(e => !out.some(other => other !== e && e.contains(other)));
    const named = e => e.tagName.toLowerCase() + (e.id && '#' + e.id)
        + [...e.classList].map(name => '.' + name).join('');
    return inner.map(
        e => named(e.parentElement) + ' > ' + named(e) + ' ' + e.textContent.trim().slice(0, 40)
    );
}"""

#: Texts of the page in its own language, also those that are hidden now; in the list of languages
#: each has its own name.
_TEXTS = """() => {
    const language = document.documentElement.lang;
    const texts = new Set([document.title]);
    const passedOver = 'script, style, template, textarea, select[name*=language]';
    const foreign = node => {
        const marked = node.closest('[lang]');
        return marked && marked.lang !== language;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest(passedOver) && !foreign(parent)) {
            texts.add(walker.currentNode.data);
        }
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (!foreign(element)) texts.add(element.getAttribute(name));
        }
    }
    return [...texts].map(text => text.replace(/\\s+/g, ' ').trim()).filter(text => text);
}"""


def axe(window: Window, part: str = "") -> list[str]:
    """What axe finds in the page, or in the part of it with this selector."""
    window.page.evaluate(f"() => {{ if (!window.axe) {{ {AXE_SCRIPT} }} }}")
    return [f"axe {fault}" for fault in window.page.evaluate(_AXE_RUN, part)]


def around(window: Window) -> list[str]:
    """Errors in the console, requests to other hosts, dialogs, and the toolbar where nobody is to have it."""
    found = [f"console: {text}" for text in window.noise]
    found += [f"another host: {url}" for url in window.strangers]
    found += [f"dialog: {text}" for text in window.dialogs]
    if window.page.locator("#edit-bar, .plone-toolbar-main").count():
        found.append("the toolbar is shown")
    return found


def too_wide(window: Window) -> list[str]:
    """What makes the page scroll sideways."""
    return [f"too wide: {what}" for what in window.page.evaluate(_TOO_WIDE)]


def words(window: Window, language: str) -> list[str]:
    """Texts in another language than the page's."""
    told = window.page.locator("html").get_attribute("lang")
    wrong = [] if told == language else [f"the page says it is in {told}, not {language}"]
    return wrong + [
        f"in {other}, not {language}: {text}"
        for text in window.page.evaluate(_TEXTS)
        if (other := stranger(text, language))
    ]


def wrong_with(window: Window, language: str, with_axe: bool = True) -> list[str]:
    """All that is wrong with the page in the window now."""
    found = around(window) + words(window, language) + too_wide(window)
    return found + (axe(window) if with_axe else [])
