"""Forward kinematics, compiled (derivations, eq. 1-4, 30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.tree import Tree


@njit(cache=True, fastmath=False)
def place(tree: Tree, q: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Origins, rotations, pivots, axes as `kinematics.forward` gives them, and each coordinate's screw.

    A screw is the velocity field of a coordinate: (rotation vector, velocity at the ground's origin).
    Shapes (n_segment, 3), (n_segment, 3, 3), (n_coordinate, 3), (n_coordinate, 3), (n_coordinate, 6).
    """
    own_axes, first, offsets, parents = tree.axes, tree.first, tree.offsets, tree.parents
    neutral, slides = tree.rest, tree.slides
    count, moves = parents.size, q.size
    origins, rotations = np.empty((count, 3)), np.empty((count, 3, 3))
    pivots, axes, screws = np.empty((moves, 3)), np.empty((moves, 3)), np.zeros((moves, 6))
    for s in range(count):
        parent = parents[s]
        origin, turned = origins[s], rotations[s]
        for i in range(3):
            origin[i] = offsets[s, i]
            for j in range(3):
                turned[i, j] = neutral[s, i, j]
        if parent >= 0:
            _onto(origins[parent], rotations[parent], origin, turned)
        for k in range(first[s], first[s + 1]):
            a, b, c = own_axes[k, 0], own_axes[k, 1], own_axes[k, 2]
            axis, pivot = axes[k], pivots[k]
            for i in range(3):
                axis[i] = turned[i, 0] * a + turned[i, 1] * b + turned[i, 2] * c
                if slides[k]:
                    origin[i] += axis[i] * q[k]
                    screws[k, 3 + i] = axis[i]
                pivot[i] = origin[i]
            if slides[k]:
                continue
            sine, versine = np.sin(q[k]), 1.0 - np.cos(q[k])
            for i in range(3):
                screws[k, i] = axis[i]
                x, y, z = turned[i, 0], turned[i, 1], turned[i, 2]  # a row times the rotation about (a, b, c), eq. 2
                dx, dy, dz = y * c - z * b, z * a - x * c, x * b - y * a
                turned[i, 0] += sine * dx + versine * (dy * c - dz * b)
                turned[i, 1] += sine * dy + versine * (dz * a - dx * c)
                turned[i, 2] += sine * dz + versine * (dx * b - dy * a)
            screws[k, 3] = pivot[1] * axis[2] - pivot[2] * axis[1]
            screws[k, 4] = pivot[2] * axis[0] - pivot[0] * axis[2]
            screws[k, 5] = pivot[0] * axis[1] - pivot[1] * axis[0]
    return origins, rotations, pivots, axes, screws


@njit(cache=True, fastmath=False)
def _onto(above: Array, frame: Array, origin: Array, turned: Array) -> None:
    """From a parent's frame to the ground, in place."""
    x, y, z = origin[0], origin[1], origin[2]
    for i in range(3):
        origin[i] = above[i] + frame[i, 0] * x + frame[i, 1] * y + frame[i, 2] * z
    for j in range(3):
        x, y, z = turned[0, j], turned[1, j], turned[2, j]
        for i in range(3):
            turned[i, j] = frame[i, 0] * x + frame[i, 1] * y + frame[i, 2] * z
