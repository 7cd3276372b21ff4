"""The Newton matrix of the dual and its solution, compiled (eq. 84)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.kernels import Flags


@njit(cache=True)
def refresh(B: Array, free: Flags, used: Flags, H: Array) -> None:
    """Bring H = sum over free columns of their outer products up to date with `free`."""
    changed, count = 0, 0
    for i in range(len(free)):
        if free[i] != used[i]:
            changed += 1
        if free[i]:
            count += 1
    if 3 * changed > count:
        whole = gram(B, free, count)
        for j in range(len(B)):
            for k in range(len(B)):
                H[j, k] = whole[j, k]
        for i in range(len(free)):
            used[i] = free[i]
    else:
        exchange(B, free, used, H)


@njit(cache=True)
def gram(B: Array, free: Flags, count: int) -> Array:
    """The same from nothing; `count` columns are free."""
    part = np.empty((len(B), count))
    for j in range(len(B)):
        place = 0
        for i in range(len(free)):
            if free[i]:
                part[j, place] = B[j, i]
                place += 1
    whole: Array = np.dot(part, part.T)
    return whole


@njit(cache=True)
def exchange(B: Array, free: Flags, used: Flags, H: Array) -> None:
    """The same by columns that came and went."""
    rows = len(B)
    column = np.empty(rows)
    for i in range(len(free)):
        if free[i] == used[i]:
            continue
        used[i] = free[i]
        for j in range(rows):
            column[j] = B[j, i]
        for j in range(rows):
            times = column[j] if free[i] else -column[j]
            if times != 0.0:
                for k in range(rows):
                    H[j, k] += times * column[k]


@njit(cache=True)
def direction(H: Array, weight: float, grad: Array, keep: Flags) -> Array:
    """Newton direction on the rows marked `keep`: Cholesky of H + weight there."""
    rows = len(grad)
    kept = np.empty(rows, np.intp)
    size = 0
    for j in range(rows):
        if keep[j]:
            kept[size] = j
            size += 1
    part = np.empty((size, size))
    v = np.empty(size)
    for a in range(size):
        for b in range(size):
            part[a, b] = H[kept[a], kept[b]]
        part[a, a] += weight
        v[a] = -grad[kept[a]]
    upper = np.linalg.cholesky(part).T.copy()
    for a in range(size):
        v[a] /= upper[a, a]
        for b in range(a + 1, size):
            v[b] -= upper[a, b] * v[a]
    for a in range(size - 1, -1, -1):
        total = v[a]
        for b in range(a + 1, size):
            total -= upper[a, b] * v[b]
        v[a] = total / upper[a, a]
    d = np.zeros(rows)
    for a in range(size):
        d[kept[a]] = v[a]
    return d
