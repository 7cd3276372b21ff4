"""Lengths of all paths and how they change with each coordinate, compiled (derivations, eq. 31-32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.lines import Lines


@njit(cache=True, fastmath=False)
def measure(lines: Lines, origins: Array, rotations: Array, screws: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Points [m], each piece's direction and length [m], each path's length [m] and dl/dq.

    Shapes (n_point, 3), (n_point, 3), (n_point,), (n_path,), (n_path, n_coordinate).
    """
    leg_first, leg_piece, leg_sign, local = lines.leg_first, lines.leg_piece, lines.leg_sign, lines.local
    run_first, run_from, run_to, segment = lines.run_first, lines.run_from, lines.run_to, lines.segment
    start = lines.start
    count, dots = start.size - 1, segment.size
    points, ways, spans = np.empty((dots, 3)), np.zeros((dots, 3)), np.zeros(dots)
    lengths, arms = np.zeros(count), np.zeros((count, screws.shape[0]))
    for p in range(dots):
        s = segment[p]
        for i in range(3):
            points[p, i] = (
                origins[s, i]
                + rotations[s, i, 0] * local[p, 0]
                + rotations[s, i, 1] * local[p, 1]
                + rotations[s, i, 2] * local[p, 2]
            )
    for path in range(count):
        for p in range(start[path], start[path + 1] - 1):
            a, b = points[p], points[p + 1]
            x, y, z = b[0] - a[0], b[1] - a[1], b[2] - a[2]
            spans[p] = np.sqrt(x * x + y * y + z * z)
            lengths[path] += spans[p]
            if spans[p] > 0.0:  # points that coincide have no direction, and pull nowhere
                ways[p, 0], ways[p, 1], ways[p, 2] = x / spans[p], y / spans[p], z / spans[p]
        arm = arms[path]
        for leg in range(leg_first[path], leg_first[path + 1]):
            p, sign = leg_piece[leg], leg_sign[leg]
            x, y, z = points[p, 0], points[p, 1], points[p, 2]
            fx, fy, fz = sign * ways[p, 0], sign * ways[p, 1], sign * ways[p, 2]
            mx, my, mz = y * fz - z * fy, z * fx - x * fz, x * fy - y * fx
            for run in range(run_first[leg], run_first[leg + 1]):
                for k in range(run_from[run], run_to[run]):
                    arm[k] += (mx * screws[k, 0] + my * screws[k, 1] + mz * screws[k, 2]) + (
                        fx * screws[k, 3] + fy * screws[k, 4] + fz * screws[k, 5]
                    )
    return points, ways, spans, lengths, arms
