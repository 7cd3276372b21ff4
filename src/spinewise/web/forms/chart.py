"""The diary as a drawing: every dot, both means, and where ordinary recovery would fall. Plain numbers for an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spinewise.web.forms.trial import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.care.diary import Day
    from spinewise.care.natural_band import BandDay
    from spinewise.care.verdict import Verdict
    from spinewise.web.access import Here

WIDTH, HEIGHT = 360, 236  # of the drawing [its own units]
LEFT, RIGHT, TOP, BOTTOM = 26, 8, 12, 34  # room for words round the field
SCALE_TOP: Final = 10  # highest rating [points]
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Dot:
    """One evening."""

    x: float
    y: float
    counted: bool
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A mean over a stretch of days."""

    x1: float
    x2: float
    y: float
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the drawing needs, in its own units."""

    dots: tuple[Dot, ...]
    levels: tuple[Level, ...] = ()
    wide: str = ""  # outline of the 95 % band
    narrow: str = ""  # outline of the 80 % band
    start_x: float | None = None  # where the classes begin
    ticks_x: tuple[tuple[float, str], ...] = ()
    rows: tuple[Day, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM
    ticks_y: tuple[tuple[float, int], ...] = ()

    @property
    def has_apart(self) -> bool:
        """Whether some dots are shown and not counted."""
        return any(not dot.counted for dot in self.dots)


def dots_of(here: Here) -> Chart:
    """The diary so far, without any judgement."""
    return draw(days(here))


def chart_of(verdict: Verdict) -> Chart:
    """The diary with both means and the band of ordinary recovery."""
    return draw(verdict.numbers.dots, verdict.numbers.band, verdict)


def draw(shown: Sequence[Day], band: Sequence[BandDay] = (), verdict: Verdict | None = None) -> Chart:
    """Place everything. Days run from left to right, ratings from 0 at the foot to 10."""
    span = max(len(shown) - 1, WEEK)
    place = {day.date: _x(number, span) for number, day in enumerate(shown)}
    by_number = {day.number: place[day.date] for day in shown if day.number is not None}
    return Chart(
        dots=tuple(_dot(day, place[day.date]) for day in shown if day.pain is not None),
        levels=_levels(verdict, shown, by_number) if verdict else (),
        wide=_outline([(by_number[b.day], b.low95, b.high95) for b in band if b.day in by_number]),
        narrow=_outline([(by_number[b.day], b.low80, b.high80) for b in band if b.day in by_number]),
        start_x=by_number.get(1),
        ticks_x=_ticks(shown, place),
        rows=tuple(shown),
        ticks_y=tuple((_y(value), value) for value in (0, 5, 10)),
    )


def _x(number: int, span: int) -> float:
    return round(LEFT + 8 + number / span * (WIDTH - LEFT - RIGHT - 16), 1)


def _y(rating: float) -> float:
    return round(HEIGHT - BOTTOM - rating / SCALE_TOP * (HEIGHT - TOP - BOTTOM), 1)


def _dot(day: Day, x: float) -> Dot:
    return Dot(x, _y(day.pain or 0), day.phase in ("run-in", "class"), f"{day.date:%-d %B}: {day.pain}")


def _levels(verdict: Verdict, shown: Sequence[Day], place: dict[int, float]) -> tuple[Level, ...]:
    """The two means that are compared, over the days they stand for."""
    found = verdict.numbers.change
    if found.pain is None or verdict.numbers.day is None:
        return ()
    last = verdict.numbers.day
    run_in = [day.number for day in shown if day.phase == "run-in" and day.number is not None]
    before = run_in if found.start == "run_in" and run_in else [1, WEEK]
    spans = (before, found.pain.before, "at the start"), ([last - WEEK + 1, last], found.pain.after, "last seven days")
    return tuple(_level(numbers, value, text, place) for numbers, value, text in spans)


def _level(numbers: Sequence[int], value: float, text: str, place: dict[int, float]) -> Level:
    xs = [place[n] for n in (min(numbers), max(numbers)) if n in place]
    return Level(min(xs) - 5, max(xs) + 5, _y(value), value, text)


def _outline(points: Sequence[tuple[float, float, float]]) -> str:
    """A closed path: along the upper edge, back along the lower."""
    if not points:
        return ""
    there = [f"{x} {_y(high)}" for x, _, high in points]
    back = [f"{x} {_y(low)}" for x, low, _ in reversed(points)]
    return f"M{'L'.join([*there, *back])}Z"


def _ticks(shown: Sequence[Day], place: dict[Any, float]) -> tuple[tuple[float, str], ...]:
    """Days 1, 7 and 14 once there are classes; else the first and the latest day."""
    numbered = [day for day in shown if day.number in (1, WEEK, 2 * WEEK, 4 * WEEK)]
    named = [(place[day.date], f"day {day.number}") for day in numbered]
    ends = [(place[day.date], f"{day.date:%-d %b}") for day in (shown[:1] or ())]
    return tuple([*ends, *named] if len(shown) > 1 else ends)
