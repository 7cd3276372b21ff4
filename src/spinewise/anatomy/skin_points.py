"""Named points on the skin: what touches floor, chair and wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Array, Ball, Section, Sleeve, locked
from spinewise.anatomy.curvature import VERTEBRAE
from spinewise.anatomy.limbs import SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.draft import Draft


def add_skin_points(draft: Draft, trunk: Sequence[Section], limbs: Sequence[Sleeve], head: Sequence[Ball]) -> None:
    """Put every named skin point on its segment."""
    _trunk_points(draft, trunk)
    _pelvis_points(draft, [section for section in trunk if section.segment == draft.index("pelvis")])
    _head_points(draft, {ball.name: ball for ball in head})
    for sleeve in limbs:
        side, _, name = sleeve.name.partition("_")
        for row in rows.read("skin_points"):
            if row["segment"] == name:
                draft.parts[sleeve.name].landmarks[row["landmark"]] = _limb_point(sleeve, row, dict(SIDES)[side])


def _trunk_points(draft: Draft, trunk: Sequence[Section]) -> None:
    drawn = {section.segment: section for section in trunk}
    for name in VERTEBRAE:
        section = drawn.get(draft.index(name)) or _between(draft, drawn, name)
        draft.parts[name].landmarks["skin_back"] = section.at(-1.0, 0.0)
        draft.parts[name].landmarks["skin_front"] = section.at(1.0, 0.0)


def _between(draft: Draft, drawn: dict[int, Section], name: str) -> Section:
    """C1, C3 and C5 have no ellipse of their own: halfway between their neighbours; C1 takes C2's size."""
    level = int(name[1])
    lower = drawn[draft.index(f"C{level + 1}")]
    if level == 1:
        return Section(draft.index(name), locked([lower.centre[0], 0.0, 0.0]), lower.half_depth, lower.half_width, 0.0)
    upper = drawn[draft.index(f"C{level - 1}")]
    middle = (draft.ground(f"C{level - 1}", upper.centre) + draft.ground(f"C{level + 1}", lower.centre)) / 2.0
    half_depth, half_width, tilt = (
        (getattr(upper, size) + getattr(lower, size)) / 2.0 for size in ("half_depth", "half_width", "tilt")
    )
    return Section(draft.index(name), locked(draft.local(name, middle)), half_depth, half_width, tilt)


def _pelvis_points(draft: Draft, upwards: Sequence[Section]) -> None:
    points = draft.parts["pelvis"].landmarks
    widest = max(upwards, key=lambda section: section.half_width)
    points["sacrum_skin"] = upwards[-1].at(-1.0, 0.0)
    points["buttock_back"] = min((section.at(-1.0, 0.0) for section in upwards), key=lambda at: float(at[0]))
    points["trochanter_skin_right"] = widest.at(0.0, 1.0)
    points["trochanter_skin_left"] = widest.at(0.0, -1.0)


def _head_points(draft: Draft, head: dict[str, Ball]) -> None:
    points, cranium, face = draft.parts["skull"].landmarks, head["cranium"], head["face"]
    points["skin_back"] = _on(cranium, -1.0, 0.0)
    points["skin_front"] = _on(cranium, 1.0, 0.0)
    points["crown"] = _on(cranium, 0.0, 1.0)
    points["chin"] = _on(face, 0.6, -0.8)
    points["eyes"] = _on(face, 0.86, 0.51)


def _on(ball: Ball, forward: float, up: float) -> Array:
    return np.asarray(ball.centre + ball.half_axes * [forward, up, 0.0])


def _limb_point(sleeve: Sleeve, row: rows.Row, sign: float) -> Array:
    ring = sleeve.rings[_ring_number(row)]
    x, y, z = (rows.figure("skin_points", row, axis, -1.0, 1.0) for axis in "xyz")
    step = np.array([x * ring[3], y * ring[3], sign * z * ring[4]])
    return np.asarray(ring[:3] + step)


def _ring_number(row: rows.Row) -> int:
    along = [line["at"] for line in rows.read("limb_skin") if line["segment"] == row["segment"]]
    return along.index(row["ring"])
