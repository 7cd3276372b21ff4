"""Forces that keep their size and direction in the ground, compiled (derivations, eq. 33-35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.tree import Tree, Whole


@njit(cache=True, fastmath=False)
def weigh(tree: Tree, screws: Array, segments: Whole, points: Array, forces: Array) -> tuple[Array, Array]:
    """Generalised force and Hessian of the potential -sum f.x of dead loads at points of segments.

    Shapes (n_coordinate,), (n_coordinate, n_coordinate).
    """
    chain, chain_first, depth, first = tree.chain, tree.chain_first, tree.depth, tree.first
    parents = tree.parents
    chain, chain_first, depth, first = chain, chain_first, depth, first
    parents = parents
    count, moves = parents.size, screws.shape[0]
    pulls, virials = np.zeros((count, 3)), np.zeros((count, 3, 3))
    _collect(parents, segments, points, forces, pulls, virials)
    force, hessian = np.zeros(moves), np.zeros((moves, moves))
    for s in range(count):
        f, x = pulls[s], virials[s]
        trace = x[0, 0] + x[1, 1] + x[2, 2]
        for k in range(first[s], first[s + 1]):
            a, b, c = screws[k, 0], screws[k, 1], screws[k, 2]
            u, v, w = screws[k, 3], screws[k, 4], screws[k, 5]
            force[k] = (
                a * (x[1, 2] - x[2, 1])
                + b * (x[2, 0] - x[0, 2])
                + c * (x[0, 1] - x[1, 0])
                + u * f[0]
                + v * f[1]
                + w * f[2]
            )
            hx = x[0, 0] * a + x[0, 1] * b + x[0, 2] * c - trace * a + v * f[2] - w * f[1]
            hy = x[1, 0] * a + x[1, 1] * b + x[1, 2] * c - trace * b + w * f[0] - u * f[2]
            hz = x[2, 0] * a + x[2, 1] * b + x[2, 2] * c - trace * c + u * f[1] - v * f[0]
            begin = chain_first[s]
            for link in range(begin, begin + depth[s] + 1):
                other = chain[link]
                for j in range(first[other], min(first[other + 1], k + 1)):
                    hessian[k, j] = -(screws[j, 0] * hx + screws[j, 1] * hy + screws[j, 2] * hz)
                    hessian[j, k] = hessian[k, j]
    return force, hessian


@njit(cache=True, fastmath=False)
def _collect(parents: Whole, segments: Whole, points: Array, forces: Array, pulls: Array, virials: Array) -> None:
    """Eq. 34: sums of f and x f' over each segment and all that hangs from it."""
    for p in range(segments.size):
        s = segments[p]
        for i in range(3):
            pulls[s, i] += forces[p, i]
            for j in range(3):
                virials[s, i, j] += points[p, i] * forces[p, j]
    for s in range(parents.size - 1, 0, -1):
        parent = parents[s]
        if parent >= 0:
            for i in range(3):
                pulls[parent, i] += pulls[s, i]
                for j in range(3):
                    virials[parent, i, j] += virials[s, i, j]
