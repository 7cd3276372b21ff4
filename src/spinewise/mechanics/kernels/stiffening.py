"""The Hessian of tensioned, stretchable paths, compiled (derivations, eq. 36-41).

A straight piece between two segments is one symmetric 6 x 6 matrix and one wrench, whatever joints lie between; so
pieces are summed by the pair of segments they join before any joint is looked at. The 27 numbers of a cell are the
matrix's turning block (6), its mixed block (9), its shifting block (6), and the wrench (6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kernels.lines import Lines
    from spinewise.mechanics.kernels.tree import Tree, Whole

CELL = 27


@njit(cache=True, fastmath=False)
def stiffen(
    tree: Tree,
    lines: Lines,
    screws: Array,
    points: Array,
    ways: Array,
    spans: Array,
    arms: Array,
    tension: Array,
    axial: Array,
) -> Array:
    """sum_i tension_i d2l_i/dq2 + axial_i r_i r_i'. Shape (n_coordinate, n_coordinate)."""
    parents, first, chain, chain_first = tree.parents, tree.first, tree.chain, tree.chain_first
    depth, cell_first = tree.depth, tree.cell_first
    leg_cell, leg_first, leg_piece, leg_sign = lines.leg_cell, lines.leg_first, lines.leg_piece, lines.leg_sign
    run_first, run_from, run_to, felt_first = lines.run_first, lines.run_from, lines.run_to, lines.felt_first
    felt_from, felt_to = lines.felt_from, lines.felt_to
    moves = screws.shape[0]
    stiffness, cells, mixed, own = (
        np.zeros((moves, moves)),
        np.zeros((cell_first[-1], CELL)),
        np.empty((6, 6)),
        np.empty(CELL),
    )
    for path in range(tension.size):
        if tension[path] == 0.0 and axial[path] == 0.0:
            continue
        begin, end = leg_first[path], leg_first[path + 1]
        alone = axial[path] if end - begin == 1 else 0.0
        for leg in range(begin, end):
            p = leg_piece[leg]
            if spans[p] == 0.0:
                continue
            _piece(
                own,
                points[p],
                points[p + 1],
                ways[p],
                tension[path] / spans[p],
                alone,
                tension[path] * leg_sign[leg],
            )
            cell = cells[leg_cell[leg]]
            for i in range(CELL):
                cell[i] += own[i]
            if leg > begin and leg_piece[leg - 1] == p:  # two legs: the joints of one against those of the other
                _matrix(mixed, own)
                _cross(stiffness, run_first, run_from, run_to, screws, mixed, leg)
        if end - begin > 1 and axial[path] != 0.0:
            _stretch(stiffness, felt_first, felt_from, felt_to, arms[path], axial[path], path)
    _gather(parents, depth, cell_first, cells)
    _spread(first, chain, chain_first, depth, cell_first, screws, cells, mixed, stiffness)
    for k in range(moves):
        for j in range(k):
            stiffness[j, k] = stiffness[k, j]
    return stiffness


