"""Second derivatives of all lengths along directions, compiled (derivations, eq. 42-44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.lines import Lines
    from spinewise.mechanics.kernels.tree import Tree, Whole


@njit(cache=True, fastmath=False)
def bend(
    tree: Tree, lines: Lines, screws: Array, points: Array, ways: Array, spans: Array, ahead: Array, beside: Array
) -> tuple[Array, Array]:
    """First derivative along `ahead`, and second along `ahead` and `beside`, row by row.

    Shapes (n_row, n_path) both; `ahead` and `beside` have shape (n_row, n_coordinate).
    """
    parents, first = tree.parents, tree.first
    segment, start = lines.segment, lines.start
    rows, count = ahead.shape[0], start.size - 1
    rates, curves = np.zeros((rows, count)), np.zeros((rows, count))
    fields = np.empty((parents.size, 24))
    for row in range(rows):
        _fields(parents, first, screws, ahead[row], beside[row], fields)
        for path in range(count):
            rate, curve = 0.0, 0.0
            ux0 = uy0 = uz0 = wx0 = wy0 = wz0 = ax0 = ay0 = az0 = 0.0
            begin, end = start[path], start[path + 1]
            for p in range(begin, end):
                x, y, z = points[p, 0], points[p, 1], points[p, 2]
                f = fields[segment[p]]
                ux, uy, uz = f[1] * z - f[2] * y + f[3], f[2] * x - f[0] * z + f[4], f[0] * y - f[1] * x + f[5]
                wx, wy, wz = f[7] * z - f[8] * y + f[9], f[8] * x - f[6] * z + f[10], f[6] * y - f[7] * x + f[11]
                ax = f[12] * x + f[13] * y + f[14] * z + f[21]
                ay = f[15] * x + f[16] * y + f[17] * z + f[22]
                az = f[18] * x + f[19] * y + f[20] * z + f[23]
                if p > begin and spans[p - 1] > 0.0:
                    a, b, c = ways[p - 1, 0], ways[p - 1, 1], ways[p - 1, 2]
                    dux, duy, duz, dwx, dwy, dwz = ux - ux0, uy - uy0, uz - uz0, wx - wx0, wy - wy0, wz - wz0
                    along, other = a * dux + b * duy + c * duz, a * dwx + b * dwy + c * dwz
                    rate += along
                    curve += a * (ax - ax0) + b * (ay - ay0) + c * (az - az0)
                    curve += (dux * dwx + duy * dwy + duz * dwz - along * other) / spans[p - 1]
                ux0, uy0, uz0, wx0, wy0, wz0, ax0, ay0, az0 = ux, uy, uz, wx, wy, wz, ax, ay, az
            rates[row, path], curves[row, path] = rate, curve
    return rates, curves


@njit(cache=True, fastmath=False)
def _fields(parents: Whole, first: Whole, screws: Array, ahead: Array, beside: Array, fields: Array) -> None:
    """Each segment's velocity field along both directions (6, 6), and its mixed acceleration: matrix (9), shift (3)."""
    turn = np.zeros((parents.size, 6))  # the change of the twist, eq. 43
    for s in range(parents.size):
        parent, f, t = parents[s], fields[s], turn[s]
        for i in range(12):
            f[i] = fields[parent, i] if parent >= 0 else 0.0
        for i in range(6):
            t[i] = turn[parent, i] if parent >= 0 else 0.0
        for k in range(first[s], first[s + 1]):
            one, two = ahead[k], beside[k]
            if one == 0.0 and two == 0.0:
                continue
            a, b, c = screws[k, 0], screws[k, 1], screws[k, 2]
            u, v, w = screws[k, 3], screws[k, 4], screws[k, 5]
            g, h = 0.5 * two, 0.5 * one
            ma, mb, mc = g * f[0] + h * f[6], g * f[1] + h * f[7], g * f[2] + h * f[8]
            mu, mv, mw = g * f[3] + h * f[9], g * f[4] + h * f[10], g * f[5] + h * f[11]
            t[0] += mb * c - mc * b
            t[1] += mc * a - ma * c
            t[2] += ma * b - mb * a
            t[3] += mb * w - mc * v + mv * c - mw * b
            t[4] += mc * u - ma * w + mw * a - mu * c
            t[5] += ma * v - mb * u + mu * b - mv * a
            for i in range(6):
                f[i] += one * screws[k, i]
                f[6 + i] += two * screws[k, i]
        inner = f[0] * f[6] + f[1] * f[7] + f[2] * f[8]
        for i in range(3):
            for j in range(3):
                f[12 + 3 * i + j] = 0.5 * (f[i] * f[6 + j] + f[6 + i] * f[j])
            f[12 + 4 * i] -= inner
        f[13] -= t[2]
        f[14] += t[1]
        f[15] += t[2]
        f[17] -= t[0]
        f[18] -= t[1]
        f[19] += t[0]
        f[21] = t[3] + 0.5 * (f[1] * f[11] - f[2] * f[10] + f[7] * f[5] - f[8] * f[4])
        f[22] = t[4] + 0.5 * (f[2] * f[9] - f[0] * f[11] + f[8] * f[3] - f[6] * f[5])
        f[23] = t[5] + 0.5 * (f[0] * f[10] - f[1] * f[9] + f[6] * f[4] - f[7] * f[3])
