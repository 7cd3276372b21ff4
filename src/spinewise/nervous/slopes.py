"""Numbers and vectors that carry their slope with each coordinate: the chain rule, and nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics.kinematics import point_jacobian, turn_jacobian

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy.body import Array, Body
    from spinewise.mechanics import Pose


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number and its slope. Shape of the slope (n_coordinate,)."""

    value: float
    slope: Array

    def __add__(self, other: Number) -> Number:
        return Number(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other: Number) -> Number:
        return Number(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other: Number) -> Number:
        return Number(self.value * other.value, self.slope * other.value + other.slope * self.value)

    def root(self) -> Number:
        """Its square root; the number is above 0."""
        root = math.sqrt(self.value)
        return Number(root, self.slope / (2.0 * root))


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A vector in the ground and its slope. Shapes (3,) and (3, n_coordinate)."""

    value: Array
    slope: Array

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.value - other.value, self.slope - other.slope)

    def __getitem__(self, axis: int) -> Number:
        return Number(float(self.value[axis]), self.slope[axis])

    def dot(self, other: Vector) -> Number:
        """The scalar product."""
        slope = self.value @ other.slope + other.value @ self.slope
        return Number(float(self.value @ other.value), slope)

    def cross(self, other: Vector) -> Vector:
        """The vector product."""
        slope = _skew(self.value) @ other.slope - _skew(other.value) @ self.slope
        return Vector(_skew(self.value) @ other.value, slope)


def angle(sine: Number, cosine: Number) -> Number:
    """The angle whose sine and cosine stand in this proportion [rad]; slope 0 where both are 0."""
    size = sine.value**2 + cosine.value**2
    slope = (cosine.value * sine.slope - sine.value * cosine.slope) / max(size, 1e-12)
    return Number(math.atan2(sine.value, cosine.value), slope)


def point(body: Body, pose: Pose, segment: int, local: ArrayLike) -> Vector:
    """A segment's own point [m]."""
    return Vector(pose.point(segment, local), point_jacobian(body, pose, segment, local))


def direction(body: Body, pose: Pose, segment: int, local: ArrayLike) -> Vector:
    """A direction fixed in a segment."""
    value = pose.rotations[segment] @ np.asarray(local, dtype=np.float64)
    return Vector(value, -_skew(value) @ turning(body, pose, segment))


def turning(body: Body, pose: Pose, segment: int) -> Array:
    """A segment's rotation vector with each coordinate, in the ground. Shape (3, n_coordinate)."""
    return turn_jacobian(body, pose, segment)


def fixed(body: Body, value: ArrayLike) -> Vector:
    """A vector that no coordinate moves."""
    return Vector(np.asarray(value, dtype=np.float64), np.zeros((3, len(body.coordinates))))


def _skew(v: Array) -> Array:
    x, y, z = v
    return np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
