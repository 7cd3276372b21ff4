"""The words a situation file may use: keys of a posture, places of loads and supports, selectors of muscles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spinewise.anatomy import Body, Person
from spinewise.movement import names

if TYPE_CHECKING:
    from spinewise.anatomy.muscles import Muscles

BASES = ("standing", "sitting", "kneeling", "hands-and-knees", "supine", "prone", "side-lying")
MOTIONS = ("flexion", "side_bend", "rotation")
REGIONS = {"lumbar": names.LUMBAR, "thoracic": names.THORACIC, "cervical": names.CERVICAL}
SIDES = ("left", "right")
LIMB_ANGLES = (
    ("hip", "flexion"), ("knee", "flexion"), ("ankle", "flexion"), ("shoulder", "flexion"), ("shoulder", "abduction"),
    ("elbow", "flexion"),
)  # fmt: skip
WHOLE_ANGLES = {
    **{f"trunk_{motion}": "the C7-S1 line against the vertical" for motion in ("flexion", "side_bend")},
    "trunk_rotation": "the thorax against the ground, positive to the left",
    **{f"thorax_on_pelvis_{motion}": "the thorax against the pelvis" for motion in MOTIONS},
    "pelvis_tilt": "the pelvis against neutral standing, positive with the top forward",
}
REGION_ANGLES = {
    f"{region}_{motion}": f"the joints {joints[0]} to {joints[-1]} together"
    for region, joints in REGIONS.items()
    for motion in MOTIONS
}
PAIRED_ANGLES = {f"{joint}_{motion}": (joint, motion) for joint, motion in LIMB_ANGLES}  # both sides
ONE_SIDED = {f"{side}_{name}": (side, name) for name in PAIRED_ANGLES for side in SIDES}
SURFACES = ("floor", "seat", "backrest", "thighs", "table", "wall")
TILTED = ("backrest",)  # surfaces whose angle from the vertical can be given
HANDS = ("hands", "left_hand", "right_hand")
MASS_AT = (*HANDS, "shoulders", "head")
VERTEBRAE = tuple(
    f"{letter}{number}" for letter, count in (("L", 5), ("T", 12), ("C", 7)) for number in range(count, 0, -1)
)
FORCE_AT = (*VERTEBRAE, *MASS_AT)
LIMB_JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow")
SCALED_PLACES = (
    *names.SPINE, *REGIONS, "spine", *LIMB_JOINTS, *(f"{side}_{joint}" for joint in LIMB_JOINTS for side in SIDES),
)  # fmt: skip


@cache
def muscle_groups() -> tuple[str, ...]:
    """Groups of the model's muscles, in the order of its table; the same for every person."""
    return tuple(dict.fromkeys(model_muscles().group))


def muscle_words() -> tuple[str, ...]:
    """The other words that name muscles: side, region, reach, the lowest joint crossed or the bone above it."""
    joints = tuple(name for name in names.SPINE if name in model_muscles().level)
    return (*SIDES, *REGIONS, "local", "global", *joints, *(joint.partition("-")[0] for joint in joints))


def model_muscles() -> Muscles:
    """The fascicles of the model's usual person: their names, sides, groups and levels hold for everyone."""
    return Body.for_person(Person()).muscles


def joints_of_place(place: str) -> tuple[str, ...]:
    """The joints behind a place of [joints]: a level, a region, `spine`, a limb joint with or without its side."""
    if place == "spine":
        return names.SPINE
    if place in REGIONS:
        return REGIONS[place]
    if place in LIMB_JOINTS:
        return tuple(f"{side}_{place}" for side in SIDES)
    return (place,)


def width(place: str) -> int:
    """How many joints a place stands for: the narrower word wins where two name the same joint."""
    return len(joints_of_place(place))
