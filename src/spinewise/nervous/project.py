"""Bringing a posture onto its goals: the smallest change, within the joints' ranges (derivations, eq. 147)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics import Pose
from spinewise.mechanics.kernels.placing import place
from spinewise.mechanics.kernels.tree import tree
from spinewise.nervous.goals import Place, Rows, worst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array, Body
    from spinewise.nervous.goals import Goal

NEAR = 1e-9  # a goal missed by less is met [rad], [m]
LONGEST = 0.5  # largest change of a coordinate in one step [rad], [m]; keeps steps where slopes hold
ROUNDS = 60
DAMPING = 1e-10  # relative; goals that say the same thing twice leave the system short of rank
STALLED = 0.999  # a round that leaves more of the miss than this counts as no gain
PATIENCE = 7  # rounds without gain
EASING = 30.0  # each round without gain is damped so much more than the last, each with gain less


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The posture next to the goals, and how far each is missed."""

    place: Place
    rows: tuple[Rows, ...]

    @property
    def miss(self) -> float:
        """The largest miss [rad] or [m]."""
        return worst(self.rows)

    @property
    def square(self) -> float:
        """The sum of squares of all misses."""
        return float(sum(row.miss @ row.miss for row in self.rows))


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """What may move, how far, and how gladly."""

    lower: Array  # [rad], [m]. Shape (n_coordinate,)
    upper: Array
    ease: Array  # change per unit of pull; 0 where held. Shape (n_coordinate,)


def look(body: Body, q: Array, goals: Sequence[Goal]) -> Found:
    """The goals at a posture as it is."""
    here = Place(body, q, posed(body, q))
    return Found(here, tuple(goal.rows(here) for goal in goals))


def posed(body: Body, q: Array) -> Pose:
    """Where a posture puts everything; as `mechanics.forward`, compiled."""
    origins, rotations, pivots, axes, _ = place(tree(body), np.ascontiguousarray(q))
    return Pose(body, origins, rotations, pivots, axes)


def project(
    body: Body, q: Array, goals: Sequence[Goal], box: Box, *, near: float = NEAR, rounds: int = ROUNDS
) -> Found:
    """The posture near `q` that meets the goals: Gauss-Newton steps, each the smallest by `box.ease`.

    Coordinates at a limit that a step would leave are held for that step. Goals out of reach are met as nearly as the
    last steps could; `Found.miss` says how nearly.
    """
    best, stalled, damping = look(body, np.clip(q, box.lower, box.upper), goals), 0, DAMPING
    for _ in range(rounds):
        if best.miss <= near or stalled >= PATIENCE:
            break
        step = _step(best, box, damping)
        found = look(body, np.clip(best.place.q + step, box.lower, box.upper), goals)
        gained = found.square < STALLED * best.square
        stalled = 0 if gained else stalled + 1
        damping = max(damping / EASING, DAMPING) if gained else EASING * damping
        best = found if found.square < best.square else best
    return best


def stacked(rows: Sequence[Rows], width: int) -> tuple[Array, Array]:
    """All goals' misses, shape (m,), and slopes, shape (m, n_coordinate)."""
    miss = np.concatenate([np.zeros(0), *(row.miss for row in rows)])
    slope = np.concatenate([np.zeros((0, width)), *(row.slope for row in rows)])
    return miss, slope


def _step(found: Found, box: Box, damping: float) -> Array:
    """The smallest step onto the goals' tangent; what would leave its range stays at its limit, and is left out."""
    q, free = found.place.q, box.ease > 0.0
    miss, slope = stacked(found.rows, len(q))
    step = np.zeros_like(q)
    for _ in range(PATIENCE):
        step = _least(slope, miss, np.where(free, box.ease, 0.0), damping)
        step *= min(1.0, LONGEST / max(float(np.abs(step).max()), 1e-300))
        stuck = free & (_beyond(q, step, box) & (((q <= box.lower) & (step < 0)) | ((q >= box.upper) & (step > 0))))
        if not stuck.any():
            break
        free &= ~stuck
    return step


def _beyond(q: Array, step: Array, box: Box) -> NDArray[np.bool_]:
    return np.asarray((q + step < box.lower) | (q + step > box.upper))


def _least(slope: Array, miss: Array, ease: Array, damping: float) -> Array:
    """Least squares by ease: W J' (J W J')^-1 (-miss), lightly damped."""
    eased = slope * ease
    square = eased @ slope.T
    scale = float(np.trace(square)) / max(len(miss), 1)
    if scale <= 0.0:
        return np.zeros(len(ease))  # nothing that may move has any part in the goals
    square[np.diag_indices_from(square)] += damping * scale
    return np.asarray(-eased.T @ np.linalg.solve(square, miss))
