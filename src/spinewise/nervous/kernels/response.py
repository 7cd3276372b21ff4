"""What the unknowns answer to prices, and the lowest point of the dual along a line, compiled (eq. 82, 85).

`columns` holds g, h, kink, lower and upper of the scaled unknowns, each of which costs x^2 / 2, as its five rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.kernels import Flags


@njit(cache=True)
def respond(y: Array, columns: Array, x: Array, free: Flags) -> None:
    """The cheapest x for the prices y, and which unknowns still move with them (eq. 82)."""
    for i in range(len(y)):
        g, h, kink, lower, upper = columns[0, i], columns[1, i], columns[2, i], columns[3, i], columns[4, i]
        u = y[i] - g
        v, inside = u, lower < upper
        if h > 0.0:
            v = max(u - h, min(u + h, kink))
            inside = inside and v != kink
        if v < lower:
            v, inside = lower, False
        elif v > upper:
            v, inside = upper, False
        x[i], free[i] = v, inside


@njit(cache=True)
def slope(s: float, y: Array, dy: Array, columns: Array) -> float:
    """Derivative of the conjugate along y + s dy: sum of dy_i x_i."""
    total = 0.0
    for i in range(len(y)):
        if dy[i] != 0.0:
            u = y[i] + s * dy[i] - columns[0, i]
            h = columns[1, i]
            if h > 0.0:
                u = max(u - h, min(u + h, columns[2, i]))
            total += dy[i] * min(max(u, columns[3, i]), columns[4, i])
    return total


@njit(cache=True)
def root(most: float, y: Array, dy: Array, fixed: float, bend: float, columns: Array) -> float:
    """Where fixed + bend s + slope(s) turns positive, at most `most`; -1 where it is still negative there."""
    at_zero = fixed + slope(0.0, y, dy, columns)
    if at_zero >= 0.0:
        return 0.0
    small = 1e-6 * abs(at_zero)
    s, low, f_low = min(1.0, most), 0.0, at_zero
    value = at_zero
    for _ in range(200):
        value = fixed + bend * s + slope(s, y, dy, columns)
        if value >= -small or s >= most:
            break
        low, f_low = s, value
        s = min(4.0 * s, most)
    if value < -small:
        return -1.0
    if value <= small:
        return s
    high, f_high = s, value
    for step in range(60):
        part = f_low / (f_low - f_high) if step % 3 < 2 else 0.5
        s = low + part * (high - low)
        value = fixed + bend * s + slope(s, y, dy, columns)
        if abs(value) <= small:
            return s
        if value < 0.0:
            low, f_low = s, value
        else:
            high, f_high = s, value
        if high - low <= 1e-15 * high:
            break
    return high
