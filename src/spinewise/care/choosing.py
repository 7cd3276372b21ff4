"""So many rows out of everything allowed: the most useful ones that need at most three changes of position."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, cycle, islice
from typing import TYPE_CHECKING, Final

from spinewise.care.ordering import CALM_EFFORT, in_order
from spinewise.care.selection import POSITIONS
from spinewise.care.worth import LOUD_END, NEW_BLOCK, direction_points, spine_directions, worth
from spinewise.errors import SpinewiseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spinewise.care.selection import Candidate
    from spinewise.care.worth import Wish

POSITION_CHANGES: Final = 3  # at most; getting down and up again costs time and, for a sore back, nerve
ENOUGH_ROWS: Final = 6  # with fewer rows of its own a class borrows from the other one; assumption
SMALLEST_WORDS: Final = "Smaller this time, half the size, with two slow breaths between."


def choose(pool: Sequence[Candidate], wish: Wish, size: int) -> list[Candidate]:
    """The rows of today's class in order, `size` of them.

    Raises:
        SpinewiseError: nothing at all is allowed today.
    """
    if not pool:
        raise SpinewiseError("no exercise in the library fits this person today; a slow walk is the class")
    own = [c for c in pool if c.belongs(wish.family)]
    for rows in ([own] if len(own) >= ENOUGH_ROWS else []) + [list(pool)]:
        chosen = _best(rows, wish, size)
        if chosen is not None:
            return chosen
    return _very_small(pool, wish, size)


def _best(pool: Sequence[Candidate], wish: Wish, size: int) -> list[Candidate] | None:
    """Of all groups of positions: the one with the most different rows, then the most points."""
    rows = {c.exercise.id: c for c in pool}
    points = {name: worth(c, wish) for name, c in rows.items()}
    present = [p for p in POSITIONS if any(c.exercise.position == p for c in pool)]
    groups = [group for places in range(1, POSITION_CHANGES + 2) for group in combinations(present, places)]
    picks = [_pick(_within(rows, group), points, wish, size) for group in groups]
    for _, names in sorted(picks, key=lambda pick: (-len(pick[1]), -pick[0])):
        counts = _rounds(names, rows, size)
        ordered = in_order(counts, rows, wish.salt) if counts else None
        if ordered:
            return ordered
    return None


def _within(rows: Mapping[str, Candidate], positions: Sequence[str]) -> dict[str, Candidate]:
    return {name: c for name, c in rows.items() if c.exercise.position in positions}


def _pick(
    rows: Mapping[str, Candidate], points: Mapping[str, float], wish: Wish, size: int
) -> tuple[float, tuple[str, ...]]:
    """The best rows, one after another, each counted with what it adds to those before."""
    names: list[str] = []
    total, have, blocks = 0.0, frozenset[str](), set[str]()
    while len(names) < min(size, len(rows)):
        gains = {n: points[n] + _adds(rows[n], have, blocks, wish) for n in rows if n not in names}
        best = max(gains, key=lambda name: gains[name])
        names.append(best)
        total += gains[best]
        have |= spine_directions(rows[best])
        blocks.add(rows[best].exercise.position)
    return total + _end_points([rows[name] for name in names]), tuple(names)


def _end_points(rows: Sequence[Candidate]) -> float:
    """Less for a class whose first or last position has no quiet row."""
    places = sorted({POSITIONS.index(c.exercise.position) for c in rows})
    ends = [[c for c in rows if POSITIONS.index(c.exercise.position) == place] for place in {places[0], places[-1]}]
    return LOUD_END * sum(min(c.effort for c in end) > CALM_EFFORT for end in ends)


def _adds(candidate: Candidate, have: frozenset[str], blocks: set[str], wish: Wish) -> float:
    new_block = NEW_BLOCK * (candidate.exercise.position not in blocks)
    return direction_points(spine_directions(candidate) - have, wish) + new_block


def _rounds(names: Sequence[str], rows: Mapping[str, Candidate], size: int) -> Counter[str] | None:
    """How often each row comes: once, and where rows are few the best come round again.

    A row alone in its position does not repeat: it would follow itself, or cost another change of position.
    """
    together = Counter(rows[name].exercise.position for name in names)
    again = [name for name in names if together[rows[name].exercise.position] > 1]
    missing = size - len(names)
    if missing and not again:
        return None
    return Counter(names) + Counter(islice(cycle(again), missing))


def _very_small(pool: Sequence[Candidate], wish: Wish, size: int) -> list[Candidate]:
    """A breathing and small-movement class for a person to whom hardly anything is open.

    Here a row may follow itself, every second time in its smaller version.
    """
    best = sorted(pool, key=lambda c: (c.effort, -worth(c, wish)))[: POSITION_CHANGES + 1]
    best.sort(key=lambda c: POSITIONS.index(c.exercise.position))
    times = [size // len(best) + (place < size % len(best)) for place in range(len(best))]
    rows = [row for c, n in zip(best, times, strict=True) for row in islice(_waves(c), n)]
    return [_small(rows[0]), *rows[1:-1], _small(rows[-1])]


def _waves(candidate: Candidate) -> Iterator[Candidate]:
    return cycle((candidate, _small(candidate)))


def _small(candidate: Candidate) -> Candidate:
    return replace(candidate, variant="easier", remark=SMALLEST_WORDS)
