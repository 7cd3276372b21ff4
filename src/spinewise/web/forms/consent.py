"""Consent: adults only, each purpose on its own, before the first health answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "2026.11.1"
REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One box to tick, and why it is asked for."""

    name: str
    text: str
    why: str


AGREEMENTS = (
    Agreement("adult", "I am 18 or older.", "The questions and the movements are made for adults."),
    Agreement(
        "health",
        "Spinewise may keep my answers about my back and my health.",
        "They decide whether classes suit you now, and which ones.",
    ),
    Agreement(
        "diary",
        "Spinewise may keep my diary and the classes I do.",
        "They are what the answer on day 14 is worked out from.",
    ),
)


@cache
def zones() -> tuple[str, ...]:
    """Time zones by region, UTC first."""
    known = sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS)
    return ("UTC", *known)


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What was ticked and which zone was given."""

    ticked: frozenset[str] = frozenset()
    zone: str = "UTC"
    sent: bool = False

    @classmethod
    def of(cls, posted: Mapping[str, str]) -> ConsentForm:
        ticked = frozenset(each.name for each in AGREEMENTS if posted.get(each.name) == "yes")
        zone = posted.get("zone", "UTC")
        return cls(ticked, zone if zone in zones() else "UTC", sent=True)

    @property
    def missing(self) -> list[Agreement]:
        """The boxes that must be ticked and are not; none before the form is sent."""
        return [each for each in AGREEMENTS if self.sent and each.name not in self.ticked]

    def payload(self) -> dict[str, object]:
        return {"version": VERSION, "adult": True, "zone": self.zone, "purposes": ["health", "diary"]}
