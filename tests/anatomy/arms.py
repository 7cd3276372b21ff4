"""Moment arms for tests, by central differences: slow but with nothing in common with the model's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.strength import MAX_STRESS
from spinewise.mechanics.kinematics import forward

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array

STEP = 1e-5  # [rad]
SPINE = slice(6, 81)


def lengths(body: Body, q: Array) -> Array:
    """Length of every fascicle [m]."""
    pose = forward(body, q)
    return body.muscles.paths.lengths(pose.origins, pose.rotations)


def arms(body: Body, q: Array | None = None) -> Array:
    """What each fascicle's pull turns its joints with: positive flexes, bends right, turns left [m].

    Shape (n_muscle, 25, 3), L5-S1 first.
    """
    q = np.zeros(len(body.coordinates)) if q is None else q
    columns = []
    for place in range(SPINE.start, SPINE.stop):
        step = np.zeros_like(q)
        step[place] = STEP
        columns.append((lengths(body, q - step) - lengths(body, q + step)) / (2.0 * STEP))
    return np.stack(columns, axis=1).reshape(-1, 25, 3)


def strongest(body: Body) -> Array:
    """Force of each fascicle at full activity along its line [N]."""
    return np.asarray(body.muscles.pcsa * np.cos(body.muscles.pennation) * MAX_STRESS)


def strength(body: Body) -> tuple[Array, Array]:
    """Sum of moments at each joint with every helper fully active, positive and negative way [N m]. Shapes (25, 3)."""
    moments = arms(body) * strongest(body)[:, None, None]
    return moments.clip(0.0).sum(0), -moments.clip(None, 0.0).sum(0)
