"""The belly wall: ellipses inside the skin, on which the flat muscles lie (derivations, eq. 14).

Limits:
    The wall rides on the lumbar vertebrae; in life it floats on what it contains. Insets are assumptions, chosen so
    that rectus abdominis runs about 9 cm before the disc at L4-L5 and the obliques about 12 cm to its side.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.sizes import sizes

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body, Section
    from spinewise.anatomy.paths import Point

FRONT, SIDE = 0.040, 0.022  # [m] at reference size, from the skin to the middle of the muscle (assumptions)
ROUND = {"wall_linea": 8.0, "wall_rectus": 18.0, "wall_semilunar": 48.0, "wall_side": 90.0, "wall_back": 125.0}
# [deg] round the belly from the front


def wall_points(body: Body) -> dict[tuple[str, str], Point]:
    """Named points of the right wall on every vertebra that carries an outline, and on the pelvis' highest one."""
    inset = sizes(body.person).girth
    found: dict[tuple[str, str], Point] = {}
    for section in body.sections:
        name = body.segments[section.segment].name
        if name[0] in "LT" or name == "pelvis":
            found |= {(name, place): (section.segment, at) for place, at in _round(section, inset).items()}
    return found


def wall_size(section: Section, inset: float) -> tuple[float, float, float]:
    """Centre behind the skin's, half depth and half width of the wall [m]."""
    return -FRONT * inset / 2.0, section.half_depth - FRONT * inset / 2.0, section.half_width - SIDE * inset


def _round(section: Section, inset: float) -> dict[str, Array]:
    shift, depth, width = wall_size(section, inset)
    along = np.array([math.cos(section.tilt), math.sin(section.tilt), 0.0])
    return {
        name: section.centre
        + along * (shift + depth * math.cos(math.radians(turn)))
        + [0.0, 0.0, width * math.sin(math.radians(turn))]
        for name, turn in ROUND.items()
    }
