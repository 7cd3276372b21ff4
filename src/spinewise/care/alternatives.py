"""Easier and harder: what the player may put in a row's place without moving the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spinewise.care.cues import move_cues
from spinewise.care.guided_class import Alternative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.care.guided_class import Variant
    from spinewise.care.selection import Candidate, Today
    from spinewise.movement.exercise import Exercise

EASIEST_TEXT: Final = "Half as big, half as many. Resting and breathing here counts too."
USUAL_TEXT: Final = "Back to the usual size."


def easier(row: Candidate, seconds: int, pool: Sequence[Candidate]) -> Alternative:
    """Always something less: a person who wants less never finds the way closed."""
    exercise = row.exercise
    if row.variant == "harder":
        return _same(exercise, "usual", USUAL_TEXT, seconds)
    if row.variant == "easier":
        return _same(exercise, "easier", EASIEST_TEXT, seconds)
    other = _other(row, exercise.easier.exercise, pool)
    if other is not None:
        return _another(other, exercise.easier.text, seconds)
    return _same(exercise, "easier", exercise.easier.text, seconds)


def harder(row: Candidate, seconds: int, pool: Sequence[Candidate], today: Today) -> Alternative | None:
    """More, where more is open: nothing in a gentle or morning class, never past the hardest."""
    exercise = row.exercise
    if row.variant == "harder" or (row.variant == "usual" and not today.may_be_harder):
        return None
    if today.morning or today.gentle:
        return None
    if row.variant == "easier":
        return _same(exercise, "usual", USUAL_TEXT, seconds)
    other = _other(row, exercise.harder.exercise, pool)
    if other is not None:
        return _another(other, exercise.harder.text, seconds)
    return None if exercise.harder.exercise else _same(exercise, "harder", exercise.harder.text, seconds)


def _other(row: Candidate, exercise_id: str | None, pool: Sequence[Candidate]) -> Candidate | None:
    """The other exercise, if this person may meet it today and the row's sides suit it."""
    fitting = (c for c in pool if c.exercise.id == exercise_id)
    return next((c for c in fitting if c.exercise.sides in ("both", row.exercise.sides)), None)


def _same(exercise: Exercise, variant: Variant, text: str, seconds: int) -> Alternative:
    return Alternative(exercise.id, variant, exercise.title, text, move_cues(exercise, variant, seconds))


def _another(other: Candidate, text: str, seconds: int) -> Alternative:
    exercise = other.exercise
    words = f"{text} {other.adaptation}" if other.adaptation else text
    return Alternative(exercise.id, other.variant, exercise.title, words, move_cues(exercise, other.variant, seconds))
