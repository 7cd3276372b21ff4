"""What discs and facets resist with: one curve for each spinal coordinate (derivations, eq. 50-54).

Ligaments stand apart (`ligaments.py`), limbs in `limb_passive.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Array, locked
from spinewise.anatomy.joint_scales import stiffness_scale
from spinewise.anatomy.tissue_size import bone_size

if TYPE_CHECKING:
    from spinewise.anatomy.body import Body, Coordinate

SPINE = slice(6, 81)  # the 75 spinal coordinates within a posture
LINEAR_FROM = 1.5  # ranges, beyond which a curve goes on straight: no blow-up, yet stiff
CAGE = {"flexion": 0.40, "side_bend": 0.35, "rotation": 0.31}  # share of thoracic motion that the cage takes
# (watkins2005). The ranges in data/spine_ranges.csv are with the cage; `without_cage` undoes it.
STRESS_THAT_DOUBLES = 0.24e6  # [Pa] compression over disc area at which neutral stiffness has doubled: 0.0023 per
# newton on 1800 mm2 fits 1.71 at 250 N and 2.11 at 500 N (gardnermorse2003)
ZONE = 0.25  # share of the mean range over which compression stiffens (assumption; they measured about neutral)


@dataclass(frozen=True, slots=True, eq=False)
class PassiveCurves:
    """Moment = neutral x + cubic x^3 up to `limit`, straight beyond; x = angle - rest; own figures to either side.

    Compression C adds C per_newton x / sqrt(1 + (x / zone)^2): stiffer about neutral, the same range.
    Columns of (n, 2) arrays: negative side, positive side.
    """

    neutral: Array  # stiffness at x = 0 [N m/rad]. Shape (n,)
    cubic: Array  # [N m/rad^3]. Shape (n, 2)
    limit: Array  # [rad], positive. Shape (n, 2)
    end: Array  # end of the range, from rest [rad], positive. Shape (n, 2)
    end_moment: Array  # moment there [N m]. Shape (n, 2)
    per_newton: Array  # neutral stiffness added by one newton of compression [m/rad]. Shape (n,)
    zone: Array  # [rad]. Shape (n,)
    rest: Array  # angle of no moment [rad]. Shape (n,)

    @staticmethod
    def of(neutral: Array, end: Array, end_moment: Array, per_newton: Array, zone: Array, rest: Array) -> PassiveCurves:
        """Curves through a given moment at the end of the range (eq. 51); straight where that leaves no cubic."""
        cubic = np.maximum(end_moment - neutral[:, None] * end, 0.0) / end**3
        reached = neutral[:, None] * end + cubic * end**3
        arrays = (neutral, cubic, LINEAR_FROM * end, end, reached, per_newton, zone, rest)
        return PassiveCurves(*map(locked, arrays))

    def scaled(self, stiffness: float | Array = 1.0, reach: float | Array = 1.0) -> PassiveCurves:
        """The same curves with all moments times `stiffness` and all angles times `reach`. Scalars or shape (n,)."""
        force, angle = (np.broadcast_to(np.asarray(scale, float), self.neutral.shape) for scale in (stiffness, reach))
        return PassiveCurves.of(
            self.neutral * force / angle,
            self.end * angle[:, None],
            self.end_moment * force[:, None],
            self.per_newton * force / angle,
            self.zone * angle,
            self.rest * angle,
        )


def passive_curves(body: Body) -> PassiveCurves:
    """The curves of all 75 spinal coordinates, sized to the person and to what is known of the joints.

    Moments go with the cube of size: a joint is a beam whose section goes with size^4 and whose length with size.
    """
    spine = body.coordinates[SPINE]
    end = np.array([(-coordinate.lower, coordinate.upper) for coordinate in spine])
    size = bone_size(body.person) ** 3 * np.array([stiffness_scale(body, c.joint) for c in spine])
    end_moment = np.array([_end_moments(coordinate) for coordinate in spine]) * size[:, None]
    share = np.array([_figure(coordinate, f"{_motion(coordinate)}_share", 1.0) for coordinate in spine])
    neutral = share * end_moment.sum(axis=1) / end.sum(axis=1)
    zone = ZONE * end.mean(axis=1)
    rest = -end[:, 0] * [_rest_share(coordinate) for coordinate in spine]
    from_rest = end + rest[:, None] * [1.0, -1.0]
    return PassiveCurves.of(neutral, from_rest, end_moment, neutral * _stiffening(body), zone, rest)


def without_cage(body: Body) -> PassiveCurves:
    """The curves of a spine cut out of its rib cage: thoracic angles grow at the same moments (eq. 54)."""
    reach = [1.0 / (1.0 - CAGE[_motion(c)]) if _in_cage(c.joint) else 1.0 for c in body.coordinates[SPINE]]
    return body.passive.scaled(reach=np.array(reach))


def _stiffening(body: Body) -> Array:
    """Share of neutral stiffness that a newton of compression adds [1/N]; none without a disc. Shape (75,)."""
    discs = body.discs
    per_newton = np.where(discs.has_disc, 1.0 / (STRESS_THAT_DOUBLES * discs.area_m2), 0.0)
    return np.repeat(per_newton, 3)


def _end_moments(coordinate: Coordinate) -> tuple[float, float]:
    motion = _motion(coordinate)
    back = _figure(coordinate, "extension_nm" if motion == "flexion" else f"{motion}_nm", 30.0)
    return back, _figure(coordinate, f"{motion}_nm", 30.0)


def _rest_share(coordinate: Coordinate) -> float:
    return _figure(coordinate, "rest_share", 0.9) if _motion(coordinate) == "flexion" else 0.0


def _figure(coordinate: Coordinate, column: str, high: float) -> float:
    return rows.figure("passive", rows.by("passive", "joint")[coordinate.joint], column, 0.0, high)


def _motion(coordinate: Coordinate) -> str:
    return coordinate.name.rpartition(".")[2]


def _in_cage(joint: str) -> bool:
    upper, lower = joint.split("-")
    return upper[0] == lower[0] == "T"
