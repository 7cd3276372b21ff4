"""The quadratic programme with the cuts kept so far, scaled, between one solve and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.kernels.dual import SOLVED, STALLED, proximal
from spinewise.nervous.rowstore import RowStore

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.standard import Standard

MOST_STEPS = 2000  # Newton steps in one solve; ordinary ones take under 20
EXACT = 1e-10  # residual of a solve, as a share of row and unknowns in scaled units
FINEST = 1e-13  # where rows differ so much in size that EXACT says little of the small ones; taken if it can be had
LOOSE = 1e-6  # of a solve whose answer only serves to find the next cut


class Programme:
    """Minimise the cost subject to A x = b and to cuts q_j x + t + d_j >= 0, with the last unknown t as their elastic.

    Unknowns are scaled to cost x^2 / 2 each and rows to length one, so that units and sizes do not matter. This is the
    solver's workbench: it changes as cuts come and go, and keeps the Newton matrix from one solve to the next.
    """

    def __init__(self, standard: Standard) -> None:
        """Scale; no cuts yet, the elastic unknown at rest."""
        self.standard = standard
        m, n = standard.A.shape
        self.scale = np.ones(n + 1)
        self.scale[:n] = s = 1.0 / np.sqrt(standard.c)
        self.columns = np.zeros((5, n + 1))
        self.columns[:2, :n] = standard.g * s, standard.h * s
        self.columns[2:, :n] = standard.kink / s, standard.lower / s, standard.upper / s
        self.x_scaled = np.zeros(n + 1)
        self.used = np.zeros(n + 1, np.bool_)
        self.steps, self.price = 0, 0.0
        self.store = RowStore(m, n + 1)
        self._append(standard.A, 0.0, standard.b, np.zeros(m))

    def allow(self, price: float, reach: float) -> None:
        """Let the elastic unknown t >= 0 be bought at `price` a unit; `reach` is how long a cut's row is without it."""
        self.scale[-1] = reach  # so that it neither drowns nor vanishes in a row of length one
        self.price, self.columns[0, -1] = price, price * self.scale[-1]
        self.columns[4, -1] = np.inf

    def raise_price(self, times: float) -> None:
        """A higher price of the elastic unknown. What is short has its price by it: the multipliers grow as well."""
        self.price *= times
        self.columns[0, -1] = self.price * self.scale[-1]
        self.store.z[: self.store.rows] *= times

    def add(self, rows: NDArray[np.float64], base: NDArray[np.float64], mu: NDArray[np.float64]) -> None:
        """Hold rows x + t + base >= 0 as well, starting from the multipliers mu."""
        self._append(rows, 1.0, -base, mu)

    def start(self, lam: NDArray[np.float64]) -> None:
        """Begin from the multipliers of a neighbour."""
        m = self.store.equations
        self.store.z[:m] = lam / self.store.size[:m]

    def solve(self, tolerance: float = EXACT) -> int:
        """Solve; returns SOLVED, INFEASIBLE or STALLED."""
        store = self.store
        used = slice(0, store.rows)
        if not (np.isfinite(store.B[used]).all() and np.isfinite(store.r[used]).all()):
            return STALLED
        try:
            status, steps = proximal(
                store.rows, store.B, store.r, store.signed, store.z, self.columns,
                self.x_scaled, store.H, self.used, tolerance, MOST_STEPS,
            )  # fmt: skip
        except np.linalg.LinAlgError:
            return STALLED
        self.steps += int(steps)
        return int(status)

    def refine(self, tolerance: float) -> None:
        """Solve better what is solved already; where that does not work, leave it."""
        before = self.state()
        if self.solve(tolerance) != SOLVED:
            self.restore(before)

    def state(self) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
        """Price, multipliers and unknowns as they are now."""
        return self.price, self.store.z[: self.store.rows].copy(), self.x_scaled.copy()

    def restore(self, state: tuple[float, NDArray[np.float64], NDArray[np.float64]]) -> None:
        """Back to a state; rows that have come since go again."""
        price, z, self.x_scaled[:] = state
        self.store.rows = len(z)
        self.store.z[: len(z)] = z
        self.price, self.columns[0, -1] = price, price * self.scale[-1]

    @property
    def x(self) -> NDArray[np.float64]:
        """The unknowns, without the elastic one. Shape (n,)."""
        x = np.nan_to_num(self.x_scaled[:-1] * self.scale[:-1])
        return np.asarray(np.clip(x, self.standard.lower, self.standard.upper))

    @property
    def terms(self) -> float:
        """The quadratic part of the cost."""
        return 0.5 * float(self.x_scaled[:-1] @ self.x_scaled[:-1])

    @property
    def elastic(self) -> float:
        """The elastic unknown t: by how much of the metric the cuts are missed."""
        return float(self.x_scaled[-1] * self.scale[-1])

    @property
    def lam(self) -> NDArray[np.float64]:
        """Multipliers of A x = b. Shape (m,)."""
        m = self.store.equations
        return np.asarray(self.store.z[:m] * self.store.size[:m])

    @property
    def mu(self) -> NDArray[np.float64]:
        """Multipliers of the cuts. Shape (p,)."""
        cuts = slice(self.store.equations, self.store.rows)
        return np.asarray(self.store.z[cuts] * self.store.size[cuts])

    def _append(
        self, rows: NDArray[np.float64], elastic: float, r: NDArray[np.float64], start: NDArray[np.float64]
    ) -> None:
        fresh = np.empty((len(rows), len(self.scale)))
        np.multiply(rows, self.scale[:-1], out=fresh[:, :-1])
        fresh[:, -1] = elastic * self.scale[-1]
        self.store.append(fresh, r, start, self.used)
