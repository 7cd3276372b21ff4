"""Slips of scale that a range alone does not show: numbers that are none, and radians where degrees belong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinewise.movement.solve_faults import Place

ROUND_DEG = 5.0  # people choose angles that are multiples of this


def not_finite(value: Any, place: Place = ()) -> Iterator[Place]:
    """Places of nan and infinity in a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from not_finite(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from not_finite(inner, (*place, number))
    elif isinstance(value, float) and not math.isfinite(value):
        yield place


def radians_for_degrees(degrees: float) -> float | None:
    """The round number of degrees that `degrees` is in radians, if it was typed as such.

    1.047 is 60 deg in radians to the digits given; 1.05 and 1.0 are not refused. Looked for from three decimals on,
    below a whole turn. Seen on random angles with three decimals below 6.28: one in 87 is caught by chance.
    """
    value = abs(degrees)
    decimals = len(repr(value).partition(".")[2])
    if not decimals >= 3 or not 0.08 < value < 2.0 * math.pi or "e" in repr(value):
        return None
    turned = ROUND_DEG * round(math.degrees(value) / ROUND_DEG)
    if abs(math.radians(turned) - value) <= 0.5 * 10.0**-decimals + 1e-15:
        return math.copysign(turned, degrees)
    return None
