"""Run by ``zconsole run zope.conf``: the demo's site, or else a bare Classic site with the add-on.

It may run at each start: existing content stays unchanged.
"""

import os
import transaction
from plone.base.utils import get_installer
from plone.distribution.api.site import create
from zope.component.hooks import setSite

SITE = "ntnu"
ANSWERS = {
    "site_id": SITE,
    "title": "NTNU",
    "description": "",
    "default_language": "nb",
    "portal_timezone": "Europe/Oslo",
    "setup_content": False,
}


def bare_site(app):
    """A Classic site in bokmål with the add-on installed: as the whole site, or with the add-on as a
    guest."""
    site = app[SITE] if SITE in app.objectIds() else create(app, "classic", ANSWERS)
    setSite(site)
    installer = get_installer(site)
    if not installer.is_product_installed("ntnu.deviations"):
        installer.install_product("ntnu.deviations")
        if not os.environ.get("NTNU_DEVIATIONS_GUEST"):
            site.portal_setup.runAllImportStepsFromProfile("profile-ntnu.deviations:standalone")
    transaction.commit()


def main(app):
    """The demo where its folder is named, else the bare site."""
    if os.environ.get("NTNU_DEVIATIONS_DEMO"):
        from ntnu.deviations.demo.bootstrap import main as demo_site

        demo_site(app)
    else:
        bare_site(app)


if __name__ == "__main__":
    main(app)  # noqa: F821 (zconsole puts it there)
    # Writes the database's index, so that the server starts without reading the whole file.
    app._p_jar.db().close()  # noqa: F821
