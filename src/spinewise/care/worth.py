"""What an exercise is worth to this person today, in points. Every weight is named here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from spinewise.care.history import last_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.guided_class import Family
    from spinewise.care.history import PastClass
    from spinewise.care.selection import Candidate

SPINE_DIRECTIONS: Final = frozenset({"flexion", "extension", "side_bend", "rotation"})

# Points. Assumptions of design: they order wishes (first the person's worst situation, then the ways of bending
# not yet met, then the next situations, then habits, then variety), and only their order matters.
TOP_SITUATIONS: Final = (6.0, 4.0, 3.0)
OTHER_SITUATION: Final = 1.0
HABIT: Final = 2.0
OWN_FAMILY: Final = 6.0
NEW_DIRECTION: Final = 5.0
MISSED_DIRECTION: Final = 9.0  # a direction that the class before did not have
DONE_LAST_TIME: Final = -4.0
SKIPPED_LAST_TIME: Final = -2.0
LUCK: Final = 2.0  # spread of the seeded draw that varies the days
QUIET_BREATH: Final = 4.0  # a row of breathing, to begin with
NEW_BLOCK: Final = -3.0  # one more position change
LOUD_END: Final = -4.0  # a class that could begin or end only with the easier variant of a lively row


@dataclass(frozen=True, slots=True)
class Wish:
    """What today's class should serve. `salt` is the seed of the draw: same salt, same class."""

    family: Family
    situations: tuple[str, ...]
    habits: tuple[str, ...]
    missed: frozenset[str]
    last: Mapping[str, str]  # exercise in the class before, or the last one of this kind -> what was made of it
    salt: str


def wish_for(
    family: Family,
    situations: Sequence[str],
    habits: Sequence[str],
    history: Sequence[PastClass],
    directions: Mapping[str, frozenset[str]],
    salt: str,
) -> Wish:
    """The wish of one day; `directions` tells the ways of bending of each exercise in the library."""
    before, alike = last_of(history), last_of(history, family)
    met = frozenset().union(*(directions.get(row.exercise, frozenset()) for row in before.rows) if before else ())
    missed = SPINE_DIRECTIONS - met if before else frozenset()
    last = {row.exercise: row.mark for past in (alike, before) if past for row in past.rows}
    return Wish(family, tuple(situations), tuple(habits), missed, last, salt)


def worth(candidate: Candidate, wish: Wish) -> float:
    """Points of one exercise by itself, before the class has anything in it."""
    exercise = candidate.exercise
    points = OWN_FAMILY * candidate.belongs(wish.family) + LUCK * draw(wish.salt, exercise.id)
    points += sum(_situation_points(rank) for rank, name in enumerate(wish.situations) if name in exercise.serves)
    points += HABIT * len(set(wish.habits) & set(exercise.habits))
    points += QUIET_BREATH * candidate.breathes
    if exercise.id in wish.last:
        points += DONE_LAST_TIME + SKIPPED_LAST_TIME * (wish.last[exercise.id] == "skipped")
    return points


def direction_points(new: frozenset[str], wish: Wish) -> float:
    """Points for ways of bending that the class does not have yet."""
    return sum(MISSED_DIRECTION if way in wish.missed else NEW_DIRECTION for way in new)


def spine_directions(candidate: Candidate) -> frozenset[str]:
    """The ways of bending the spine that an exercise uses."""
    return SPINE_DIRECTIONS & frozenset(candidate.exercise.directions)


def draw(salt: str, name: str) -> float:
    """A number from 0 to 1 that looks drawn by lot and is always the same for the same words."""
    return int.from_bytes(sha256(f"{salt}/{name}".encode()).digest()[:4]) / 2**32


def _situation_points(rank: int) -> float:
    return TOP_SITUATIONS[rank] if rank < len(TOP_SITUATIONS) else OTHER_SITUATION
