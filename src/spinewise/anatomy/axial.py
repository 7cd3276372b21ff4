"""Pelvis, sacrum, 24 vertebrae and skull."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.ageing import factor
from spinewise.anatomy.curvature import SPINE
from spinewise.anatomy.draft import Draft, Motion, Part
from spinewise.anatomy.rotation import about_z

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Kind
    from spinewise.anatomy.sizes import Sizes

ROOT: tuple[tuple[str, Kind, tuple[float, float, float], float], ...] = (
    ("tx", "translation", (1.0, 0.0, 0.0), 5.0),
    ("ty", "translation", (0.0, 1.0, 0.0), 2.0),
    ("tz", "translation", (0.0, 0.0, 1.0), 5.0),
    ("tilt", "rotation", (0.0, 0.0, -1.0), math.pi),
    ("list", "rotation", (1.0, 0.0, 0.0), math.pi),
    ("rotation", "rotation", (0.0, 1.0, 0.0), math.pi),
)  # name, kind, axis, limit either way [m] or [rad]: a free body, limited only against runaway


def add_axial(draft: Draft, sizes: Sizes, age: float) -> None:
    """Everything on the mid-line, from the hip axis up."""
    pelvis = Part("pelvis", "ground", "pelvis", np.array([0.0, sizes.length["hip_height"], 0.0]), np.eye(3))
    pelvis.mass_kg = sizes.mass["pelvis"]
    pelvis.com = np.array([-0.02, 0.04, 0.0]) * sizes.trunk  # [m] assumption: between the hips and the sacrum
    pelvis.motions = [Motion("pelvis", f"pelvis.{name}", kind, axis, -limit, limit) for name, kind, axis, limit in ROOT]
    draft.add(pelvis)
    below = "pelvis"
    for level in SPINE:
        draft.add(_vertebra(level, below, sizes, age))
        below = level


def joint_name(level: str, below: str) -> str:
    """The name of the joint under a level: "L4-L5", "L5-S1", "C0-C1"."""
    short = {"sacrum": "S1", "skull": "C0"}
    return f"{short.get(level, level)}-{short.get(below, below)}"


def _vertebra(level: str, below: str, sizes: Sizes, age: float) -> Part:
    part = Part(level, below, joint_name(level, below), _joint_above(below) * sizes.trunk, about_z(sizes.lean[level]))
    if level == "sacrum":
        part.joint = "sacrum"
        return part
    row = rows.by("vertebrae", "level")[level]
    part.mass_kg = _mass(level, sizes)
    part.com = _point(row, "com") * sizes.trunk
    part.motions = _motions(part.joint, level, age)
    return part


def _joint_above(level: str) -> Array:
    return _point(rows.by("vertebrae", "level")[level], "up")


def _point(row: rows.Row, name: str) -> Array:
    return np.array([rows.figure("vertebrae", row, f"{name}_{axis}_mm") / 1000.0 for axis in "xy"] + [0.0])


def _mass(level: str, sizes: Sizes) -> float:
    head = level[0] in "Cs"
    group = [name for name in SPINE[1:] if (name[0] in "Cs") == head]
    weight = {name: rows.figure("vertebrae", rows.by("vertebrae", "level")[name], "weight", 0.1, 10) for name in group}
    return sizes.mass["head_neck" if head else "trunk_slices"] * weight[level] / sum(weight.values())


def _motions(joint: str, level: str, age: float) -> list[Motion]:
    row = rows.by("spine_ranges", "joint")[joint]
    flexion, extension, bend, turn = (
        math.radians(rows.figure("spine_ranges", row, f"{name}_deg", 0, 60)) * factor(level, name, age)
        for name in ("flexion", "extension", "side_bend", "rotation")
    )
    return [
        Motion(joint, f"{joint}.flexion", "rotation", (0.0, 0.0, -1.0), -extension, flexion),
        Motion(joint, f"{joint}.side_bend", "rotation", (1.0, 0.0, 0.0), -bend, bend),
        Motion(joint, f"{joint}.rotation", "rotation", (0.0, 1.0, 0.0), -turn, turn),
    ]
