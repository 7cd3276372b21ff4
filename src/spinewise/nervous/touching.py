"""Where the body touches floor, seat, backrest, thighs, table and wall: contacts out of a body and a posture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue, UnknownName
from spinewise.nervous.supports import Contact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose

    Spot = tuple[int, Array]  # a segment's index and a point in its frame [m]

FRICTION = {"floor": 0.6, "seat": 0.5, "backrest": 0.4, "thighs": 0.4, "table": 0.4, "wall": 0.4}  # assumptions:
# cloth and skin on usual surfaces slide at 0.3 to 0.7; only the backrest's matters to a spine
YIELD = 0.03  # [m] assumption: skin, clothes and padding give way so far, so all that lies within it carries
LIFTED = {"leg": 0.12, "arm": 0.25}  # [m] assumption: a limb this far above what the trunk lies on is held up, not laid
# down; beside a prone body the arms come to lie by themselves
UP = np.array([0.0, 1.0, 0.0])
SIDES = ("right", "left")
BACK_LEVELS = (*(f"T{level}" for level in range(3, 13)), "L1", "L2")  # what a usual backrest reaches
LYING: dict[str, tuple[str, ...]] = {
    "supine": ("skin_back", "sacrum_skin", "buttock_back", "back", "heel_back", "heel_bottom", "ball_bottom",
               "elbow_back", "knuckles"),
    "prone": ("skin_front", "pubis", "asis_right", "asis_left", "knee_front", "toe_top", "palm", "nose", "under"),
    "side-lying": ("shoulder_side", "trochanter_skin_right", "trochanter_skin_left", "iliac_crest_right",
                   "iliac_crest_left", "malleolus_lateral", "ear_right", "ear_left", "elbow_back", "under"),
}  # fmt: skip


def feet(body: Body) -> tuple[Contact, ...]:
    """Heel and ball of both feet, inner and outer edge: the floor."""
    spots = [(body.segment_index(f"{side}_foot"), at) for side in SIDES for at in _foot_corners(body, side)]
    return tuple(_contact(body, "floor", *spot, UP) for spot in spots)


def knees(body: Body) -> tuple[Contact, ...]:
    """Below both knee caps and the backs of the toes: the floor under a kneeling body."""
    return _marked(body, "floor", [(f"{side}_shank", "knee_front") for side in SIDES]) + _marked(
        body, "floor", [(f"{side}_foot", "toe_top") for side in SIDES]
    )


def hands(body: Body) -> tuple[Contact, ...]:
    """Both palms and finger tips: the floor under hands and knees."""
    return _marked(body, "floor", [(f"{side}_hand", mark) for side in SIDES for mark in ("palm", "fingertips")])


def seat(body: Body) -> tuple[Contact, ...]:
    """Sit bones and the undersides of the thighs."""
    bones = _marked(body, "seat", [("pelvis", f"ischium_{side}") for side in SIDES])
    return bones + _marked(body, "seat", [(f"{side}_thigh", "back") for side in SIDES])


def backrest(body: Body, pose: Pose, angle: float) -> tuple[Contact, ...]:
    """The levels of the back that lie against a plane reclined by `angle` from the vertical.

    Args:
        angle: [rad], 0 = upright, positive = leaning back; from -20 to 90 deg.
    """
    if not (math.isfinite(angle) and -0.35 <= angle <= math.pi / 2):
        raise BadValue("backrest.angle", angle, "give radians from the vertical, from -0.35 to 1.57")
    normal = np.array([math.cos(angle), math.sin(angle), 0.0])
    spots = _spots(body, [(name, "skin_back") for name in BACK_LEVELS])
    return _outermost(body, pose, "backrest", spots, normal)


def wall(body: Body, pose: Pose) -> tuple[Contact, ...]:
    """The back against an upright wall: pelvis, trunk and head, whatever lies against it."""
    marks = [("pelvis", "buttock_back"), ("pelvis", "sacrum_skin"), ("skull", "skin_back")]
    spots = _spots(body, marks + [(name, "skin_back") for name in BACK_LEVELS])
    return _outermost(body, pose, "wall", spots, np.array([1.0, 0.0, 0.0]))


def thighs(body: Body, pose: Pose) -> tuple[Contact, ...]:
    """Both palms resting on the thighs, which are pushed back."""
    return tuple(_on_thigh(body, pose, side) for side in SIDES)


def table(body: Body) -> tuple[Contact, ...]:
    """Palms, and forearms near wrist and elbow, on a level table."""
    marks = [(f"{side}_forearm", mark) for side in SIDES for mark in ("under", "elbow_bottom")]
    return _marked(body, "table", [(f"{side}_hand", "palm") for side in SIDES] + marks)


def lying(body: Body, pose: Pose, base: str) -> tuple[Contact, ...]:
    """The floor under a lying body: all of the trunk within `YIELD` of its lowest point, and each limb's lowest one.

    On back or front, a limb that is lifted by more than `LIFTED` touches nothing; on the side, one limb rests on the
    other.

    Args:
        base: "supine", "prone" or "side-lying".
    """
    if base not in LYING:
        raise UnknownName("base", base, LYING)
    marks = [(one.name, mark) for one in body.segments for mark in LYING[base] if mark in one.landmarks]
    spots = _spots(body, marks)
    if base == "side-lying":
        spots += [(section.segment, section.at(0.0, side)) for section in body.sections for side in (1.0, -1.0)]
    return _outermost(body, pose, "floor", spots, UP, limbs={} if base == "side-lying" else LIFTED)


BASES: dict[str, Callable[[Body, Pose], tuple[Contact, ...]]] = {
    "standing": lambda body, _pose: feet(body),
    "sitting": lambda body, _pose: feet(body) + seat(body),
    "kneeling": lambda body, _pose: knees(body),
    "hands-and-knees": lambda body, _pose: knees(body) + hands(body),
    "supine": lambda body, pose: lying(body, pose, "supine"),
    "prone": lambda body, pose: lying(body, pose, "prone"),
    "side-lying": lambda body, pose: lying(body, pose, "side-lying"),
}


def base_supports(body: Body, pose: Pose, base: str) -> tuple[Contact, ...]:
    """What carries the body by default in a kind of posture.

    Raises:
        UnknownName: no such kind; lists them.
    """
    if base not in BASES:
        raise UnknownName("base", base, BASES)
    return BASES[base](body, pose)


def _foot_corners(body: Body, side: str) -> list[Array]:
    sleeve = next(one for one in body.sleeves if one.name == f"{side}_foot")
    marks = body.segment(f"{side}_foot").landmarks
    corners = []
    for mark in ("heel_bottom", "ball_bottom"):
        half = float(np.interp(marks[mark][0], sleeve.rings[:, 0], sleeve.rings[:, 4]))
        corners += [marks[mark] + [0.0, 0.0, half], marks[mark] - [0.0, 0.0, half]]
    return corners


def _marked(body: Body, support: str, marks: Sequence[tuple[str, str]]) -> tuple[Contact, ...]:
    return tuple(_contact(body, support, *spot, UP) for spot in _spots(body, marks))


def _spots(body: Body, marks: Sequence[tuple[str, str]]) -> list[Spot]:
    return [(body.segment_index(name), body.segment(name).landmarks[mark]) for name, mark in marks]


def _contact(body: Body, support: str, segment: int, local: Array, normal: Array) -> Contact:
    return Contact(support, body.segments[segment].name, segment, local, normal, FRICTION[support])


def _on_thigh(body: Body, pose: Pose, side: str) -> Contact:
    """The push is square to the thigh's front."""
    hand, thigh = body.segment(f"{side}_hand"), body.segment_index(f"{side}_thigh")
    front, friction = np.asarray(pose.rotations[thigh][:, 0]), FRICTION["thighs"]
    number = body.segment_index(hand.name)
    return Contact("thighs", hand.name, number, hand.landmarks["palm"], front, friction, against=thigh)


