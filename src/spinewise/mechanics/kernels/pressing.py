"""What each path does to the part above each joint it crosses, compiled (derivations, eq. 46)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.tree import Whole


@njit(cache=True, fastmath=False)
def press(crossings: Whole, ways: Array, frames: Array, count: int) -> Array:
    """Compression, anterior and lateral force per newton of tension. Shape (count, n_joint, 3).

    A crossing is (path, joint, piece, 1 where the piece's second point lies above and -1 where its first does).
    """
    found = np.zeros((count, frames.shape[0], 3))
    for c in range(crossings.shape[0]):
        path, joint, piece, sign = crossings[c, 0], crossings[c, 1], crossings[c, 2], crossings[c, 3]
        x, y, z = -sign * ways[piece, 0], -sign * ways[piece, 1], -sign * ways[piece, 2]
        frame, row = frames[joint], found[path, joint]
        row[0] -= frame[0, 0] * x + frame[0, 1] * y + frame[0, 2] * z
        row[1] += frame[1, 0] * x + frame[1, 1] * y + frame[1, 2] * z
        row[2] += frame[2, 0] * x + frame[2, 1] * y + frame[2, 2] * z
    return found
