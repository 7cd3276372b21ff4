"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class MovedClock:
    """Stands at one moment; `to` and `ahead` move it."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Where it stands."""
        return self._at

    def to(self, at: datetime) -> None:
        """Stand at that moment (UTC when it names no zone)."""
        self._at = at if at.tzinfo else at.replace(tzinfo=UTC)

    def ahead(self, **by: float) -> None:
        """Go on by so many days, hours, minutes, seconds."""
        self._at += timedelta(**by)
