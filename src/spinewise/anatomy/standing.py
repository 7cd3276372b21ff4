"""Where every segment is in neutral standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body


def standing(body: Body) -> tuple[Array, Array]:
    """Origins [m] and orientations in the ground at `q = 0`. Shapes (n_segment, 3) and (n_segment, 3, 3)."""
    count = len(body.segments)
    origins, rotations = np.zeros((count, 3)), np.empty((count, 3, 3))
    for number, segment in enumerate(body.segments):
        at, turn = (
            (np.zeros(3), np.eye(3)) if segment.parent < 0 else (origins[segment.parent], rotations[segment.parent])
        )
        origins[number] = at + turn @ segment.offset
        rotations[number] = turn @ segment.rotation
    return origins, rotations
