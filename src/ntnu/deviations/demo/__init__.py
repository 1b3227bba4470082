"""The site that ``make start`` shows: units, people, cases, and a clock that can be moved forward."""
