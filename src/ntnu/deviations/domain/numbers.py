"""The form of case numbers: ``<prefix>-<year>-<6 digits>``."""

import re

#: What the numbers of deviations may begin with.
PREFIX = re.compile("[A-Z]{2,12}")
#: What the numbers of notification cases begin with.
OF_NOTIFICATIONS = "VARSEL"
#: The number of a deviation, whatever its prefix: a site may have had others before.
NUMBER = re.compile(rf"(?!{OF_NOTIFICATIONS}-){PREFIX.pattern}-[0-9]{{4}}-[0-9]{{6}}")


def number(prefix: str, year: int, drawn: int) -> str:
    """The number of a case; ``drawn`` is less than a million."""
    return f"{prefix}-{year}-{drawn:06d}"
