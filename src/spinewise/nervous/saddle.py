"""Least cost with some rows met and others priced, on the unknowns that are free: one factor, several right sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import blas, lapack

from spinewise.nervous.certificate import response

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.standard import Standard

LEVEL = 1e-12  # added to rows of length one, so that rows which depend on each other do no harm
REFINE = 2  # solves with one factor: the second takes away what LEVEL did


@dataclass(frozen=True)
class Saddle:
    """Minimise sum c_i d_i^2 / 2 over the free unknowns with hard rows met, soft ones at half their misses squared.

    free (n,): what moves. start (n,): what x is where nothing is asked, and at a bound or a kink. size (rows,): what
    each row was multiplied by. soft (rows,): 1 for soft rows. inner (rows, n_free): the scaled rows.
    """

    free: NDArray[np.bool_]
    start: NDArray[np.float64]
    scale: NDArray[np.float64]
    size: NDArray[np.float64]
    soft: NDArray[np.float64]
    inner: NDArray[np.float64]
    factor: NDArray[np.float64]

    @classmethod
    def of(cls, standard: Standard, rows: NDArray[np.float64], hard: int, prices: NDArray[np.float64]) -> Saddle | None:
        """Factorise, with the bounds and kinks that the prices ask for; None where numbers do not allow it."""
        free, reach = cls.moving(standard, prices), standard.h / standard.c
        leave = np.clip(standard.kink - (prices - standard.g) / standard.c, -reach, reach)
        start = np.where(free, leave - standard.g / standard.c, response(standard, prices))
        scale = 1.0 / np.sqrt(standard.c[free])
        inner = rows.take(np.flatnonzero(free), axis=1)
        inner *= scale
        lengths = np.sqrt(np.einsum("jn,jn->j", inner[:hard], inner[:hard]))
        size = np.ones(len(rows))
        size[:hard] = 1.0 / np.where(lengths > 0.0, lengths, 1.0)
        inner[:hard] *= size[:hard, None]
        soft = (np.arange(len(rows)) >= hard).astype(np.float64)
        H = blas.dsyrk(1.0, inner.T, trans=1, lower=1) if inner.size else np.zeros((len(rows), len(rows)))
        H[np.diag_indices_from(H)] += np.maximum(soft, LEVEL)
        if not len(rows):
            return cls(free, start, scale, size, soft, inner, H)
        factor, info = lapack.dpotrf(H, lower=1, overwrite_a=1)
        return cls(free, start, scale, size, soft, inner, factor) if info == 0 else None

    @staticmethod
    def moving(standard: Standard, prices: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which unknowns are neither at a bound nor at their kink for these prices. Shape (n,)."""
        asked = response(standard, prices)
        inside = (asked > standard.lower) & (asked < standard.upper)
        return np.asarray(inside & ((standard.h == 0.0) | (asked != standard.kink)))

    def solve(
        self, missing: NDArray[np.float64], towards: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The move d (n,) that meets rows d = missing (soft ones nearly) and is close to `towards`, and multipliers."""
        push = towards[self.free] / self.scale
        right = missing * self.size - self.inner @ push
        z = np.zeros(len(right))
        for _ in range(REFINE if len(z) else 0):
            left = right - self.inner @ (z @ self.inner) - self.soft * z
            z += lapack.dpotrs(self.factor, left, lower=1)[0]
        move = np.zeros(len(self.free))
        move[self.free] = (push + z @ self.inner) * self.scale
        return move, z * self.size
