"""What discs, facets and limb joints resist with in a posture (derivations, eq. 50-54 and 61-63).

Ligaments are paths and come in with the other forces (`anatomy.ligaments.ligament_tension`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.passive import SPINE
from spinewise.errors import BadValue
from spinewise.mechanics.kernels.resisting import bend, pull

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.limb_passive import LimbPassive
    from spinewise.anatomy.passive import PassiveCurves


@dataclass(frozen=True, slots=True, eq=False)
class Passive:
    """Energy, moments and stiffness of one posture; zero for the pelvis.

    With compression given, the first three hold it already; the last two say what a further newton adds.
    """

    energy: float  # [J]
    moment: Array  # minus its slope: restoring [N m]. Shape (n_coordinate,)
    stiffness: Array  # its second derivative, diagonal only [N m/rad]. Shape (n_coordinate,)
    moment_per_newton: Array  # per newton of compression of the joint's own disc [m]. Shape (n_coordinate,)
    stiffness_per_newton: Array  # [m/rad]. Shape (n_coordinate,)


def passive(body: Body, q: ArrayLike, compression: ArrayLike | None = None) -> Passive:
    """Passive moments about a posture: affine in the compression of each joint, moment and stiffness alike.

    Args:
        body: whose body.
        q: posture [rad] and [m]. Shape (n_coordinate,)
        compression: of each joint from L5-S1 up, positive when pressed [N]; none: as if unloaded. Shape (25,)

    Raises:
        BadValue: not the right number of values.

    Limits:
        Off-diagonal stiffness between hip, knee and ankle (two-joint muscles) is left out; their moments are whole.
        Stiffening is measured up to 500 N of compression and carried on straight.
    """
    posture = np.ascontiguousarray(q, dtype=np.float64)
    if posture.shape != (len(body.coordinates),):
        raise BadValue("q", posture.shape, f"give {len(body.coordinates)} numbers, one for each coordinate")
    out = np.zeros((4, len(posture)))
    curves, limbs = body.passive, body.limb_passive
    energy, squeezed = _bend(curves, posture, SPINE.start, out)
    energy += _limbs(limbs, posture, out)
    if compression is not None:
        energy += _press(compression, squeezed, out)
    return Passive(energy, *out)


def _bend(curves: PassiveCurves, posture: Array, first: int, out: Array) -> tuple[float, Array]:
    c, own = curves, posture[first : first + len(curves.neutral)]
    energy, squeezed = bend(own, c.rest, c.neutral, c.cubic, c.limit, c.per_newton, c.zone, out, first)
    return energy, squeezed


def _limbs(limbs: LimbPassive, posture: Array, out: Array) -> float:
    energy, _ = _bend(limbs.curves, posture, len(posture) - len(limbs.curves.neutral), out)
    energy += pull(posture, limbs.places, limbs.rates, limbs.constant, limbs.scale, out)
    out[0] += limbs.steady
    return float(energy - limbs.steady @ posture)


def _press(compression: ArrayLike, squeezed: Array, out: Array) -> float:
    force = np.asarray(compression, dtype=np.float64)
    if force.shape != (25,):
        raise BadValue("compression", force.shape, "give 25 numbers, one for each joint from L5-S1 up")
    each = np.repeat(force, 3)
    out[0, SPINE] += each * out[2, SPINE]
    out[1, SPINE] += each * out[3, SPINE]
    return float(each @ squeezed)
