"""How much of a muscle's force is tension round the belly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.anatomy.paths import Paths

WALL = frozenset({"transversus_abdominis", "external_oblique", "internal_oblique"})


def hoop_share(body: Body, paths: Paths, groups: Sequence[str]) -> Array:
    """The level share of each wall muscle's line in standing (a fibre at angle b to the level crosses an upright cut
    with cos b of its force); 0 for all others. Shape (n_path,)."""
    origins, rotations = standing(body)
    at = origins[paths.segment] + np.einsum("nij,nj->ni", rotations[paths.segment], paths.local)
    share = np.zeros(len(paths))
    for number, group in enumerate(groups):
        if group in WALL:
            steps = np.diff(at[paths.start[number] : paths.start[number + 1]], axis=0)
            share[number] = np.hypot(steps[:, 0], steps[:, 2]).sum() / np.linalg.norm(steps, axis=1).sum()
    return share
