"""How joint ranges shrink with age (derivations, eq. 15).

Directions: intolo2009 (lumbar: all but rotation, from 40 on), lind1989 (neck: all but flexion), ogorman1987 (thorax:
every direction); data/sources.csv has them in full. None gives one rate for all, so the rate is an assumption; what it
is worth stands in docs/derivations.md under eq. 15.
"""

from __future__ import annotations

from spinewise.anatomy.curvature import REFERENCE_AGE

RATE = 0.005  # share of range lost each year past 40 (assumption)
SPARED = frozenset(
    {("L", "rotation"), ("C", "flexion")}
)  # (region of the upper vertebra, motion) that keep their range


def factor(level: str, motion: str, age: float) -> float:
    """What is left of a spinal joint's range: 1 up to 40 years."""
    region = "C" if level == "skull" else level[0]
    if (region, motion) in SPARED:
        return 1.0
    return 1.0 - RATE * max(0.0, age - REFERENCE_AGE)
