"""Rows of the scaled programme in buffers that grow: equations first, cuts behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOM = 64  # rows there is room for at first, besides the equations


class RowStore:
    """Rows B (rows, n) of length one with right sides r, multipliers z and the Newton matrix H = B D B'.

    `size` is what each row was multiplied by; `signed` marks the cuts, whose multipliers are not negative. Only the
    first `rows` entries of the buffers are in use.
    """

    def __init__(self, equations: int, n: int) -> None:
        """Nothing in it yet."""
        self.rows, self.equations = 0, equations
        space = equations + ROOM
        self.B, self.H = np.empty((space, n)), np.empty((space, space))
        self.r, self.size, self.z = np.zeros(space), np.ones(space), np.zeros(space)
        self.signed = np.zeros(space, np.bool_)

    def append(
        self, fresh: NDArray[np.float64], r: NDArray[np.float64], start: NDArray[np.float64], used: NDArray[np.bool_]
    ) -> None:
        """More rows fresh x = r, or >= r behind the equations, with first multipliers; H counts the columns `used`."""
        old, total = self.rows, self.rows + len(fresh)
        if total > len(self.B):
            self._grow(2 * total)
        norm = np.sqrt(np.einsum("jn,jn->j", fresh, fresh))
        size = 1.0 / np.where(norm > 0.0, norm, 1.0)
        here = slice(old, total)
        np.multiply(fresh, size[:, None], out=self.B[here])
        cross = self.B[:total] @ (self.B[here] * used).T if used.any() else np.zeros((total, len(fresh)))
        self.H[:total, here], self.H[here, :total] = cross, cross.T
        self.r[here], self.size[here], self.z[here] = r * size, size, start / size
        self.signed[here] = old >= self.equations
        self.rows = total

    def keep(self, cuts: NDArray[np.bool_]) -> None:
        """Drop the cuts that are not marked. Shape (p,)."""
        if cuts.all():
            return
        kept = np.append(np.arange(self.equations), self.equations + np.flatnonzero(cuts))
        count, m = len(kept), self.equations
        self.H[:count, :count] = self.H[np.ix_(kept, kept)]
        self.B[m:count] = self.B[kept[m:]]
        for buffer in (self.r, self.size, self.z):
            buffer[m:count] = buffer[kept[m:]]
        self.rows = count

    def _grow(self, space: int) -> None:
        more = space - len(self.B)
        self.B = np.pad(self.B, ((0, more), (0, 0)))
        self.H = np.pad(self.H, ((0, more), (0, more)))
        self.r, self.size, self.z = (np.pad(buffer, (0, more)) for buffer in (self.r, self.size, self.z))
        self.signed = np.pad(self.signed, (0, more))
