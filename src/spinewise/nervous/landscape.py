"""What every posture of a task costs: effort in balance and passive energy (derivations, eq. 148-151)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from spinewise.nervous.demand import demand, stored
from spinewise.nervous.goals import worst
from spinewise.nervous.problem import Problem, problem
from spinewise.nervous.project import Box, posed, project, stacked
from spinewise.nervous.solution import Warm
from spinewise.nervous.solver import solve
from spinewise.nervous.sqp import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.mechanics import Pose
    from spinewise.mechanics.loads import PointForce
    from spinewise.nervous.demand import Stored
    from spinewise.nervous.settings import Nervous
    from spinewise.nervous.standard import Standard
    from spinewise.nervous.supports import Contact
    from spinewise.nervous.task import Task

    Supports = Callable[[Pose], Sequence[Contact]]

ENERGY = 10.0  # [J] what passive energy is counted in
MET = 2e-5  # goals missed by less are met [rad], [m]: a thousandth of a degree, a fiftieth of a millimetre
SHORT = 0.05  # price of one newton metre (or newton, or wall share) that nothing can supply [effort]: well above what
# the dearest muscle asks, about 0.01, so that it is bought only where balance cannot be had
SHORT_BEND = 1e-2  # curvature of that price [effort/(N m)^2]


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """The landscape of one task on one body."""

    task: Task
    loads: tuple[PointForce, ...]
    supports: Supports
    settings: Nervous  # without stability: that is asked of the posture found
    energy_weight: float  # w: price of `ENERGY` joules of passive energy [effort]
    neutral: Stored  # in neutral standing
    box: Box
    moves: Array  # Shape (n_coordinate, p)

    @staticmethod
    def of(
        task: Task, loads: tuple[PointForce, ...], supports: Supports, settings: Nervous, energy_weight: float
    ) -> Land:
        """The landscape of a task; everything that is not held may move."""
        box = task.box
        still = neutral(task.body, settings)
        return Land(task, loads, supports, settings, energy_weight, still, box, all_moves(box))

    def even(self, even: bool) -> Land:
        """The same with moves that a mirror does not change, or with all."""
        return replace(self, moves=even_moves(self.task, self.box) if even else all_moves(self.box))

    def pose(self, q: Array) -> Pose:
        """Where a posture puts everything."""
        return posed(self.task.body, q)

    @property
    def lower(self) -> Array:
        """Least value of each coordinate."""
        return self.box.lower

    @property
    def upper(self) -> Array:
        """Largest value of each coordinate."""
        return self.box.upper

    def spot(self, q: Array, near: Spot | None) -> Spot | None:
        """The posture next to `q` that meets the goals, and what it costs; None where none is near."""
        found = project(self.task.body, q, self.task.goals, self.box, near=MET)
        if worst(found.rows) > MET:
            return None
        here = problem(self.task.body, found.place.q, self.loads, self.supports(found.place.pose), self.settings)
        return self._spot(found.place.q, here, stacked(found.rows, len(q))[1], near)

    def _spot(self, q: Array, here: Problem, goals: Array, near: Spot | None) -> Spot:
        energy, price = stored(here).beyond(q, self.neutral), self.energy_weight / ENERGY
        standard = elastic(replace(here.standard, stiffness=None))
        if self.task.bedded:
            standard = replace(standard, A=np.zeros_like(standard.A), b=np.zeros_like(standard.b))
        solution = solve(standard, warm=_warm(near, standard))
        K = demand(here, solution.x[: here.layout.size], energy.bend)  # bends alike, whatever it is counted from
        if self.task.bedded:
            K = np.zeros_like(K)
        return Spot(
            q=q,
            value=standard.cost(solution.x) + price * energy.energy,
            effort=standard.cost(solution.x),
            energy=energy.energy,
            standard=standard,
            x=solution.x,
            lam=solution.lam,
            K=K,
            slope=price * energy.slope,
            bend=price * energy.bend,
            goals=goals,
        )


_NEUTRAL: WeakKeyDictionary[Body, dict[tuple[object, ...], Stored]] = WeakKeyDictionary()


def neutral(body: Body, settings: Nervous) -> Stored:
    """Passive energy and its slope in neutral standing; kept for each body and muscle size."""
    size = (settings.max_stress, *sorted(settings.strength.items()))
    kept = _NEUTRAL.setdefault(body, {})
    if size not in kept:
        kept[size] = stored(problem(body, np.zeros(len(body.coordinates)), (), (), settings))
    return kept[size]


def elastic(standard: Standard) -> Standard:
    """The same with every row's shortfall to buy."""
    rows = len(standard.b)
    return replace(
        standard,
        c=np.append(standard.c, np.full(rows, SHORT_BEND)),
        g=np.append(standard.g, np.zeros(rows)),
        h=np.append(standard.h, np.full(rows, SHORT)),
        kink=np.append(standard.kink, np.zeros(rows)),
        A=np.hstack([standard.A, np.eye(rows)]),
        lower=np.append(standard.lower, np.full(rows, -np.inf)),
        upper=np.append(standard.upper, np.full(rows, np.inf)),
    )


def _warm(near: Spot | None, standard: Standard) -> Warm | None:
    if near is None or len(near.lam) != len(standard.b):
        return None
    return Warm(near.lam, np.empty((0, 0)), np.empty(0))


def all_moves(box: Box) -> Array:
    """One direction for each coordinate that may move. Shape (n_coordinate, p)."""
    free = np.flatnonzero(box.ease > 0.0)
    return np.asarray(np.eye(len(box.ease))[:, free])


def even_moves(task: Task, box: Box) -> Array:
    """Moves that look the same in a mirror: mid-line bends, and both sides' limbs together."""
    tree = task.body.arrays
    columns = []
    for place in np.flatnonzero(box.ease > 0.0):
        other = tree.mirror[place]
        if tree.mirror_sign[place] < 0.0 or other < place:
            continue
        column = np.zeros(len(box.ease))
        column[[place, other]] = 1.0
        columns.append(column)
    return np.array(columns).T.reshape(len(box.ease), -1)