@njit(cache=True, fastmath=False)
def _piece(own: Array, a: Array, b: Array, way: Array, g: float, alone: float, pull: float) -> None:
    """Eq. 37: one piece from a to b; g = tension / length, pull = tension with the leg's sign."""
    u, v, w = way[0], way[1], way[2]
    mx, my, mz = a[1] * w - a[2] * v, a[2] * u - a[0] * w, a[0] * v - a[1] * u
    h = alone - g
    both = g * (a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
    own[0] = both - g * a[0] * b[0] + h * mx * mx
    own[1] = h * mx * my - 0.5 * g * (a[0] * b[1] + a[1] * b[0])
    own[2] = h * mx * mz - 0.5 * g * (a[0] * b[2] + a[2] * b[0])
    own[3] = both - g * a[1] * b[1] + h * my * my
    own[4] = h * my * mz - 0.5 * g * (a[1] * b[2] + a[2] * b[1])
    own[5] = both - g * a[2] * b[2] + h * mz * mz
    cx, cy, cz = 0.5 * g * (a[0] + b[0]), 0.5 * g * (a[1] + b[1]), 0.5 * g * (a[2] + b[2])
    own[6], own[7], own[8] = h * mx * u, h * mx * v - cz, h * mx * w + cy
    own[9], own[10], own[11] = h * my * u + cz, h * my * v, h * my * w - cx
    own[12], own[13], own[14] = h * mz * u - cy, h * mz * v + cx, h * mz * w
    own[15], own[16], own[17] = g + h * u * u, h * u * v, h * u * w
    own[18], own[19], own[20] = g + h * v * v, h * v * w, g + h * w * w
    own[21], own[22], own[23] = pull * mx, pull * my, pull * mz
    own[24], own[25], own[26] = pull * u, pull * v, pull * w


@njit(cache=True, fastmath=False)
def _matrix(full: Array, c: Array) -> None:
    """Eq. 38: what an earlier coordinate's screw (left) and a later one's (right) are multiplied with."""
    mx, my, mz, u, v, w = 0.5 * c[21], 0.5 * c[22], 0.5 * c[23], 0.5 * c[24], 0.5 * c[25], 0.5 * c[26]
    full[0, 0], full[0, 1], full[0, 2] = c[0], c[1] + mz, c[2] - my
    full[1, 0], full[1, 1], full[1, 2] = c[1] - mz, c[3], c[4] + mx
    full[2, 0], full[2, 1], full[2, 2] = c[2] + my, c[4] - mx, c[5]
    full[0, 3], full[0, 4], full[0, 5] = c[6], c[7] + w, c[8] - v
    full[1, 3], full[1, 4], full[1, 5] = c[9] - w, c[10], c[11] + u
    full[2, 3], full[2, 4], full[2, 5] = c[12] + v, c[13] - u, c[14]
    full[3, 0], full[3, 1], full[3, 2] = c[6], c[9] + w, c[12] - v
    full[4, 0], full[4, 1], full[4, 2] = c[7] - w, c[10], c[13] + u
    full[5, 0], full[5, 1], full[5, 2] = c[8] + v, c[11] - u, c[14]
    full[3, 3], full[3, 4], full[3, 5] = c[15], c[16], c[17]
    full[4, 3], full[4, 4], full[4, 5] = c[16], c[18], c[19]
    full[5, 3], full[5, 4], full[5, 5] = c[17], c[19], c[20]


@njit(cache=True, fastmath=False)
def _cross(
    stiffness: Array, run_first: Whole, run_from: Whole, run_to: Whole, screws: Array, full: Array, leg: int
) -> None:
    """Eq. 40: the piece's second leg is `leg`, its first the one before."""
    y = np.empty(6)
    for run in range(run_first[leg - 1], run_first[leg]):
        for k in range(run_from[run], run_to[run]):
            for i in range(6):
                y[i] = 0.0
                for j in range(6):
                    y[i] += screws[k, j] * full[j, i]
            for other in range(run_first[leg], run_first[leg + 1]):
                for j in range(run_from[other], run_to[other]):
                    value = 0.0
                    for i in range(6):
                        value += y[i] * screws[j, i]
                    stiffness[max(j, k), min(j, k)] -= value


@njit(cache=True, fastmath=False)
def _stretch(
    stiffness: Array, felt_first: Whole, felt_from: Whole, felt_to: Whole, arm: Array, axial: float, path: int
) -> None:
    """axial r r' below the diagonal, for a path that bends on its way."""
    for run in range(felt_first[path], felt_first[path + 1]):
        for other in range(felt_first[path], run + 1):
            begin, end = felt_from[other], felt_to[other]
            part = arm[begin:end]
            for k in range(felt_from[run], felt_to[run]):
                scaled, row = axial * arm[k], stiffness[k, begin:end]
                for j in range(end - begin):  # whole rows: what lands above the diagonal is written over in the end
                    row[j] += scaled * part[j]


@njit(cache=True, fastmath=False)
def _gather(parents: Whole, depth: Whole, cell_first: Whole, cells: Array) -> None:
    """Eq. 39, first sum: pieces that end at a segment or beyond it."""
    for s in range(parents.size - 1, 0, -1):
        parent = parents[s]
        if parent >= 0:
            here, there = cell_first[s], cell_first[parent]
            for d in range(depth[parent]):
                for i in range(CELL):
                    cells[there + d, i] += cells[here + d, i]


@njit(cache=True, fastmath=False)
def _spread(
    first: Whole,
    chain: Whole,
    chain_first: Whole,
    depth: Whole,
    cell_first: Whole,
    screws: Array,
    cells: Array,
    full: Array,
    stiffness: Array,
) -> None:
    """Eq. 39, second sum, and eq. 38 for every pair of joints on one chain."""
    felt, y = np.empty(CELL), np.empty(6)
    for s in range(first.size - 1):
        if first[s] == first[s + 1]:
            continue
        for i in range(CELL):
            felt[i] = 0.0
        for d in range(depth[s]):
            cell = cells[cell_first[s] + d]
            for i in range(CELL):
                felt[i] += cell[i]
            other = chain[chain_first[s] + d + 1]
            if first[other] == first[other + 1]:
                continue
            _matrix(full, felt)
            for k in range(first[s], first[s + 1]):
                for i in range(6):
                    y[i] = (full[i, 0] * screws[k, 0] + full[i, 1] * screws[k, 1] + full[i, 2] * screws[k, 2]) + (
                        full[i, 3] * screws[k, 3] + full[i, 4] * screws[k, 4] + full[i, 5] * screws[k, 5]
                    )
                for j in range(first[other], min(first[other + 1], k + 1)):
                    stiffness[k, j] += (y[0] * screws[j, 0] + y[1] * screws[j, 1] + y[2] * screws[j, 2]) + (
                        y[3] * screws[j, 3] + y[4] * screws[j, 4] + y[5] * screws[j, 5]
                    )
