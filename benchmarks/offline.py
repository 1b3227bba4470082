"""Opens a stopped instance's site in this process."""

import transaction
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from contextlib import contextmanager
from pathlib import Path
from scripts.instance.bootstrap import SITE
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest


@contextmanager
def site_of(home: Path):
    """The site of the instance in the folder ``home``, whose server does not run.

    Once in a process, which must have the instance's environment. Changes that are not committed are lost.
    """
    import Zope2
    from Zope2.Startup.run import configure_wsgi

    configure_wsgi(str(home / "etc" / "zope.conf"))
    app = makerequest(Zope2.app())
    app.REQUEST["PARENTS"] = [app]
    setRequest(app.REQUEST)
    site = app[SITE]
    setSite(site)
    be(app.acl_users, "admin")
    try:
        yield site
    finally:
        transaction.abort()
        noSecurityManager()
        setSite(None)
        app._p_jar.close()
        Zope2.DB.close()


def be(users, user_id: str) -> None:
    """Do everything as this user from now on."""
    newSecurityManager(None, users.getUserById(user_id).__of__(users))
