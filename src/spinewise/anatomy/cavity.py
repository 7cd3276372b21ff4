"""The belly as a strut of pressure, held by the muscles round it (derivations, eq. 73)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.paths import Paths
from spinewise.anatomy.sizes import sizes
from spinewise.anatomy.wall import wall_size

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body, Section
    from spinewise.anatomy.paths import Point

MAX_PRESSURE = 26600.0  # [Pa] essendrop2003, second-hand
AREA = 0.0243  # [m^2] mcgill1987, second-hand: the diaphragm's, on which pressure pushes the chest off the pelvis
FLOOR = (-0.005, -0.010, 0.0)  # [m] pelvic floor, in the pelvis: between pubis and coccyx (assumption)
CARRIERS = ("L5", "L4", "L3", "L2", "L1", "T12", "T10")  # the strut runs through the belly's middle; its dome is at T10
SHARE = 0.5  # from the front of the spine to the belly wall (assumption; 1 cm is 2.4 N m at 10 kPa)
WAIST = ("L1", "L2", "L3", "L4")  # where the wall is free of ribs and pelvis
WALL_HEIGHT = 0.20  # [m] of free wall, between 0.30 in front and 0.08 at the side (assumption)


@dataclass(frozen=True, slots=True, eq=False)
class Cavity:
    """Pressure P pushes the ends of `path` apart with P x `area_m2`."""

    path: Paths  # one line, from the pelvic floor to the diaphragm
    area_m2: float
    wall_area_m2: float  # of each side: P x wall_area_m2 is held by the sum of hoop x force over that side's wall
    max_pressure_pa: float


def cavity(body: Body) -> Cavity:
    """The cavity of `body`.

    Limits:
        A strut of constant area: belly contents do not shift, and pressure does not lift the ribs.
    """
    size, drawn = sizes(body.person), {section.segment: section for section in body.sections}
    floor = (body.segment_index("pelvis"), np.array(FLOOR) * size.trunk)
    line = [floor, *(_middle(body, drawn[body.segment_index(name)], size.girth) for name in CARRIERS)]
    radius = np.mean([wall_size(drawn[body.segment_index(name)], size.girth)[1:] for name in WAIST])
    wall = float(radius) * WALL_HEIGHT * size.trunk
    return Cavity(Paths.of([line]), AREA * size.girth**2, wall, MAX_PRESSURE)


def _middle(body: Body, section: Section, inset: float) -> Point:
    """Between the front of the vertebra and the wall before it."""
    shift, depth, _ = wall_size(section, inset)
    wall = section.at((shift + depth) / section.half_depth, 0.0)
    front: Array = body.segments[section.segment].landmarks["body_anterior_superior"]
    return section.segment, np.asarray((1.0 - SHARE) * front + SHARE * wall)
