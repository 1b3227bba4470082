"""The page of a case's log as a reader sees it."""

from lxml import html


def look(web, path, person="worker.idi", language="en", **asked):
    answer = web.visitor(person).page(f"{path}/@@case-log", language=language, **asked)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def text(node) -> str:
    return " ".join(node.text_content().split())


def titles(tree) -> list[str]:
    return [text(node) for node in tree.xpath("//ol[contains(@class, 'dv-log')]//h3")]


def card(tree) -> str:
    return text(tree.get_element_by_id("verify"))
