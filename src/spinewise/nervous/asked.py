"""What somebody asks of a posture, by the names of a situation file, in radians and metres."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from spinewise.errors import BadValue, UnknownName
from spinewise.nervous.bases import BASES
from spinewise.nervous.regions import MOTIONS, REGIONS, SIDES, SPINE

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES = ("trunk_flexion", "trunk_side_bend", "t12_flexion", "t12_side_bend")
THORAX = ("trunk_rotation", *(f"thorax_on_pelvis_{motion}" for motion in MOTIONS))
SUMS = tuple(f"{region}_{motion}" for region in REGIONS for motion in MOTIONS)
PELVIS = ("pelvis_tilt",)
LIMBS = ("hip_flexion", "knee_flexion", "ankle_flexion", "shoulder_flexion", "shoulder_abduction", "elbow_flexion")
ANGLES = (*LINES, *THORAX, *SUMS, *PELVIS, *LIMBS, *(f"{side}_{limb}" for side in SIDES for limb in LIMBS))
FULL_TURN = 2.0 * math.pi  # beyond it, degrees were given for radians
UPRIGHT = ("standing", "sitting", "kneeling")  # where arms hang and eyes look ahead
HANDS = ("hang", "thighs", "table")
REACH = (-0.1, 1.5)  # [m] before the chest


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a posture; what is not, the model chooses.

    Args:
        base: kind of posture, one of `bases.BASES`.
        angles: by name (`ANGLES`, the keys of a situation file without `_deg`) [rad].
        joints: by joint of the spine ("L4-L5"), then motion ("flexion", "side_bend", "rotation") [rad].
        reach_m: the hands hold something this far before the chest's surface [m]; None where they do not.
        reaching: whose hands do.
        hands: where hands without a load are: hanging, on the thighs, on a table.
        gaze_level: the eyes look straight ahead; None: they do where standing, sitting or kneeling leaves trunk and
            neck free.
        reclined: the back leans against something at this angle from the vertical [rad], positive = leaning back; the
            trunk's line then has this angle, unless trunk_flexion is asked for.

    Raises:
        UnknownName, BadValue: a name or value that means nothing, with the choices or the rule.
    """

    base: str = "standing"
    angles: Mapping[str, float] = field(default_factory=dict)
    joints: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    reach_m: float | None = None
    reaching: tuple[str, ...] = SIDES
    hands: str = "hang"
    gaze_level: bool | None = None
    reclined: float | None = None

    def __post_init__(self) -> None:
        _known("posture.base", self.base, BASES)
        _known("hands", self.hands, HANDS)
        for name, value in self.angles.items():
            _known("posture", name, ANGLES)
            _turn(f"posture.{name}_deg", value)
        for joint, motions in self.joints.items():
            _known("posture.joints", joint, SPINE)
            for motion, value in motions.items():
                _known(f"posture.joints.{joint}", motion, MOTIONS)
                _turn(f"posture.joints.{joint}.{motion}_deg", value)
        if self.reach_m is not None:
            _metres("reach_m", self.reach_m)
        if self.reclined is not None:
            _turn("supports.angle_deg", self.reclined)
        object.__setattr__(self, "angles", MappingProxyType(dict(self.angles)))
        object.__setattr__(self, "joints", MappingProxyType({j: dict(m) for j, m in self.joints.items()}))

    @property
    def looks_ahead(self) -> bool:
        """Whether the eyes look straight ahead."""
        if self.gaze_level is not None:
            return self.gaze_level
        told = any(name.startswith(("trunk_", "t12_", "thorax_", "cervical_")) for name in self.angles)
        neck = any(joint in REGIONS["cervical"] for joint in self.joints)
        return self.base in UPRIGHT and self.reclined is None and not told and not neck


def _known(what: str, name: str, choices: object) -> None:
    known = tuple(choices)  # type: ignore[arg-type,var-annotated]
    if name not in known:
        raise UnknownName(what, name, known)


def _turn(name: str, value: float) -> None:
    if not _finite(value) or abs(value) > FULL_TURN:
        raise BadValue(name, value, "give an angle of at most one full turn: radians here, degrees in a file")


def _metres(name: str, value: float) -> None:
    low, high = REACH
    if not _finite(value) or not low <= value <= high:
        raise BadValue(name, value, f"give metres before the chest's surface, from {low:g} to {high:g}")


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
