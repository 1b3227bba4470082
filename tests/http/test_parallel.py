"""Sixteen people report at once: no error, no report lost, no number given twice."""

from concurrent.futures import ThreadPoolExecutor
from tests.people import Person


def test_sixteen_writers(demo_server):
    def write(number: int) -> list:
        person = Person(demo_server, ("student.kari", "student.per", "staff.ola")[number % 3])
        return [person.report(title=f"Parallell melding {number}-{turn}") for turn in range(5)]

    with ThreadPoolExecutor(16) as pool:
        answers = [answer for written in pool.map(write, range(16)) for answer in written]
    assert {answer.status_code for answer in answers} == {201}, {a.status_code: a.text for a in answers}
    numbers = [answer.json()["case_number"] for answer in answers]
    assert len(set(numbers)) == 80
    recipient = Person(demo_server, "recipient.ie")
    listed = recipient.get(f"{recipient.register}/@deviations", text="parallell", b_size=200).json()
    assert listed["items_total"] == 80
    assert {item["case_number"] for item in listed["items"]} == set(numbers)
