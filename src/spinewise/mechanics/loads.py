"""Dead loads: forces that keep their size and direction in the ground wherever the body moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.errors import BadValue
from spinewise.mechanics.kernels.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry


@dataclass(frozen=True, slots=True, eq=False)
class PointForce:
    """One dead load.

    Args:
        segment: the segment it acts on, by name or number.
        local: where, in the segment's frame [m]. Shape (3,)
        force: in the ground [N]. Shape (3,)

    Raises:
        BadValue: not three finite numbers each.
    """

    segment: str | int
    local: Array
    force: Array

    def __init__(self, segment: str | int, local: ArrayLike, force: ArrayLike) -> None:
        object.__setattr__(self, "segment", segment)
        object.__setattr__(self, "local", _three("local", local, "metres in the segment's frame"))
        object.__setattr__(self, "force", _three("force", force, "newtons in the ground"))


@dataclass(frozen=True, slots=True, eq=False)
class PointForces:
    """Many dead loads as arrays; iterating gives each as a `PointForce`."""

    segments: NDArray[np.intp]  # numbers of the segments they act on. Shape (n,)
    local: Array  # where, in the segments' frames [m]. Shape (n, 3)
    forces: Array  # in the ground [N]. Shape (n, 3)

    @staticmethod
    def of(body: Body, forces: Iterable[PointForce]) -> PointForces:
        """The same loads as arrays.

        Raises:
            UnknownName, BadValue: no such segment.
        """
        kept = tuple(forces)
        return PointForces(
            np.array([_number(body, one.segment) for one in kept], dtype=np.intp),
            np.array([one.local for one in kept], dtype=np.float64).reshape(-1, 3),
            np.array([one.force for one in kept], dtype=np.float64).reshape(-1, 3),
        )

    def joined(self, other: PointForces) -> PointForces:
        """These and others."""
        ours, theirs = (self.segments, self.local, self.forces), (other.segments, other.local, other.forces)
        return PointForces(*(np.concatenate(pair) for pair in zip(ours, theirs, strict=True)))

    def __len__(self) -> int:
        return len(self.segments)

    def __iter__(self) -> Iterator[PointForce]:
        for segment, local, force in zip(self.segments, self.local, self.forces, strict=True):
            yield PointForce(int(segment), local, force)


def point_forces(at: Geometry, forces: Sequence[PointForce] | PointForces) -> tuple[Array, Array]:
    """Generalised force of dead loads, and the Hessian of their potential -sum f.x (derivations, eq. 33-35).

    Returns:
        [N m], [N], shape (n_coordinate,), and symmetric [N m/rad], shape (n_coordinate, n_coordinate): negative where a
        load hangs high and pushes down.

    Raises:
        UnknownName, BadValue: no such segment.
    """
    numbers, points, pulls = placed(at, forces)
    force, hessian = weigh(at.tree, at.screws, numbers, points, pulls)
    return force, hessian


def placed(at: Geometry, forces: Sequence[PointForce] | PointForces) -> tuple[NDArray[np.intp], Array, Array]:
    """Segments (n,), points in the ground (n, 3) [m] and forces (n, 3) [N]."""
    given = forces if isinstance(forces, PointForces) else PointForces.of(at.body, forces)
    turned = (at.pose.rotations[given.segments] @ given.local[:, :, None])[:, :, 0]
    return given.segments, at.pose.origins[given.segments] + turned, given.forces


def _number(body: Body, segment: str | int) -> int:
    if isinstance(segment, str):
        return body.segment_index(segment)
    if not 0 <= segment < len(body.segments):
        raise BadValue("segment", segment, f"give a name, or a number from 0 to {len(body.segments) - 1}")
    return int(segment)


def _three(name: str, values: ArrayLike, meaning: str) -> Array:
    array = locked(values)
    if array.shape != (3,) or not np.isfinite(array).all():
        raise BadValue(name, values, f"give three finite numbers: {meaning}")
    return array
