"""Solve a recruitment problem and say what came out, in physical units. Checks its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.answer import Answer, Levels, MuscleParts, Proof, SupportForce
from spinewise.nervous.failure import failure
from spinewise.nervous.known import SPINE
from spinewise.nervous.measured import measured as measure
from spinewise.nervous.measures import joint_loads
from spinewise.nervous.measures.shares import share
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.split import split
from spinewise.nervous.sums import sums
from spinewise.nervous.threads import one_thread

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.answer import Status
    from spinewise.nervous.problem import Problem
    from spinewise.nervous.solution import Solution, Warm

STATUS: dict[str, Status] = {
    "solved": "solved",
    "infeasible_balance": "cannot_balance",
    "infeasible_stiffness": "cannot_hold",
    "stalled": "not_proven",
}
EXACT = Tolerance(exact=True)
QUICK = Tolerance()


def recruit(problem: Problem, warm: Warm | None = None, *, exact: bool = True, measured: bool = True) -> Answer:
    """The cheapest muscle forces that keep the posture: in balance and, if asked, stable.

    Args:
        problem: from `problem.problem`.
        warm: `answer.solution.warm` of a neighbouring problem.
        exact: parts and shares to rounding; otherwise cost and forces to about 0.1 %, parts to no promise.
        measured: with the measures; guarding needs a second solve.

    Returns:
        An answer of any status: what cannot be balanced or held says where and by how much, and its forces are nan.
    """
    with one_thread():
        return _recruited(problem, warm, exact=exact, measured=measured)


def _recruited(problem: Problem, warm: Warm | None, *, exact: bool, measured: bool) -> Answer:
    solution = solve(problem.standard, EXACT if exact else QUICK, warm)
    status = STATUS[solution.status]
    if status != "solved":
        return _failed(problem, solution, status)
    muscles = _muscles(problem, solution)
    levels = _levels(problem, solution.x)
    groups, regions = sums(problem, muscles)
    return Answer(
        status=status,
        failure=None,
        q=problem.q,
        levels=levels,
        muscles=muscles,
        by_group=groups,
        by_region=regions,
        supports=_supports(problem, solution.x),
        limb_moments=_limb_moments(problem, solution.x),
        pressure=float(solution.x[problem.layout.pressure]) * problem.body.cavity.max_pressure_pa,
        measures=measure(problem, solution, levels) if measured else None,
        proof=_proof(problem, solution),
        solution=solution,
    )


def _failed(problem: Problem, solution: Solution, status: Status) -> Answer:
    """No forces are given for what cannot be: nan, so that nobody takes the nearest miss for an answer."""
    nothing = np.full(problem.layout.size, np.nan)
    blank = np.full(len(problem.body.muscles), np.nan)
    return Answer(
        status=status,
        failure=failure(problem, solution),
        q=problem.q,
        levels=_levels(problem, nothing),
        muscles=MuscleParts(*([blank] * 8)),
        by_group={},
        by_region={},
        supports=(),
        limb_moments=np.full(len(problem.q), np.nan),
        pressure=float("nan"),
        measures=None,
        proof=_proof(problem, solution),
        solution=solution,
    )


def _levels(problem: Problem, x: Array) -> Levels:
    """Joint by joint (derivations, eq. 110, 122, 123)."""
    known, order, discs = problem.known, problem.layout, problem.body.discs
    carried = known.joint_force + problem.pressing @ x
    outside = known.load[SPINE] + (problem.standard.A[SPINE, order.rays] @ x[order.rays])
    pressed = joint_loads.compression(carried)
    return Levels(
        names=tuple(c.joint for c in problem.body.coordinates[SPINE][::3]),
        angles=problem.q[SPINE].reshape(-1, 3),
        compression=pressed,
        shear=joint_loads.shear(carried),
        moment=outside.reshape(-1, 3),
        pressure=joint_loads.pressure(pressed, discs.area_m2, discs.has_disc),
    )


def _muscles(problem: Problem, solution: Solution) -> MuscleParts:
    mine, force = problem.layout.muscles, problem.known.muscle
    parts = split(problem.standard, solution)
    activation = solution.x[mine]
    balancing, stabilising, bound = parts.balancing[mine], parts.stabilising[mine], parts.bound[mine]
    return MuscleParts(
        activation=activation,
        force=activation * force.per_activation + force.passive,
        passive_force=force.passive,
        balancing=balancing,
        stabilising=stabilising,
        habit=parts.habit[mine],
        bound=bound,
        share=share(balancing, stabilising, bound),
    )


def _supports(problem: Problem, x: Array) -> tuple[SupportForce, ...]:
    edges = problem.rays
    forces = edges.forces(x[problem.layout.rays] * problem.layout.weight)
    return tuple(
        SupportForce(one.support, one.part, one.segment, at, force)
        for one, at, force in zip(edges.contacts, edges.points, forces, strict=True)
    )


def _limb_moments(problem: Problem, x: Array) -> Array:
    order, moments = problem.layout, np.zeros(len(problem.q))
    np.add.at(moments, order.limb_coordinate, order.limb_moment * x[order.limbs])
    return moments


def _proof(problem: Problem, solution: Solution) -> Proof:
    """What is left over, in physical units, from the answer alone."""
    slides = problem.body.arrays.slides
    left = np.abs(problem.standard.residual(solution.x))[: len(slides)]
    found = solution.certificate
    return Proof(
        residual_nm=float(left[~slides].max()),
        residual_n=float(left[slides].max()),
        duality_gap=found.duality_gap,
        stability_slack=found.stability_slack,
        complementarity=found.complementarity,
        multiplier_lowest=found.multiplier_slack,
        proven=solution.status == "solved" and found.proves(QUICK.slack, QUICK.gap, QUICK.balance),
    )
