"""Where the arms are: hanging plumb, as asked, on the thighs, on a table, or holding something before the chest."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics import forward
from spinewise.nervous.asked import UPRIGHT
from spinewise.nervous.asked_goals import single
from spinewise.nervous.goals import LineLean, Meet, Place, Plumb
from spinewise.nervous.reach import reach
from spinewise.nervous.regions import SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy import Body
    from spinewise.nervous.asked import Asked
    from spinewise.nervous.goals import Goal, Spot

JOINTS = ("shoulder.flexion", "shoulder.abduction", "elbow.flexion")
ON_TABLE = (25.0, 10.0, 65.0)  # [deg] shoulder forward and aside, elbow: forearms level; assumption
ON_THIGHS = (10.0, 0.0, 45.0)  # [deg] where the search for hands on the thighs begins
LEANING = {"trunk_flexion", "t12_flexion", "thorax_on_pelvis_flexion"}  # asked for, the arms lean with the trunk
DOWN_THIGH = 0.4  # how far down the thigh the hands rest: as far as they reach in a slight bend; assumption
SEATED_DOWN_THIGH = 0.6  # the same where the thighs are level; assumption


@dataclass(slots=True)
class Arms:
    """What the arms add to a task."""

    held: dict[int, float] = field(default_factory=dict)
    free: set[int] = field(default_factory=set)  # coordinates the base posture holds, and the arms do not
    start: dict[int, float] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()
    hands: dict[str, Spot] = field(default_factory=dict)  # per side: where what a hand holds acts


def arms(body: Body, asked: Asked) -> Arms:
    """Both arms: one that holds something reaches; one that is asked for is held so; others hang, or rest as asked."""
    found = Arms(hands={side: _palm(body, side) for side in SIDES})
    if asked.reach_m is not None:
        reached = reach(body, asked.reach_m, asked.reaching)
        found.held, found.hands = reached.held, found.hands | reached.spots
    told = {name.partition("_")[0] for _, name, _ in single(asked) if "shoulder" in name or "elbow" in name}
    if asked.reach_m is not None and _leans_freely(asked):
        _keep_direction(body, [side for side in asked.reaching if side not in told], found)
    reaching = set(asked.reaching) if asked.reach_m is not None else set()
    for side in SIDES:
        if side not in told | reaching and asked.base in UPRIGHT:
            _rest(body, asked, side, found)
    return found


def _rest(body: Body, asked: Asked, side: str, found: Arms) -> None:
    where, far = asked.hands, SEATED_DOWN_THIGH if asked.base == "sitting" else DOWN_THIGH
    places = [body.index(f"{side}_{name}") for name in JOINTS]
    if where == "table":
        found.held |= dict(zip(places, np.radians(ON_TABLE).tolist(), strict=True))
    elif where == "thighs":
        found.free |= {*places, body.index(f"{side}_shoulder.rotation")}
        found.start |= {place: math.radians(value) for place, value in zip(places, ON_THIGHS, strict=True)}
        found.goals += (Meet("hands", _palm(body, side), _thigh_front(body, side, far)),)
    else:
        found.free |= set(places[:2])
        upward = (body.segment_index(f"{side}_upper_arm"), np.array([0.0, 1.0, 0.0]))
        found.goals += (Plumb("", upward),)


def _leans_freely(asked: Asked) -> bool:
    return asked.base in UPRIGHT and asked.reclined is None and not LEANING & set(asked.angles)


def _keep_direction(body: Body, sides: Sequence[str], found: Arms) -> None:
    """The line from shoulder to palm keeps its slope in the room, however the trunk leans: what is held stays up."""
    q = np.zeros(len(body.coordinates))
    q[list(found.held)] = list(found.held.values())
    here = Place(body, q, forward(body, q))
    for side in sides:
        shoulder = body.index(f"{side}_shoulder.flexion")
        found.start[shoulder] = found.held.pop(shoulder)
        found.free.add(shoulder)
        line = LineLean(
            "reach_m", _palm(body, side), (body.segment_index(f"{side}_upper_arm"), np.zeros(3)), "flexion", 0.0
        )
        found.goals += (replace(line, target=float(line.rows(here).miss[0])),)


def _palm(body: Body, side: str) -> Spot:
    return body.segment_index(f"{side}_hand"), body.segment(f"{side}_hand").landmarks["palm"]


def _thigh_front(body: Body, side: str, far: float) -> Spot:
    """On the front of the thigh, as deep as its back lies behind the bone."""
    knee, back = body.segment(f"{side}_shank").offset, body.segment(f"{side}_thigh").landmarks["back"]
    return body.segment_index(f"{side}_thigh"), np.array([-back[0], far * knee[1], 0.0])
