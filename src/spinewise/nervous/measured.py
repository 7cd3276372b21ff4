"""All measures of one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import LinAlgError

from spinewise.nervous.answer import Measures
from spinewise.nervous.known import JOINTS, SPINE
from spinewise.nervous.measures.effort import effort
from spinewise.nervous.measures.evenness import evenness, joint_use, used_share
from spinewise.nervous.measures.guarding import guarding
from spinewise.nervous.measures.load_factor import load_factor
from spinewise.nervous.measures.overload import endurable, overload
from spinewise.nervous.measures.stillness import drift
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.supports import many_columns, point_columns

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.nervous.answer import Levels
    from spinewise.nervous.problem import Problem
    from spinewise.nervous.solution import Solution

SHOULDER = "right_upper_arm"  # the vertebra it hangs on is held when a foot is pushed; a hand's push the pelvis holds
PUSHED = ("right_hand", "left_hand", "right_foot", "left_foot")


def measured(problem: Problem, solution: Solution, levels: Levels) -> Measures:
    """Every measure, once."""
    activation, seconds = solution.x[problem.layout.muscles], problem.settings.task_seconds
    spent = effort(problem.share, activation)
    held, carried = stiffness_parts(problem, solution.x)
    coordinates = problem.body.coordinates[SPINE]
    use = used_share(
        problem.q[SPINE], np.array([c.lower for c in coordinates]), np.array([c.upper for c in coordinates])
    )
    return Measures(
        effort=spent,
        guarding=guarding(spent, _unguarded(problem)) if problem.settings.stability else None,
        load_factor=load_factor(held, carried),
        evenness_motion=evenness(joint_use(use)),
        evenness_load=evenness(np.nan_to_num(levels.pressure), problem.body.discs.has_disc),
        stillness={point: stillness(problem, held + carried, point) for point in PUSHED},
        overload=overload(activation, seconds),
        holdable=endurable(seconds),
        seconds=seconds,
    )


def stiffness_parts(problem: Problem, x: Array) -> tuple[Array, Array]:
    """Stiffness of tissue and muscles, and of all that is carried as it is, at x [N m/rad]. Shapes (75, 75)."""
    stiffness, multiple = problem.stiffness, 1.0 + problem.settings.safety_factor
    amounts = x[stiffness.ray_start + stiffness.pushing.rays] * problem.layout.weight
    carried = problem.known.carried + stiffness.pushing.dead(amounts)
    return stiffness.base + stiffness.assemble(x) - multiple * carried, carried


def stillness(problem: Problem, stiffness: Array, point: str) -> float:
    """Largest drift of a vertebra per newton at a hand or foot [m/N]; nan where the spine is not stable."""
    push, bones = _push(problem, point), _bones(problem, from_above=point.endswith("foot"))
    try:
        return drift(stiffness, push, bones)
    except LinAlgError:
        return float("nan")


def _push(problem: Problem, point: str) -> Array:
    """How the pushed point moves with the spine [m/rad]. Shape (75, 3)."""
    body, pose = problem.body, problem.geometry.pose
    number = body.segment_index(point)
    at = pose.point(number, body.segments[number].com)
    if not point.endswith("foot"):
        return point_columns(body, pose, number, at)[SPINE]
    found: Array = _seen_from_above(problem, at[None])[0]
    return found


def _bones(problem: Problem, *, from_above: bool) -> Array:
    """How the vertebrae's origins move with the spine [m/rad]. Shape (25, 3, 75)."""
    body, pose = problem.body, problem.geometry.pose
    segments = [body.coordinates[SPINE.start + 3 * joint].segment for joint in range(JOINTS)]
    moved = many_columns(body, pose, segments, pose.origins[segments])[:, SPINE]
    if from_above:
        moved += _seen_from_above(problem, pose.origins[segments])
    return moved.transpose(0, 2, 1)


def _seen_from_above(problem: Problem, at: Array) -> Array:
    """How points (n, 3) fixed to the pelvis move when the shoulders are held: the other way round. Shape (n, 75, 3)."""
    body, pose = problem.body, problem.geometry.pose
    held = body.segment(SHOULDER).parent
    return -many_columns(body, pose, [held] * len(at), at)[:, SPINE]


def _unguarded(problem: Problem) -> float:
    """Effort of the same posture when balance is enough."""
    free = solve(problem.without_stability().standard, Tolerance(), None)
    return effort(problem.share, free.x[problem.layout.muscles])
