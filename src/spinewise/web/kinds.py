"""The kinds of event, and what an event may hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from spinewise.care.readable import READERS, read_again
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = tuple(READERS)
LARGEST = 256_000  # [characters] one payload as JSON; a composed class takes about 30,000


def check(kind: str, payload: Mapping[str, Any]) -> str:
    """The payload in one fixed spelling, once it is sure that the rules can read it back.

    Raises:
        UnknownName: no such kind.
        BadValue: the rules could not read it, it has no JSON form, or it is too large.
    """
    spelt = as_json(kind, payload)
    if len(spelt) > LARGEST:
        raise BadValue(kind, "...", f"an event holds at most {LARGEST} characters")
    read_again(kind, json.loads(spelt))
    return spelt


def as_json(kind: str, payload: Mapping[str, Any]) -> str:
    """The payload as JSON text; equal contents give equal texts.

    Raises:
        BadValue: something in it has no JSON form (also nan and infinity).
    """
    try:
        return json.dumps(payload, sort_keys=True, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError) as wrong:
        raise BadValue(kind, "...", f"it must be plain JSON: {wrong}") from wrong
