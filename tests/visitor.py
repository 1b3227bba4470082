"""People at the register over HTTP: pages as a browser asks for them, REST as a program does."""

import re
import requests
import transaction
from ntnu.deviations.access.cases import case_by_number
from plone.protect import createToken
from tests.house import House
from tests.register import filled_in
from tests.register import PASSWORD


class Web:
    """A register behind a server in this process."""

    def __init__(self, layer):
        self.layer = layer
        self.portal = layer["portal"]
        self.url = f"http://{layer['host']}:{layer['port']}/plone"
        self.house = House(self.portal)
        self._visitors = {}

    def visitor(self, person: str | None) -> "Visitor":
        """The person, at their own browser; None: nobody is logged in."""
        if person not in self._visitors:
            self._visitors[person] = Visitor(self.url, person)
        return self._visitors[person]

    def case(self, state: str, **how) -> str:
        """The address of a new case in this state."""
        return self.address(self.committed(lambda house: house.case(state, **how)))

    def committed(self, do):
        """Let ``do(house)`` change something in the site, and commit it."""
        transaction.begin()
        try:
            found = do(self.house)
            transaction.commit()
        except BaseException:
            # A turn that is held would keep every request waiting.
            transaction.abort()
            raise
        return found

    def address(self, obj) -> str:
        """The address of ``obj``, without the site's own; of a case and its parts, by the number."""
        return obj.absolute_url().removeprefix(self.portal.absolute_url())

    def place(self, obj) -> str:
        """Where ``obj`` is kept, without the site's own address."""
        return "/" + "/".join(obj.getPhysicalPath()[2:])

    def link(self, path: str) -> str:
        """The address by number, in full, of the case or part that is kept at ``path``."""
        return self.url + self.address(self.at(path))

    def at(self, path: str):
        """The object at this address as the database holds it now."""
        transaction.begin()
        return walked(self.portal, path.removeprefix(self.url))

    def close(self) -> None:
        for visitor in self._visitors.values():
            visitor.session.close()


def walked(portal, path: str):
    """The object at this address below the site, by number too."""
    before, _case, below = path.strip("/").partition("/case/")
    place = portal.unrestrictedTraverse(before)
    if not below:
        return place
    number, _slash, rest = below.partition("/")
    case = case_by_number(place, number.upper())
    return case.unrestrictedTraverse(rest) if rest else case


class Visitor:
    """A person at a browser, or a program with their rights. Redirects are not followed."""

    def __init__(self, site: str, person: str | None):
        self.site = site
        self.person = person
        self.session = requests.Session()
        if person:
            self.session.auth = (person, PASSWORD)

    def page(self, path: str = "", /, language: str = "nb", **params) -> requests.Response:
        """A page."""
        headers = {"Accept": "text/html", "Accept-Language": language}
        return self.session.get(
            self._url(path), params=params, headers=headers, allow_redirects=False, timeout=60
        )

    def bare(self, path: str, /, **params) -> requests.Response:
        """The answer of an address to a program that accepts anything: errors come without a page."""
        return self.call("GET", path, headers={"Accept": "*/*"}, params=params)

    def send(self, path: str, form: dict, token: bool = True, files=None) -> requests.Response:
        """A form, with the token that Plone's own forms carry."""
        if token:
            form = {**form, "_authenticator": self.token()}
        return self.session.post(self._url(path), data=form, files=files, allow_redirects=False, timeout=60)

    def token(self) -> str:
        """The token a page of this person's would hold."""
        found = self.page("/@@authenticator/authenticator").text
        match = re.search(r'value="([0-9a-f]+)"', found)
        return match.group(1) if match else createToken()

    def get(self, path: str = "", /, **params) -> requests.Response:
        return self.call("GET", path, params=params)

    def post(self, path: str, body=None, **headers) -> requests.Response:
        return self.call("POST", path, json={} if body is None else body, headers=headers)

    def patch(self, path: str, body=None) -> requests.Response:
        return self.call("PATCH", path, json={} if body is None else body)

    def delete(self, path: str) -> requests.Response:
        return self.call("DELETE", path)

    def call(self, method: str, path: str, headers=None, **more) -> requests.Response:
        """Any call of the REST services."""
        headers = {"Accept": "application/json", "Accept-Language": "en", **(headers or {})}
        return self.session.request(
            method, self._url(path), headers=headers, allow_redirects=False, timeout=60, **more
        )

    def report(self, body, files=()) -> requests.Response:
        body = {**body, "attachments": list(files)} if files else body
        return self.post("/deviations/@report-deviation", body)

    def act(self, case: str, action: str, /, **data) -> requests.Response:
        return self.post(f"{case}/@action/{action}", filled_in(action, data))

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self.site + path
