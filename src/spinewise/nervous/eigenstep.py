"""One Newton step for the active eigenspace: V'KV = 0, its turning with x as curvature (derivations, eq. 94, 95)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.certificate import response
from spinewise.nervous.saddle import Saddle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.standard import Standard, StiffnessMap

CLOSEST = 1e-9  # least distance between an active eigenvalue and another one, as a share of the largest


@dataclass(frozen=True)
class Point:
    """A candidate: unknowns x (n,), multipliers lam (m,), prices y = A'lam + <Z, K_i> (n,), Z = V'S V.

    V (r, k) are rows with v' diag(metric) v = 1, S (r, r) symmetric.
    """

    x: NDArray[np.float64]
    lam: NDArray[np.float64]
    y: NDArray[np.float64]
    V: NDArray[np.float64]
    S: NDArray[np.float64]

    @property
    def cuts(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Directions (r, k) and their multipliers (r,): Z = sum mu v v'."""
        mu, turn = np.linalg.eigh(self.S)
        return np.ascontiguousarray(turn.T @ self.V), np.maximum(mu, 0.0)


class EigenStep:
    """Takes steps; keeps its large arrays, and the last factor, from one to the next."""

    def __init__(self, standard: Standard, stiffness: StiffnessMap) -> None:
        """For one problem."""
        self.standard, self.stiffness = standard, stiffness
        self.rows = np.empty((0, len(standard.c)))
        self.saddle: Saddle | None = None

    def take(self, at: Point, rank: int, values: NDArray[np.float64]) -> Point | None:
        """Hold K on the lowest `rank` eigenvectors of `at`, with the curvature of all others; None where it fails."""
        m, k = len(self.standard.b), len(values)
        s, turn = np.linalg.eigh(at.S[:rank, :rank])
        V = turn.T @ at.V[:rank]
        pairs = self.stiffness.pair_rows(at.V, V)
        upper = np.triu_indices(rank)
        hard, total = m + len(upper[0]), m + len(upper[0]) + (k - rank) * rank
        if len(self.rows) < total:
            self.rows = np.empty((total, len(at.x)))
        rows = self.rows[:total]
        rows[:m] = self.standard.A
        rows[m:hard] = np.tensordot(turn.T, pairs[:rank], axes=1)[upper]
        gaps = np.maximum(values[rank:, None] - turn.T**2 @ values[:rank], CLOSEST * abs(values[-1]))
        weight = np.sqrt(2.0 * np.maximum(s, 0.0) / gaps)
        np.multiply(pairs[rank:], weight[:, :, None], out=rows[hard:].reshape(k - rank, rank, len(at.x)))
        self.saddle = Saddle.of(self.standard, rows, hard, at.y)
        if self.saddle is None:
            return None
        wanted = np.concatenate([self.standard.b, -(V @ self.stiffness.base @ V.T)[upper], rows[hard:] @ at.x])
        start = self.saddle.start
        move, z = self.saddle.solve(wanted - rows @ start, 0.0 * start)
        found = Point(start + move, z[:m], z @ rows, V, _symmetric(z[m:hard], rank))
        return found if np.isfinite(found.x).all() and np.isfinite(z).all() else None

    def correct(self, at: Point) -> Point | None:
        """A cheap step more with the last factor, `at` being what it led to; None where other bounds are met now."""
        m, upper = len(self.standard.b), np.triu_indices(len(at.S))
        twice = np.where(upper[0] == upper[1], 1.0, 2.0)
        y = self.standard.A.T @ at.lam + (at.S[upper] * twice) @ _inside(self.stiffness, at.V)
        saddle = self.saddle
        if saddle is None or not np.array_equal(saddle.free, Saddle.moving(self.standard, y)):
            return None
        V = at.V
        held = -(V @ (self.stiffness.base + self.stiffness.assemble(at.x)) @ V.T)[upper]
        soft = np.zeros(len(saddle.size) - m - len(held))
        missing = np.concatenate([self.standard.residual(at.x), held, soft])
        move, z = saddle.solve(missing, response(self.standard, y) - at.x)
        S = at.S + _symmetric(z[m : m + len(held)], len(at.S))
        return Point(at.x + move, at.lam + z[:m], y, V, S)


def _inside(stiffness: StiffnessMap, V: NDArray[np.float64]) -> NDArray[np.float64]:
    """v_a' K_i v_b for the upper triangle of a, b, from squares alone: those are cheap. Shape (r (r + 1) / 2, n)."""
    a, b = np.triu_indices(len(V))
    squares = stiffness.rows(np.where((a == b)[:, None], V[a], V[a] + V[b]))
    own = squares[np.flatnonzero(a == b)]
    return np.where((a == b)[:, None], squares, 0.5 * (squares - own[a] - own[b]))


def _symmetric(upper: NDArray[np.float64], rank: int) -> NDArray[np.float64]:
    """The matrix whose products with a symmetric one are `upper` times its upper triangle. Shape (rank, rank)."""
    S = np.zeros((rank, rank))
    S[np.triu_indices(rank)] = 0.5 * upper
    return S + S.T
