"""Into a used site and out again: around the register only what docs/operate/install.md lists changes."""

import re
from difflib import ndiff
from pathlib import Path
from tests.guest.host import differences

PAGE = Path(__file__).parents[2] / "docs" / "operate" / "install.md"
#: Row of the page's list -> kinds of things.
ROWS = {
    "Content types, and which workflow they have": ("types", "chains"),
    "Workflows": ("workflows",),
    "Roles": ("roles",),
    "Permissions": ("permissions",),
    "Configlets of the site setup": ("configlets",),
    "Plugins in `acl_users`": ("plugins",),
    "Registry": ("registry",),
    "Browser layers": ("layers",),
    "Annotations of the site": ("annotations",),
}
#: What the page says in words.
IN_WORDS = {
    ("error_log", "ignored"),
    ("plugins", "active ILocalRolesPlugin"),
    ("plugins", "active IRoleAssignerPlugin"),
}
#: Where the site tells which types, roles and settings it has.
TOLD = {"/@registry", "/@roles", "/@types"}
#: The panels that list all panels.
SETUP = ("controlpanel", "userprefs")


def changed(before, after, without=lambda key, lines: lines):
    """What stands elsewhere now, as lines of a comparison."""
    found = {}
    for key, (status, lines) in before.items():
        now = after[key][0], without(key, after[key][1])
        if now != (status, without(key, lines)):
            found[key] = [
                line for line in ndiff([str(status), *lines], [str(now[0]), *now[1]]) if line[0] in "+-"
            ]
    return found


def documented():
    """The page's list: kind -> names, those with "…" at the end as the beginning of many."""
    table = PAGE.read_text(encoding="utf-8").partition("## What changes")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", table, re.M))
    return {kind: re.findall(r"`([^`]+)`", rows[row]) for row, kinds in ROWS.items() for kind in kinds}


def is_listed(kind, name, listed):
    return any(
        name.startswith(one.removesuffix("…")) if one.endswith("…") else name == one
        for one in listed.get(kind, ())
    )


def test_a_guest_changes_nothing_around_it_and_leaves_nothing_behind(host):
    state, pages, services = host.state(), host.pages(), host.services()
    assert pages["/en/about", None][0] == 200 and pages["/en/about/edit", "editor"][0] == 200
    assert pages["/no-such-page", None][0] == 404 and services["/@users", "member"][0] == 401
    host.install()
    different, listed = differences(state, host.state()), documented()
    panels = {(kind, name) for kind, name in different if kind == "viewlets" and "ntnu.deviations" in name[2]}
    unlisted = {one for one in different - IN_WORDS - panels if not is_listed(*one, listed)}
    assert unlisted == set()
    # The first register writes the annotations.
    del listed["annotations"]
    for kind, names in listed.items():
        for name in names:
            assert any(is_listed(k, n, {kind: [name]}) for k, n in different), f"{kind} {name} did not change"

    def others(key, lines):
        path, person = key
        # The menu for adding content has the register, for who may add one; the setup its panels.
        listing = person == "manager" and ("@@" in path and path.endswith(SETUP))
        return [] if listing or path in TOLD else _without_the_entry(lines) if person == "manager" else lines

    found = changed(pages, host.pages(), others)
    assert not found, {k: v[:12] + v[-6:] for k, v in found.items()}
    assert changed(services, host.services(), others) == {}
    host.uninstall()
    assert differences(state, host.state()) == set()
    assert changed(pages, host.pages()) == {}
    assert changed(services, host.services()) == {}


def _without_the_entry(lines):
    """The page without the entries of the menu for adding that are ours: each is five lines of its own."""
    text = "\n".join(lines)
    parts = text.split("<li>")
    return "<li>".join(part for part in parts if "++add++Deviation" not in part).split()


def test_a_site_that_is_only_this_becomes_what_it_was(host):
    state, before = host.state(), host.get("/en/about").text
    host.install("standalone")
    assert 'class="dv' in host.get("/en/about").text
    assert host.state()["registry"]["plone.default_language"] == "nb"
    host.uninstall()
    assert differences(state, host.state()) == set()
    assert host.get("/en/about").text.count("\n") == before.count("\n")


def test_what_somebody_has_set_since_stays(host):
    host.install("standalone")

    def do(site):
        site.portal_registry["plone.available_languages"] = ["nb", "en", "sv"]

    host.committed(do)
    host.uninstall()
    registry = host.state()["registry"]
    assert registry["plone.available_languages"] == ["nb", "en", "sv"]
    assert registry["plone.default_language"] == "en"


def test_settings_outlive_a_second_installation(host):
    host.install()
    lists = {"themes": ["noise | Støy | Støy | Noise"], "word_list": ["hemmelig*"], "languages": ["nn", "en"]}

    def change(site):
        for name, value in lists.items():
            site.portal_registry[f"ntnu.deviations.{name}"] = value

    host.committed(change)
    again = "profile-ntnu.deviations:default"
    host.committed(lambda site: site.portal_setup.runAllImportStepsFromProfile(again))
    registry = host.state()["registry"]
    assert {name: registry[f"ntnu.deviations.{name}"] for name in lists} == lists


def test_a_site_without_rest_gets_it_for_those_who_are_logged_in_and_loses_it_again(host):
    remove = "profile-plone.restapi:uninstall"

    def without(site):
        site.portal_setup.runAllImportStepsFromProfile(remove)
        site.portal_setup.unsetLastVersionForProfile("plone.restapi:default")
        site.manage_permission("plone.restapi: Use REST API", ["Manager"], acquire=0)

    host.committed(without)
    state = host.state()
    host.install()
    assert host.get("/en/about", None, "application/json").status_code == 401
    assert host.get("/en/about", "member", "application/json").status_code == 200
    host.uninstall()
    assert differences(state, host.state()) == set()
