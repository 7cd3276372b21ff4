"""Where everything is for a posture, and how it moves with each coordinate. Pure functions on arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """The place of every segment and every coordinate's axis in the ground, for one posture."""

    body: Body
    origins: Array  # [m]. Shape (n_segment, 3)
    rotations: Array  # segment frame -> ground. Shape (n_segment, 3, 3)
    pivots: Array  # a point on each coordinate's axis [m]. Shape (n_coordinate, 3)
    axes: Array  # each coordinate's axis, in the ground. Shape (n_coordinate, 3)

    def point(self, segment: str | int, local: ArrayLike) -> Array:
        """A segment's own point in the ground [m]. Shape (3,)."""
        number = _number(self.body, segment)
        return np.asarray(self.origins[number] + self.rotations[number] @ np.asarray(local, dtype=np.float64))

    def landmark(self, segment: str | int, name: str) -> Array:
        """A named point in the ground [m]. Shape (3,)."""
        number = _number(self.body, segment)
        return self.point(number, self.body.segments[number].landmarks[name])


def forward(body: Body, q: ArrayLike) -> Pose:
    """Place every segment (derivations, eq. 1-4).

    Args:
        body: whose body.
        q: posture [rad] and [m], in the order of `body.coordinates`. Shape (n_coordinate,)

    Limits:
        Ranges are not enforced here: a posture beyond them is placed as asked.
    """
    joints, tree = _joints(body, checked(body, q)), body.arrays
    count = len(tree.parents)
    origins, rotations = np.zeros((count + 1, 3)), np.empty((count + 1, 3, 3))
    rotations[-1] = np.eye(3)  # the ground: parent -1
    for number, parent in enumerate(tree.parents):
        above = rotations[parent]
        origins[number] = origins[parent] + above @ joints.shifts[number]
        rotations[number] = above @ joints.turns[number]
    above = rotations[tree.base]
    pivots = origins[tree.base] + np.einsum("nij,nj->ni", above, joints.pivots)
    axes = np.einsum("nij,nj->ni", above, joints.axes)
    return Pose(body, origins[:-1], rotations[:-1], pivots, axes)


def point_jacobian(body: Body, pose: Pose, segment: str | int, local: ArrayLike) -> Array:
    """How a segment's own point moves with each coordinate (derivations, eq. 5).

    Returns:
        [m/rad] for rotations, [m/m] for translations. Shape (3, n_coordinate)
    """
    number = _number(body, segment)
    moving = body.arrays.moved_by[number]
    axes = pose.axes[moving]
    arms = pose.point(number, local) - pose.pivots[moving]
    columns = _cross(axes, arms)
    slides = body.arrays.slides[moving]
    columns[slides] = axes[slides]
    jacobian = np.zeros((3, len(body.coordinates)))
    jacobian[:, moving] = columns.T
    return jacobian


def turn_jacobian(body: Body, pose: Pose, segment: str | int) -> Array:
    """How fast a segment turns with each coordinate, as a rotation vector in the ground (derivations, eq. 6).

    Returns:
        [rad/rad]; zero for translations. Shape (3, n_coordinate)
    """
    moving = body.arrays.moved_by[_number(body, segment)]
    turning = moving[~body.arrays.slides[moving]]
    jacobian = np.zeros((3, len(body.coordinates)))
    jacobian[:, turning] = pose.axes[turning].T
    return jacobian


@dataclass(frozen=True, slots=True, eq=False)
class _Joints:
    """What each joint does in its parent's frame, before the chain is put together."""

    shifts: Array  # child origin [m]. Shape (n_segment, 3)
    turns: Array  # child orientation. Shape (n_segment, 3, 3)
    pivots: Array  # a point on each coordinate's axis [m]. Shape (n_coordinate, 3)
    axes: Array  # Shape (n_coordinate, 3)


def _joints(body: Body, posture: Array) -> _Joints:
    """All joints at once, coordinate after coordinate (eq. 1 to 3)."""
    tree = body.arrays
    steps, slid = _turns(body, posture), (posture * tree.slides)[:, None]
    shifts, turns = tree.offsets.copy(), tree.rest.copy()
    pivots, axes = np.empty((len(posture), 3)), np.empty((len(posture), 3))
    for segments, places in tree.rounds:
        before = turns[segments]
        axes[places] = np.einsum("nij,nj->ni", before, tree.axes[places])
        shifts[segments] += axes[places] * slid[places]
        turns[segments] = before @ steps[places]
        pivots[places] = shifts[segments]
    return _Joints(shifts, turns, pivots, axes)


def _turns(body: Body, posture: Array) -> Array:
    """Each coordinate's rotation about its own axis (eq. 2); identity for translations. Shape (n_coordinate, 3, 3)."""
    tree = body.arrays
    sine, versine = np.sin(posture)[:, None, None], (1.0 - np.cos(posture))[:, None, None]
    return np.asarray(np.eye(3) + sine * tree.skew + versine * tree.skew_squared)


def _cross(a: Array, b: Array) -> Array:
    """Row by row; numpy's own is slower on few rows."""
    columns = [a[:, i] * b[:, j] - a[:, j] * b[:, i] for i, j in ((1, 2), (2, 0), (0, 1))]
    return np.stack(columns, axis=1)


def _number(body: Body, segment: str | int) -> int:
    return segment if isinstance(segment, int) else body.segment_index(segment)


def checked(body: Body, q: ArrayLike) -> Array:
    posture = np.asarray(q, dtype=np.float64)
    if posture.shape != (len(body.coordinates),):
        raise BadValue("q", posture.shape, f"give {len(body.coordinates)} numbers, one for each coordinate")
    if not np.isfinite(posture).all():
        bad = body.coordinates[int(np.flatnonzero(~np.isfinite(posture))[0])].name
        raise BadValue(f"q[{bad}]", float(posture[body.index(bad)]), "every coordinate needs a finite number")
    return posture
