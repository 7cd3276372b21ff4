"""How what balance demands changes with posture, at the forces of the moment: the whole stiffness (eq. 150)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.anatomy.ligaments import ligament_tension
from spinewise.mechanics import force_length
from spinewise.mechanics.geometry import GRAVITY, path_stiffness
from spinewise.mechanics.kernels.resisting import STRAIGHT_FROM
from spinewise.mechanics.loads import PointForce, PointForces, point_forces
from spinewise.mechanics.passive import passive
from spinewise.nervous.girdle import carried_along
from spinewise.nervous.known import JOINTS, SPINE

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.problem import Problem
LEAST_FORCE = 1e-9  # [N] a muscle without strength has no part in the wall, and is not divided by


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Energy that passive tissue holds in a posture (eq. 149)."""

    energy: float  # discs, facets, ligaments, muscles without activation, limb joints [J]
    slope: Array  # with each coordinate [N m]. Shape (n_coordinate,)
    bend: Array  # second derivative [N m/rad]. Shape (n_coordinate, n_coordinate)

    def beyond(self, q: Array, neutral: Stored) -> Stored:
        """What leaving neutral standing costs: there, tissue and weight have come to terms (eq. 149)."""
        return Stored(self.energy - neutral.energy - float(neutral.slope @ q), self.slope - neutral.slope, self.bend)


def stored(problem: Problem) -> Stored:
    """The passive energy of a problem's posture, each disc under the weight that it carries in neutral standing."""
    body, at = problem.body, problem.geometry
    tissue = passive(body, problem.q, weight_above(body))
    tension, axial = problem.known.tension, _passive_slopes(problem)
    bend = path_stiffness(at, tension, axial)
    bend[np.diag_indices_from(bend)] += tissue.stiffness
    _two_joint(problem, bend)
    energy = tissue.energy + _path_energy(problem)
    return Stored(energy, tension @ at.R - tissue.moment, bend)


@lru_cache(maxsize=32)
def weight_above(body: Body) -> Array:
    """Weight of all that hangs above each joint of the spine [N]. Shape (25,)."""
    above = np.zeros(JOINTS)
    for segment, moved in zip(body.segments, body.arrays.moved_by, strict=True):
        above += segment.mass_kg * np.isin(SPINE.start + 3 * np.arange(JOINTS), moved)
    return locked(GRAVITY * above)


def demand(problem: Problem, x: Array, bend: Array) -> Array:
    """K with A(q) x - b(q) falling by K dq (eq. 150): weight, loads, contacts, tissue, muscles at constant activation.

    Args:
        problem: a posture.
        x: its unknowns. Shape (n,)
        bend: second derivative of the passive energy, from `stored`: with the neutral weight on the discs.

    Returns:
        [N m/rad], and for the wall's rows in their unit. Shape (n_row, n_coordinate)

    Limits:
        A disc's moment from compression changes with the disc's own angle only; that compression itself changes with
        posture is left out.
    """
    at, known = problem.geometry, problem.known
    K = (
        bend
        + at.gravity_stiffness
        + point_forces(at, problem.borne.joined(PointForces.of(at.body, _pushes(problem, x))))[1]
    )
    K += carried_along(at, problem.loads)
    tension, slope = _active(problem, x)
    K += path_stiffness(at, tension, slope)
    pressed = known.joint_force[:, 0] + problem.pressing[:, 0] @ x - weight_above(problem.body)
    K[np.arange(SPINE.start, SPINE.stop), np.arange(SPINE.start, SPINE.stop)] += known.stiffness_per_newton * np.repeat(
        pressed, 3
    )
    return np.vstack([K, -_wall(problem, slope)])


def _wall(problem: Problem, slope: Array) -> Array:
    """How the wall's tension changes with posture, right and left. Shape (2, n_coordinate)."""
    at, order = problem.geometry, problem.layout
    force = np.maximum(problem.known.muscle.per_activation, LEAST_FORCE)
    hoop = problem.standard.A[len(problem.q) :, order.muscles] / force
    grows = slope[at.muscles] + problem.known.muscle.passive_slope
    return np.asarray((hoop * grows) @ at.R[at.muscles])


def _active(problem: Problem, x: Array) -> tuple[Array, Array]:
    """Tension [N] and its slope [N/m] of every path from what is decided: muscles and pressure. Shapes (n_path,)."""
    at, muscles, order = problem.geometry, problem.body.muscles, problem.layout
    tension, slope = np.zeros(len(at.lengths)), np.zeros(len(at.lengths))
    given, force = x[order.muscles], problem.known.muscle
    tension[at.muscles] = given * force.per_activation
    along = force.strongest * np.cos(muscles.pennation) / muscles.optimal_length
    slope[at.muscles] = given * along * force_length.active_slope(muscles.fibre_ratio(at.lengths[at.muscles]))
    cavity = problem.body.cavity
    tension[at.cavity] = -x[order.pressure] * cavity.max_pressure_pa * cavity.area_m2
    return tension, slope


def _pushes(problem: Problem, x: Array) -> list[PointForce]:
    """Contact forces as dead loads, and what pushes back where the body leans on itself."""
    edges, pose = problem.rays, problem.geometry.pose
    forces = edges.forces(x[problem.layout.rays] * problem.layout.weight)
    pushes = []
    for one, point, force in zip(edges.contacts, edges.points, forces, strict=True):
        pushes.append(PointForce(one.segment, one.local, force))
        if one.against is not None:
            local = pose.rotations[one.against].T @ (point - pose.origins[one.against])
            pushes.append(PointForce(one.against, local, -force))
    return pushes


def _two_joint(problem: Problem, bend: Array) -> None:
    """What limb tissue over two joints adds between them; `passive` gives the diagonal only."""
    limbs = problem.body.limb_passive
    first, second = limbs.places.T
    u = limbs.constant + np.sum(limbs.rates * problem.q[limbs.places], axis=1)
    mixed = limbs.scale * np.exp(np.minimum(u, STRAIGHT_FROM)) * limbs.rates[:, 0] * limbs.rates[:, 1]
    np.add.at(bend, (first, second), mixed)
    np.add.at(bend, (second, first), mixed)


def _passive_slopes(problem: Problem) -> Array:
    at, body = problem.geometry, problem.body
    slope = np.zeros(len(at.lengths))
    slope[at.muscles] = problem.known.muscle.passive_slope
    slope[at.ligaments] = ligament_tension(body.ligaments, at.lengths[at.ligaments])[1]
    return slope


def _path_energy(problem: Problem) -> float:
    at, body, muscles = problem.geometry, problem.body, problem.body.muscles
    ratio = muscles.fibre_ratio(at.lengths[at.muscles])
    full = problem.known.muscle.strongest * np.cos(muscles.pennation) * muscles.optimal_length
    inside = float(full @ force_length.passive_energy(ratio))
    return inside + float(ligament_tension(body.ligaments, at.lengths[at.ligaments])[2].sum())
