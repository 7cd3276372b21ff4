"""What a posture brings with it before any muscle is switched on: weight, loads, and what resists by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.ligaments import ligament_tension
from spinewise.mechanics.compression import carried, crossing
from spinewise.mechanics.geometry import path_stiffness
from spinewise.mechanics.loads import point_forces
from spinewise.mechanics.passive import passive
from spinewise.nervous.forces import muscle_forces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry
    from spinewise.mechanics.loads import PointForce, PointForces
    from spinewise.nervous.forces import MuscleForces
    from spinewise.nervous.settings import Nervous

SPINE = slice(6, 81)  # the spine's coordinates in a posture
JOINTS = 25


@dataclass(frozen=True, eq=False)
class Known:
    """Forces that the posture alone decides (derivations, eq. 106)."""

    geometry: Geometry
    muscle: MuscleForces
    tension: Array  # passive tension of every path: muscles, ligaments, cavity [N]. Shape (n_path,)
    slope: Array  # how it grows with length [N/m]. Shape (n_path,)
    crossing: Array  # joint force per unit tension of each path. Shape (n_path, 25, 3)
    load: Array  # generalised force of weight and loads [N m], [N]. Shape (n_coordinate,)
    force: Array  # of all that is known, loads included [N m], [N]. Shape (n_coordinate,)
    joint_force: Array  # on what hangs above each joint, in the disc's frame [N]. Shape (25, 3)
    joint_load: Array  # the part of it from weight and loads [N]. Shape (25, 3)
    carried: Array  # stiffness of weight and loads [N m/rad]. Shape (75, 75)
    tissue: Array  # stiffness of discs and facets without compression [N m/rad]. Shape (75,)
    moment_per_newton: Array  # passive moment per newton of compression, spine [m]. Shape (75,)
    stiffness_per_newton: Array  # passive stiffness per newton of compression, spine [m/rad]. Shape (75,)

    @cached_property
    def held(self) -> Array:
        """Stiffness of passive tissue under what is known of the compression [N m/rad]. Shape (75, 75)."""
        total = np.array(path_stiffness(self.geometry, self.tension, self.slope)[SPINE, SPINE])
        pressed = self.stiffness_per_newton * np.repeat(self.joint_force[:, 0], 3)
        total[np.diag_indices(len(total))] += self.tissue + pressed
        return total


def known(
    body: Body, q: Array, geometry: Geometry, loads: Sequence[PointForce] | PointForces, settings: Nervous
) -> Known:
    """Everything that acts at posture `q` without a decision (derivations, eq. 106)."""
    muscle = muscle_forces(body, geometry.lengths[geometry.muscles], settings)
    tension, slope = _passive_tension(body, geometry, muscle)
    outside, outside_stiffness = point_forces(geometry, loads)
    tissue = passive(body, q)
    cross = crossing(geometry)
    joint_load = carried(geometry, loads)
    joint_force = joint_load + np.tensordot(tension, cross, axes=1)
    load = geometry.gravity + outside
    force = load + tissue.moment - tension @ geometry.R
    force[SPINE] += tissue.moment_per_newton[SPINE] * np.repeat(joint_force[:, 0], 3)
    return Known(
        geometry=geometry,
        muscle=muscle,
        tension=tension,
        slope=slope,
        crossing=cross,
        load=load,
        force=force,
        joint_force=joint_force,
        joint_load=joint_load,
        carried=(geometry.gravity_stiffness + outside_stiffness)[SPINE, SPINE],
        tissue=tissue.stiffness[SPINE],
        moment_per_newton=tissue.moment_per_newton[SPINE],
        stiffness_per_newton=tissue.stiffness_per_newton[SPINE],
    )


def _passive_tension(body: Body, geometry: Geometry, muscle: MuscleForces) -> tuple[Array, Array]:
    """Tension [N] and its slope [N/m] of every path without activation or pressure. Shapes (n_path,)."""
    tension, slope = np.zeros(len(geometry.lengths)), np.zeros(len(geometry.lengths))
    tension[geometry.muscles], slope[geometry.muscles] = muscle.passive, muscle.passive_slope
    pull = ligament_tension(body.ligaments, geometry.lengths[geometry.ligaments])
    tension[geometry.ligaments], slope[geometry.ligaments] = pull[0], pull[1]
    return tension, slope
