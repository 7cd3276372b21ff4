"""Energies of joints that resist, coordinate by coordinate."""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array

STRAIGHT_FROM = 5.0  # exponent (e^5 = 148 N m) above which a two-joint term goes on as a parabola: no blow-up


@njit(cache=True)
def bend(
    q: Array,
    rest: Array,
    neutral: Array,
    cubic: Array,
    limit: Array,
    per_newton: Array,
    zone: Array,
    out: Array,
    first: int,
) -> tuple[float, Array]:
    """Add each curve's moment, stiffness, and both per newton of compression, to the rows of `out` from `first` on.

    Returns:
        Energy of the curves [J], and that per newton of compression for each coordinate [m].
    """
    energy = 0.0
    squeezed = np.zeros(len(q))
    for k in range(len(q)):
        turned = q[k] - rest[k]
        side = 1 if turned > 0.0 else 0
        sign = 1.0 if turned > 0.0 else -1.0
        x = min(abs(turned), limit[k, side])
        beyond = abs(turned) - x
        c = cubic[k, side]
        moment = neutral[k] * x + c * x**3
        stiffness = neutral[k] + 3.0 * c * x * x
        energy += 0.5 * neutral[k] * x * x + 0.25 * c * x**4 + beyond * (moment + 0.5 * stiffness * beyond)
        out[0, first + k] -= sign * (moment + stiffness * beyond)
        out[1, first + k] += stiffness
        root = sqrt(1.0 + (turned / zone[k]) ** 2)
        squeezed[k] = per_newton[k] * zone[k] ** 2 * (root - 1.0)
        out[2, first + k] -= per_newton[k] * turned / root
        out[3, first + k] += per_newton[k] / root**3
    return energy, squeezed


@njit(cache=True)
def pull(q: Array, places: NDArray[np.intp], rates: Array, constant: Array, scale: Array, out: Array) -> float:
    """Add the two-joint terms to moment and stiffness; their energy [J]."""
    energy = 0.0
    for t in range(len(constant)):
        i, j = places[t, 0], places[t, 1]
        u = constant[t] + rates[t, 0] * q[i] + rates[t, 1] * q[j]
        beyond = max(u - STRAIGHT_FROM, 0.0)
        height = exp(u - beyond)
        slope = scale[t] * height * (1.0 + beyond)
        energy += scale[t] * height * (1.0 + beyond + 0.5 * beyond * beyond)
        out[0, i] -= slope * rates[t, 0]
        out[0, j] -= slope * rates[t, 1]
        out[1, i] += scale[t] * height * rates[t, 0] ** 2
        out[1, j] += scale[t] * height * rates[t, 1] ** 2
    return energy
