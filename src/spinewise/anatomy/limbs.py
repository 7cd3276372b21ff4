"""Legs and arms, right and left."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.draft import Draft, Motion, Part

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.sizes import Sizes

SHOULDER_VERTEBRA = "T5"
# The arms ride on it: clavicle and scapula do not articulate here. The shoulder blade lies on ribs 2 to 7 and hands its
# load to T4-T6; which one of them is an assumption.
HEEL = 0.25  # how far the heel lies behind the ankle, as a share of the foot's length (assumption)
SHOULDER_X = -0.006  # [m] the shoulders' place before the hips at reference size: on the plumb line (assumption)
SIDES = (("right", 1.0), ("left", -1.0))


def add_limbs(draft: Draft, sizes: Sizes) -> None:
    """Thigh, shank, foot, upper arm, forearm and hand on each side."""
    for side, sign in SIDES:
        for build in (_thigh, _shank, _foot, _upper_arm, _forearm, _hand):
            draft.add(build(draft, sizes, side, sign))


def _thigh(_draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    at = np.array([0.0, 0.0, sign * sizes.length["hip_half_width"]])
    return _part(sizes, side, sign, "thigh", "pelvis", "hip", at)


def _shank(_draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    return _part(sizes, side, sign, "shank", f"{side}_thigh", "knee", _down(sizes.length["thigh"]))


def _foot(_draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    part = _part(sizes, side, sign, "foot", f"{side}_shank", "ankle", _down(sizes.length["shank"]))
    part.com = np.array([(sizes.com["foot"] - HEEL) * sizes.length["foot"], -0.5 * sizes.length["ankle_height"], 0.0])
    return part


def _upper_arm(draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    across = sign * sizes.length["shoulder_half_width"]
    at = draft.local(SHOULDER_VERTEBRA, np.array([SHOULDER_X * sizes.frame, sizes.length["shoulder_height"], across]))
    part = _part(sizes, side, sign, "upper_arm", SHOULDER_VERTEBRA, "shoulder", at)
    part.rotation = draft.place[SHOULDER_VERTEBRA][1].T  # the arm hangs plumb in neutral standing
    return part


def _forearm(_draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    return _part(sizes, side, sign, "forearm", f"{side}_upper_arm", "elbow", _down(sizes.length["upper_arm"]))


def _hand(_draft: Draft, sizes: Sizes, side: str, sign: float) -> Part:
    return _part(sizes, side, sign, "hand", f"{side}_forearm", "wrist", _down(sizes.length["forearm"]))


def _part(sizes: Sizes, side: str, sign: float, name: str, parent: str, joint: str, at: Array) -> Part:
    part = Part(f"{side}_{name}", parent, f"{side}_{joint}", at, np.eye(3))
    part.mass_kg = sizes.mass[name]
    part.com = _down(sizes.com[name] * sizes.length[name])
    part.motions = [_motion(row, side, sign) for row in rows.read("limb_ranges") if row["segment"] == name]
    return part


def _motion(row: rows.Row, side: str, sign: float) -> Motion:
    """The left limb's axes are the right's seen in a mirror (derivations, eq. 7)."""
    x, y, z = (rows.figure("limb_ranges", row, f"axis_{axis}", -1, 1) for axis in "xyz")
    lower, upper = (math.radians(rows.figure("limb_ranges", row, f"{end}_deg")) for end in ("lower", "upper"))
    joint = row["coordinate"].partition(".")[0]
    return Motion(f"{side}_{joint}", f"{side}_{row['coordinate']}", "rotation", (sign * x, sign * y, z), lower, upper)


def _down(length: float) -> Array:
    return np.array([0.0, -length, 0.0])
