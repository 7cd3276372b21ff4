"""What time it is. One object, asked by everything in the web part; tests put another in its place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from spinewise.care.journey import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinewise.care.journey import Happened


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """The present, with its time zone."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present in UTC."""
        return datetime.now(UTC)


_clock: Clock = SystemClock()


def use(clock: Clock) -> Clock:
    """Put another clock in place; returns the one before, to put back."""
    global _clock
    before, _clock = _clock, clock
    return before


def now() -> datetime:
    """The present in UTC."""
    return _clock.now().astimezone(UTC)


def today(events: Iterable[Happened]) -> date:
    """The member's own date: the day it is now in the zone they gave with their consent."""
    return now().astimezone(zone_of(events)).date()
