"""Ligaments: paths that pull once they are stretched beyond their slack length (derivations, eq. 55-57).

The longitudinal ligaments of the bodies lie so near the centre that their stiffness is counted with the discs; in the
lumbar spine they and the flava have the pull that is measured at rest, which presses unloaded discs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import Array, locked
from spinewise.anatomy.ligament_points import bent, drawn
from spinewise.anatomy.paths import Paths, whole
from spinewise.anatomy.tissue_size import bone_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Body

SHORTEST_TOE = 0.3e-3  # [m] keeps the slope of a tension finite where a range is next to nothing


@dataclass(frozen=True, slots=True, eq=False)
class Ligaments:
    """n ligaments; each slack up to `slack`, stiffening over `toe`, straight from there.

    `slack` is under the neutral length where a ligament pulls at rest.
    """

    names: tuple[str, ...]  # "L4-L5 supraspinous", "L4-L5 capsular right", "fascia_right"
    kinds: tuple[str, ...]
    joints: tuple[str, ...]  # the lowest joint it crosses
    paths: Paths
    slack: Array  # length up to which it does not pull [m]. Shape (n,)
    toe: Array  # stretch from there to full stiffness [m]. Shape (n,)
    stiffness: Array  # beyond the toe [N/m]. Shape (n,)
    mirror: NDArray[np.intp]  # the same ligament on the other side; itself in the mid-line. Shape (n,)
    sources: tuple[str, ...]


def ligaments(body: Body) -> Ligaments:
    """All ligaments from the sacrum up, then those over several joints, sized to the person."""
    lines, size = drawn(body), bone_size(body.person)
    names = [line.name for line in lines]
    paths = Paths.of([line.points for line in lines])
    slack = _reached(body, paths, [(line.motion, line.taut) for line in lines])
    straight = _reached(body, paths, [(line.motion, line.stiff) for line in lines])
    toe = np.maximum(straight - slack, SHORTEST_TOE * size)
    before = _before(np.array([line.rest for line in lines]), toe)
    return Ligaments(
        names=tuple(names),
        kinds=tuple(line.kind for line in lines),
        joints=tuple(line.joint for line in lines),
        paths=paths,
        slack=locked(slack - before),
        toe=locked(toe + before),
        stiffness=locked([line.stiffness * size for line in lines]),
        mirror=whole([names.index(_other(name)) for name in names]),
        sources=tuple(line.source for line in lines),
    )


def ligament_tension(ligaments: Ligaments, lengths: Array) -> tuple[Array, Array, Array]:
    """Tension [N], its slope [N/m] and the energy stored [J] at given lengths [m]. Shapes (n,) each (eq. 55)."""
    stretch = np.maximum(lengths - ligaments.slack, 0.0)
    toe, stiffness = ligaments.toe, ligaments.stiffness
    bent_part = np.minimum(stretch, toe)
    beyond = stretch - bent_part
    tension = stiffness * (bent_part**2 / (2.0 * toe) + beyond)
    energy = stiffness * (bent_part**3 / (6.0 * toe) + beyond * (toe / 2.0 + beyond / 2.0))
    return tension, stiffness * bent_part / toe, energy


def _reached(body: Body, paths: Paths, when: list[tuple[str, float]]) -> Array:
    """Lengths when every joint has done the stated share of its range; never below the neutral length."""
    neutral = paths.lengths(*bent(body, "flexion", 0.0))
    found = neutral.copy()
    for motion, share in sorted(set(when)):
        there = np.array([entry == (motion, share) for entry in when])
        ways = (share,) if motion == "flexion" else (share, -share)  # a bend stretches the other side
        reached = np.max([paths.lengths(*bent(body, motion, way)) for way in ways], axis=0)
        found[there] = np.maximum(neutral, reached)[there]
    return found


def _before(rest: Array, toe: Array) -> Array:
    """How far each is stretched in neutral standing so that it pulls with its resting force (derivations, eq. 56)."""
    return np.asarray(rest + np.sqrt(rest**2 + 2.0 * rest * toe))


def _other(name: str) -> str:
    if "right" in name:
        return name.replace("right", "left")
    return name.replace("left", "right")
