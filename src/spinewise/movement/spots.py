"""Points of the body that touch things, by name: landmarks, spots of our own, and parts made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from spinewise import tables
from spinewise.errors import UnknownName
from spinewise.movement.names import other_side
from spinewise.movement.schema import DATA

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array

REFERENCE_M = 1.75  # stature that lengths in movement files are given for [m]


@dataclass(frozen=True)
class Spots:
    """Names to points, for one body."""

    body: Body

    @cached_property
    def scale(self) -> float:
        """Stature over the stature that the files are written for."""
        return self.body.person.height_m / REFERENCE_M

    def point(self, name: str) -> tuple[int, Array]:
        """Segment index and place in that segment of "<segment>.<landmark or spot>".

        Raises:
            UnknownName: no such segment, or no such point on it.
        """
        segment_name, _, point = name.partition(".")
        segment = self.body.segment(segment_name)
        if point in segment.landmarks:
            return self.body.segment_index(segment_name), np.asarray(segment.landmarks[point])
        own = _spots().get(segment_name, {})
        if point not in own:
            raise UnknownName(f"point on {segment_name}", point, (*segment.landmarks, *own))
        return self.body.segment_index(segment_name), np.array(own[point]) * self.scale

    def part(self, name: str) -> tuple[tuple[int, Array], ...]:
        """The points of a part.

        Raises:
            UnknownName: no such part.
        """
        return tuple(self.point(point) for point in part_points(name))


def parts() -> tuple[str, ...]:
    """Every part's name, pairs included."""
    return tuple(_parts())


def part_points(name: str) -> tuple[str, ...]:
    """Names of a part's points.

    Raises:
        UnknownName: no such part.
    """
    known = _parts()
    if name not in known:
        raise UnknownName("part of the body", name, known)
    return known[name]


@cache
def _table() -> dict[str, Any]:
    return tables.read_toml(DATA / "parts.toml")


@cache
def _spots() -> dict[str, dict[str, list[float]]]:
    spots: dict[str, dict[str, list[float]]] = dict(_table()["spot"])
    for segment, points in tuple(spots.items()):
        if segment.startswith("right_"):
            spots[other_side(segment)] = {point: [x, y, -z] for point, (x, y, z) in points.items()}
    return spots


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, points in _table()["part"].items():
        found[name] = tuple(points)
        if name.startswith("right_"):
            found[other_side(name)] = tuple(_other(point) for point in points)
    return found


def _other(point: str) -> str:
    swapped = other_side(point)
    return swapped.replace("_right", "_left") if swapped == point and point.endswith("_right") else swapped
