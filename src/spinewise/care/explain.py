"""Why this class and why each row: one plain sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spinewise.care.plan_words import DIRECTION, FAMILY, FLAG, HABIT, SITUATION, listed
from spinewise.care.worth import spine_directions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinewise.care.selection import Candidate, Today
    from spinewise.care.worth import Wish


AGAIN: Final = "A second round: fewer rows suit you today, and repeating is practice too."
LEFT_OUT: Final = {"bending_hurts_leg": "flexion", "arching_hurts_leg": "extension", "osteoporosis": "flexion"}
"""The way of bending that the rows leave out, or keep small, for a flag: nobody is told that the class is about it."""


def row_reason(candidate: Candidate, wish: Wish, *, again: bool) -> str:
    """Why this row is in today's class."""
    return " ".join(_row_parts(candidate, wish, again=again))


def class_reasons(rows: Sequence[Candidate], wish: Wish, today: Today) -> tuple[str, ...]:
    """Why the class as a whole is what it is."""
    return tuple(_class_parts(rows, wish, today))


def _row_parts(candidate: Candidate, wish: Wish, *, again: bool) -> Iterator[str]:
    yield AGAIN if again else _purpose(candidate, wish)
    if candidate.stands_for and not again:
        yield f"It stands in for {_quoted(candidate.stands_for[:2])}, to suit what you asked to be adapted."
    if candidate.remark:
        yield candidate.remark


def _purpose(candidate: Candidate, wish: Wish) -> str:
    if candidate.breathes:
        return "A quiet breath belongs to every class."
    exercise = candidate.exercise
    served = [SITUATION[name] for name in wish.situations if name in exercise.serves]
    if served:
        return f"For {listed(served[:2])}."
    habits = [HABIT[name] for name in wish.habits if name in exercise.habits]
    if habits:
        return f"To vary a habit: {listed(habits[:2])}."
    if not candidate.belongs(wish.family):
        return f"Borrowed from {FAMILY[candidate.family]}: few {FAMILY[wish.family]} rows fit today."
    ways = [DIRECTION[way] for way in exercise.directions if way in DIRECTION]
    return f"For variety: {listed(ways)}." if ways else "For variety."


def _class_parts(rows: Sequence[Candidate], wish: Wish, today: Today) -> Iterator[str]:
    yield _served(rows, wish)
    if today.gentle:
        yield "Only the lightest rows, because your safety answers asked for a gentle class."
    if today.morning:
        yield "Morning: unloaded and mid-range, since the first hour after lying is a poor time for deep bends."
    if today.adapt:
        yield f"Adapted for: {listed(FLAG.get(flag, flag) for flag in sorted(today.adapt))}."
    if len({row.exercise.id for row in rows}) < len(rows):
        yield "Fewer rows fit today than a class holds, so some come round twice."
    ways = frozenset().union(*(spine_directions(row) for row in rows if row.family == "mobile"))
    ways -= {way for flag, way in LEFT_OUT.items() if flag in today.adapt}
    if ways:
        yield f"Your spine practises {listed(DIRECTION[way] for way in sorted(ways))} today."
    if wish.last:
        yield "It differs from the class before, so that the practice does not become a habit of its own."


def _served(rows: Sequence[Candidate], wish: Wish) -> str:
    served = [s for s in wish.situations if any(s in row.exercise.serves for row in rows)]
    if served:
        return f"{FAMILY[wish.family]} today, built around {listed(SITUATION[s] for s in served[:3])}."
    return f"{FAMILY[wish.family]} today, a little of everything."


def _quoted(titles: Sequence[str]) -> str:
    return listed(f"'{title}'" for title in titles)
