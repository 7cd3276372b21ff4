"""Whether classes are open to a person, and when the full screen is due, from every safety answer they gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinewise.care import when
from spinewise.care.diary import read_evenings
from spinewise.care.happened import Happened, last, local_date, of_kind
from spinewise.care.tiers import ALLOWED_ONCE_CLEARED, Allowed, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

SAFETY = ("screen", "micro_screen", "hurts")
ASKS_FOR_SCREEN = {"micro_screen": "screen", "hurts": "stop"}  # outcomes after which the full screen comes first
ORDER: tuple[Allowed, ...] = ("none", "gentle", "all")


@dataclass(frozen=True, slots=True)
class Lock:
    """The row that closed the classes: its number, kind and tier, and whether its advice was confirmed as seen."""

    event: int
    kind: str
    tier: str
    seen: bool


def tier_now(events: Sequence[Happened]) -> str | None:
    """The most urgent tier since (and with) the latest full screen; None before any."""
    worst = max((_tier(answer) for answer in _current(events)), default=None)
    return None if worst is None else worst.name


def allowed_now(events: Sequence[Happened], today: date) -> Allowed:
    """The narrowest permission among the current safety answers, each widened by a clearance that is valid."""
    current = _current(events)
    if not of_kind(current, "screen"):
        return "none"
    return min((_allowed(answer, events, today) for answer in current), key=ORDER.index)


def lock_now(events: Sequence[Happened], today: date) -> Lock | None:
    """The most urgent current answer that closes the classes, if any."""
    closing = [answer for answer in _current(events) if _allowed(answer, events, today) == "none"]
    if not closing:
        return None
    worst = max(closing, key=lambda answer: (_tier(answer), answer.at, answer.id))
    seen = any(row.payload["screen"] == worst.id for row in of_kind(events, "screen_seen"))
    return Lock(worst.id, worst.kind, _tier(worst).name, seen)


def screen_reasons(events: Sequence[Happened], today: date, zone: ZoneInfo) -> tuple[str, ...]:
    """Why the full screen is due now, in sentences; empty when it is not."""
    full = last(events, "screen")
    since = when.Since(
        days=(today - local_date(full, zone)).days if full else None,
        pain_before=_pain(events, full, -2),
        pain_now=_pain(events, full, -1),
        version=str(full.payload["version"]) if full else "",
    )
    asked = [row for row in _current(events) if row.payload.get("outcome") == ASKS_FOR_SCREEN.get(row.kind, "")]
    said = [str(finding["reason"]) for row in asked for finding in row.payload.get("findings", ())]
    return tuple(dict.fromkeys([*(rule.reason for rule in when.due(since)), *said]))


def _pain(events: Sequence[Happened], full: Happened | None, which: int) -> int | None:
    """One of the last two ratings of the diary, if the later one came after the full screen."""
    evenings = read_evenings(row.payload for row in of_kind(events, "diary"))
    latest = last(events, "diary")
    if len(evenings) < 2 or full is None or latest is None or latest.at < full.at:
        return None
    return evenings[which].pain


def _current(events: Sequence[Happened]) -> list[Happened]:
    """Safety answers from the latest full screen on, and any emergency whose advice nobody has said they followed.

    A new full screen replaces what came before it, except an emergency: that stays until it is confirmed as seen.
    """
    full = last(events, "screen")
    rows = of_kind(events, *SAFETY)
    start = rows.index(full) if full else 0
    seen = {row.payload["screen"] for row in of_kind(events, "screen_seen")}
    unseen = [row for row in rows[:start] if _tier(row) is Tier.T0 and row.id not in seen]
    return [*unseen, *rows[start:]]


def _allowed(answer: Happened, events: Sequence[Happened], today: date) -> Allowed:
    given: Allowed = answer.payload["allowed"]
    notes = [note for note in of_kind(events, "clearance") if (note.at, note.id) > (answer.at, answer.id)]
    is_cleared = any(today <= date.fromisoformat(note.payload["until"]) for note in notes)
    return max(given, ALLOWED_ONCE_CLEARED[_tier(answer)], key=ORDER.index) if is_cleared else given


def _tier(answer: Happened) -> Tier:
    return Tier[answer.payload["tier"]]
