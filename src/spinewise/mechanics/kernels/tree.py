"""The body's tree as flat arrays for compiled loops, made once for a body."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from spinewise.anatomy.body import locked
from spinewise.anatomy.paths import whole

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array

Whole = NDArray[np.intp]


class Tree(NamedTuple):
    """Segments, parents before children; coordinates, segment after segment. All arrays locked."""

    parents: Whole  # -1 for the ground. Shape (n_segment,)
    offsets: Array  # [m]. Shape (n_segment, 3)
    rest: Array  # Shape (n_segment, 3, 3)
    first: Whole  # segment s has the coordinates first[s] to first[s + 1]. Shape (n_segment + 1,)
    axes: Array  # Shape (n_coordinate, 3)
    slides: Whole  # 1 for a translation. Shape (n_coordinate,)
    masses: Array  # [kg]. Shape (n_segment,)
    coms: Array  # [m]. Shape (n_segment, 3)
    depth: Whole  # how many segments lie between it and the ground. Shape (n_segment,)
    chain_first: Whole  # where a segment's chain begins in `chain`. Shape (n_segment,)
    chain: Whole  # for each segment: from the root to itself
    cell_first: Whole  # (ancestor at depth d, segment s) is cell cell_first[s] + d. Shape (n_segment + 1,)


@lru_cache(maxsize=32)
def tree(body: Body) -> Tree:
    """Flatten a body."""
    parents = body.arrays.parents
    chains = _chains(parents)
    depth = [len(chain) - 1 for chain in chains]
    owners = [coordinate.segment for coordinate in body.coordinates]
    return Tree(
        parents=whole(parents),
        offsets=body.arrays.offsets,
        rest=body.arrays.rest,
        first=whole(np.searchsorted(owners, np.arange(len(parents) + 1))),
        axes=body.arrays.axes,
        slides=whole(body.arrays.slides),
        masses=locked([segment.mass_kg for segment in body.segments]),
        coms=locked([segment.com for segment in body.segments]),
        depth=whole(depth),
        chain_first=whole(np.cumsum([0, *(len(chain) for chain in chains[:-1])])),
        chain=whole([number for chain in chains for number in chain]),
        cell_first=whole(np.cumsum([0, *depth])),
    )


def _chains(parents: tuple[int, ...]) -> list[list[int]]:
    """Each segment's ancestors, the root first, itself last."""
    found: list[list[int]] = []
    for number, parent in enumerate(parents):
        found.append([*(found[parent] if parent >= 0 else []), number])
    return found
