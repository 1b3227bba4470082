"""Values that nobody should send, and that must not break anything."""

import json
import random
from collections.abc import Iterator

DEEP = "[" * 900 + "]" * 900
#: JSON as it goes over the line, for what Python's own writer would not write.
VALUES = (
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1e400",
    "-1e400",
    "NaN",
    "Infinity",
    "9" * 4000,
    "1e-999",
    '""',
    '" "',
    '"\\u0000"',
    '"\\ud800"',
    '"a\\udc00\\ud800b"',
    '"\\u202e\\u200b\\ufeff"',
    '"\\u001b[31m\\u0008\\u007f"',
    '"\\r\\n.\\r\\nBcc: x@example.org"',
    '"' + "å" * 70_000 + '"',
    '"' + "a" * 119 + '"',
    '"${number} $$ %(x)s {0} {{7*7}} <tal:x>"',
    '"]]>\\u2028&#0;<!--"',
    '"../../../etc/passwd"',
    '"/deviations/ie/idi/"',
    '"http://[::1"',
    '"2026-13-45"',
    '"9999-12-31"',
    '"0001-01-01"',
    '"-001-01-01"',
    '"AuthenticatedUsers"',
    '"acl_users"',
    "[]",
    "[null]",
    "[[[]]]",
    "{}",
    '{"": ""}',
    '{"token": "teaching"}',
    '["teaching", {"a": []}]',
    '["\\ud800", "\\u0000"]',
    '["' + '", "'.join(map(str, range(3000))) + '"]',
    DEEP,
    '{"a":' * 300 + "1" + "}" * 300,
)
#: Bodies that are no object, or one with odd keys.
BODIES = (
    "",
    " ",
    "null",
    "[" * 100_000,
    "[" * 100_000 + "]" * 100_000,
    '{"a":' * 20_000 + "1" + "}" * 20_000,
    '{"title": "x", "title": []}',
    '{"": 1}',
    '{"\\ud800": 1}',
    '{"__class__": {"__init__": 1}, "self": 1, "raw": 1}',
    '{"' + "k" * 100_000 + '": 1}',
    "{" + ",".join(f'"k{n}": {n}' for n in range(5000)) + "}",
    '{"warnings_confirmed": 5}',
    '{"warnings_confirmed": {"a": 1}}',
    '{"warnings_confirmed": [[], {}, null]}',
    '{"attachments": {"a": 1}}',
    '{"login": "nobody.%s", "password": "x"}',
    '{"@type": ["x"], "id": {}}',
    "\ufeff{}",
    "'; drop table --",
)


def bodies(fields: tuple[str, ...], good: dict, many: int, seed: str) -> Iterator[bytes]:
    """Bodies for an action with these fields: every odd value in all fields at once, then mixtures."""
    for text in BODIES:
        # Wrong passwords are counted by name.
        yield text.replace("%s", seed).encode("utf-8", "surrogatepass")
    for value in VALUES:
        yield ("{" + ",".join(f'"{name}": {value}' for name in fields) + "}").encode()
    chance = random.Random(seed)
    for _turn in range(max(0, many - len(BODIES) - len(VALUES))):
        odd = chance.sample(fields, chance.randint(1, len(fields)))
        pairs = {name: json.dumps(value) for name, value in good.items()}
        pairs.update({name: chance.choice(VALUES) for name in odd})
        yield ("{" + ",".join(f'"{name}": {value}' for name, value in pairs.items()) + "}").encode()
