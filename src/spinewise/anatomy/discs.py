"""Which joints have a disc, and how large it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Array, locked
from spinewise.anatomy.person import Person
from spinewise.anatomy.sizes import sizes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Body

WITHOUT = ("C1-C2", "C0-C1")
MEASURED = Person(1.74, 70.0, "male", 40)  # the man whose L4-L5 pressure was measured (Wilke 1999)
MEASURED_AREA = 1800e-6  # [m^2] his L4-L5 disc
NO_DISC_AREA = 300e-6  # [m^2] bearing area where there is no disc; only a scale for stress (assumption)


@dataclass(frozen=True, slots=True, eq=False)
class Discs:
    """Discs from L5-S1 up to C0-C1."""

    area_m2: Array  # section [m^2]. Shape (25,)
    has_disc: NDArray[np.bool_]  # Shape (25,)


def discs(body: Body) -> Discs:
    """Ellipses over the two end plates, times the factor that gives L4-L5 of the measured man (eq. 60)."""
    joints = [coordinate.joint for coordinate in body.coordinates[6:81:3]]
    has_disc = np.array([joint not in WITHOUT for joint in joints])
    has_disc.setflags(write=False)
    scale = sizes(body.person).trunk ** 2 * _factor()
    areas = [_ellipse(joint) * scale if there else NO_DISC_AREA for joint, there in zip(joints, has_disc, strict=True)]
    return Discs(locked(areas), has_disc)


@cache
def _factor() -> float:
    return MEASURED_AREA / (_ellipse("L4-L5") * sizes(MEASURED).trunk ** 2)


def _ellipse(joint: str) -> float:
    """Mean of the end plates next to the disc, reference size [m^2]; the sacrum's is taken like L5's."""
    upper, lower = joint.split("-")
    plates = [_plate(upper, "bottom")] + ([_plate(lower, "top")] if lower != "S1" else [])
    return sum(plates) / len(plates)


def _plate(level: str, side: str) -> float:
    row = rows.by("vertebra_shapes", "level")[level]
    depth, width = (rows.figure("vertebra_shapes", row, f"{name}_{side}_mm", 5, 60) for name in ("depth", "width"))
    return math.pi / 4.0 * depth * width * 1e-6
