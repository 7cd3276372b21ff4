"""What a task can ask of a posture: each goal knows its miss, and how that changes (derivations, eq. 140-145)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from spinewise.nervous import slopes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.mechanics import Pose
    from spinewise.nervous.slopes import Number, Vector

Spot = tuple[int, "Array"]  # a segment, and a point [m] or a direction in its own frame
Turn = Literal["flexion", "side_bend", "rotation"]
FORWARD, UP, RIGHT = np.eye(3)
AXES = ("forward", "up", "right")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A posture and where it puts everything."""

    body: Body
    q: Array  # [rad], [m]. Shape (n_coordinate,)
    pose: Pose

    def point(self, spot: Spot) -> Vector:
        """A point of a segment in the ground [m]."""
        return slopes.point(self.body, self.pose, *spot)

    def direction(self, spot: Spot) -> Vector:
        """A direction fixed in a segment, in the ground."""
        return slopes.direction(self.body, self.pose, *spot)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """How far a goal is missed, and the slope of that with each coordinate."""

    miss: Array  # is minus wanted [rad] or [m]. Shape (m,)
    slope: Array  # Shape (m, n_coordinate)


class Goal(Protocol):
    """One thing to reach."""

    @property
    def name(self) -> str:
        """What the asker calls it; empty where the base posture brings it."""

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A weighted sum of coordinates has a value (eq. 140)."""

    name: str
    weights: Array  # Shape (n_coordinate,)
    target: float  # [rad]

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        return Rows(np.array([self.weights @ place.q - self.target]), self.weights[None, :])


@dataclass(frozen=True, slots=True, eq=False)
class LineLean:
    """The line from one point to another leans forwards or to the right by an angle against the vertical (eq. 141)."""

    name: str
    lower: Spot
    upper: Spot
    turn: Turn  # "flexion" or "side_bend"
    target: float  # [rad]

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        return _one(_lean(place.point(self.upper) - place.point(self.lower), self.turn), self.target)


@dataclass(frozen=True, slots=True, eq=False)
class SegmentLean:
    """A segment's own upward axis leans by an angle against the vertical; `up` is that axis (eq. 141)."""

    name: str
    up: Spot
    turn: Turn  # "flexion" or "side_bend"
    target: float  # [rad]

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        return _one(_lean(place.direction(self.up), self.turn), self.target)


@dataclass(frozen=True, slots=True, eq=False)
class ThoraxTurn:
    """How the thorax stands against the ground or the pelvis: bent or turned about its own long axis (eq. 142, 143).

    The thorax is its long line, T12 to T1, and the mean right-hand axis of its vertebrae: never one vertebra, which
    could be turned alone.
    """

    name: str
    lower: Spot
    upper: Spot
    across: tuple[Spot, ...]  # right-hand axes of the thoracic vertebrae
    frame: tuple[Spot, Spot, Spot] | None  # forward, up and right of the pelvis; None is the ground
    turn: Turn
    target: float  # [rad]

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        long = place.point(self.upper) - place.point(self.lower)
        forward, up, right = self._axes(place)
        if self.turn == "flexion":
            return _one(slopes.angle(long.dot(forward), long.dot(up)), self.target)
        if self.turn == "side_bend":
            high = (_square(long.dot(forward)) + _square(long.dot(up))).root()
            return _one(slopes.angle(long.dot(right), high), self.target)
        return _one(_twist(long, self._across(place), right), self.target)

    def _axes(self, place: Place) -> tuple[Vector, Vector, Vector]:
        if self.frame is None:
            forward, up, right = (slopes.fixed(place.body, axis) for axis in (FORWARD, UP, RIGHT))
            return forward, up, right
        forward, up, right = (place.direction(spot) for spot in self.frame)
        return forward, up, right

    def _across(self, place: Place) -> Vector:
        total = place.direction(self.across[0])
        for spot in self.across[1:]:
            total = total + place.direction(spot)
        return total


@dataclass(frozen=True, slots=True, eq=False)
class Facing:
    """A segment has an orientation (eq. 144)."""

    name: str
    segment: int
    wanted: Array  # segment frame -> ground. Shape (3, 3)

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        off = place.pose.rotations[self.segment] @ self.wanted.T
        miss = 0.5 * np.array([off[2, 1] - off[1, 2], off[0, 2] - off[2, 0], off[1, 0] - off[0, 1]])
        turning = slopes.turning(place.body, place.pose, self.segment)
        return Rows(miss, 0.5 * (np.trace(off) * np.eye(3) - off) @ turning)


@dataclass(frozen=True, slots=True, eq=False)
class At:
    """A point has a place, along some of the axes (eq. 145)."""

    name: str
    spot: Spot
    target: Array  # [m]. Shape (3,)
    axes: tuple[int, ...] = (0, 1, 2)

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        point, axes = place.point(self.spot), list(self.axes)
        return Rows(point.value[axes] - self.target[axes], point.slope[axes])


@dataclass(frozen=True, slots=True, eq=False)
class Plumb:
    """A direction fixed in a segment stands upright: nothing of it points forward or to the right (eq. 145)."""

    name: str
    spot: Spot

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        now = place.direction(self.spot)
        return Rows(now.value[[0, 2]], now.slope[[0, 2]])


@dataclass(frozen=True, slots=True, eq=False)
class Meet:
    """A point of one segment lies at a point of another (eq. 145)."""

    name: str
    spot: Spot
    other: Spot

    def rows(self, place: Place) -> Rows:
        """Its miss and its slope at a posture."""
        gap = place.point(self.spot) - place.point(self.other)
        return Rows(gap.value, gap.slope)


def worst(rows: Sequence[Rows]) -> float:
    """The largest miss [rad] or [m]; 0 without goals."""
    return max((float(np.abs(row.miss).max()) for row in rows if row.miss.size), default=0.0)


def _one(is_now: Number, target: float) -> Rows:
    """An angle against its target, the short way round."""
    off = is_now.value - target
    return Rows(np.array([math.remainder(off, math.tau)]), is_now.slope[None, :])


def _lean(line: Vector, turn: Turn) -> Number:
    if turn == "flexion":
        return slopes.angle(line[0], line[1])
    return slopes.angle(line[2], (_square(line[0]) + _square(line[1])).root())


def _twist(long: Vector, across: Vector, right: Vector) -> Number:
    """The turn of `across` from `right` about `long`, positive to the left."""
    sine = (across.dot(long.cross(right))) * long.dot(long).root()
    return slopes.angle(sine, across.dot(right) * long.dot(long) - across.dot(long) * right.dot(long))


def _square(number: Number) -> Number:
    return number * number
