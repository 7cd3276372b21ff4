"""Right becomes left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array


def mirror(body: Body, q: ArrayLike) -> Array:
    """The posture as seen in a mirror (derivations, eq. 7-9). Shape (n_coordinate,) or (n_frame, n_coordinate)."""
    posture = np.asarray(q, dtype=np.float64)
    return np.asarray(posture[..., body.arrays.mirror] * body.arrays.mirror_sign)
