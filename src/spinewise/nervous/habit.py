"""The lazy part: leaving one's habit costs by distance, so small gains do not pay; only practice changes a habit.

Derivations, eq. 156-159. A price on the distance itself, not its square, has a dead zone round the habit. Nothing here
drifts by itself: `practise` is the only way from one habit to another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.errors import BadValue, UnknownName
from spinewise.nervous.regions import SPINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.body import Array, Body

STRENGTH = 0.02  # [effort/rad] assumption: one degree off costs 0.00035 of all muscles fully on
FELT = (
    0.05  # a pattern must cost this share less to be felt as better; Selinger 2015: walkers found savings of about 5 %
)
REPEATS = 50.0  # repetitions after which 63 % of the way to a better pattern is gone (assumption; walkers need minutes)
LOOSENS = 200.0  # repetitions after which 63 % of a habit's strength is gone, or back (assumption)


@dataclass(frozen=True, slots=True, eq=False)
class Habit:
    """The posture somebody falls into, and what leaving it costs.

    Args:
        target: the habit's posture [rad], [m]. Shape (n_coordinate,)
        strength: h, price of one radian in a coordinate of weight 1 [effort/rad].
        weights: w_j, 0 where there is no habit. Shape (n_coordinate,)
        full: strength of a habit long kept [effort/rad].
    """

    target: Array
    strength: float
    weights: Array
    full: float = STRENGTH

    def __post_init__(self) -> None:
        for name in ("strength", "full"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value >= 0.0):
                raise BadValue(f"habit.{name}", value, "give a price of 0 or more")
        object.__setattr__(self, "target", locked(self.target))
        object.__setattr__(self, "weights", locked(self.weights))
        if self.target.shape != self.weights.shape or not np.isfinite(self.target).all() or self.weights.min() < 0.0:
            raise BadValue("habit.weights", self.weights.shape, "one weight of 0 or more for each finite target")

    @property
    def weight(self) -> Array:
        """h w_j [effort/rad]. Shape (n_coordinate,)."""
        return self.strength * self.weights

    def price(self, q: Array) -> float:
        """What a posture costs by it (eq. 156)."""
        return float(self.weight @ np.abs(q - self.target))


def no_habit(body: Body) -> Habit:
    """Nothing holds the body to anything."""
    nothing = np.zeros(len(body.coordinates))
    return Habit(nothing, 0.0, nothing)


def habit(body: Body, angles: Mapping[str, float], strength: float = STRENGTH) -> Habit:
    """A habit in some coordinates.

    Args:
        body: whose habit.
        angles: by coordinate ("L4-L5.flexion", "right_hip.flexion") [rad].
        strength: h [effort/rad].
    """
    target, weights = np.zeros(len(body.coordinates)), np.zeros(len(body.coordinates))
    for name, value in angles.items():
        target[body.index(name)], weights[body.index(name)] = value, 1.0
    return Habit(target, strength, weights)


def posture_habit(body: Body, q: Array, strength: float = STRENGTH) -> Habit:
    """The habit of keeping spine and hips as they are in a posture."""
    return habit(body, {name: float(q[body.index(name)]) for name in _spine_and_hips()}, strength)


def named(body: Body, name: str) -> Habit:
    """A habit by its name: "none", or "upright", which keeps the spine and hips as they are in neutral standing.

    Raises:
        UnknownName: no such habit.
    """
    known = {"none": no_habit, "upright": _upright}
    if name not in known:
        raise UnknownName("nervous.habit", name, known)
    return known[name](body)


def _upright(body: Body) -> Habit:
    return posture_habit(body, np.zeros(len(body.coordinates)))


@dataclass(frozen=True, slots=True, eq=False)
class Practice:
    """A pattern tried out, and what was felt."""

    q: Array  # the pattern [rad], [m]. Shape (n_coordinate,)
    cost: float  # of this pattern, without habit
    habit_cost: float  # of doing the same task the habitual way
    repetitions: float


def practise(old: Habit, done: Practice) -> Habit:
    """The habit after practice (eq. 157-159): a better pattern draws it over and loosens it, the old one firms it.

    A pattern that does not feel better by `FELT` leaves the habit where it is.
    """
    if not (math.isfinite(done.repetitions) and done.repetitions >= 0.0):
        raise BadValue("repetitions", done.repetitions, "give a count of 0 or more")
    loosening = 1.0 - math.exp(-done.repetitions / LOOSENS)
    off = float(old.weights @ np.abs(done.q - old.target))
    if off == 0.0:
        return replace(old, strength=old.strength + (old.full - old.strength) * loosening)
    if done.cost >= (1.0 - FELT) * done.habit_cost:
        return old
    moved = 1.0 - math.exp(-done.repetitions / REPEATS)
    target = old.target + moved * np.where(old.weights > 0.0, done.q - old.target, 0.0)
    return replace(old, target=target, strength=old.strength * (1.0 - loosening))


def _spine_and_hips() -> list[str]:
    motions = ("flexion", "side_bend", "rotation")
    hips = [f"{side}_hip.{motion}" for side in ("right", "left") for motion in ("flexion", "abduction", "rotation")]
    return [f"{joint}.{motion}" for joint in SPINE for motion in motions] + hips
