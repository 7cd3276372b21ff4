"""The curves of the neutral spine: angles by level, sex and age (derivations, eq. 10)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from spinewise.anatomy import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.person import Person

LUMBAR = tuple(f"L{n}" for n in range(5, 0, -1))
THORACIC = tuple(f"T{n}" for n in range(12, 0, -1))
CERVICAL = tuple(f"C{n}" for n in range(7, 0, -1))
VERTEBRAE = LUMBAR + THORACIC + CERVICAL
SPINE = ("sacrum", *VERTEBRAE, "skull")  # from below
REFERENCE_AGE = 40  # [years] the age the tables are drawn at


def neutral_angles(person: Person) -> dict[str, float]:
    """Neutral angle at the joint below each level [rad], positive = bent backwards."""
    return {level: math.radians(_angle(rows.by("vertebrae", "level")[level], person)) for level in SPINE}


def crown_height(lean: Mapping[str, float]) -> float:
    """Height of the crown above the hip axis at reference size, standing [m] (eq. 11)."""
    up, tilt = 0.0, 0.0
    for level in ("pelvis", *SPINE):
        row = rows.by("vertebrae", "level")[level]
        tilt += lean.get(level, 0.0)
        x, y = (rows.figure("vertebrae", row, name) / 1000.0 for name in ("up_x_mm", "up_y_mm"))
        up += x * math.sin(tilt) + y * math.cos(tilt)
    return up


def _angle(row: rows.Row, person: Person) -> float:
    angle = rows.figure("vertebrae", row, "lordosis_deg", -45, 25)
    if person.sex == "female":
        angle += rows.figure("vertebrae", row, "female_deg", -5, 5)
    return angle + rows.figure("vertebrae", row, "per_year_deg", -1, 1) * (person.age - REFERENCE_AGE)