def _outermost(
    body: Body,
    pose: Pose,
    support: str,
    spots: Sequence[Spot],
    normal: Array,
    *,
    limbs: Mapping[str, float] | None = None,
) -> tuple[Contact, ...]:
    """Of these spots, the ones within `YIELD` of a plane laid against the outermost one.

    With `limbs`, each limb, the head and the pelvis touch with their own outermost spot too: they find their own way
    down, which the angles of a posture show only roughly; but no arm or leg further from the plane than `limbs` [m].
    """
    depth = np.array([pose.point(*spot) @ normal for spot in spots])
    names = [_limb(body.segments[segment].name) for segment, _ in spots]
    limb = np.array([limbs is not None and name not in ("", "pelvis") for name in names])
    plane = depth[~limb].min()
    kept = ~limb & (depth <= plane + YIELD)
    if limbs is None:
        limbs, names = {}, []
    for name in set(names) - {""}:
        lowest = min((place for place, other in enumerate(names) if other == name), key=lambda place: depth[place])
        kept[lowest] = depth[lowest] <= plane + limbs.get(name.partition("_")[2], np.inf)
    return tuple(_contact(body, support, *spot, normal) for spot, touches in zip(spots, kept, strict=True) if touches)


def _limb(segment: str) -> str:
    """Which limb a segment belongs to; the skull and the pelvis are their own; empty for the rest of the trunk."""
    side, _, part = segment.partition("_")
    if not part:
        return segment if segment in ("skull", "pelvis") else ""
    return f"{side}_leg" if part in ("thigh", "shank", "foot") else f"{side}_arm"
