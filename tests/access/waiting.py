"""What the register tells a person that waits for them, at each of its doors."""


def waits(web, person: str, case: str) -> list[str]:
    """The signals of a case in the person's list of what waits, over REST."""
    answer = web.visitor(person).get("/deviations/@deviations", view="waiting", b_size=200)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["items_total"] == len(told["items"])
    return [one["signal"] for item in told["items"] if item["case_number"] in case for one in item["waits"]]
