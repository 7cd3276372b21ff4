"""What is known of single joints: stiffer or softer, more or less range, than the person's figures say."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinewise.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.body import Body, Coordinate

REGIONS = {"lumbar": "L", "thoracic": "T", "cervical": "C"}  # a joint belongs where its upper bone does
SCALES = (0.05, 20.0)


@dataclass(frozen=True, slots=True)
class JointScale:
    """Factors on all passive moments of a joint, and on its range.

    Raises:
        BadValue: a factor that is no number or outside 0.05 to 20.
    """

    stiffness: float = 1.0
    range: float = 1.0

    def __post_init__(self) -> None:
        for name in ("stiffness", "range"):
            value, (low, high) = getattr(self, name), SCALES
            if not isinstance(value, int | float) or not math.isfinite(value) or not low <= value <= high:
                raise BadValue(f"{name} scale", value, f"give a factor from {low:g} to {high:g}; 1 changes nothing")


def with_joints(body: Body, scales: Mapping[str, JointScale]) -> Body:
    """The same body with some joints scaled; scales of a region, its levels and earlier calls multiply.

    Args:
        body: stays as it is.
        scales: by level ("L4-L5"), region ("lumbar"), limb joint on both sides ("hip") or one ("right_hip").

    Raises:
        UnknownName: no such level, region or joint; lists them.
    """
    changed = dict(body.joint_scales)
    for name, scale in scales.items():
        for joint in joints_named(body, name):
            before = changed.get(joint, JointScale())
            changed[joint] = JointScale(before.stiffness * scale.stiffness, before.range * scale.range)
    reach = {joint: changed[joint].range / body.joint_scales.get(joint, JointScale()).range for joint in changed}
    coordinates = tuple(_reaching(coordinate, reach.get(coordinate.joint, 1.0)) for coordinate in body.coordinates)
    return dataclasses.replace(body, coordinates=coordinates, joint_scales=changed)


def joints_named(body: Body, name: str) -> tuple[str, ...]:
    """The joints a name stands for: a level, a region, a limb joint on one side or on both."""
    joints = dict.fromkeys(coordinate.joint for coordinate in body.coordinates[6:])
    if name in joints:
        return (name,)
    if name in REGIONS:
        return tuple(joint for joint in joints if "-" in joint and region(joint) == name)
    both = tuple(joint for joint in (f"right_{name}", f"left_{name}") if joint in joints)
    if not both:
        limbs = dict.fromkeys(joint.partition("_")[2] for joint in joints if "_" in joint)
        raise UnknownName("joint", name, (*REGIONS, *limbs, *joints))
    return both


def region(joint: str) -> str:
    """The region of a spinal joint: that of its upper bone; the skull counts as neck."""
    return next(name for name, letter in REGIONS.items() if joint.startswith(letter))


def stiffness_scale(body: Body, joint: str) -> float:
    """The factor on a joint's passive moments; 1 unless told otherwise."""
    return body.joint_scales.get(joint, JointScale()).stiffness


def range_scale(body: Body, joint: str) -> float:
    """The factor on a joint's range; 1 unless told otherwise."""
    return body.joint_scales.get(joint, JointScale()).range


def _reaching(coordinate: Coordinate, factor: float) -> Coordinate:
    return dataclasses.replace(coordinate, lower=coordinate.lower * factor, upper=coordinate.upper * factor)
