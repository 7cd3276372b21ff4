"""Guarding: what stability costs on top of balance, for the same posture."""

from __future__ import annotations


def guarding(effort_with: float, effort_without: float) -> float:
    """Effort with minus effort without the stability requirement; same unit as effort (derivations, eq. 128).

    Both are optima of the same problem, one with a requirement more, so it is 0 or more up to the solver's tolerance.
    """
    return effort_with - effort_without
