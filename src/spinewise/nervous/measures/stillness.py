"""How far the spine drifts when a hand or a foot is pushed: the smaller, the stiller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import cho_factor, cho_solve

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array


def drift(stiffness: Array, push: Array, bones: Array) -> float:
    """Largest movement of any bone per newton at a point, over bones and directions of the push (derivations, eq. 127).

    Args:
        stiffness: K of the spine [N m/rad], positive definite. Shape (k, k)
        push: how the pushed point moves with each coordinate [m/rad]. Shape (k, 3)
        bones: how each bone's origin moves with each coordinate [m/rad]. Shape (n_bone, 3, k)

    Returns:
        [m/N]: max over bones of the largest singular value of B K^-1 P.

    Limits:
        Small pushes only: pelvis and limbs are held, activations stay as they are, no reflex answers.
    """
    answer = cho_solve(cho_factor(stiffness, lower=True), push)
    moves = bones @ answer
    return float(np.linalg.norm(moves, ord=2, axis=(1, 2)).max())
