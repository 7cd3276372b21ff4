"""Steps in unknown forces and small rotations together, trusted as far as the last ones held (eq. 150-154)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy.linalg import qr

from spinewise.nervous.solver import solve
from spinewise.nervous.standard import Standard

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.solution import Warm

FIRST_RADIUS = 0.06  # how far any coordinate may go in the first step [rad], [m]: 3.4 deg
LARGEST_RADIUS = 0.25  # [rad]
SMALLEST_RADIUS = 1e-4  # below it nothing that can be seen changes [rad]
GOOD, POOR = 0.7, 0.2  # share of the promised gain that widens, or narrows, the trust
WORTH = 1e-4  # a step that promises less of the value than this is the last
HOPELESS = 2.0  # twice all muscles fully on: nothing balances here, and the search only looks for the nearest miss
NEARLY = 0.02  # where it is hopeless, steps that promise less of the value than this are not worth taking
LEAST_BEND = 1e-2  # least curvature in a coordinate [1/rad^2], so that every step is the only best one
DEPENDENT = 1e-7  # goals' slopes this close to a combination of others say nothing new


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A posture as the search sees it: what it costs, and how that changes (derivations, eq. 150, 151)."""

    q: Array  # on its goals [rad], [m]. Shape (n_coordinate,)
    value: float  # effort and price of passive energy, without habit
    effort: float
    energy: float  # passive, beyond neutral standing [J]
    standard: Standard  # recruitment here, elastic, balance only
    x: Array  # its best unknowns. Shape (n,)
    lam: Array  # multipliers of balance. Shape (m,)
    K: Array  # how the demand of balance rises with q at these forces. Shape (m, n_coordinate)
    slope: Array  # of the passive energy's price. Shape (n_coordinate,)
    bend: Array  # second derivative of that. Shape (n_coordinate, n_coordinate)
    goals: Array  # slopes of what is held. Shape (n_goal, n_coordinate)

    @property
    def gradient(self) -> Array:
        """dV/dq: the envelope's, K lambda and the energy's own (eq. 151). Shape (n_coordinate,)."""
        return np.asarray(self.slope + self.lam @ self.K)


class Landscape(Protocol):
    """Where a posture is sought."""

    @property
    def lower(self) -> Array:
        """Least value of each coordinate; shape (n_coordinate,)."""

    @property
    def upper(self) -> Array:
        """Largest value; the same as `lower` where a coordinate is held."""

    @property
    def moves(self) -> Array:
        """What may move: columns of directions in the coordinates, 1 where one takes part. Shape (n_coordinate, p)."""

    def spot(self, q: Array, near: Spot | None) -> Spot | None:
        """The posture next to `q` that is on the goals; None where there is none."""


class Pull(Protocol):
    """What draws a posture to itself by distance, not its square: a habit."""

    def price(self, q: Array) -> float:
        """What a posture costs by it."""

    @property
    def weight(self) -> Array:
        """Price per radian of each coordinate. Shape (n_coordinate,)."""

    @property
    def target(self) -> Array:
        """Where each wants to be [rad]. Shape (n_coordinate,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """Where a search ended, and how."""

    spot: Spot
    value: float  # with habit
    steps: int  # taken
    tried: int  # postures looked at
    settled: bool  # no step promises more


def descend(land: Landscape, start: Spot, habit: Pull, *, radius: float = FIRST_RADIUS, most: int = 40) -> Descent:
    """From a posture to the lowest one next to it."""
    spot, value = start, start.value + habit.price(start.q)
    steps, tried, settled, warm = 0, 0, False, None
    while tried < most:
        tried += 1
        q, promise, warm = _step(land, spot, habit, radius, warm)
        worth = WORTH if value < HOPELESS else NEARLY
        if promise <= worth * max(abs(value), 1e-12) or radius < SMALLEST_RADIUS:
            settled = True
            break
        next_ = land.spot(q, spot)
        there = np.inf if next_ is None else next_.value + habit.price(next_.q)
        kept = (value - there) / promise
        radius = _trust(radius, kept, float(np.abs(q - spot.q).max()))
        if next_ is not None and kept > 0.0:
            spot, value, steps = next_, there, steps + 1
    return Descent(spot, value, steps, tried, settled)


def _trust(radius: float, kept: float, length: float) -> float:
    if kept > GOOD and length > 0.8 * radius:
        return min(2.0 * radius, LARGEST_RADIUS)
    return radius if kept > POOR else max(0.3 * min(radius, length), 0.1 * radius)


def _step(land: Landscape, spot: Spot, habit: Pull, radius: float, warm: Warm | None) -> tuple[Array, float, Warm]:
    """The posture a step leads to, the gain it promises, and what helps the next one (eq. 152-154)."""
    whole, n = _linearised(land, spot, habit, radius)
    found = solve(whole, warm=warm if warm is not None and len(warm.lam) == len(whole.b) else None)
    still = np.concatenate([spot.x, np.zeros(len(found.x) - n)])
    return spot.q + land.moves @ found.x[n:][: land.moves.shape[1]], whole.cost(still) - whole.cost(found.x), found.warm


def _linearised(land: Landscape, spot: Spot, habit: Pull, radius: float) -> tuple[Standard, int]:
    """Recruitment with small moves y as further unknowns: A x - K M y = b, goals' slopes M y = 0 (eq. 152)."""
    old, moves = spot.standard, land.moves
    rows = _independent(spot.goals @ moves)
    n = len(old.c)
    A = np.block([[old.A, -spot.K @ moves], [np.zeros((len(rows), n)), rows]])
    taking = np.abs(moves)
    low = np.max(np.where(taking > 0.0, (land.lower - spot.q)[:, None], -np.inf), axis=0)
    high = np.min(np.where(taking > 0.0, (land.upper - spot.q)[:, None], np.inf), axis=0)
    bend = np.maximum(np.diagonal(moves.T @ spot.bend @ moves), 0.0) + LEAST_BEND
    away = np.max(np.where(taking > 0.0, (habit.target - spot.q)[:, None], -np.inf), axis=0)
    whole = Standard(
        c=np.concatenate([old.c, bend]),
        g=np.concatenate([old.g, spot.slope @ moves]),
        h=np.concatenate([old.h, habit.weight @ taking]),
        kink=np.concatenate([old.kink, np.where(np.isfinite(away), away, 0.0)]),
        A=A,
        b=np.concatenate([old.b, np.zeros(len(rows))]),
        lower=np.concatenate([old.lower, np.clip(low, -radius, 0.0)]),
        upper=np.concatenate([old.upper, np.clip(high, 0.0, radius)]),
    )
    return whole, n


def _independent(rows: Array) -> Array:
    """The same span by rows square to each other, none twice."""
    if not len(rows):
        return rows
    Q, R, _ = qr(rows.T, mode="economic", pivoting=True)
    size = np.abs(np.diagonal(R))
    return np.asarray(Q[:, size > DEPENDENT * max(float(size.max(initial=0.0)), 1e-300)].T)
