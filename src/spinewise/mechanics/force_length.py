"""How muscle force depends on length (derivations, eq. 64 and 65).

Limits:
    Fibre lengths from 0.3 to 2 times the optimal one. Tendons are rigid: all stretch is the fibres'.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array

WIDTH = 0.45  # of the active curve (thelen2003)
STRAIN = 0.6  # at which the passive force equals the largest active one (thelen2003, young adults)
SHAPE = 4.0  # of the passive curve; with its tangent taken off it follows thelen2003 (shape 5) within 0.05
# Sensitivity: a strain of 0.5 instead of 0.6 raises the passive force at 1.3 optimal lengths from 0.088 to 0.146.


def active(ratio: Array) -> Array:
    """Share of the largest active force at a fibre length over the optimal one; 1 at 1. Same shape."""
    return np.asarray(np.exp(-((ratio - 1.0) ** 2) / WIDTH))


def active_slope(ratio: Array) -> Array:
    """Change of `active` with the ratio."""
    return np.asarray(-2.0 * (ratio - 1.0) / WIDTH * active(ratio))


def passive(ratio: Array) -> Array:
    """Passive force over the largest active one: 0 up to the optimal length, 1 at 1.6, straight beyond. Same shape."""
    strain = _strain(ratio)
    within = np.minimum(strain, 1.0)
    curve = (np.expm1(SHAPE * within) - SHAPE * within) / _WHOLE
    return np.asarray(curve + (strain - within) * _END_SLOPE)


def passive_slope(ratio: Array) -> Array:
    """Change of `passive` with the ratio."""
    return np.asarray(SHAPE * np.expm1(SHAPE * np.minimum(_strain(ratio), 1.0)) / _WHOLE / STRAIN)


def passive_energy(ratio: Array) -> Array:
    """Integral of `passive` over the ratio from 1: times force and optimal length, the stored energy. Same shape."""
    strain = _strain(ratio)
    within = np.minimum(strain, 1.0)
    beyond = strain - within
    curve = (np.expm1(SHAPE * within) / SHAPE - within - SHAPE * within**2 / 2.0) / _WHOLE
    return np.asarray(STRAIN * (curve + beyond * (1.0 + beyond * _END_SLOPE / 2.0)))


_WHOLE = math.expm1(SHAPE) - SHAPE
_END_SLOPE = SHAPE * math.expm1(SHAPE) / _WHOLE


def _strain(ratio: Array) -> Array:
    """Stretch beyond the optimal length, in units of STRAIN; 0 below it."""
    return np.maximum((ratio - 1.0) / STRAIN, 0.0)
