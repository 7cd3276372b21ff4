"""From the names of a situation file to goals and single coordinates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue
from spinewise.mechanics import forward
from spinewise.nervous.goals import LineLean, SegmentLean, Sum, ThoraxTurn
from spinewise.nervous.regions import MOTIONS, REGIONS, SIDES, THORAX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.asked import Asked
    from spinewise.nervous.goals import Goal, Spot, Turn

CORNERS = tuple(f"body_{wall}_{end}" for wall in ("posterior", "anterior") for end in ("inferior", "superior"))
LEVEL_GAZE = "gaze_level"


def single(asked: Asked) -> Iterator[tuple[str, str, float]]:
    """What is asked of one coordinate: its key in a file, the coordinate's name, the value [rad]."""
    for name, value in asked.angles.items():
        key = f"posture.{name}_deg"
        if name == "pelvis_tilt":
            yield key, "pelvis.tilt", value
        elif (limb := _limb(name)) is not None:
            for side in limb[1]:
                yield key, f"{side}_{limb[0]}", value
    for joint, motions in asked.joints.items():
        for motion, value in motions.items():
            yield f"posture.joints.{joint}.{motion}_deg", f"{joint}.{motion}", value


def goals(body: Body, asked: Asked) -> tuple[Goal, ...]:
    """What is asked of the trunk as a whole, or of several joints together.

    Raises:
        BadValue: a region is asked for more than its joints have together, with the range.
    """
    found = [_goal(body, name, value) for name, value in asked.angles.items() if _is_goal(name)]
    if asked.reclined is not None and "trunk_flexion" not in asked.angles:
        found.append(_goal(body, "trunk_flexion", -asked.reclined))
    if asked.looks_ahead:
        found.append(_upright(body, LEVEL_GAZE, "skull", "flexion", 0.0))
    return tuple(found)


def _is_goal(name: str) -> bool:
    return name != "pelvis_tilt" and _limb(name) is None


def _limb(name: str) -> tuple[str, tuple[str, ...]] | None:
    """("hip.flexion", sides) for hip_flexion, left_hip_flexion; None for anything that is no limb's."""
    side, _, rest = name.partition("_")
    sides, limb = ((side,), rest) if side in SIDES else (SIDES, name)
    joint, _, motion = limb.partition("_")
    known = ("hip", "knee", "ankle", "shoulder", "elbow")
    return (f"{joint}.{motion}", sides) if joint in known else None


def _goal(body: Body, name: str, value: float) -> Goal:
    what, motion = _motion(name)
    key = f"posture.{name}_deg"
    if what in REGIONS:
        return _sum(body, key, what, motion, value)
    if what == "t12":
        return _upright(body, key, "T12", motion, value)
    if what == "trunk" and motion != "rotation":
        return LineLean(key, (body.segment_index("sacrum"), np.zeros(3)), _middle(body, "C7"), motion, value)
    return _thorax(body, key, motion, value, on_pelvis=what == "thorax_on_pelvis")


def _motion(name: str) -> tuple[str, Turn]:
    motion: Any = next(motion for motion in MOTIONS if name.endswith(f"_{motion}"))
    return name.removesuffix(f"_{motion}"), motion


def _sum(body: Body, key: str, region: str, motion: str, value: float) -> Sum:
    weights = np.zeros(len(body.coordinates))
    places = [body.index(f"{joint}.{motion}") for joint in REGIONS[region]]
    weights[places] = 1.0
    low = math.degrees(sum(body.coordinates[place].lower for place in places))
    high = math.degrees(sum(body.coordinates[place].upper for place in places))
    if not low - 1e-6 <= math.degrees(value) <= high + 1e-6:
        rule = f"the {region} joints together go from {low:.1f} to {high:.1f} deg"
        raise BadValue(key, round(math.degrees(value), 3), rule)
    return Sum(key, weights, value)


def _upright(body: Body, key: str, segment: str, turn: Turn, value: float) -> SegmentLean:
    """A segment's lean, 0 in neutral standing."""
    number = body.segment_index(segment)
    up = forward(body, np.zeros(len(body.coordinates))).rotations[number].T @ np.array([0.0, 1.0, 0.0])
    return SegmentLean(key, (number, up), turn, value)


def _thorax(body: Body, key: str, turn: Turn, value: float, *, on_pelvis: bool) -> ThoraxTurn:
    """On the pelvis it counts from neutral standing, where the thorax leans a little against the pelvis."""
    lower, upper = (body.segment_index("T12"), np.zeros(3)), (body.segment_index("T1"), np.zeros(3))
    pelvis, right = body.segment_index("pelvis"), np.array([0.0, 0.0, 1.0])
    across = tuple((body.segment_index(name), right) for name in THORAX)
    if not on_pelvis:
        return ThoraxTurn(key, lower, upper, across, None, turn, value)
    pose = forward(body, np.zeros(len(body.coordinates)))
    up = pose.origins[upper[0]] - pose.origins[lower[0]]
    up[2] = 0.0
    up /= np.linalg.norm(up)
    ahead = np.array([up[1], -up[0], 0.0])
    frame: tuple[Spot, Spot, Spot] = ((pelvis, ahead), (pelvis, up), (pelvis, right))
    return ThoraxTurn(key, lower, upper, across, frame, turn, value)


def _middle(body: Body, segment: str) -> tuple[int, Array]:
    """The middle of a vertebra's body."""
    marks = body.segment(segment).landmarks
    return body.segment_index(segment), np.mean([marks[corner] for corner in CORNERS], axis=0)
