"""How the arms' weight reaches the spine: through shoulder blades and collar bones, spread over the ribs (eq. 111).

The arms ride on one vertebra, but nothing there could carry their moment alone. The shoulder blade lies on ribs 2 to
7 and hangs by serratus anterior on ribs 1 to 9; the collar bone leans on the breastbone. So the force of whatever hangs
on an arm is shared out to those vertebrae, each part at the same point of the ground.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics.geometry import GRAVITY
from spinewise.mechanics.loads import PointForce, PointForces, placed
from spinewise.nervous.supports import many_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry

BEARERS = tuple(f"T{number}" for number in range(1, 10))  # origins of serratus anterior: ribs 1 to 9
SHARE = 1.0 / len(BEARERS)  # alike (assumption; sensitivity in docs/derivations.md)


def shared(at: Geometry, loads: Sequence[PointForce]) -> PointForces:
    """What must be added to weight and loads so that the arms' part is spread over the ribs; sums to no force.

    Limits:
        Weight and loads only: the push of the ground on a hand enters at the vertebra the arms ride on.
    """
    numbers, points, forces = _hanging(at, loads)
    bearers, parts = _bearers_of(at.body)
    segments = bearers[numbers].ravel()
    far = np.repeat(points, len(parts), axis=0) - at.pose.origins[segments]
    local = np.matmul(at.pose.rotations[segments].transpose(0, 2, 1), far[:, :, None])[:, :, 0]
    return PointForces(segments, local, (forces[:, None, :] * parts[:, None]).reshape(-1, 3))


def carried_along(at: Geometry, loads: Sequence[PointForce]) -> Array:
    """What the shares change by since their points ride on the arm and not on the ribs (eq. 112): minus the slope of
    their generalised force, beyond the Hessian that `point_forces` gives. Shape (n_coordinate, n_coordinate)
    """
    body, pose, total = at.body, at.pose, np.zeros((len(at.q), len(at.q)))
    numbers, points, forces = _hanging(at, loads)
    slides = body.arrays.slides
    everywhere = many_columns(body, pose, numbers, points)
    for number, point, force, moved in zip(numbers, points, forces, everywhere, strict=True):
        one, two = _felt(body, arm_segments(body)[int(number)])
        lever, turned = np.cross(force, pose.axes), np.cross(pose.axes, point - pose.pivots)
        lever[slides], turned[slides] = 0.0, pose.axes[slides]
        total += two * (lever @ turned.T) - one[:, None] * (lever @ moved.T)
    return total


@lru_cache(maxsize=32)
def _felt(body: Body, root: int) -> tuple[Array, Array]:
    """Share of an arm's force that each coordinate moves, and that two of them move. Shapes (n,) and (n, n)."""
    moves = np.zeros((len(BEARERS) + 1, len(body.coordinates)))
    bearers = _bearers(body, root)
    for row, (number, _) in zip(moves, bearers, strict=True):
        row[body.arrays.moved_by[number]] = 1.0
    parts = np.array([part for _, part in bearers])
    return parts @ moves, (parts[:, None] * moves).T @ moves


def _hanging(at: Geometry, loads: Sequence[PointForce]) -> tuple[NDArray[np.intp], Array, Array]:
    """Segment (n,), point in the ground (n, 3) and force (n, 3) of everything on an arm."""
    arms, body = arm_segments(at.body), at.body
    held = [load for load in loads if _numbered(body, load) in arms]
    return placed(at, _weights(body).joined(PointForces.of(body, held)) if held else _weights(body))


def _numbered(body: Body, load: PointForce) -> int:
    return load.segment if isinstance(load.segment, int) else body.segment_index(load.segment)


@lru_cache(maxsize=32)
def _weights(body: Body) -> PointForces:
    """Weight of the arms' segments."""
    parts = [(number, body.segments[number]) for number in arm_segments(body)]
    return PointForces.of(body, [PointForce(n, part.com, [0.0, -GRAVITY * part.mass_kg, 0.0]) for n, part in parts])


@lru_cache(maxsize=32)
def _bearers(body: Body, root: int) -> tuple[tuple[int, float], ...]:
    """Vertebrae and what each has of an arm's force; the one it rides on gives back the whole."""
    return (*((body.segment_index(name), SHARE) for name in BEARERS), (root, -1.0))


@lru_cache(maxsize=32)
def _bearers_of(body: Body) -> tuple[NDArray[np.intp], Array]:
    """For each segment the vertebrae that bear it, if it is part of an arm, and the part of each. (n, 10), (10,)."""
    found, parts = np.zeros((len(body.segments), len(BEARERS) + 1), dtype=np.intp), np.zeros(len(BEARERS) + 1)
    for number, root in arm_segments(body).items():
        found[number], parts = (
            [bearer for bearer, _ in _bearers(body, root)],
            np.array([p for _, p in _bearers(body, root)]),
        )
    return found, parts


@lru_cache(maxsize=32)
def arm_segments(body: Body) -> dict[int, int]:
    """Segments of both arms, and the vertebra each arm rides on."""
    found: dict[int, int] = {}
    for number, segment in enumerate(body.segments):
        if segment.name.endswith("upper_arm"):
            found[number] = segment.parent
        elif segment.parent in found:
            found[number] = found[segment.parent]
    return found
