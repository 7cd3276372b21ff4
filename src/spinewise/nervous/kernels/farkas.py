"""Proof that rows cannot be met within bounds, compiled (eq. 87)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from spinewise.nervous.kernels.matrix import direction

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.kernels import Flags

NEAR = 1e-10  # what is left of a ray's pull on an unbounded unknown
FAR = 1e8  # sizes of the problem's own: beyond it an unbounded unknown counts as bounded


@njit(cache=True)
def unbounded(B: Array, ray: Array, columns: Array) -> bool:
    """Take out of the ray what an unbounded unknown could answer: its gain would be infinite."""
    rows, n = B.shape
    y = np.dot(ray, B)
    H, grad, every = np.zeros((rows, rows)), np.empty(rows), np.ones(rows, np.bool_)
    found = False
    for i in range(n):
        if (y[i] > 0.0 and columns[4, i] == np.inf) or (y[i] < 0.0 and columns[3, i] == -np.inf):
            found = True
            for j in range(rows):
                if B[j, i] != 0.0:
                    for k in range(rows):
                        H[j, k] += B[j, i] * B[k, i]
    if found:
        for _ in range(2):
            for j in range(rows):
                grad[j] = -NEAR * ray[j]
            answer = direction(H, NEAR, grad, every)
            for j in range(rows):
                ray[j] = answer[j]
    return found


@njit(cache=True)
def impossible(B: Array, r: Array, signed: Flags, ray: Array, x: Array, columns: Array) -> bool:
    """Whether the ray proves that no x of reasonable size meets the rows within the bounds (Farkas, eq. 87)."""
    for _ in range(4):
        for j in range(len(ray)):
            if signed[j] and ray[j] < 0.0:
                ray[j] = 0.0
        if not unbounded(B, ray, columns):
            break
    far, gain, terms = 0.0, 0.0, 0.0
    for i in range(len(x)):
        far += x[i] * x[i]
    for j in range(len(ray)):
        if signed[j] and ray[j] < 0.0:
            ray[j] = 0.0
        gain += r[j] * ray[j]
        terms += abs(r[j] * ray[j])
        far += r[j] * r[j]
    far = FAR * np.sqrt(far)
    y = np.dot(ray, B)
    for i in range(len(y)):
        reach = y[i] * min(columns[4, i], far) if y[i] > 0.0 else y[i] * max(columns[3, i], -far)
        gain -= reach
        terms += abs(reach)
    return gain > 1e-9 * terms
