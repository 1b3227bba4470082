"""What the register tells a person that waits for them, at each of its doors."""

from lxml import html

#: The last name in the address of an item of the menu that may have a number.
ITEMS = {"my-reports": "mine", "my-tasks": "tasks", "worklist": "work"}


def waits(web, person: str, case: str) -> list[str]:
    """The signals of a case in the person's list of what waits, over REST."""
    answer = web.visitor(person).get("/deviations/@deviations", view="waiting", b_size=200)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["items_total"] == len(told["items"])
    return [one["signal"] for item in told["items"] if item["case_number"] in case for one in item["waits"]]


def tasks(web, person: str, case: str) -> list[str]:
    """The signals of a case in what waits for the person, over REST; each leads to a page of theirs."""
    answer = web.visitor(person).get("/deviations/@my-tasks")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["items_total"] == len(told["items"])
    found = [item for item in told["items"] if item["case_number"] in case]
    for item in found:
        assert web.visitor(person).page(item["@id"]).status_code == 200, (person, item)
    return [item["signal"] for item in found]


def menu_numbers(web, person: str | None, page: str = "/deviations") -> dict[str, int]:
    """Item of the menu -> its number; items without one are left out."""
    return _numbers(web.visitor(person).page(page).text)


def _numbers(page: str) -> dict[str, int]:
    links = html.fromstring(page).xpath("(//nav[contains(@class, 'dv-nav')])[1]//a[span]")
    return {
        ITEMS.get(name := link.get("href").rpartition("/")[2], name): int(link.xpath("span/text()")[0])
        for link in links
    }
