"""The dead load at which a column of discs, facets and slack ligaments buckles (derivations, eq. 58 and 59)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import eigh

from spinewise.errors import BadValue, UnknownName
from spinewise.mechanics.kinematics import forward
from spinewise.mechanics.passive import passive

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.kinematics import Pose

UPWARDS = ("S1", *(f"L{n}" for n in range(5, 0, -1)), *(f"T{n}" for n in range(12, 0, -1)),
           *(f"C{n}" for n in range(7, -1, -1)))  # fmt: skip
PLANES = {"frontal": ("side_bend", "rotation"), "sagittal": ("flexion",)}
UP = 1  # the y axis of the ground


@dataclass(frozen=True, slots=True, eq=False)
class Buckling:
    """Where a column gives way, with its joints' shares in the shape it takes (largest 1).

    `inf` where no downward load makes it buckle.
    """

    lower: str
    upper: str
    frontal_n: float  # dead load [N]
    sagittal_n: float  # [N]
    coordinates: tuple[str, ...]  # names, from below; those of the plane that gives way first
    mode: Array  # how far each turns, largest 1. Shape (n,)

    @property
    def load_n(self) -> float:
        """The lower of the two [N]."""
        return min(self.frontal_n, self.sagittal_n)

    @property
    def plane(self) -> str:
        """The plane that gives way first."""
        return "frontal" if self.frontal_n <= self.sagittal_n else "sagittal"


def buckling_load(body: Body, lower: str = "S1", upper: str = "L1") -> Buckling:
    """Hold `lower`, hang a weight on the middle of `upper`, and raise it until the neutral column gives way.

    The column has no muscles and no weight of its own; the load also presses the discs, which stiffens them.

    Args:
        body: whose column.
        lower: "S1" to "C1", the level that is held.
        upper: a level above it, "L5" to "C0" (the skull, loaded at its mass centre).

    Raises:
        UnknownName: no such level.
        BadValue: `upper` is not above `lower`.

    Limits:
        Neutral standing posture, held by whatever balances it; ligaments are slack there. Small deflections.
    """
    first, last = _joints(lower, upper)
    pose, span = forward(body, np.zeros(len(body.coordinates))), np.arange(6 + 3 * first, 6 + 3 * last)
    sinking = -_rise(pose, span, _loaded(body, pose, upper)) - np.diag(_stiffening(body, pose, span))
    stiffness = passive(body, np.zeros(len(body.coordinates))).stiffness[span]
    found = {plane: _plane(body, span, motions, stiffness, sinking) for plane, motions in PLANES.items()}
    names, mode = min(found.values(), key=lambda entry: entry[0])[1:]
    return Buckling(lower, upper, found["frontal"][0], found["sagittal"][0], names, mode)


def _joints(lower: str, upper: str) -> tuple[int, int]:
    for name, level in (("lower level", lower), ("upper level", upper)):
        if level not in UPWARDS:
            raise UnknownName(name, level, UPWARDS)
    first, last = UPWARDS.index(lower), UPWARDS.index(upper)
    if last <= first:
        raise BadValue("upper level", upper, f"give a level above {lower}: {', '.join(UPWARDS[first + 1 :]) or 'none'}")
    return first, last


def _plane(
    body: Body, span: NDArray[np.intp], motions: tuple[str, ...], stiffness: Array, sinking: Array
) -> tuple[float, tuple[str, ...], Array]:
    """Lowest load of one plane: sinking v = (1 / load) stiffness v (eq. 59)."""
    names = [body.coordinates[place].name for place in span]
    own = [number for number, name in enumerate(names) if name.rpartition(".")[2] in motions]
    values, vectors = eigh(sinking[np.ix_(own, own)], np.diag(stiffness[own]))
    mode = vectors[:, -1] / vectors[np.argmax(np.abs(vectors[:, -1])), -1]
    load = 1.0 / values[-1] if values[-1] > 0.0 else math.inf
    return float(load), tuple(names[number] for number in own), mode


def _rise(pose: Pose, span: NDArray[np.intp], at: Array) -> Array:
    """Second derivatives of the loaded point's height: up . a_j x (a_k x (x - b_k)), j below k (eq. 58)."""
    axes, pivots = pose.axes[span], pose.pivots[span]
    swing = np.cross(axes, at - pivots)
    lower = np.cross(axes[:, None], swing[None, :])[..., UP]
    upper = np.triu(lower)
    return np.asarray(upper + np.triu(upper, 1).T)


def _stiffening(body: Body, pose: Pose, span: NDArray[np.intp]) -> Array:
    """What a newton of the load adds through the compression of each disc [m/rad]."""
    up = []
    for place in span:
        segment = body.segments[body.coordinates[place].segment]
        normal = pose.rotations[[body.coordinates[place].segment, segment.parent], :, 1].sum(axis=0)
        up.append(normal[UP] / np.linalg.norm(normal))
    return np.asarray(up * passive(body, np.zeros(len(body.coordinates))).stiffness_per_newton[span])


def _loaded(body: Body, pose: Pose, level: str) -> Array:
    """Middle of the vertebral body in the ground [m]."""
    segment = body.segment("skull" if level == "C0" else level)
    corners = [at for name, at in segment.landmarks.items() if name.startswith("body_")]
    return pose.point(segment.name, np.mean(corners, axis=0) if corners else segment.com)
