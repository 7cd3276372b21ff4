"""What carries the body: contacts that only push, each as the edges of a friction pyramid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose

EDGES = 4  # edges of a friction pyramid


@dataclass(frozen=True, slots=True, eq=False)
class Contact:
    """One point of the body that something pushes.

    Args:
        support: what pushes: floor, seat, backrest, thighs, table, wall.
        part: which part of the body is pushed, in the reader's words.
        segment: index of the segment pushed.
        local: the point, in the segment's frame [m]. Shape (3,)
        normal: direction of the push, in the ground; unit vector. Shape (3,)
        friction: largest share of the push that may act across it.
        against: index of the segment that is pushed back at the same place, where the body leans on itself; else None.
    """

    support: str
    part: str
    segment: int
    local: Array
    normal: Array
    friction: float
    against: int | None = None

    def __post_init__(self) -> None:
        if not abs(float(np.linalg.norm(self.normal)) - 1.0) < 1e-9:
            raise BadValue(f"{self.support}.normal", self.normal.tolist(), "give a unit vector")
        if not (math.isfinite(self.friction) and 0.0 <= self.friction <= 5.0):
            raise BadValue(f"{self.support}.friction", self.friction, "give a number from 0 to 5")
        object.__setattr__(self, "local", locked(self.local))
        object.__setattr__(self, "normal", locked(self.normal))


@dataclass(frozen=True, slots=True, eq=False)
class Rays:
    """The pyramids' edges: a contact force is a sum of non-negative multiples of its edges (derivations, eq. 104)."""

    contacts: tuple[Contact, ...]
    contact: NDArray[np.intp]  # which contact. Shape (n_ray,)
    direction: Array  # in the ground; 1 along the normal. Shape (n_ray, 3)
    points: Array  # of the contacts, in the ground [m]. Shape (n_contact, 3)
    columns: Array  # generalised force of each ray of unit length [m] or [1]. Shape (n_coordinate, n_ray)

    def forces(self, amounts: Array) -> Array:
        """Force of each contact on the body [N]. Shape (n_contact, 3)."""
        total = np.zeros((len(self.contacts), 3))
        np.add.at(total, self.contact, amounts[:, None] * self.direction)
        return total


def rays(body: Body, pose: Pose, contacts: Sequence[Contact]) -> Rays:
    """Edges of every contact, and what each does to every coordinate (derivations, eq. 104, 105)."""
    kept = tuple(contacts)
    contact = np.repeat(np.arange(len(kept)), EDGES)
    direction = _edges(kept)
    points = np.array([pose.point(one.segment, one.local) for one in kept]).reshape(-1, 3)
    moved = many_columns(body, pose, [one.segment for one in kept], points)
    leaning = [number for number, one in enumerate(kept) if one.against is not None]
    against = [one.against for one in kept if one.against is not None]
    moved[leaning] -= many_columns(body, pose, against, points[leaning])
    pushed = np.matmul(direction.reshape(len(kept), EDGES, 3), moved.transpose(0, 2, 1))
    columns = pushed.reshape(len(contact), len(body.coordinates)).T
    return Rays(kept, contact, direction, points, columns)


def point_columns(body: Body, pose: Pose, segment: int, at: Array) -> Array:
    """How a point of a segment, given in the ground, moves with each coordinate (eq. 5). Shape (n_coordinate, 3)."""
    found: Array = many_columns(body, pose, [segment], at[None])[0]
    return found


def many_columns(body: Body, pose: Pose, segments: Sequence[int] | NDArray[np.intp], at: Array) -> Array:
    """The same for many points (n, 3), each of its own segment. Shape (n, n_coordinate, 3)."""
    numbers = np.asarray(segments, dtype=np.intp)
    (x, y, z), (rx, ry, rz) = pose.axes.T, np.moveaxis(at[:, None] - pose.pivots, -1, 0)
    columns = np.empty((len(at), len(x), 3))
    columns[:, :, 0], columns[:, :, 1], columns[:, :, 2] = y * rz - z * ry, z * rx - x * rz, x * ry - y * rx
    slides = body.arrays.slides
    columns[:, slides] = pose.axes[slides]
    columns *= moving(body)[numbers][:, :, None]
    return columns


@lru_cache(maxsize=32)
def moving(body: Body) -> NDArray[np.bool_]:
    """Which coordinates move each segment. Shape (n_segment, n_coordinate)."""
    found = np.zeros((len(body.segments), len(body.coordinates)), dtype=np.bool_)
    for number, coordinates in enumerate(body.arrays.moved_by):
        found[number, coordinates] = True
    found.setflags(write=False)
    return found


def _edges(contacts: Sequence[Contact]) -> Array:
    """Of each contact: normal plus friction along two directions square to it, either way. Shape (4 n, 3)."""
    normal = np.array([one.normal for one in contacts]).reshape(-1, 3)
    friction = np.array([one.friction for one in contacts])[:, None]
    guide = np.where(np.abs(normal[:, 2:]) < 0.9, [0.0, 0.0, 1.0], [0.0, 1.0, 0.0])
    first = np.cross(guide, normal)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(normal, first)
    ways = [normal + friction * way for way in (first, second, -first, -second)]
    return np.stack(ways, axis=1).reshape(-1, 3)
