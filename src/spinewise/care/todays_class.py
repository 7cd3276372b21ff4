"""The class a person is in, or has had, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from spinewise.care.guided_class import GuidedClass
from spinewise.care.happened import Happened, last, local_date, of_kind
from spinewise.care.playback import play_back, resume_s

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

STAYS_OPEN = timedelta(hours=3)  # a class begun before midnight can be finished after it
CLOSING = ("finished", "ended")
State = Literal["composed", "running", "finished", "ended"]
STATES: dict[str, State] = {
    "not started": "composed",
    "under way": "running",
    "finished": "finished",
    "ended": "ended",
}


@dataclass(frozen=True, slots=True)
class TodaysClass:
    """`at_s` is where the class goes on: the start of the row that was left half-way [s]."""

    id: str
    family: str
    state: State
    at_s: int
    minutes_done: float
    rated: bool


def todays_class(events: Sequence[Happened], now: datetime, zone: ZoneInfo) -> TodaysClass | None:
    """The latest class composed today, or one still open from just before midnight."""
    composed = last(events, "class_composed")
    if composed is None:
        return None
    found = _read(composed, events)
    still_open = found.state not in CLOSING and now - composed.at <= STAYS_OPEN
    return found if local_date(composed, zone) == now.astimezone(zone).date() or still_open else None


def starts(events: Sequence[Happened]) -> list[Happened]:
    """The rows in which a class began."""
    return [row for row in of_kind(events, "class_event") if row.payload["action"] == "started"]


def _read(composed: Happened, events: Sequence[Happened]) -> TodaysClass:
    guided = GuidedClass.from_json(composed.payload)
    played = play_back(guided, (row.payload for row in of_kind(events, "class_event")))
    return TodaysClass(
        id=guided.id,
        family=guided.family,
        state=STATES[played.state],
        at_s=resume_s(guided, played),
        minutes_done=played.minutes_done,
        rated=any(row.payload["class"] == guided.id for row in of_kind(events, "class_rating")),
    )
