"""Naming what fails: a joint, a direction, and how much is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from spinewise.nervous.answer import Failure
from spinewise.nervous.known import SPINE

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.problem import Problem
    from spinewise.nervous.solution import Solution

LEVER = 0.25  # [m] turns newtons into newton metres where the two are compared (assumption: half a pelvis)
WAYS = {
    "flexion": ("flexion", "extension"),
    "side_bend": ("right", "left"),
    "abduction": ("abduction", "adduction"),
    "inversion": ("inversion", "eversion"),
    "pronation": ("pronation", "supination"),
    "tx": ("forward", "backward"),
    "ty": ("up", "down"),
    "tz": ("right", "left"),
    "tilt": ("forward", "backward"),
    "list": ("right", "left"),
}  # motion -> names of its positive and negative direction


def failure(problem: Problem, solution: Solution) -> Failure | None:
    """What an unsolved problem fails at; None for a solved one, and for one that could not be judged."""
    if solution.status == "infeasible_balance":
        return _unbalanced(problem, solution.shortfall)
    if solution.status == "infeasible_stiffness" and solution.direction is not None:
        return _unstable(problem, solution.direction, solution.stiffness_shortfall)
    return None


def _unbalanced(problem: Problem, missing: Array) -> Failure:
    """The coordinate where most is missing; what is missing is a push in its positive or negative direction."""
    body = problem.body
    count = len(body.coordinates)
    place = int(np.argmax(np.abs(missing) * np.append(np.where(body.arrays.slides, LEVER, 1.0), [1.0, 1.0])))
    if place >= count:
        return Failure("wall", "right" if place == count else "left", float(abs(missing[place])), "")
    unit: Literal["N", "N m"] = "N" if body.arrays.slides[place] else "N m"
    joint, way = _named(body, place, positive=bool(missing[place] > 0.0))
    return Failure(joint, way, float(abs(missing[place])), unit)


def _unstable(problem: Problem, direction: Array, shortfall: float) -> Failure:
    """The coordinate that moves most in the shape the spine gives way in; the stiffness missing there."""
    metric = problem.stiffness.metric
    place = int(np.argmax(np.abs(direction) * np.sqrt(metric)))
    joint, way = _named(problem.body, SPINE.start + place, positive=bool(direction[place] > 0.0))
    return Failure(joint, way, float(shortfall * metric[place]), "N m/rad")


def _named(body: Body, place: int, *, positive: bool) -> tuple[str, str]:
    coordinate = body.coordinates[place]
    motion = coordinate.name.rpartition(".")[2]
    if motion == "rotation":
        ways = ("left", "right") if place < SPINE.stop else ("inward", "outward")
    else:
        ways = WAYS.get(motion, (motion, f"less {motion}"))
    return coordinate.joint, ways[0] if positive else ways[1]
