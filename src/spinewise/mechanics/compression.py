"""What presses and shears each intervertebral joint."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.anatomy.paths import whole
from spinewise.mechanics.geometry import GRAVITY, SPINE
from spinewise.mechanics.kernels.lines import lines
from spinewise.mechanics.kernels.pressing import press
from spinewise.mechanics.loads import placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.paths import Paths
    from spinewise.mechanics.geometry import Geometry
    from spinewise.mechanics.loads import PointForce, PointForces

MOTIONS = 3  # coordinates of one intervertebral joint


def disc_frames(at: Geometry) -> Array:
    """Rows normal (up), x' (forward), z' (right) of each disc in the ground (derivations, eq. 45). Shape (25, 3, 3)."""
    upper, lower = _neighbours(at.body)
    sums = at.pose.rotations[upper] + at.pose.rotations[lower]
    frames = np.empty((len(sums), 3, 3))
    frames[:, 0], right = _unit(sums[:, :, 1]), sums[:, :, 2]
    (a, b, c), normal = frames[:, 0].T, frames[:, 0]
    frames[:, 2] = _unit(right - np.sum(right * normal, axis=1, keepdims=True) * normal)
    u, v, w = frames[:, 2].T
    frames[:, 1, 0], frames[:, 1, 1], frames[:, 1, 2] = b * w - c * v, c * u - a * w, a * v - b * u
    return frames


def crossing(at: Geometry) -> Array:
    """What one newton of tension in each path does to the part above each joint (derivations, eq. 46).

    Returns:
        (compression, anterior shear, lateral shear to the right) of each joint, L5-S1 to C0-C1 [N/N]; compression is
        positive when it presses the joint. Shape (n_path, 25, 3)
    """
    return np.asarray(press(_crossings(at.body, at.paths), at.ways, disc_frames(at), len(at.lengths)))


def carried(at: Geometry, forces: Sequence[PointForce] | PointForces = ()) -> Array:
    """The same from the weight of everything above each joint and dead loads on it [N]. Shape (25, 3).

    Arms hang from T5, so they lie above every joint up to T5-T6.
    """
    numbers, _, pulls = placed(at, forces)
    total = np.zeros((len(at.body.segments), 3))
    total[:, 1] = -GRAVITY * at.tree.masses
    np.add.at(total, numbers, pulls)
    seen = np.einsum("lij,lj->li", disc_frames(at), _above(at.body) @ total)
    return np.asarray(seen * [-1.0, 1.0, 1.0])


def _unit(rows: Array) -> Array:
    return np.asarray(rows / np.sqrt(np.sum(rows * rows, axis=1, keepdims=True)))


@lru_cache(maxsize=32)
def _neighbours(body: Body) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The segments above and below each intervertebral joint. Shapes (25,)."""
    upper = [coordinate.segment for coordinate in body.coordinates[SPINE][::MOTIONS]]
    return whole(upper), whole([body.segments[number].parent for number in upper])


@lru_cache(maxsize=32)
def _above(body: Body) -> Array:
    """1 where a segment is carried by a joint. Shape (25, n_segment)."""
    joints = range(SPINE.start, SPINE.stop, MOTIONS)
    return locked([[joint in moving for moving in body.arrays.moved_by] for joint in joints])


@lru_cache(maxsize=32)
def _crossings(body: Body, paths: Paths) -> NDArray[np.intp]:
    """Every crossing of a joint by a piece: path, joint, piece, sign. Shape (n_crossing, 4)."""
    web, found = lines(body, paths), []
    for path in range(len(paths)):
        for leg in range(web.leg_first[path], web.leg_first[path + 1]):
            for run in range(web.run_first[leg], web.run_first[leg + 1]):
                begin, end = max(SPINE.start, web.run_from[run]), min(SPINE.stop, web.run_to[run])
                joints = range((begin - SPINE.start) // MOTIONS, (end - SPINE.start) // MOTIONS)
                found += [(path, joint, web.leg_piece[leg], web.leg_sign[leg]) for joint in joints]
    return whole(np.reshape(found, (-1, 4)))
