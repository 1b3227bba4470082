"""Writes down what the site that ``fill.py`` made answers by the code of then; ``README.md`` tells how."""

import json
import requests
import sys
from pathlib import Path
from tests.register import PASSWORD
from tests.server import Server
from tests.upgrades.answers import answers
from tests.upgrades.answers import PEOPLE


class Asking:
    """One person at the server."""

    def __init__(self, site: str, person: str):
        self.site = site
        self.session = requests.Session()
        self.session.auth = (person, PASSWORD)
        self.session.headers["Accept"] = "application/json"

    def get(self, path: str, **params) -> requests.Response:
        return self.session.get(self.site + path, params=params, allow_redirects=False, timeout=60)


def main(instance: str, to: str) -> None:
    """Start the instance at ``instance``, and write the file ``to``."""
    with Server(Path(instance)) as server:
        site = f"{server.root_url}/plone"
        cases = set()
        for person in ("recipient.ie", "speakup", "technician"):
            asking = Asking(site, person)
            listed = asking.get("/deviations/@deviations", b_size=200).json()["items"]
            listed += asking.get("/deviations/speakup").json().get("items", [])
            cases.update(item["@id"].removeprefix(site) for item in listed)
        told = {person: answers(Asking(site, person).get, sorted(cases)) for person in PEOPLE}
    Path(to).write_text(json.dumps(told, indent=1, sort_keys=True, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
