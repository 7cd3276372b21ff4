"""The kinds of posture a task can start from: what touches where, which limbs are held, where the search begins."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import UnknownName
from spinewise.mechanics import forward
from spinewise.nervous.goals import At, Facing, Plumb
from spinewise.nervous.regions import SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.goals import Goal

LEVEL_BACK = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])  # a shank lying on its front, toes back
LEVEL_AHEAD = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])  # a thigh on a seat
REFERENCE_M = 1.75  # stature for which lengths here are given [m]
AHEAD_OF_ANKLES = 0.05  # where the ground pushes in quiet standing, before the ankles [m]: 4 to 6 cm is the textbook
# figure; 1 cm more leans the whole body 0.6 deg at the ankles and leaves the spine as it is
BEHIND_KNEES = -0.09  # the same in upright kneeling, behind the knee joints [m]; assumption: between knee caps and toes
SIDE_LYING = {"hip.flexion": 45.0, "knee.flexion": 45.0, "shoulder.flexion": 45.0}  # [deg] assumption: legs drawn up
PELVIS = ("pelvis.tx", "pelvis.ty", "pelvis.tz", "pelvis.tilt", "pelvis.list", "pelvis.rotation")
PALM_OVER_FLOOR = 0.02  # wrist joint over the floor when the palm lies flat [m]; assumption


@dataclass(frozen=True, slots=True, eq=False)
class Stance:
    """A base posture on a body, before anything is asked of it."""

    start: Array  # where the search begins [rad], [m]. Shape (n_coordinate,)
    held: dict[int, float] = field(default_factory=dict)  # coordinate -> value
    goals: tuple[Goal, ...] = ()
    carries: Array | None = None  # where the ground's push passes on feet or knees [m]. Shape (3,)
    carries_along: tuple[int, ...] = (0, 2)  # the axes along which that is asked: 0 forward, 2 sideways
    bedded: bool = False  # what lies under the body carries all of it: only passive energy decides


def stance(body: Body, base: str) -> Stance:
    """The base posture of that name on this body.

    Raises:
        UnknownName: no such base posture; lists them.
    """
    if base not in BASES:
        raise UnknownName("posture.base", base, BASES)
    return BASES[base](body)


def _standing(body: Body) -> Stance:
    """Both feet stay where they are in neutral standing; knees straight."""
    q = np.zeros(len(body.coordinates))
    pose = forward(body, q)
    goals: list[Goal] = []
    for side in SIDES:
        foot = body.segment_index(f"{side}_foot")
        goals += [Facing("", foot, np.eye(3)), At("", (foot, np.zeros(3)), pose.origins[foot])]
    held = _limbs(body, {"knee.flexion": 0.0}, free=("hip", "ankle"))
    return Stance(q, held, tuple(goals), np.array([AHEAD_OF_ANKLES * _scale(body), 0.0, 0.0]))


def _sitting(body: Body) -> Stance:
    """Thighs level on a seat as high as the shanks are long, both sit bones on it, feet flat; the pelvis may roll."""
    q = np.zeros(len(body.coordinates))
    q[1] = _shank(body) + _sole(body) - body.segment("pelvis").offset[1]
    _set(body, q, {"hip.flexion": 90.0, "knee.flexion": 90.0})
    goals: list[Goal] = [Facing("", body.segment_index(f"{side}_thigh"), LEVEL_AHEAD) for side in SIDES]
    seated = _still(body, q, (name for name in PELVIS if name != "pelvis.tilt"))
    held = _limbs(body, {"knee.flexion": 90.0}, free=("hip",)) | seated
    return Stance(q, held, tuple(goals))


def _kneeling(body: Body) -> Stance:
    """Shanks on the floor, thighs about upright: the weight between knees and toes.

    Knees are hinges, so a body on both shanks cannot shift sideways: which knee carries more is left to the contacts.
    """
    q = np.zeros(len(body.coordinates))
    q[1] = _thigh(body) + _knee_height(body) - body.segment("pelvis").offset[1]
    _set(body, q, {"knee.flexion": 90.0, "ankle.flexion": -55.0})
    held = _limbs(body, {"ankle.flexion": -55.0}, free=("hip", "knee"))
    behind = np.array([BEHIND_KNEES * _scale(body), 0.0, 0.0])
    return Stance(q, held, _shanks_down(body, q), behind, carries_along=(0,))


def _hands_and_knees(body: Body) -> Stance:
    """Thighs and arms upright, palms flat under the shoulders."""
    q = np.zeros(len(body.coordinates))
    q[1] = _thigh(body) + _knee_height(body) - body.segment("pelvis").offset[1]
    q[3] = math.radians(85.0)
    _set(body, q, {"hip.flexion": 85.0, "knee.flexion": 90.0, "ankle.flexion": -55.0, "shoulder.flexion": 85.0})
    fixed = {"knee.flexion": 90.0, "ankle.flexion": -55.0, "wrist.flexion": -90.0}
    _set(body, q, {"wrist.flexion": -90.0})
    goals: list[Goal] = list(_shanks_down(body, q))
    down = np.array([0.0, PALM_OVER_FLOOR * _scale(body), 0.0])
    for side in SIDES:
        goals.append(Plumb("", (body.segment_index(f"{side}_upper_arm"), np.array([0.0, 1.0, 0.0]))))
        goals.append(At("", (body.segment_index(f"{side}_hand"), np.zeros(3)), down, axes=(1,)))
    return Stance(q, _limbs(body, fixed, free=("hip", "shoulder")), tuple(goals))


def _lying(body: Body, turn: str, degrees: float, mark: str) -> Stance:
    q = np.zeros(len(body.coordinates))
    q[body.index(turn)] = math.radians(degrees)
    legs = SIDE_LYING if turn == "pelvis.list" else {}
    _set(body, q, legs)
    q[1] -= forward(body, q).landmark("pelvis", mark)[1]
    return Stance(q, _limbs(body, legs) | _still(body, q, PELVIS), bedded=True)


BASES: dict[str, Callable[[Body], Stance]] = {
    "standing": _standing,
    "sitting": _sitting,
    "kneeling": _kneeling,
    "hands-and-knees": _hands_and_knees,
    "supine": lambda body: _lying(body, "pelvis.tilt", -90.0, "buttock_back"),
    "prone": lambda body: _lying(body, "pelvis.tilt", 90.0, "asis_right"),
    "side-lying": lambda body: _lying(body, "pelvis.list", 90.0, "trochanter_skin_right"),
}


def _shanks_down(body: Body, q: Array) -> tuple[Goal, ...]:
    pose = forward(body, q)
    goals: list[Goal] = []
    for side in SIDES:
        shank = body.segment_index(f"{side}_shank")
        goals += [Facing("", shank, LEVEL_BACK), At("", (shank, np.zeros(3)), pose.origins[shank])]
    return tuple(goals)


def _limbs(body: Body, degrees: dict[str, float], free: Iterable[str] = ()) -> dict[int, float]:
    """Every limb coordinate held, at 0 unless said, but those of the joints that are free."""
    loose = tuple(f"{joint}." for joint in free)
    held: dict[int, float] = {}
    for index, coordinate in enumerate(body.coordinates):
        side, _, name = coordinate.name.partition("_")
        if side in SIDES and not name.startswith(loose):
            held[index] = math.radians(degrees.get(name, 0.0))
    return held


def _still(body: Body, q: Array, names: Iterable[str]) -> dict[int, float]:
    return {body.index(name): float(q[body.index(name)]) for name in names}


def _set(body: Body, q: Array, degrees: dict[str, float]) -> None:
    for name, value in degrees.items():
        for side in SIDES:
            q[body.index(f"{side}_{name}")] = math.radians(value)


def _scale(body: Body) -> float:
    return body.person.height_m / REFERENCE_M


def _thigh(body: Body) -> float:
    return -float(body.segment("right_shank").offset[1])


def _shank(body: Body) -> float:
    return -float(body.segment("right_foot").offset[1])


def _sole(body: Body) -> float:
    return -float(body.segment("right_foot").landmarks["ball_bottom"][1])


def _knee_height(body: Body) -> float:
    """The knee joint over the floor when the shank lies on its front."""
    return float(body.segment("right_shank").landmarks["knee_front"][0])
