"""Rows in order: from the floor up, calm at both ends, never the same exercise twice in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from spinewise.care.selection import POSITIONS
from spinewise.care.worth import draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spinewise.care.selection import Candidate

CALM_EFFORT: Final = 1  # a class begins and ends with rows of at most this effort


def in_order(counts: Mapping[str, int], rows: Mapping[str, Candidate], salt: str) -> list[Candidate] | None:
    """All rows, each as often as `counts` says (by exercise id), or None where no such order exists."""
    blocks = [
        {name: n for name, n in counts.items() if rows[name].exercise.position == position} for position in POSITIONS
    ]
    blocks = [block for block in blocks if block]
    ordered: list[Candidate] = []
    for place, block in enumerate(blocks):
        ends = (place == 0, place == len(blocks) - 1)
        names = next(_orders(block, rows, ends, salt), None)
        if names is None:
            return None
        ordered += [rows[name] for name in names]
    return _calm_ends(ordered)


def calmed(candidate: Candidate) -> Candidate | None:
    """The exercise as a quiet start or end: as it is, in its easier variant, or not at all."""
    if candidate.breathes or candidate.exercise.effort <= CALM_EFFORT:
        return candidate if candidate.variant != "harder" else replace(candidate, variant="usual", remark=None)
    if candidate.exercise.effort - 1 > CALM_EFFORT:
        return None
    if candidate.variant == "easier":
        return candidate
    return replace(candidate, variant="easier", remark="Easier here: a class begins and ends quietly.")


def _calm_ends(ordered: list[Candidate]) -> list[Candidate] | None:
    first, last = calmed(ordered[0]), calmed(ordered[-1])
    if first is None or last is None:
        return None
    return [first, *ordered[1:-1], last]


def _orders(
    block: Mapping[str, int], rows: Mapping[str, Candidate], ends: tuple[bool, bool], salt: str
) -> Iterator[list[str]]:
    """Orders of one position's rows without neighbours alike; calm where the class begins or ends."""
    by_lot = sorted(block, key=lambda name: draw(salt, f"order/{name}"))
    openers = _quiet_first(by_lot, rows) if ends[0] else by_lot
    closers: list[str | None] = [*_quiet_first(by_lot, rows)] if ends[1] else [None]
    for opener in openers:
        for closer in closers:
            found = _between(dict(block), by_lot, opener, closer)
            if found is not None:
                yield found


def _quiet_first(names: Sequence[str], rows: Mapping[str, Candidate]) -> list[str]:
    quiet = [name for name in names if calmed(rows[name]) is not None]
    return sorted(quiet, key=lambda name: (not rows[name].breathes, rows[name].effort))


def _between(left: dict[str, int], by_lot: Sequence[str], opener: str, closer: str | None) -> list[str] | None:
    """One order that starts and ends as asked, by trying the fullest name first."""
    total = sum(left.values())
    if total == 1:
        return [opener] if closer in (None, opener) else None
    left[opener] -= 1
    if closer is not None:
        left[closer] -= 1
        if left[closer] < 0:
            return None
    middle = _chain(left, by_lot, opener, closer)
    return None if middle is None else [opener, *middle, *([closer] if closer is not None else [])]


def _chain(left: dict[str, int], by_lot: Sequence[str], before: str, after: str | None) -> list[str] | None:
    if not any(left.values()):
        return [] if before != after else None
    for name in sorted((n for n in by_lot if left[n] and n != before), key=lambda n: -left[n]):
        rest = _chain({**left, name: left[name] - 1}, by_lot, name, after)
        if rest is not None:
            return [name, *rest]
    return None
