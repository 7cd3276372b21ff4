"""The figures and dots that stand beside a verdict. They describe; they decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinewise.care.diary import Day, series
from spinewise.care.natural_band import BandDay, band
from spinewise.care.natural_course import course_of
from spinewise.care.verdict_change import Change, baseline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinewise.care.diary import Evening
    from spinewise.care.verdict_cause import Cause
    from spinewise.care.verdict_inputs import Inputs
    from spinewise.care.verdict_rules import Rules


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything a page needs to draw and print."""

    day: int | None  # day number of the verdict
    change: Change
    cause: Cause
    classes_done: int
    nap: float | None  # share of (run-in, programme) pairs of evenings in which the programme's was better
    dots: tuple[Day, ...]  # every day from joining on; only some of them counted
    band: tuple[BandDay, ...]  # expected without programme; empty without a baseline


def numbers(inputs: Inputs, change: Change, cause: Cause, rules: Rules) -> Numbers:
    """Collect them."""
    before, first, day = baseline(inputs, rules), inputs.first_class, inputs.day()
    during = inputs.diary().counted(first, inputs.as_of, rules) if first else ()
    shown = len(before) >= rules.baseline_floor and day is not None and day >= rules.class_days
    return Numbers(
        day=day,
        change=change,
        cause=cause,
        classes_done=inputs.classes_done(),
        nap=nap([e.pain for e in before], [e.pain for e in during]) if shown and during else None,
        dots=series(inputs.diary(), inputs.as_of, rules),
        band=_band(inputs, before, first, min(day, rules.known_to_day)) if shown and first and day else (),
    )


def nap(before: Sequence[float], after: Sequence[float]) -> float:
    """Non-overlap of all pairs (Parker and Vannest 2009): share of pairs with less pain after; a tie is half."""
    pairs = [(b, a) for b in before for a in after]
    return sum(1.0 if a < b else 0.5 if a == b else 0.0 for b, a in pairs) / len(pairs)


def _band(inputs: Inputs, before: Sequence[Evening], first: date, last: int) -> tuple[BandDay, ...]:
    days = [(evening.date - first).days + 1 for evening in before]
    ahead = range(days[0], last + 1)
    return band(days, [evening.pain for evening in before], course_of(inputs.duration), ahead)
