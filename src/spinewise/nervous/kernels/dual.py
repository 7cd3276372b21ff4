"""The dual of a quadratic programme with kinks and bounds, compiled: semismooth Newton inside a proximal loop.

Everything here is in scaled unknowns, in which each costs x^2 / 2 (derivations, eq. 81 to 87); `columns` as in
response.py. The first `rows` rows of the buffers B, r, signed, z and H are in use; they ask B x = r, or B x >= r where
`signed`. Callers are compiled together with what they call: after a change in a file beside this one, touch this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from spinewise.nervous.kernels.farkas import impossible
from spinewise.nervous.kernels.matrix import direction, refresh
from spinewise.nervous.kernels.response import respond, root

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.kernels import Flags

SOLVED, INFEASIBLE, STALLED = 0, 1, 2
OUTER = 80  # proximal steps at most
WEIGHT = 1e-9  # first proximal weight, against rows of length one
LEAST_WEIGHT = 1e-13
HEAVY = 1e-3  # weight to begin with where the light one does not settle
PATIENCE = 40  # Newton steps before that
ROUNDING = 1e-16  # what the multipliers leave of rounding in a residual, as a share of them


@njit(cache=True)
def travel(
    B: Array, r: Array, signed: Flags, weight: float, center: Array, z: Array, d: Array, y: Array, columns: Array
) -> bool:
    """Go from z along d to the lowest point of the dual, bending where a multiplier reaches zero; True if it moved."""
    for j in range(len(z)):
        if signed[j] and z[j] <= 0.0 and d[j] < 0.0:
            d[j] = 0.0
    dy = np.dot(d, B)
    moved = False
    for _ in range(len(z) + 1):
        most, hit = reach(signed, z, d)
        fixed, bend = 0.0, 0.0
        for j in range(len(z)):
            fixed += d[j] * (weight * (z[j] - center[j]) - r[j])
            bend += weight * d[j] * d[j]
        s = root(most, y, dy, fixed, bend, columns)
        bends = s < 0.0
        if s == 0.0 or (bends and hit < 0):
            return moved
        step(most if bends else s, d, dy, z, y)
        moved = True
        if not bends:
            return moved
        z[hit] = 0.0
        for i in range(len(y)):
            dy[i] -= d[hit] * B[hit, i]
        d[hit] = 0.0
    return moved


@njit(cache=True)
def reach(signed: Flags, z: Array, d: Array) -> tuple[float, int]:
    """How far along d the first multiplier reaches zero, and which; infinity and -1 if none."""
    most, hit = np.inf, -1
    for j in range(len(z)):
        if signed[j] and d[j] < 0.0 and -z[j] / d[j] < most:
            most, hit = -z[j] / d[j], j
    return most, hit


@njit(cache=True)
def step(s: float, d: Array, dy: Array, z: Array, y: Array) -> None:
    """Move z and y along."""
    for j in range(len(z)):
        z[j] += s * d[j]
    for i in range(len(y)):
        y[i] += s * dy[i]


@njit(cache=True)
def residual(B: Array, r: Array, signed: Flags, z: Array, x: Array, extra: Array, keep: Flags) -> tuple[Array, float]:
    """Residuals B x - r + extra, the rows that are not at rest, and the largest as a share of row and unknowns."""
    grad = np.dot(B, x)
    size = 1e-300
    for i in range(len(x)):
        size += x[i] * x[i]
    size = np.sqrt(size)
    price = 0.0
    for j in range(len(z)):
        price += z[j] * z[j]
    floor = ROUNDING * np.sqrt(price)
    worst = 0.0
    for j in range(len(z)):
        grad[j] += extra[j] - r[j]
        keep[j] = not (signed[j] and z[j] <= 0.0 and grad[j] >= 0.0)
        if keep[j]:
            worst = max(worst, (abs(grad[j]) - floor) / (abs(r[j]) + size))
    return grad, worst


@njit(cache=True)
def newton(
    B: Array, r: Array, signed: Flags, weight: float, center: Array, z: Array, columns: Array,
    x: Array, H: Array, used: Flags, tolerance: float, most_steps: int,
) -> int:  # fmt: skip
    """Minimise the strongly convex dual with proximal weight; z, x, H and used are changed in place."""
    free, keep = np.empty(len(x), np.bool_), np.empty(len(z), np.bool_)
    extra = np.empty(len(z))
    y = np.dot(z, B)
    for number in range(most_steps):
        respond(y, columns, x, free)
        for j in range(len(z)):
            extra[j] = weight * (z[j] - center[j])
        grad, worst = residual(B, r, signed, z, x, extra, keep)
        if worst <= tolerance:
            return number
        refresh(B, free, used, H)
        d = direction(H, weight, grad, keep)
        if not travel(B, r, signed, weight, center, z, d, y, columns):
            return number
    return most_steps


@njit(cache=True)
def clear(z: Array) -> None:
    """Forget a start that led nowhere."""
    for j in range(len(z)):
        z[j] = 0.0


@njit(cache=True)
def proximal(
    rows: int, B_buffer: Array, r_buffer: Array, signed_buffer: Flags, z_buffer: Array, columns: Array,
    x: Array, H: Array, used: Flags, tolerance: float, most_steps: int,
) -> tuple[int, int]:  # fmt: skip
    """Solve; z is start and answer. Returns (SOLVED | INFEASIBLE | STALLED, Newton steps).

    A light weight first, which ordinary problems pass in one or two turns. Where Newton's method does not settle, a
    heavy one that grows lighter: slower, and sure for problems at or beyond the edge of what is possible. Of an
    infeasible problem x is the nearest miss.
    """
    B, r, signed, z = B_buffer[:rows], r_buffer[:rows], signed_buffer[:rows], z_buffer[:rows]
    weight, before, steps, proven = WEIGHT, np.inf, 0, False
    keep, none = np.empty(rows, np.bool_), np.zeros(rows)
    for outer in range(OUTER):
        center = z.copy()
        taken = newton(B, r, signed, weight, center, z, columns, x, H, used, 0.1 * tolerance, PATIENCE)
        steps += taken
        _, worst = residual(B, r, signed, z, x, none, keep)
        if worst <= tolerance:
            return SOLVED, steps
        if proven and (taken >= PATIENCE or worst > 0.99 * before):
            if worst > before:
                respond(np.dot(center, B), columns, x, np.empty(len(x), np.bool_))
            return INFEASIBLE, steps
        if taken >= PATIENCE:
            if outer == 0:
                clear(z)
            weight, before = max(HEAVY, 10.0 * weight), np.inf
        else:
            suspect = outer > 0 and worst > 0.1 * before
            if suspect and not proven:
                proven = impossible(B, r, signed, z - center, x, columns)
            if suspect or weight > WEIGHT:
                weight = max(0.1 * weight, LEAST_WEIGHT)
            before = worst
        if steps >= most_steps:
            break
    return STALLED, steps
