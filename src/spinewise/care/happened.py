"""What happened, when, in order: the only thing the rules about a person's way are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Happened:
    """One row: its kind, its moment (with a time zone), what was said, and the row's number."""

    kind: str
    at: datetime
    payload: Mapping[str, Any]
    id: int = 0


def of_kind(events: Iterable[Happened], *kinds: str) -> list[Happened]:
    """Those of the given kinds, in the order given."""
    return [event for event in events if event.kind in kinds]


def last(events: Iterable[Happened], *kinds: str) -> Happened | None:
    """The latest of the given kinds."""
    return next(reversed(of_kind(events, *kinds)), None)


def in_order(events: Iterable[Happened]) -> tuple[Happened, ...]:
    """By moment, then by row number."""
    return tuple(sorted(events, key=lambda event: (event.at, event.id)))


def joined_on(events: Iterable[Happened], zone: ZoneInfo) -> date | None:
    """The day the trial was first chosen: its rating is kept and never counted. None before that."""
    chosen = of_kind(events, "start")
    return local_date(chosen[0], zone) if chosen else None


def zone_of(events: Iterable[Happened]) -> ZoneInfo:
    """The zone given with the latest consent; UTC where none, or none that exists, was given."""
    consent = last(events, "consent")
    return zone_named(str(consent.payload.get("zone", "UTC"))) if consent else ZoneInfo("UTC")


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name; UTC for a name nobody knows (an old browser, a typing slip)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def local_date(event: Happened, zone: ZoneInfo) -> date:
    """The calendar day on which it happened, where the person lives."""
    return event.at.astimezone(zone).date()
