"""Damped Gauss-Newton over all coordinates, many moments at once, within the joints' ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import PchipInterpolator

from spinewise.movement.frames import forward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array
    from spinewise.movement.frames import Bools, Ints, Tree
    from spinewise.movement.terms import Term

LONGEST_STEP = (
    0.35  # largest change of any angle in one iteration [rad]; assumption, keeps the steps in the linear zone
)
FIRST_DAMPING = 1e-3  # share of each coordinate's own stiffness
NO_GAIN = 1e-4  # smallest drop of the cost that still counts
SOFT = 0.1  # how much of their weight contacts have at first
STRIDE = 4  # moments from one that is solved on its own to the next
TOGETHER = 12  # iterations for all moments at once
FOLLOWING = 12  # iterations for a moment that begins next to its solution


@dataclass(frozen=True, slots=True)
class Wish:
    """A wanted value for every coordinate, and how much it matters."""

    target: Array  # [rad], [m]. Shape (n, n_coordinate)
    weight: Array  # [1/rad], [1/m]. Shape (n, n_coordinate)

    def at(self, moments: Ints) -> Wish:
        """The same, of some of the moments."""
        return Wish(self.target[moments], self.weight[moments])


def follow(tree: Tree, start: Array, wish: Wish, terms: Sequence[Term]) -> Array:
    """Many moments of one movement that begins at `start`. Shape (n, n_coordinate).

    Every few moments are solved one after another, each from where the last one ended; those between start from a
    curve through them, and then all are brought to their solutions together.
    """
    stations = np.arange(0, len(wish.target), STRIDE)
    q, found = start[None, :], []
    for station in stations:
        one = np.array([station])
        q = solve(tree, q, wish.at(one), [term.at(one) for term in terms], FOLLOWING)
        found.append(q[0])
    knots = np.append(stations, len(wish.target))
    values = np.round([*found, found[0]], 9)  # slopes of rounding size only make the interpolation overflow
    curve = PchipInterpolator(knots, values, axis=0)
    return _descend(tree, curve(np.arange(len(wish.target))), wish, terms, TOGETHER, 1.0)


def solve(tree: Tree, start: Array, wish: Wish, terms: Sequence[Term], iterations: int) -> Array:
    """The postures that fit the terms and the wish best, near `start`. Shape (n, n_coordinate).

    First with softened contacts, whose narrow valleys would otherwise allow only short steps, then in full.
    """
    q = _descend(tree, start, wish, terms, iterations, SOFT)
    return _descend(tree, q, wish, terms, iterations, 1.0)


def _descend(tree: Tree, start: Array, wish: Wish, terms: Sequence[Term], iterations: int, firm: float) -> Array:
    """Each moment keeps its own damping: a step that makes things worse is taken back and tried shorter."""
    lower = np.array([coordinate.lower for coordinate in tree.body.coordinates])
    upper = np.array([coordinate.upper for coordinate in tree.body.coordinates])
    best = _look(tree, np.clip(start, lower, upper), wish, terms, firm)
    damping = np.full(len(start), FIRST_DAMPING)
    for _ in range(iterations):
        stuck = ((best.q <= lower) & (best.gradient > 0.0)) | ((best.q >= upper) & (best.gradient < 0.0))
        step = _step(best, stuck, damping)
        hoped = -(best.gradient * step).sum(axis=1) * (1.0 + damping)  # the gain of a whole step, were all linear
        if bool((hoped < NO_GAIN * (1.0 + best.cost)).all()):
            break
        tried = _look(tree, np.clip(best.q + step, lower, upper), wish, terms, firm)
        better = tried.cost < best.cost
        best = _chosen(better, tried, best)
        damping = np.where(better, damping * 0.2, damping * 8.0).clip(1e-9, 1e3)
    return best.q


@dataclass(frozen=True, slots=True)
class Look:
    """Postures with their cost and its slope."""

    q: Array  # Shape (n, n_coordinate)
    cost: Array  # Shape (n,)
    gradient: Array  # Shape (n, n_coordinate)
    hessian: Array  # Gauss-Newton's. Shape (n, n_coordinate, n_coordinate)


def _look(tree: Tree, q: Array, wish: Wish, terms: Sequence[Term], firm: float) -> Look:
    frames = forward(tree, q)
    nothing = (np.zeros((len(q), 0)), np.zeros((len(q), 0, q.shape[1])))
    pairs = [nothing, *(term.rows(frames) for term in terms)]
    residual = np.concatenate([pair[0] for pair in pairs], axis=1) * firm
    jacobian = np.concatenate([pair[1] for pair in pairs], axis=1) * firm
    turned = jacobian.transpose(0, 2, 1)
    hessian = turned @ jacobian
    own, off = wish.weight**2, q - wish.target
    diagonal = np.arange(q.shape[1])
    hessian[:, diagonal, diagonal] += own
    gradient = (turned @ residual[:, :, None])[:, :, 0] + own * off
    cost = (residual**2).sum(axis=1) + (own * off**2).sum(axis=1)
    return Look(q, cost, gradient, hessian)


def _chosen(better: Bools, tried: Look, best: Look) -> Look:
    return Look(
        q=np.where(better[:, None], tried.q, best.q),
        cost=np.where(better, tried.cost, best.cost),
        gradient=np.where(better[:, None], tried.gradient, best.gradient),
        hessian=np.where(better[:, None, None], tried.hessian, best.hessian),
    )


def _step(look: Look, stuck: Bools, damping: Array) -> Array:
    """A damped Newton step in which coordinates at their limit stay there; too long ones are shortened as a whole."""
    free = ~stuck
    held = look.hessian * (free[:, :, None] & free[:, None, :])
    diagonal = np.arange(look.q.shape[1])
    own = held[:, diagonal, diagonal]
    held[:, diagonal, diagonal] += np.where(stuck, 1.0, damping[:, None] * (own + 1.0))
    step = -np.linalg.solve(held, (look.gradient * free)[:, :, None])[:, :, 0]
    longest = np.abs(step).max(axis=1, keepdims=True)
    shortened: Array = step * np.minimum(1.0, LONGEST_STEP / np.maximum(longest, 1e-12))
    return shortened
