"""Where muscles can be attached: named points of the right half, each riding on a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.curvature import SPINE
from spinewise.anatomy.curves import ANGLE, STEPS, STERNUM_VERTEBRA
from spinewise.anatomy.limbs import SHOULDER_VERTEBRA
from spinewise.anatomy.sizes import sizes
from spinewise.anatomy.wall import wall_points
from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body, Curve
    from spinewise.anatomy.paths import Point

RIDES = {
    "sternum": STERNUM_VERTEBRA,
    "clavicle": SHOULDER_VERTEBRA,
    "scapula": SHOULDER_VERTEBRA,
    "humerus": "right_upper_arm",
    "femur": "right_thigh",
}  # bones without a segment of their own, and the right one of a pair
ROUND = {
    "rib_back": 50.0,
    "rib_side": 90.0,
    "rib_side_front": 105.0,
    "rib_slope": 125.0,
    "rib_fore": 145.0,
    "rib_front": 180.0,
}  # [deg] round the chest from behind
BLADE = {"acromion": 0, "spine_root": 1, "top_angle": 2, "low_angle": 4}  # points of the drawn shoulder blade


def muscle_points(body: Body) -> dict[tuple[str, str], Point]:
    """Every point a muscle can name, as (bone, landmark): bones and cage of the body, its belly wall, and landmarks of
    their own from data/muscle_landmarks.csv."""
    found = _bony(body) | _cage(body) | wall_points(body)
    factor = sizes(body.person).trunk
    for row in rows.read("muscle_landmarks"):
        for bone in levels(row["on"]):
            found[bone, row["landmark"]] = (body.segment_index(rides_on(bone)), _own(found, bone, row, factor))
    return found


def rides_on(bone: str) -> str:
    """The segment that carries a bone: a rib its vertebra, the breastbone T4, shoulder and collar bone T5."""
    return f"T{bone[3:]}" if bone.startswith("rib") else RIDES.get(bone, bone)


def levels(text: str) -> list[str]:
    """Names in a table cell: `L1 L3` is two, `T1-T12` all from T1 down to T12, counted from above."""
    return [name for part in text.split() for name in _from_to(part)]


def _from_to(part: str) -> list[str]:
    first, dash, last = part.partition("-")
    if not dash:
        return [first]
    down = SPINE[::-1]
    if first not in down or last not in down:
        raise UnknownName("level", part, down)
    return list(down[down.index(first) : down.index(last) + 1])


def _own(found: dict[tuple[str, str], Point], bone: str, row: rows.Row, factor: float) -> Array:
    """A point on the line between two known ones, plus a step."""
    step = np.array([rows.figure("muscle_landmarks", row, f"{axis}_mm") for axis in "xyz"]) / 1000.0 * factor
    if not row["from"]:
        return step
    share = rows.figure("muscle_landmarks", row, "share", -1.0, 2.0)
    start, end = (found[bone, row[name] or row["from"]][1] for name in ("from", "towards"))
    return np.asarray((1.0 - share) * start + share * end + step)


def _bony(body: Body) -> dict[tuple[str, str], Point]:
    found = {}
    for number, segment in enumerate(body.segments):
        for name, at in segment.landmarks.items():
            if not name.endswith("_left"):
                found[segment.name, name.removesuffix("_right")] = (number, at)
    return found


def _cage(body: Body) -> dict[tuple[str, str], Point]:
    """Points along ribs, breastbone, collar bone and shoulder blade, taken from the lines that draw them."""
    drawn = {curve.name: curve for curve in body.curves}
    found = {("sternum", f"joint{n}" if n else "notch"): at for n, at in enumerate(_line(drawn["sternum"]))}
    for row in rows.read("ribs"):
        found |= _rib(row["rib"], _line(drawn[f"rib{row['rib']}_right"]), float(row["end_deg"]))
    collar = _line(drawn["clavicle_right"])
    found |= {("sternum", "inner_end"): collar[0], ("clavicle", "outer_end"): collar[-1]}
    blade = _line(drawn["scapula_right"])
    return found | {("scapula", name): blade[place] for name, place in BLADE.items()}


def _rib(rib: str, line: list[Point], end: float) -> dict[tuple[str, str], Point]:
    """Named places round the chest; a short rib gives its tip for all that lie beyond it."""
    own = line[2 : 2 + STEPS]
    turn = np.linspace(ANGLE, end, STEPS)
    along = np.array([at for _, at in own])
    found = {("rib" + rib, "rib_angle"): own[0]}
    for name, where in ROUND.items():
        at = np.array([np.interp(where, turn, along[:, axis]) for axis in range(3)])
        found["rib" + rib, name] = (own[0][0], at)
    return found


def _line(curve: Curve) -> list[Point]:
    return [(segment, np.array(at)) for segment, *at in curve.points]
