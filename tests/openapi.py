"""Compares what was sent and answered with what ``@openapi`` says can be."""

import re
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

_VERBS = ("get", "post", "patch", "delete")


class Described:
    """An ``@openapi`` of a register at ``url``."""

    def __init__(self, told: dict):
        self.told = told
        self.url = told["servers"][0]["url"]
        # An address without a parameter at a place comes first there.
        self._paths = sorted(told["paths"], key=lambda path: [part[:1] == "{" for part in path.split("/")])

    def operation(self, method: str, url: str) -> dict | None:
        """What is described of this request; None for what is Plone's."""
        path = url.partition("?")[0].removeprefix(self.url)
        for known in self._paths:
            pattern = re.sub(r"\\{\w+\\}", "[^/@][^/]*", re.escape(known))
            if re.fullmatch(pattern, path) and method.lower() in self.told["paths"][known]:
                return self.told["paths"][known][method.lower()]
        return None

    def faults(self, method: str, url: str, sent, answer) -> list[str]:
        """How the answer differs from what is described, and the body, where it was taken."""
        operation = self.operation(method, url)
        if operation is None:
            return [f"{method} {url} is not described"]
        told = operation["responses"].get(str(answer.status_code))
        if told is None:
            return [f"{method} {url}: {answer.status_code} is not described"]
        if "$ref" in told:
            told = self.told["components"]["responses"][told["$ref"].rpartition("/")[2]]
        found = []
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        content = told.get("content", {})
        if content and kind not in content:
            found.append(f"{method} {url}: {kind}")
        elif schema := content.get(kind, {}).get("schema"):
            found += self._differs(schema, answer.json())
        takes = operation.get("requestBody")
        if takes and answer.ok and sent is not None:
            found += self._differs(takes["content"]["application/json"]["schema"], sent)
        return [f"{method} {url}: {fault}" for fault in found]

    def _differs(self, schema: dict, value) -> list[str]:
        whole = {"$ref": "#/start", "start": schema, "components": self.told["components"]}
        return [
            f"{error.json_path}: {best_match([error]).message[:300]}"
            for error in Draft202012Validator(closed(whole)).iter_errors(value)
        ]


def closed(schema):
    """The same, without keys that are not described."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        found["additionalProperties"] = False
    return found
