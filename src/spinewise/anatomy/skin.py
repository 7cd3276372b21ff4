"""The outline of the body: ellipses across the trunk, sleeves round the limbs, two ellipsoids for the head."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Ball, Section, Sleeve, locked
from spinewise.anatomy.limbs import HEEL

if TYPE_CHECKING:
    from spinewise.anatomy.draft import Draft
    from spinewise.anatomy.person import Person
    from spinewise.anatomy.sizes import Sizes


def sections(draft: Draft, sizes: Sizes, person: Person) -> tuple[Section, ...]:
    """Ellipses across the trunk, from the pelvis up (derivations, eq. 14)."""
    return tuple(_section(draft, sizes, person, row) for row in reversed(rows.read("trunk_skin")))


def sleeves(draft: Draft, sizes: Sizes) -> tuple[Sleeve, ...]:
    """Rings round every limb segment, right side first."""
    names = dict.fromkeys(row["segment"] for row in rows.read("limb_skin"))
    return tuple(_sleeve(draft, sizes, f"{side}_{name}", name) for side in ("right", "left") for name in names)


def balls(draft: Draft, sizes: Sizes) -> tuple[Ball, ...]:
    """Cranium and face."""
    return tuple(_ball(draft, sizes, row) for row in rows.read("head_skin"))


def _section(draft: Draft, sizes: Sizes, person: Person, row: rows.Row) -> Section:
    name, half_width = row["segment"], f"half_width_{person.sex}"
    y, back, front, width = (
        rows.figure("trunk_skin", row, f"{column}_mm") / 1000.0 for column in ("y", "back", "front", half_width)
    )
    tilt = (rows.figure("trunk_skin", row, "keep", 0.0, 1.0) - 1.0) * _lean(draft, name)
    depth = (front - back) * sizes.girth
    middle = back * sizes.trunk + depth / 2.0
    centre = np.array([middle * math.cos(tilt), y * sizes.trunk + middle * math.sin(tilt), 0.0])
    return Section(draft.index(name), locked(centre), depth / 2.0, width * sizes.girth, tilt)


def _lean(draft: Draft, name: str) -> float:
    """How far a segment leans back in neutral standing [rad]."""
    turn = draft.place[name][1]
    return math.atan2(turn[1, 0], turn[0, 0])


def _sleeve(draft: Draft, sizes: Sizes, full_name: str, name: str) -> Sleeve:
    rings = [_ring(sizes, name, row) for row in rows.read("limb_skin") if row["segment"] == name]
    return Sleeve(full_name, draft.index(full_name), "x" if name == "foot" else "y", locked(rings))


def _ring(sizes: Sizes, name: str, row: rows.Row) -> list[float]:
    """Centre x, y, z, half depth and half width [m]; hands and feet keep their size when the mass changes."""
    at = rows.figure("limb_skin", row, "at", 0.0, 1.0)
    factor = sizes.frame if name in ("hand", "foot") else sizes.girth
    forward, depth, width = (
        rows.figure("limb_skin", row, f"{column}_mm") / 1000.0 * factor
        for column in ("centre_x", "half_depth", "half_width")
    )
    if name == "foot":
        return [(at - HEEL) * sizes.length["foot"], depth - sizes.length["ankle_height"], 0.0, depth, width]
    return [forward, -at * sizes.length[name], 0.0, depth, width]


def _ball(draft: Draft, sizes: Sizes, row: rows.Row) -> Ball:
    def of(*columns: str) -> list[float]:
        return [rows.figure("head_skin", row, f"{column}_mm") / 1000.0 * sizes.trunk for column in columns]

    half = locked(of("half_x", "half_y", "half_z"))
    return Ball(row["name"], draft.index("skull"), locked([*of("x", "y"), 0.0]), half)
