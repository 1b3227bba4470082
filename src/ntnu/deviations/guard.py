"""The sensitive-data guard of the site: the rules of ``domain/sensitive.py`` with the real checker."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations.domain.sensitive import FieldFinding
from ntnu.deviations.domain.sensitive import judge
from stdnum.no import fodselsnummer


def find(texts: Mapping[str, str], confirmed: Collection[str], words: Iterable[str]) -> list[FieldFinding]:
    """What prevents storing ``texts``: see :func:`ntnu.deviations.domain.sensitive.judge`.

    ``words`` are the entries of the administrator's word list.
    """
    return judge(texts, confirmed, words, is_identity_number)


def is_identity_number(digits: str) -> bool:
    """Are these eleven digits a Norwegian identity number or D-number, with right check digits?"""
    return fodselsnummer.is_valid(digits)
