"""What limb joints resist with, and how strong their muscles are (derivations, eq. 61-63)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Array, locked
from spinewise.anatomy.joint_scales import range_scale, stiffness_scale
from spinewise.anatomy.passive import PassiveCurves
from spinewise.anatomy.paths import whole
from spinewise.anatomy.sizes import REFERENCE_HEIGHT, REFERENCE_MASS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Body, Coordinate
    from spinewise.anatomy.person import Person

FIRST = 81  # where the limbs start in a posture
STRENGTH_LOSS = 0.0075  # share of strength lost each year past 40 (assumption: about a quarter by 75)
THEIRS = {
    "hip.flexion": 10.0
}  # [deg] angle of riener1999 in our neutral standing (assumption): with 0 the hip would be
# 23 instead of 16 N m/rad stiff there
SMALLEST = math.radians(5.0)  # a range smaller than this still has a curve of this width


@dataclass(frozen=True, slots=True, eq=False)
class LimbPassive:
    """26 one-joint curves, and terms that pull on two joints: energy = scale exp(constant + rates . q)."""

    curves: PassiveCurves  # of coordinates 81 to 106
    places: NDArray[np.intp]  # the two coordinates of each term. Shape (n_term, 2)
    rates: Array  # [1/rad]. Shape (n_term, 2)
    constant: Array  # Shape (n_term,)
    scale: Array  # [J]. Shape (n_term,)
    steady: Array  # constant moment that leaves neutral standing without any [N m]. Shape (n_coordinate,)


def limb_passive(body: Body) -> LimbPassive:
    """All limb resistance, scaled by mass times height."""
    size = build(body.person)
    terms = [_term(body, side, row, size) for side in ("right", "left") for row in rows.read("limb_terms")]
    places, rates, constant, scale = (np.array(column) for column in zip(*terms, strict=True))
    steady = np.zeros(len(body.coordinates))
    np.add.at(steady, places, (scale * np.exp(constant))[:, None] * rates)
    return LimbPassive(
        _curves(body, size), whole(places), locked(rates), locked(constant), locked(scale), locked(steady)
    )


def limb_strength(body: Body) -> Array:
    """Largest active moment of each coordinate [N m]: column 0 in the negative, 1 in the positive direction.

    Pelvis and spine have none: muscles move them. Shape (n_coordinate, 2).
    """
    found, person = np.zeros((len(body.coordinates), 2)), body.person
    factor = build(person) * (1.0 - STRENGTH_LOSS * max(0.0, person.age - 40.0))
    for place in range(FIRST, len(body.coordinates)):
        row = rows.by("limb_strength", "coordinate")[_name(body.coordinates[place])]
        women = rows.figure("limb_strength", row, "women", 0.3, 1.0) if person.sex == "female" else 1.0
        for column, name in enumerate(("negative_nm", "positive_nm")):
            found[place, column] = rows.figure("limb_strength", row, name, 1, 400) * factor * women
    return locked(found)


def build(person: Person) -> float:
    """Mass times height, over the reference's: what limb moments go with."""
    return person.mass_kg * person.height_m / (REFERENCE_MASS * REFERENCE_HEIGHT)


def _term(body: Body, side: str, row: rows.Row, size: float) -> tuple[list[int], list[float], float, float]:
    """Printed as a moment on the first coordinate; its energy is that over the first rate (eq. 62)."""
    pair = ("first", "second")
    places = [body.index(f"{side}_{row[name]}") for name in pair]
    per_deg = [rows.figure("limb_terms", row, f"{name}_per_deg", -1, 1) for name in pair]
    constant = rows.figure("limb_terms", row, "constant", -20, 20)
    constant += sum(rate * THEIRS.get(row[name], 0.0) for rate, name in zip(per_deg, pair, strict=True))
    joints = [body.coordinates[place].joint for place in places]
    rates = [math.degrees(rate) / range_scale(body, joint) for rate, joint in zip(per_deg, joints, strict=True)]
    scale = size * stiffness_scale(body, joints[0]) / abs(rates[0])
    return places, rates, constant, scale


def _curves(body: Body, size: float) -> PassiveCurves:
    limbs = body.coordinates[FIRST:]
    table = rows.by("limb_passive", "coordinate")
    end, moment, share = np.ones((len(limbs), 2)), np.zeros((len(limbs), 2)), np.zeros(len(limbs))
    for number, coordinate in enumerate(limbs):
        row = table.get(_name(coordinate))
        if row is not None:
            reach = range_scale(body, coordinate.joint)
            end[number] = [_figure(row, "lower_deg", -1, reach), _figure(row, "upper_deg", 1, reach)]
            force = size * stiffness_scale(body, coordinate.joint)
            moment[number] = [
                rows.figure("limb_passive", row, f"{side}_nm", 0, 50) * force for side in ("lower", "upper")
            ]
            share[number] = rows.figure("limb_passive", row, "share", 0, 1)
    neutral = share * moment.sum(axis=1) / end.sum(axis=1)
    nothing = np.zeros(len(limbs))
    return PassiveCurves.of(neutral, end, moment, nothing, nothing + 1.0, nothing)


def _figure(row: rows.Row, column: str, sign: int, reach: float) -> float:
    return max(sign * math.radians(rows.figure("limb_passive", row, column, -200, 200)) * reach, SMALLEST)


def _name(coordinate: Coordinate) -> str:
    return coordinate.name.partition("_")[2]
