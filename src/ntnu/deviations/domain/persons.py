"""How a person is identified, independent of the account they use now.

An account may be deleted, and its user id given to somebody else. What is stored on cases names persons: the
user id for the first account with that id, ``<user id>~<n>`` for the person who has it after n accounts of
that id were retired.
"""

import re

#: The prefixes of names in the register's index that are no person's.
GROUPS = ("unit:", "register:", "case:", "absent:")
#: The number is as long as any can become, and no longer: input is parsed here too.
_NUMBERED = re.compile(r"(.+)~(0|[1-9][0-9]{0,8})", re.DOTALL)

_HALF = re.compile("[\ud800-\udfff]")


def may_be_id(user_id: str) -> bool:
    """May an account have this id? No account has one that cannot be written in UTF-8 (an unpaired
    surrogate), and Plone fails when it looks for it."""
    return bool(user_id) and not _HALF.search(user_id)


def spelt(user_id: str, retired: int) -> str:
    """The person who has an account of this id after ``retired`` earlier ones.

    No two accounts are spelt alike, and none like a group of ``core.grants``: an id that itself looks
    like a numbered one (somebody may register as ``kari~1``), or like such a group, always gets a
    number of its own.
    """
    plain = not retired and not _NUMBERED.fullmatch(user_id) and not user_id.startswith(GROUPS)
    return user_id if plain else f"{user_id}~{retired}"


def read(person: str) -> tuple[str, int]:
    """The user id of a person, and how many accounts of that id were retired before theirs."""
    found = _NUMBERED.fullmatch(person)
    return (found[1], int(found[2])) if found else (person, 0)


def told(person: str, is_former: bool) -> str:
    """A person as pages and services name them: the user id, with a number for a person who no longer has an
    account (``is_former``), so that nobody takes them for the person who has that id now."""
    user_id, retired = read(person)
    return f"{user_id}~{retired}" if is_former else spelt(user_id, 0)
