"""Paths as flat arrays for compiled loops: which coordinates each straight piece feels.

A piece runs from one point to the next. Coordinates that carry both its ends do not change it; the others lie on one or
two legs, from the last segment that carries both ends out to one of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spinewise.anatomy.paths import whole
from spinewise.mechanics.kernels.tree import Tree, Whole, tree

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.paths import Paths


class Lines(NamedTuple):
    """Path i has the points start[i] to start[i + 1]; a piece has the number of its first point. All arrays locked."""

    start: Whole  # Shape (n_path + 1,)
    segment: Whole  # Shape (n_point,)
    local: Array  # [m]. Shape (n_point, 3)
    leg_first: Whole  # the legs of path i. Shape (n_path + 1,)
    leg_piece: Whole  # Shape (n_leg,)
    leg_end: Whole  # the outer segment. Shape (n_leg,)
    leg_sign: Whole  # 1: it carries the piece's second point; -1: the first. Shape (n_leg,)
    leg_cell: Whole  # of (top, end), see Tree.cell_first. Shape (n_leg,)
    run_first: Whole  # the runs of coordinates of a leg. Shape (n_leg + 1,)
    run_from: Whole  # Shape (n_run,)
    run_to: Whole  # one past the last. Shape (n_run,)
    felt_first: Whole  # the runs of coordinates of a path, each once, in order. Shape (n_path + 1,)
    felt_from: Whole
    felt_to: Whole


class _Leg(NamedTuple):
    piece: int
    end: int
    sign: int
    cell: int
    coordinates: list[int]


@lru_cache(maxsize=32)
def lines(body: Body, paths: Paths) -> Lines:
    """Flatten the paths of a body."""
    flat = tree(body)
    legs = [_legs(flat, paths, number) for number in range(len(paths))]
    flat_legs = [leg for of_path in legs for leg in of_path]
    run_first, run_from, run_to = _runs([leg.coordinates for leg in flat_legs])
    felt_first, felt_from, felt_to = _runs([_union(of_path) for of_path in legs])
    return Lines(
        start=whole(paths.start),
        segment=whole(paths.segment),
        local=paths.local,
        leg_first=whole(np.cumsum([0, *(len(of_path) for of_path in legs)])),
        leg_piece=whole([leg.piece for leg in flat_legs]),
        leg_end=whole([leg.end for leg in flat_legs]),
        leg_sign=whole([leg.sign for leg in flat_legs]),
        leg_cell=whole([leg.cell for leg in flat_legs]),
        run_first=run_first,
        run_from=run_from,
        run_to=run_to,
        felt_first=felt_first,
        felt_from=felt_from,
        felt_to=felt_to,
    )


def _legs(flat: Tree, paths: Paths, number: int) -> list[_Leg]:
    found = []
    for piece in range(paths.start[number], paths.start[number + 1] - 1):
        ends = int(paths.segment[piece]), int(paths.segment[piece + 1])
        chains = [_chain(flat, end) for end in ends]
        shared = sum(1 for one, other in zip(*chains, strict=False) if one == other)
        for end, chain, sign in zip(ends, chains, (-1, 1), strict=True):
            if len(chain) > shared:
                felt = [k for part in chain[shared:] for k in range(flat.first[part], flat.first[part + 1])]
                found.append(_Leg(piece, end, sign, int(flat.cell_first[end]) + shared - 1, felt))
    return found


def _chain(flat: Tree, segment: int) -> list[int]:
    begin = flat.chain_first[segment]
    return [int(part) for part in flat.chain[begin : begin + flat.depth[segment] + 1]]


def _union(legs: list[_Leg]) -> list[int]:
    return sorted({place for leg in legs for place in leg.coordinates})


def _runs(lists: list[list[int]]) -> tuple[Whole, Whole, Whole]:
    """Sorted numbers as runs without gaps: where each list's runs begin, and each run's ends."""
    first: list[int] = [0]
    begins: list[int] = []
    ends: list[int] = []
    for places in lists:
        for at, place in enumerate(places):
            if at and place == places[at - 1] + 1:
                ends[-1] = place + 1
            else:
                begins.append(place)
                ends.append(place + 1)
        first.append(len(begins))
    return whole(first), whole(begins), whole(ends)
