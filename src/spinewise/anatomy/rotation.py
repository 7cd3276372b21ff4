"""The one turn that neutral standing is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array


def about_z(angle: float) -> Array:
    """Rotation by `angle` [rad] about z: positive leans backwards (derivations, eq. 2). Shape (3, 3)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
