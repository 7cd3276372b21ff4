"""Twenty minutes shared out among the rows, in whole seconds, both sides alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care.guided_class import CLASS_SECONDS
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS: Final = (9, 12)
"""Fewest and most rows in a class. Trials and teachers use 7 to 9 rows of 90 to 150 s; eight rows would all have to
last exactly 150 s to fill 1200 s, nine leave room to weigh one row against another. More than nine come only where
nine would have to go on for longer than their doses: another row rather than too much of one."""
ROW_LOW_S: Final = 90  # shortest row with its transitions [s]; source: the class templates' range
ROW_HIGH_S: Final = 150  # longest row with its transitions [s]; the same
GET_READY_S: Final = (5, 10, 20)  # least, usual, most by the person's own setting [s]
CHANGE_SIDES_S: Final = (5, 9)  # least and most [s]; one second may be added to make the class come out even
CHANGE_POSITION_S: Final = (15, 20)  # least and most [s]: time to get down, over or up without hurry
EXTRA_FOR_POSITION_S: Final = 10  # a change of position takes this much longer than getting ready [s]; assumption


@dataclass(frozen=True, slots=True)
class RowTime:
    """Seconds of one row: the lead-in, each side's moving, and the change between sides."""

    lead: int
    move: int  # per side [s]
    change: int  # 0 where there are no sides [s]

    @property
    def total(self) -> int:
        """The whole row [s]."""
        return self.lead + self.change + self.move * (2 if self.change else 1)


@dataclass(frozen=True, slots=True)
class RowNeed:
    """What a row asks for: whether it changes position, has two sides, and its dose per side (low, usual, high) [s]."""

    moves_on: bool
    sided: bool
    dose: tuple[int, int, int]


def share_out(needs: Sequence[RowNeed], get_ready_s: int) -> tuple[RowTime, ...]:
    """Seconds for every row; together exactly 1200.

    The dose of each exercise is kept where the sum allows, and left by the same fraction where it does not;
    no row leaves 90 to 150 s.

    Raises:
        BadValue: the get-ready setting is outside 5 to 20 s, or that many rows cannot fill twenty minutes.
    """
    least, _, most = GET_READY_S
    if not least <= get_ready_s <= most:
        raise BadValue("get-ready seconds", get_ready_s, f"choose from {least} to {most}")
    if not len(needs) * ROW_LOW_S <= CLASS_SECONDS <= len(needs) * (ROW_HIGH_S - 2):
        raise BadValue("rows in a class", len(needs), f"{ROWS[0]} to {ROWS[1]} rows fill {CLASS_SECONDS} s")
    fixed = [_fixed(need, get_ready_s) for need in needs]
    unit = 2 if any(need.sided for need in needs) else 1
    budget = CLASS_SECONDS - sum(lead + change for lead, change in fixed)
    if unit == 2 and budget % 2:
        fixed, budget = _absorb(fixed), budget - 1
    moving = _fill(needs, [sum(pair) for pair in fixed], budget, unit)
    return tuple(
        RowTime(lead, total // 2 if need.sided else total, change)
        for need, (lead, change), total in zip(needs, fixed, moving, strict=True)
    )


def doses_kept(needs: Sequence[RowNeed], times: Sequence[RowTime]) -> bool:
    """Whether every side of every row moves for as long as its dose says, low to high."""
    return all(need.dose[0] <= time.move <= need.dose[2] for need, time in zip(needs, times, strict=True))


def _fixed(need: RowNeed, get_ready_s: int) -> tuple[int, int]:
    lead = _clamp(get_ready_s + EXTRA_FOR_POSITION_S, *CHANGE_POSITION_S) if need.moves_on else get_ready_s
    return lead, _clamp(get_ready_s * 4 // 5, *CHANGE_SIDES_S) if need.sided else 0


def _absorb(fixed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two equal sides make an even number; the odd second goes to the first change of sides."""
    first = next(i for i, (_, change) in enumerate(fixed) if change)
    return [(lead, change + (i == first)) for i, (lead, change) in enumerate(fixed)]


def _fill(needs: Sequence[RowNeed], fixed: Sequence[int], budget: int, unit: int) -> list[int]:
    """Moving seconds of each row, both sides together, in steps of `unit`."""
    low = [_up(ROW_LOW_S - spent, unit) for spent in fixed]
    high = [(ROW_HIGH_S - spent) // unit * unit for spent in fixed]
    sides = [2 if need.sided else 1 for need in needs]
    moving = [
        _clamp(need.dose[1] * n // unit * unit, lo, hi) for need, n, lo, hi in zip(needs, sides, low, high, strict=True)
    ]
    step = unit if sum(moving) < budget else -unit
    bound, dose = (high, 2) if step > 0 else (low, 0)
    while sum(moving) != budget:
        free = [i for i in range(len(moving)) if moving[i] != bound[i]]
        chosen = min(free, key=lambda i: _strain(moving[i] + step, needs[i], sides[i], dose))
        moving[chosen] += step
    return moving


def _strain(seconds: int, need: RowNeed, sides: int, end: int) -> tuple[bool, float]:
    """Whether the dose is left, then how far from usual: 0 at usual, 1 at the end of its range, beyond it more."""
    usual, edge = need.dose[1] * sides, need.dose[end] * sides
    away = abs(seconds - usual)
    return away > abs(edge - usual), away / max(abs(edge - usual), 1)


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))


def _up(value: int, unit: int) -> int:
    return -(-value // unit) * unit
