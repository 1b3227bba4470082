"""The form of case numbers: ``<prefix>-<year>-<6 digits>``."""

import re

#: Prefixes allowed for the numbers of deviations.
PREFIX = re.compile("[A-Z]{2,12}")
#: The prefix of the numbers of notification cases.
OF_NOTIFICATIONS = "VARSEL"
#: The number of a deviation, whatever its prefix: a site may have had other prefixes before.
NUMBER = re.compile(rf"(?!{OF_NOTIFICATIONS}-){PREFIX.pattern}-[0-9]{{4}}-[0-9]{{6}}")


def number(prefix: str, year: int, drawn: int) -> str:
    """The number of a case; ``drawn`` is less than a million."""
    return f"{prefix}-{year}-{drawn:06d}"
