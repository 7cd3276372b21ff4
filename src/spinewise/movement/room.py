"""Floor and things in the room: where their surfaces are, sized to the body that uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.script import Prop

WALL = (0.06, 2.2, 2.6)  # size [m]; assumption
CHAIR = (0.44, 0.0, 0.40)  # seat depth, height from the body, width [m]; assumption
YAW = {"forward": 0.0, "right": -90.0, "back": 180.0, "left": 90.0}  # [deg] which way its front looks


@dataclass(frozen=True, slots=True)
class Thing:
    """A prop in its place: the middle of its foot, its size, and the way it faces."""

    kind: str
    position: tuple[float, float, float]  # [m]
    size: tuple[float, float, float]  # [m]
    yaw_deg: float


@dataclass(frozen=True, slots=True)
class Surface:
    """A plane across one axis of the room; the body keeps to its positive or negative side."""

    axis: int
    level: float  # [m]
    side: float  # +1: the body is above, -1: the body is below
    low: Array  # box within which it counts [m]. Shape (3,)
    high: Array  # Shape (3,)


def furnish(body: Body, scale: float, props: Iterable[Prop]) -> tuple[Thing, ...]:
    """Every prop with its place and size for this body."""
    return tuple(_thing(body, scale, prop) for prop in props)


def surfaces(things: Iterable[Thing]) -> dict[str, Surface]:
    """Surfaces that a contact can name."""
    everywhere = np.full(3, 9.0)
    found = {"floor": Surface(1, 0.0, 1.0, -everywhere, everywhere)}
    for thing in things:
        found[NAMES[thing.kind]] = _wall(thing) if thing.kind == "wall" else _top(thing)
    return found


NAMES = {"chair": "seat", "wall": "wall", "table": "table", "cushion": "cushion", "step": "step"}


def surface(known: dict[str, Surface], name: str) -> Surface:
    """A surface by name.

    Raises:
        UnknownName: nothing in this movement's room is called so.
    """
    if name not in known:
        raise UnknownName("surface", name, known)
    return known[name]


def seat_height(body: Body) -> float:
    """Height of a seat on which the thighs lie level and the feet flat [m]: hollow of the knee above the sole."""
    shank = body.segment("right_foot").offset[1]
    sole = body.segment("right_foot").landmarks["heel_bottom"][1]
    thigh = -body.segment("right_thigh").landmarks["back"][0]
    return float(-shank - sole - thigh)


def _thing(body: Body, scale: float, prop: Prop) -> Thing:
    at = np.array(prop.at_m or (0.0, 0.0, 0.0)) * scale
    size = np.array(prop.size_m) * scale if prop.size_m else np.array(WALL if prop.kind == "wall" else CHAIR)
    if prop.kind == "chair" and not size[1]:
        size[1] = seat_height(body)
    return Thing(prop.kind, _three(at), _three(size), YAW[prop.faces])


def _three(values: Array) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z


def _wall(thing: Thing) -> Surface:
    """The face of a wall that looks the way the wall faces."""
    side, axis = {0.0: (1.0, 0), 180.0: (-1.0, 0), 90.0: (-1.0, 2), -90.0: (1.0, 2)}[thing.yaw_deg]
    level = thing.position[axis] + side * thing.size[0] / 2
    return Surface(axis, level, side, np.full(3, -9.0), np.full(3, 9.0))


def _top(thing: Thing) -> Surface:
    x, y, z = thing.position
    depth, height, width = thing.size if thing.yaw_deg in (0.0, 180.0) else thing.size[::-1]
    low = np.array([x - depth / 2, y + height - 0.10, z - width / 2])
    high = np.array([x + depth / 2, y + height + 1.0, z + width / 2])
    return Surface(1, y + height, 1.0, low, high)
