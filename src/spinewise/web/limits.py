"""How often something may be tried from one address. Counted in this process, forgotten on restart."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from spinewise.errors import SpinewiseError
from spinewise.web import clock

if TYPE_CHECKING:
    from datetime import datetime


class TooMany(SpinewiseError):
    """Tried too often; answered with 429."""


class Limit:
    """At most `most` counts from one address within `within`."""

    def __init__(self, what: str, most: int, within: timedelta) -> None:
        self.what, self.most, self.within = what, most, within
        self._counts: dict[str, list[datetime]] = defaultdict(list)
        self._lock = Lock()

    def count(self, address: str) -> None:
        """Count one more.

        Raises:
            TooMany: that was one too many; it is not counted.
        """
        now = clock.now()
        with self._lock:
            recent = [at for at in self._counts[address] if now - at < self.within]
            if len(recent) >= self.most:
                minutes = int(self.within.total_seconds() // 60)
                raise TooMany(f"{self.what}: at most {self.most} in {minutes} minutes. Please wait a little.")
            self._counts[address] = [*recent, now]

    def forget(self) -> None:
        """Start counting anew."""
        with self._lock:
            self._counts.clear()


MEMBERS = Limit("New starts from one address", most=120, within=timedelta(hours=1))
PAIRING = Limit("Pairing codes tried from one address", most=10, within=timedelta(minutes=15))
PAIRING_ALL = Limit("Pairing codes tried from everywhere", most=200, within=timedelta(minutes=15))
