"""Where the ground's push on feet or knees has to pass: under the weight and all that pulls (derivations, eq. 146)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.mechanics.geometry import GRAVITY
from spinewise.nervous import slopes
from spinewise.nervous.goals import Rows

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body
    from spinewise.mechanics import Pose
    from spinewise.mechanics.loads import PointForce
    from spinewise.nervous.goals import Place
    from spinewise.nervous.slopes import Vector

LEAST = 0.05  # of body weight: with less than this on the ground there is nothing to balance


@dataclass(frozen=True, slots=True, eq=False)
class PressureCentre:
    """Weight and pushes together pass through a point of the floor; `axes` of the ground: 0 forward, 2 sideways."""

    name: str
    target: Array  # [m]. Shape (3,)
    pushes: tuple[PointForce, ...] = ()
    axes: tuple[int, ...] = (0, 2)

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        weight = GRAVITY * float(_masses(place.body)[0].sum())
        centre = centre_of_mass(place.body, place.pose)
        down = weight - sum(float(push.force[1]) for push in self.pushes)
        if down < LEAST * weight:
            return Rows(np.zeros(0), np.zeros((0, len(place.q))))
        across = [_share(centre, np.array([0.0, -weight, 0.0]), axis, self.target) for axis in self.axes]
        for push in self.pushes:
            number = push.segment if isinstance(push.segment, int) else place.body.segment_index(push.segment)
            at = place.point((number, push.local))
            across = [
                one + _share(at, push.force, axis, self.target) for one, axis in zip(across, self.axes, strict=True)
            ]
        return Rows(np.array([one.value / down for one in across]), np.array([one.slope / down for one in across]))


def _share(at: Vector, force: Array, axis: int, target: Array) -> slopes.Number:
    """The moment of one force about the target, that moves the centre along `axis` [N m]."""
    ahead, up = at[axis], at[1]
    value = force[axis] * (up.value - target[1]) - force[1] * (ahead.value - target[axis])
    return slopes.Number(float(value), force[axis] * up.slope - force[1] * ahead.slope)


def centre_of_mass(body: Body, pose: Pose) -> Vector:
    """The body's centre of mass [m] and how it moves."""
    masses, coms, moved = _masses(body)
    first = masses[:, None] * (pose.origins + np.einsum("nij,nj->ni", pose.rotations, coms))
    carried, moments = moved @ masses, moved @ first
    x, y, z = pose.axes.T
    rx, ry, rz = (moments - carried[:, None] * pose.pivots).T
    turned = np.stack([y * rz - z * ry, z * rx - x * rz, x * ry - y * rx])
    slope = np.where(body.arrays.slides, pose.axes.T * carried, turned)
    total = masses.sum()
    return slopes.Vector(first.sum(axis=0) / total, slope / total)


@lru_cache(maxsize=32)
def _masses(body: Body) -> tuple[Array, Array, Array]:
    """Masses, centres, and 1 where a coordinate moves a segment. Shapes (n,), (n, 3), (n_coordinate, n)."""
    moved = np.zeros((len(body.coordinates), len(body.segments)))
    for number, coordinates in enumerate(body.arrays.moved_by):
        moved[coordinates, number] = 1.0
    masses = locked([segment.mass_kg for segment in body.segments])
    return masses, locked([segment.com for segment in body.segments]), locked(moved)
