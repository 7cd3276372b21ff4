"""Easier, harder, this hurts: what a person said about an exercise decides how it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.care.guided_class import Variant
    from spinewise.care.history import Mark, PastClass

HURTS_REMEMBERED_DAYS: Final = 14  # a second "this hurts" within this many days rests the exercise; assumption
HURTS_REST_DAYS: Final = 7  # days an exercise that hurt twice stays out; assumption
LEVELS: Final[tuple[Variant, ...]] = ("easier", "usual", "harder")
STEP_BY_MARK: Final[dict[Mark, int]] = {"easier": -1, "hurts": -1, "harder": 1}


def levels(history: Sequence[PastClass]) -> dict[str, Variant]:
    """The variant each exercise comes back in; one that nobody remarked on is not listed and stays usual.

    Each "easier" or "this hurts" takes it one step down from the variant it was done in, each "harder" one up.
    """
    now: dict[str, Variant] = {}
    for past in sorted(history, key=lambda past: past.day):
        for row in past.rows:
            if row.mark in STEP_BY_MARK:
                now[row.exercise] = _moved(row.variant, STEP_BY_MARK[row.mark])
    return now


def resting(history: Sequence[PastClass], day: int) -> frozenset[str]:
    """Exercises that hurt twice lately and stay out for now."""
    hurt: dict[str, list[int]] = {}
    for past in history:
        for row in past.rows:
            if row.mark == "hurts" and past.day <= day:
                hurt.setdefault(row.exercise, []).append(past.day)
    return frozenset(name for name, days in hurt.items() if _rests(sorted(days), day))


def _moved(variant: Variant, step: int) -> Variant:
    return LEVELS[max(0, min(2, LEVELS.index(variant) + step))]


def _rests(days: Sequence[int], day: int) -> bool:
    if len(days) < 2:
        return False
    return days[-1] - days[-2] <= HURTS_REMEMBERED_DAYS and day - days[-1] <= HURTS_REST_DAYS
