"""A whole university in workbooks."""

from tests.units.university import a_whole_university_twice


def test_a_whole_university_twice(web):
    a_whole_university_twice(web, "xlsx")
