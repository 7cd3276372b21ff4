"""Person -> lengths, masses and scale factors (derivations, eq. 10-14)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinewise.anatomy import rows
from spinewise.anatomy.curvature import crown_height, neutral_angles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.person import Person

REFERENCE_HEIGHT = 1.75  # [m] the size the millimetre tables are drawn at
REFERENCE_MASS = 75.0  # [kg]
THINNEST = 0.70  # girth over frame below which bones would stand out of the skin (assumption)


@dataclass(frozen=True, slots=True)
class Sizes:
    """What one person's height, mass, sex and age make of the tables."""

    length: Mapping[str, float]  # limb lengths, heights and half widths [m]
    mass: Mapping[str, float]  # mass of each group of segments [kg]
    com: Mapping[str, float]  # mass centre, fraction of the segment's length
    lean: Mapping[str, float]  # neutral angle at the joint below each level [rad], positive = bent backwards
    trunk: float  # factor on everything from the hip axis to the crown
    frame: float  # factor on hands and feet
    girth: float  # factor on soft outlines


def sizes(person: Person) -> Sizes:
    """All factors of one person."""
    length, lean = _lengths(person), neutral_angles(person)
    return Sizes(
        length=length,
        mass=_masses(person),
        com={
            name: rows.figure("masses", row, f"com_{person.sex}", 0.0, 100.0) / 100.0
            for name, row in rows.by("masses", "segment").items()
        },
        lean=lean,
        trunk=(person.height_m - length["hip_height"]) / crown_height(lean),
        frame=person.height_m / REFERENCE_HEIGHT,
        girth=_girth(person),
    )


def _girth(person: Person) -> float:
    """Mass over length goes with the area of a section, so outlines go with its root (eq. 14)."""
    frame = person.height_m / REFERENCE_HEIGHT
    return max(math.sqrt(person.mass_kg / REFERENCE_MASS / frame), THINNEST * frame)


def _lengths(person: Person) -> dict[str, float]:
    found = {
        name: rows.figure("proportions", row, person.sex, 0.0, 1.0) * person.height_m
        for name, row in rows.by("proportions", "name").items()
    }
    found["thigh"] = found["hip_height"] - found["knee_height"]
    found["shank"] = found["knee_height"] - found["ankle_height"]
    found["foot"] = found["foot_length"]
    return found


def _masses(person: Person) -> dict[str, float]:
    """Printed percentages add up to 99.99 or 100; the hundredth is shared out (eq. 13)."""
    percent = {
        name: rows.figure("masses", row, person.sex, 0.0, 60.0) for name, row in rows.by("masses", "segment").items()
    }
    whole = sum(
        value * (1 if name in ("head_neck", "trunk_slices", "pelvis") else 2) for name, value in percent.items()
    )
    return {name: value / whole * person.mass_kg for name, value in percent.items()}
