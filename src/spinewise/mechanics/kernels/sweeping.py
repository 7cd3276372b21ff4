"""How dl/dq itself changes along directions, compiled (derivations, eq. 44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.lines import Lines
    from spinewise.mechanics.kernels.tree import Tree, Whole


@njit(cache=True, fastmath=False)
def sweep(
    tree: Tree, lines: Lines, screws: Array, points: Array, ways: Array, spans: Array, directions: Array
) -> Array:
    """(d2l/dq2) w for every row w of `directions`. Shape (n_row, n_path, n_coordinate)."""
    parents, first = tree.parents, tree.first
    leg_first, leg_piece, leg_sign, run_first = lines.leg_first, lines.leg_piece, lines.leg_sign, lines.run_first
    run_from, run_to, segment, start = lines.run_from, lines.run_to, lines.segment, lines.start
    rows, count = directions.shape[0], start.size - 1
    found = np.zeros((rows, count, screws.shape[0]))
    twists, turned = np.empty((parents.size, 6)), np.empty((screws.shape[0], 6))
    for row in range(rows):
        _turn(parents, first, screws, directions[row], twists, turned)
        for path in range(count):
            for leg in range(leg_first[path], leg_first[path + 1]):
                p, sign = leg_piece[leg], leg_sign[leg]
                if spans[p] == 0.0:
                    continue
                a, b = twists[segment[p]], twists[segment[p + 1]]
                x, y, z = points[p, 0], points[p, 1], points[p, 2]
                i, j, k = points[p + 1, 0], points[p + 1, 1], points[p + 1, 2]
                u, v, w = ways[p, 0], ways[p, 1], ways[p, 2]
                ax, ay, az = a[1] * z - a[2] * y + a[3], a[2] * x - a[0] * z + a[4], a[0] * y - a[1] * x + a[5]
                bx, by, bz = b[1] * k - b[2] * j + b[3], b[2] * i - b[0] * k + b[4], b[0] * j - b[1] * i + b[5]
                dx, dy, dz = (bx - ax) / spans[p], (by - ay) / spans[p], (bz - az) / spans[p]
                along = u * dx + v * dy + w * dz
                dx, dy, dz = sign * (dx - along * u), sign * (dy - along * v), sign * (dz - along * w)
                u, v, w = sign * u, sign * v, sign * w
                mx, my, mz = y * w - z * v, z * u - x * w, x * v - y * u
                nx = ay * w - az * v + y * dz - z * dy
                ny = az * u - ax * w + z * dx - x * dz
                nz = ax * v - ay * u + x * dy - y * dx
                for run in range(run_first[leg], run_first[leg + 1]):
                    for c in range(run_from[run], run_to[run]):
                        s, t = screws[c], turned[c]
                        found[row, path, c] += (
                            (nx * s[0] + ny * s[1] + nz * s[2]) + (dx * s[3] + dy * s[4] + dz * s[5])
                        ) + ((mx * t[0] + my * t[1] + mz * t[2]) + (u * t[3] + v * t[4] + w * t[5]))
    return found


@njit(cache=True, fastmath=False)
def _turn(parents: Whole, first: Whole, screws: Array, direction: Array, twists: Array, turned: Array) -> None:
    """Each segment's twist, and how fast each screw changes (eq. 43)."""
    for s in range(parents.size):
        parent, t = parents[s], twists[s]
        for i in range(6):
            t[i] = twists[parent, i] if parent >= 0 else 0.0
        for k in range(first[s], first[s + 1]):
            x, d = screws[k], turned[k]
            d[0], d[1], d[2] = t[1] * x[2] - t[2] * x[1], t[2] * x[0] - t[0] * x[2], t[0] * x[1] - t[1] * x[0]
            d[3] = t[1] * x[5] - t[2] * x[4] + t[4] * x[2] - t[5] * x[1]
            d[4] = t[2] * x[3] - t[0] * x[5] + t[5] * x[0] - t[3] * x[2]
            d[5] = t[0] * x[4] - t[1] * x[3] + t[3] * x[1] - t[4] * x[0]
            for i in range(6):
                t[i] += direction[k] * x[i]
