"""What a joint carries: compression, shear, pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array

PRESSURE_SHARE = 0.66  # pressure in the nucleus = compression / (area x 0.66), as Wilke's group converts them


def compression(carried: Array) -> Array:
    """Force along the disc's normal, positive when the joint is pressed together [N] (derivations, eq. 122).

    Args:
        carried: force on all that hangs above each joint, in the disc's frame [N]. Shape (n_joint, 3): along the
            normal (positive presses), forward, to the right.
    """
    return np.asarray(carried[:, 0])


def shear(carried: Array) -> Array:
    """Force in the disc's plane, forward and to the right [N] (derivations, eq. 122). Shape (n_joint, 2)."""
    return np.asarray(carried[:, 1:])


def pressure(compression: Array, area: Array, has_disc: NDArray[np.bool_]) -> Array:
    """compression / (area x 0.66) [Pa] (derivations, eq. 123); nan where there is no disc. Shape (n_joint,).

    Limits:
        A disc that is pulled has no pressure here: 0. The few kPa that a disc keeps without load are not in it.
    """
    found = np.full(len(compression), np.nan)
    found[has_disc] = np.maximum(compression, 0.0)[has_disc] / (area[has_disc] * PRESSURE_SHARE)
    return found
