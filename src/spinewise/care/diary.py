"""The diary: one evening a line, from what was sent in to the series a verdict reads.

Day 1 is the day of the first class; the evening before it is day 0, and the run-in counts down from there.
The last entry for a day counts. A day without an entry is missing, never zero.
The rating of the day of joining is kept and shown and never counted: people join on bad days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from spinewise.care.verdict_rules import RULES, Rules
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Phase = Literal["joined", "before", "run-in", "class"]
EVENING_FROM_HOUR: Final = 17  # local; assumption: from here on the day can be judged as a whole
DAY_TURNS_HOUR: Final = 4  # local; assumption: what is written at 1 a.m. is about the evening before


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening's entry: two ratings, 0 to 10, and what else was new that day."""

    date: date
    pain: int  # on average today [points]
    stiffness: int | None  # on waking today [points]
    other: tuple[str, ...] = ()  # co-interventions, as named in diary_questions

    def as_payload(self) -> dict[str, Any]:
        """The same as JSON data."""
        return {
            "date": self.date.isoformat(),
            "pain": self.pain,
            "stiffness": self.stiffness,
            "other": list(self.other),
        }


def read_evening(payload: Mapping[str, Any]) -> Evening:
    """One entry out of JSON data.

    Raises:
        BadValue: a date that is none, or a rating that is not a whole number from 0 to 10.
    """
    other = payload.get("other") or ()
    if isinstance(other, str) or not all(isinstance(item, str) for item in other):
        raise BadValue("what else was new", other, "give a list of names")
    stiffness = payload.get("stiffness")
    return Evening(
        read_date(payload.get("date")),
        _rating("pain", payload.get("pain")),
        None if stiffness is None else _rating("stiffness", stiffness),
        tuple(sorted(set(other))),
    )


def accept_evening(payload: Mapping[str, Any], *, enrolled: date, today: date) -> Evening:
    """A new entry at the door: read, and its day checked.

    Raises:
        BadValue: not readable, before the day of joining, or in the future.
    """
    evening = read_evening(payload)
    if evening.date > today:
        raise BadValue("date", evening.date.isoformat(), f"the latest day to rate is today, {today.isoformat()}")
    if evening.date < enrolled:
        raise BadValue("date", evening.date.isoformat(), f"the diary begins on {enrolled.isoformat()}")
    return evening


def read_evenings(payloads: Iterable[Mapping[str, Any]]) -> tuple[Evening, ...]:
    """One evening per day, in order of days; of two entries for a day the later sent counts."""
    by_day = {evening.date: evening for evening in map(read_evening, payloads)}
    return tuple(by_day[day] for day in sorted(by_day))


@dataclass(frozen=True, slots=True)
class Diary:
    """A person's evenings, against the day they joined and the day of their first class."""

    enrolled: date
    first_class: date | None
    evenings: tuple[Evening, ...]  # one per day, rising

    def day(self, on: date) -> int | None:
        """Day number: 1 on the day of the first class. None before there was one."""
        return None if self.first_class is None else (on - self.first_class).days + 1

    def phase(self, on: date, rules: Rules = RULES) -> Phase:
        """What the rating of this day is for. "before": too long before the first class to count."""
        if on <= self.enrolled:
            return "joined"
        number = self.day(on)
        if number is None:
            return "run-in"
        if number > 0:
            return "class"
        return "run-in" if number > -rules.run_in_days else "before"

    def run_in(self, rules: Rules = RULES) -> tuple[Evening, ...]:
        """The evenings that make the baseline."""
        return tuple(evening for evening in self.evenings if self.phase(evening.date, rules) == "run-in")

    def counted(self, first: date, last: date, rules: Rules = RULES) -> tuple[Evening, ...]:
        """The counted evenings of the class phase from `first` to `last`, both included."""
        return tuple(
            evening
            for evening in self.evenings
            if first <= evening.date <= last and self.phase(evening.date, rules) == "class"
        )

    def until(self, last: date) -> Diary:
        """The same diary as it stood on that day."""
        kept = tuple(evening for evening in self.evenings if evening.date <= last)
        started = self.first_class if self.first_class is not None and self.first_class <= last else None
        return Diary(self.enrolled, started, kept)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the chart. A day without an entry has no pain and no stiffness, not zero."""

    date: date
    number: int | None
    phase: Phase
    pain: int | None
    stiffness: int | None
    other: tuple[str, ...]


def series(diary: Diary, until: date, rules: Rules = RULES) -> tuple[Day, ...]:
    """Every day from joining to `until`, rated or not."""
    rated = {evening.date: evening for evening in diary.evenings}
    days = (diary.enrolled + timedelta(days=n) for n in range((until - diary.enrolled).days + 1))
    return tuple(_day(diary, on, rated.get(on), rules) for on in days)


@dataclass(frozen=True, slots=True)
class RunIn:
    """How far the run-in is."""

    evening: int  # which evening of the run-in today is: 0 on the day of joining
    rated: int  # evenings that count so far
    thin: bool  # between the floor and enough: a start that supports the first answer only
    enough: bool


def run_in_so_far(diary: Diary, today: date, rules: Rules = RULES) -> RunIn:
    """The run-in as of today, for a person who has not begun classes."""
    rated = len(diary.until(today).run_in(rules))
    enough = rated >= rules.baseline_enough
    return RunIn((today - diary.enrolled).days, rated, rated >= rules.baseline_floor and not enough, enough)


def diary_date(now: datetime) -> date:
    """The day an entry written at this local time is about."""
    return (now - timedelta(hours=DAY_TURNS_HOUR)).date()


def rating_due(evenings: Iterable[Evening], now: datetime) -> bool:
    """Is it evening (local time), and today's entry not yet there?"""
    shifted = now - timedelta(hours=DAY_TURNS_HOUR)
    is_evening = shifted.hour >= EVENING_FROM_HOUR - DAY_TURNS_HOUR
    return is_evening and all(evening.date != shifted.date() for evening in evenings)


def read_date(given: object) -> date:
    """A calendar day out of JSON data.

    Raises:
        BadValue: not a day written as 2026-11-30.
    """
    rule = "write the day as 2026-11-30"
    if not isinstance(given, str) or len(given) != len("2026-11-30"):
        raise BadValue("date", given, rule)
    try:
        return date.fromisoformat(given)
    except ValueError as wrong:
        raise BadValue("date", given, rule) from wrong


def _rating(name: str, given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= 10:
        raise BadValue(name, given, "give a whole number from 0 to 10")
    return given


def _day(diary: Diary, on: date, evening: Evening | None, rules: Rules) -> Day:
    number, phase = diary.day(on), diary.phase(on, rules)
    if evening is None:
        return Day(on, number, phase, None, None, ())
    return Day(on, number, phase, evening.pain, evening.stiffness, evening.other)
