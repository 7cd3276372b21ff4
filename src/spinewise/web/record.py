"""The one way in which anything about a member is written down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction

from spinewise.errors import BadValue
from spinewise.web import clock, kinds
from spinewise.web.models import Event

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from spinewise.web.models import Member

LONGEST_KEY = 64


class KeyTaken(BadValue):
    """The same key came before with another content."""

    def __init__(self, key: str) -> None:
        super().__init__("key", key, "something else was kept under it; ask for the page anew and send again")


def record(member: Member, kind: str, payload: Mapping[str, Any], key: str, at: datetime | None = None) -> Event:
    """Write down that something happened. The same key with the same content lands once.

    Args:
        key: the writer's own name for this happening, unique within the member.
        at: when it happened, with its time zone; now, if left out.

    Raises:
        BadValue: unknown kind, not readable by the rules, or no usable key.
        KeyTaken: the key was used before for something else.
    """
    spelt = kinds.check(kind, payload)
    if not 1 <= len(key) <= LONGEST_KEY:
        raise BadValue("key", key[:80], f"1 to {LONGEST_KEY} characters")
    with transaction.atomic():  # IMMEDIATE: writers wait for each other, so look and write is one step
        kept = member.events.filter(key=key).first()
        if kept is None:
            plain = json.loads(spelt)
            return Event.objects.create(member=member, kind=kind, payload=plain, key=key, at=at or clock.now())
    if kept.kind != kind or kinds.as_json(kind, kept.payload) != spelt:
        raise KeyTaken(key)
    return kept
