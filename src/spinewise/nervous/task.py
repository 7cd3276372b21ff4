"""What a posture must reach: a base posture, coordinates that are held, goals. Everything else is left to choose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue
from spinewise.nervous import arms, asked_goals
from spinewise.nervous.bases import stance
from spinewise.nervous.pressure_centre import PressureCentre
from spinewise.nervous.project import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array, Coordinate
    from spinewise.mechanics.loads import PointForce
    from spinewise.nervous.asked import Asked
    from spinewise.nervous.goals import Goal, Spot

ROUNDING = 1e-9  # [rad] a value this far outside its range is still in it


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What must be reached on one body."""

    body: Body
    base: str
    start: Array  # where the search begins; held coordinates have their values. Shape (n_coordinate,)
    held: dict[int, float]  # coordinate -> value [rad], [m]
    goals: tuple[Goal, ...]
    bedded: bool  # what lies under the body carries it: only passive energy decides
    told: tuple[str, ...]  # what is asked of single coordinates, by key
    hands: dict[str, Spot]  # per side: where what a hand holds acts, in the hand's frame [m]

    @property
    def box(self) -> Box:
        """Ranges; held coordinates have none and do not move. A wide joint moves more gladly than a narrow one."""
        lower = np.array([c.lower for c in self.body.coordinates])
        upper = np.array([c.upper for c in self.body.coordinates])
        ease = np.where(self._slides, 1.0, ((upper - lower) / 2.0) ** 2)
        for index, value in self.held.items():
            lower[index] = upper[index] = value
            ease[index] = 0.0
        return Box(lower, upper, ease)

    @property
    def _slides(self) -> Array:
        return np.asarray(self.body.arrays.slides)


def task(body: Body, asked: Asked, pushes: Sequence[PointForce] = ()) -> Task:
    """The task behind what is asked (derivations, eq. 140-146).

    Args:
        body: whose posture.
        asked: what is asked of it.
        pushes: outer forces on the body: in standing and kneeling, weight and these together pass through the feet
            or between knees and toes.

    Raises:
        BadValue: something asked lies outside what the joints allow, with the range.
    """
    base, resting, told = stance(body, asked.base), arms.arms(body, asked), _told(body, asked)
    held = {k: v for k, v in base.held.items() if k not in resting.free} | resting.held | told
    start = base.start.copy()
    for place, value in (resting.start | held).items():
        start[place] = value
    goals = (*base.goals, *resting.goals, *asked_goals.goals(body, asked))
    if base.carries is not None:
        goals = (*goals, PressureCentre("", base.carries, tuple(pushes), base.carries_along))
    keys = tuple(dict.fromkeys(key for key, *_ in asked_goals.single(asked)))
    return Task(body, asked.base, start, held, goals, base.bedded, keys, resting.hands)


def _told(body: Body, asked: Asked) -> dict[int, float]:
    """Coordinates that are asked for one by one."""
    found = {}
    for key, name, value in asked_goals.single(asked):
        place = body.index(name)
        joint = body.coordinates[place]
        _in_range(joint, value, key)
        found[place] = min(max(value, joint.lower), joint.upper)
    return found


def _in_range(joint: Coordinate, value: float, key: str) -> None:
    if joint.lower - ROUNDING <= value <= joint.upper + ROUNDING:
        return
    low, high = math.degrees(joint.lower), math.degrees(joint.upper)
    off = math.degrees(max(joint.lower - value, value - joint.upper))
    raise BadValue(
        key, round(math.degrees(value), 3), f"{joint.name} goes from {low:.1f} to {high:.1f} deg: {off:.1f} deg too far"
    )
