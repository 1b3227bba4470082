"""The demo's people: their users, and the one password they share."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from ntnu.deviations.demo.data import User
from pathlib import Path
from plone import api

#: Without letters and digits that look alike.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Password:
    """The password of all users; ``is_new``: it is not set for anybody yet."""

    text: str
    is_new: bool


def kept_password(path: Path) -> Password:
    """The password in the file ``path``; a new one where there is none."""
    try:
        return Password(json.loads(path.read_text(encoding="utf-8"))["password"], is_new=False)
    except (FileNotFoundError, KeyError, ValueError):
        return Password("-".join(_random(4) for _ in range(4)), is_new=True)


def write_password(path: Path, password: Password, people: Iterable[User]) -> None:
    """Write users and password to ``path``, for this machine's user only."""
    content = {"password": password.text, "users": {user.id: user.all_roles for user in people}}
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)


def add_users(people: Iterable[User], password: Password) -> None:
    """Create the users of the site. Folder roles are given later, by an action."""
    for user in people:
        api.user.create(
            username=user.id,
            email=f"{user.id}@ntnu.example",
            password=password.text,
            properties={"fullname": user.name, "language": user.language},
        )
        if "site" in user.roles:
            api.user.grant_roles(username=user.id, roles=user.roles["site"])


def change_password(people: Iterable[User], password: Password) -> None:
    """Set the password of the users that still exist: the file with the old one is gone."""
    users = api.portal.get_tool("acl_users")
    for user in people:
        if users.getUserById(user.id) is not None:
            users.userSetPassword(user.id, password.text)


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))
