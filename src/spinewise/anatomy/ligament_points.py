"""Where each ligament runs: rules between bony points, from the tables to lines on segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.joint_scales import stiffness_scale
from spinewise.anatomy.sizes import sizes

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body
    from spinewise.anatomy.paths import Point

SIDES = ("right", "left")
PAIRED = ("facet", "transverse")
NEAR_JOINT = ("lamina", "facet", "body")
MIDDLE = 0.6  # where the interspinous ligament acts, from lamina (0) to tip (1) (assumption)
FLIP = np.array([1.0, 1.0, -1.0])


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One ligament to be."""

    name: str
    kind: str
    joint: str
    points: list[Point]
    stiffness: float  # reference size [N/m]
    motion: str
    taut: float  # share of the range at which it starts to pull
    stiff: float  # share at which it has its full stiffness
    rest: float  # pull in neutral standing over the stiffness [m]
    source: str


def drawn(body: Body) -> list[Line]:
    """Every ligament, joint by joint from the sacrum up, then the long ones."""
    places = _Places(body)
    lines = [line for row in rows.read("ligaments") for line in _of_joint(places, row)]
    return lines + [line for row in rows.read("ligaments_long") for line in _long(places, row)]


def bent(body: Body, motion: str, share: float) -> tuple[Array, Array]:
    """Origins and orientations when every spinal joint has done a share of its range of one motion."""
    tree, origins, rotations = body.arrays, np.zeros((len(body.segments), 3)), np.zeros((len(body.segments), 3, 3))
    turns = {c.segment: (k, share * c.upper) for k, c in enumerate(body.coordinates[:81]) if _is_spinal(c.name, motion)}
    for number, parent in enumerate(tree.parents):
        origin, turn = (origins[parent], rotations[parent]) if parent >= 0 else (np.zeros(3), np.eye(3))
        origins[number] = origin + turn @ tree.offsets[number]
        place, angle = turns.get(number, (0, 0.0))
        step = np.eye(3) + np.sin(angle) * tree.skew[place] + (1.0 - np.cos(angle)) * tree.skew_squared[place]
        rotations[number] = turn @ tree.rest[number] @ step
    return origins, rotations


def _is_spinal(name: str, motion: str) -> bool:
    joint, _, what = name.partition(".")
    return "-" in joint and what == motion


def _of_joint(places: _Places, row: rows.Row) -> list[Line]:
    scale = 1000.0 * stiffness_scale(places.body, row["joint"])
    return [
        _line(places, row, kind, side, rows.figure("ligaments", row, kind["kind"], 0.0, 100.0) * scale)
        for kind in rows.read("ligament_kinds")
        if float(row[kind["kind"]]) > 0.0
        for side in (SIDES if kind["at"] in PAIRED else ("",))
    ]


def _line(places: _Places, row: rows.Row, kind: rows.Row, side: str, stiffness: float) -> Line:
    upper, _, lower = row["joint"].partition("-")
    above = _at(places, upper, kind, side)
    below = _under(places, upper, above, kind) if kind["at"] in NEAR_JOINT else _at(places, _segment(lower), kind, side)
    ends = ((_segment(lower), below), (upper, above))
    points = [(places.body.segment_index(name), at) for name, at in ends]
    name = f"{row['joint']} {kind['kind']} {side}".strip()
    taut, stiff = (rows.figure("ligament_kinds", kind, column, 0.0, 1.0) for column in ("taut", "stiff"))
    rest = _resting(row, kind)
    return Line(name, kind["kind"], row["joint"], points, stiffness, kind["motion"], taut, stiff, rest, row["source"])


def _resting(row: rows.Row, kind: rows.Row) -> float:
    """Resting pull over the table's stiffness [m]."""
    pull = rows.figure("ligament_kinds", kind, "rest_n", 0.0, 50.0) * rows.figure("ligaments", row, "rest", 0.0, 1.0)
    return pull / rows.figure("ligaments", row, kind["kind"], 0.1, 100.0) / 1000.0


def _under(places: _Places, upper: str, above: Array, kind: rows.Row) -> Array:
    """A point of the lower bone: straight under one of the upper, along the mean of the two upward axes."""
    segment = places.body.segment(upper)
    up = segment.rotation[:, 1] + [0.0, 1.0, 0.0]
    return segment.offset + segment.rotation @ above - _mm(places, kind, "length_mm") * up / np.linalg.norm(up)


def _at(places: _Places, segment: str, kind: rows.Row, side: str) -> Array:
    at = kind["at"]
    if at == "transverse":
        return places.of(segment, f"transverse_tip_{side}")
    lamina, tip = places.of(segment, f"lamina_{side or 'right'}"), places.of(segment, "spinous_tip")
    if at != "facet":
        lamina[2] = 0.0
    share = {"tip": 1.0, "middle": MIDDLE}.get(at, 0.0)
    found = lamina * (1.0 - share) + tip * share
    if at == "body":
        lamina[:2], share = 0.0, 0.0
        found = lamina
    if at in NEAR_JOINT:  # a vertebra's origin is the joint under it
        found[:2] = found[0] + _mm(places, kind, "forward_mm"), _mm(places, kind, "upper_mm")
    return np.asarray(found)


def _mm(places: _Places, kind: rows.Row, column: str) -> float:
    return rows.figure("ligament_kinds", kind, column, -20.0, 20.0) / 1000.0 * places.size


def _long(places: _Places, row: rows.Row) -> list[Line]:
    """A ligament over several joints; one named _right comes with its mirror image."""
    points = [(places.body.segment_index(name), places.of(name, spot)) for name, spot in _named(row["points"])]
    joint = places.body.segments[points[1][0]].joint if row["name"] == "nuchal" else "L5-S1"
    stiffness = rows.figure("ligaments_long", row, "stiffness_n_per_mm", 0.0, 50.0) * 1000.0
    taut, stiff = (rows.figure("ligaments_long", row, column, 0.0, 1.0) for column in ("taut", "stiff"))
    kind = row["name"].removesuffix("_right")

    def line(name: str, points: list[Point]) -> Line:
        return Line(name, kind, joint, points, stiffness, "flexion", taut, stiff, 0.0, row["source"])

    if kind == row["name"]:
        return [line(kind, points)]
    mirrored = [(number, at * FLIP) for number, at in points]
    return [line(f"{kind}_right", points), line(f"{kind}_left", mirrored)]


def _named(points: str) -> list[tuple[str, str]]:
    return [(spot.partition(":")[0], spot.partition(":")[2]) for spot in points.split()]


def _segment(short: str) -> str:
    return {"S1": "sacrum", "C0": "skull"}.get(short, short)


class _Places:
    """Bony points of one body, with the few that only ligaments need."""

    def __init__(self, body: Body) -> None:
        self.body, self.size = body, sizes(body.person).trunk
        self._extra = {(row["segment"], row["landmark"]): self._read(row) for row in rows.read("ligament_points")}

    def of(self, segment: str, landmark: str) -> Array:
        """A point in its segment's frame [m]; a copy. Shape (3,)."""
        if (segment, landmark) in self._extra:
            return self._extra[segment, landmark].copy()
        if landmark.endswith("_left") and (segment, f"{landmark[:-4]}right") in self._extra:
            return np.asarray(self._extra[segment, f"{landmark[:-4]}right"] * FLIP)
        return np.array(self.body.segment(segment).landmarks[landmark])

    def _read(self, row: rows.Row) -> Array:
        at = [rows.figure("ligament_points", row, f"{axis}_mm", -200, 200) for axis in "xyz"]
        return np.array(at) / 1000.0 * self.size
