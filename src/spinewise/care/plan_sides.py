"""Which side does less, read off the movement check: sided work begins there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care.plan_thresholds import SIDES_ALIKE

if TYPE_CHECKING:
    from spinewise.care.guided_class import Side
    from spinewise.care.movement_check import MovementFindings


@dataclass(frozen=True, slots=True)
class SideRule:
    """An answer of the movement check that says which side does less."""

    id: str
    answer: str  # a row of the movement check
    does_less: Side


SIDE_RULES: Final = (
    SideRule("bends-less-left", "side-right", "left"),
    SideRule("bends-less-right", "side-left", "right"),
    SideRule("turns-less-left", "turn-right", "left"),
    SideRule("turns-less-right", "turn-left", "right"),
    SideRule("rises-less-left", "rise-right", "left"),
    SideRule("rises-less-right", "rise-left", "right"),
    SideRule("stands-less-left", "leg-left", "left"),
    SideRule("stands-less-right", "leg-right", "right"),
)


def weaker_side(findings: MovementFindings | None) -> Side | None:
    """The side that more answers name; None where the sides are alike, or the answers balance out."""
    if findings is None or findings.left_right is None or findings.left_right >= SIDES_ALIKE.value:
        return None
    named = [rule.does_less for rule in SIDE_RULES if rule.answer in findings.rows]
    balance = named.count("right") - named.count("left")
    return ("right" if balance > 0 else "left") if balance else None
