"""The log's keys, from the environment. A key is never stored and never logged."""

import os
from collections.abc import Mapping
from ntnu.deviations.caselog import chain

KEY = "NTNU_DEVIATIONS_LOG_KEY"
FORMER_KEYS = "NTNU_DEVIATIONS_LOG_FORMER_KEYS"


def current() -> bytes | None:
    """The key that new entries are chained with; None when none is set."""
    return os.environ.get(KEY, "").strip().encode("utf-8") or None


def known() -> Mapping[str, bytes]:
    """Every key that entries may have been chained with, by key id."""
    former = os.environ.get(FORMER_KEYS, "").split()
    keys = [key for key in (current(), *(name.encode("utf-8") for name in former)) if key]
    return {chain.key_id(key): key for key in keys}
