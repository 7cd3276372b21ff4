"""The stiffness of a body's spine as the recruitment problem sees it: affine in every unknown force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics.geometry import arm_rates, motions, path_stiffness
from spinewise.nervous.known import JOINTS, SPINE
from spinewise.nervous.pushing import pushing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry
    from spinewise.nervous.problem import Problem
    from spinewise.nervous.pushing import Pushing

METRIC_SHARE = 0.05  # a coordinate's stiffness is measured by its load, but by no less than this share of the mean load
METRIC_LEAST = 1.0  # [N m/rad] and by no less than this, where little is carried: what a neck joint carries is 2 to 8


@dataclass(frozen=True, slots=True, eq=False)
class BodyStiffness:
    """K(x) = base + sum_i x_i K_i on the 75 spine coordinates (derivations, eq. 103, 108, 109).

    Unknown x in the order of `Layout`; the limbs' moments and the wall's slack have no part in K.
    """

    base: Array  # passive tissue + (1 + s) weight and loads [N m/rad]. Shape (75, 75)
    metric: Array  # what each coordinate's stiffness is measured by: (1 + s) times its load [N m/rad]. Shape (75,)
    geometry: Geometry
    tension: Array  # of each path per unit of its unknown; 0 for ligaments [N]. Shape (n_path,)
    axial: Array  # short-range stiffness of each path per unit of its unknown [N/m]. Shape (n_path,)
    unknown: NDArray[np.intp]  # which unknown each path belongs to; -1 none. Shape (n_path,)
    runs: tuple[tuple[slice, slice], ...]  # the same as neighbouring paths with neighbouring unknowns
    pressing: Array  # passive stiffness through compression: per unit of each unknown [N]. Shape (25, n)
    stiffening: Array  # passive stiffness per newton of compression [m/rad]. Shape (75,)
    pushing: Pushing
    weight: float  # newtons per unit of a ray [N]
    multiple: float  # 1 + s
    ray_start: int  # where rays stand among the unknowns
    size: int  # how many unknowns

    def rows(self, V: Array) -> Array:
        """v' K_i v for every row v of V. Shapes (p, 75) -> (p, n)."""
        full = _whole(self.geometry, V)
        rates, bend = motions(self.geometry, full, full)
        given, found = self.tension * bend + self.axial * rates**2, self._pressed(V, V)
        for paths, unknowns in self.runs:
            found[:, unknowns] += given[:, paths]
        return found

    def pair_rows(self, U: Array, W: Array) -> Array:
        """u' K_i w for every row of U with every row of W. Shapes (p, 75), (r, 75) -> (p, r, n)."""
        found = np.empty((len(U), len(W), self.size))
        for number, (w, pulls) in enumerate(zip(W, self._pulled(W), strict=True)):
            rows = self._pressed(U, w)
            for paths, unknowns in self.runs:
                rows[:, unknowns] += U @ pulls[paths].T
            found[:, number] = rows
        return found

    def _pulled(self, W: Array) -> Iterator[Array]:
        """K_i w of the paths, row after row of W [N m/rad]. Shapes (n_path, 75)."""
        arms = self.geometry.R[:, SPINE]
        for w, bend in zip(W, arm_rates(self.geometry, _whole(self.geometry, W)), strict=True):
            pulls = (self.axial * (arms @ w))[:, None] * arms
            pulls += self.tension[:, None] * bend[:, SPINE]
            yield pulls

    def assemble(self, x: Array) -> Array:
        """sum_i x_i K_i [N m/rad]. Shape (75, 75)."""
        given = np.where(self.unknown >= 0, x[self.unknown], 0.0)
        lines = path_stiffness(self.geometry, self.tension * given, self.axial * given)
        total = np.array(lines[SPINE, SPINE])
        total[np.diag_indices(len(total))] += self.stiffening * np.repeat(self.pressing @ x, 3)
        if len(self.pushing.rays):
            amounts = x[self.ray_start + self.pushing.rays] * self.weight
            total += self.multiple * self.pushing.dead(amounts) + self.pushing.pads(amounts)
        return total

    def _pressed(self, U: Array, W: Array) -> Array:
        """What compression and contacts give; W may be one row for all of U. Shape (p, n)."""
        found = (self.stiffening * U * W).reshape(-1, JOINTS, 3).sum(axis=2) @ self.pressing
        if len(self.pushing.rays):
            pushed = self.pushing.quadratic(U, np.broadcast_to(W, U.shape), self.multiple) * self.weight
            found[:, self.ray_start + self.pushing.rays] += pushed
        return np.asarray(found)


def body_stiffness(problem: Problem) -> BodyStiffness:
    """K as a map of a problem's unknowns (derivations, eq. 108, 109)."""
    at, fixed, order, asked = problem.geometry, problem.known, problem.layout, problem.settings
    paths, multiple = len(at.lengths), 1.0 + asked.safety_factor
    tension, axial, unknown = np.zeros(paths), np.zeros(paths), np.full(paths, -1, dtype=np.intp)
    force, lengths = fixed.muscle.per_activation, at.lengths[at.muscles]
    tension[at.muscles], axial[at.muscles] = force, asked.stiffness_q * force / lengths
    unknown[at.muscles] = np.arange(order.muscles.start, order.muscles.stop)
    tension[at.cavity] = -at.body.cavity.max_pressure_pa * at.body.cavity.area_m2
    unknown[at.cavity] = order.pressure
    pressure = slice(order.pressure, order.pressure + 1)
    return BodyStiffness(
        base=fixed.held + multiple * fixed.carried,
        metric=_metric(multiple * fixed.carried),
        geometry=at,
        tension=tension,
        axial=axial,
        unknown=unknown,
        runs=((at.muscles, order.muscles), (at.cavity, pressure)),
        pressing=problem.pressing[:, 0],
        stiffening=fixed.stiffness_per_newton,
        pushing=pushing(at.body, at.pose, problem.rays),
        weight=order.weight,
        multiple=multiple,
        ray_start=order.rays.start,
        size=order.size,
    )


def _metric(load: Array) -> Array:
    """Each coordinate's own load stiffness, none much below the mean, none below `METRIC_LEAST`."""
    own = np.abs(np.diagonal(load))
    return np.maximum(own, max(METRIC_SHARE * float(own.mean()), METRIC_LEAST))


def _whole(geometry: Geometry, V: Array) -> Array:
    """Directions over the spine as directions over all coordinates."""
    full = np.zeros((len(V), geometry.R.shape[1]))
    full[:, SPINE] = V
    return full
