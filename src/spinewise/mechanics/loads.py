"""Dead loads: forces that keep their size and direction in the ground wherever the body moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.errors import BadValue
from spinewise.mechanics.kernels.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

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


def point_forces(at: Geometry, forces: Sequence[PointForce]) -> tuple[Array, Array]:
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


def placed(at: Geometry, forces: Sequence[PointForce]) -> tuple[NDArray[np.intp], Array, Array]:
    """Segments (n,), points in the ground (n, 3) [m] and forces (n, 3) [N]."""
    pose = at.pose
    numbers = [_number(at, force.segment) for force in forces]
    points = [pose.point(number, force.local) for number, force in zip(numbers, forces, strict=True)]
    return (
        np.array(numbers, dtype=np.intp),
        np.array(points, dtype=np.float64).reshape(-1, 3),
        np.array([force.force for force in forces], dtype=np.float64).reshape(-1, 3),
    )


def _number(at: Geometry, segment: str | int) -> int:
    if isinstance(segment, str):
        return at.body.segment_index(segment)
    if not 0 <= segment < len(at.body.segments):
        raise BadValue("segment", segment, f"give a name, or a number from 0 to {len(at.body.segments) - 1}")
    return int(segment)


def _three(name: str, values: ArrayLike, meaning: str) -> Array:
    array = locked(values)
    if array.shape != (3,) or not np.isfinite(array).all():
        raise BadValue(name, values, f"give three finite numbers: {meaning}")
    return array
