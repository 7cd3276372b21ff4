"""What a posture is asked to be, as weighted least squares over many moments at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.movement.frames import Frames, Ints
    from spinewise.movement.room import Surface


@dataclass(frozen=True, slots=True)
class Touches:
    """One component of one point has its place. m rows over n moments."""

    segments: Ints  # Shape (m,)
    local: Array  # [m]. Shape (m, 3)
    component: Ints  # 0, 1, 2. Shape (m,)
    target: Array  # [m]. Shape (n, m)
    weight: Array  # [1/m]. Shape (n, m)

    def at(self, moments: Ints) -> Touches:
        """The same, of some of the moments."""
        return replace(self, target=self.target[moments], weight=self.weight[moments])

    def rows(self, frames: Frames) -> tuple[Array, Array]:
        """Weighted residuals, shape (n, m), and their Jacobian, shape (n, m, n_coordinate)."""
        points = frames.points(self.segments, self.local)
        row = np.arange(len(self.component))
        jacobian = frames.component_jacobian(self.segments, points, self.component)
        residual = points[:, row, self.component] - self.target
        return self.weight * residual, self.weight[:, :, None] * jacobian


@dataclass(frozen=True, slots=True)
class Meetings:
    """A point of one segment stays at a place in another. m rows (three a pair) over n moments."""

    segments: Ints  # Shape (m,)
    local: Array  # [m]. Shape (m, 3)
    others: Ints  # Shape (m,)
    places: Array  # [m] in the other segment. Shape (m, 3)
    component: Ints  # Shape (m,)
    weight: Array  # [1/m]. Shape (n, m)

    def at(self, moments: Ints) -> Meetings:
        """The same, of some of the moments."""
        return replace(self, weight=self.weight[moments])

    def rows(self, frames: Frames) -> tuple[Array, Array]:
        """Weighted residuals, shape (n, m), and their Jacobian, shape (n, m, n_coordinate)."""
        row = np.arange(len(self.component))
        one, two = frames.points(self.segments, self.local), frames.points(self.others, self.places)
        residual = (one - two)[:, row, self.component]
        jacobian = frames.component_jacobian(self.segments, one, self.component)
        jacobian -= frames.component_jacobian(self.others, two, self.component)
        return self.weight * residual, self.weight[:, :, None] * jacobian


@dataclass(frozen=True, slots=True)
class Aims:
    """Directions fixed in segments want to point some way. m rows (three a direction) over n moments."""

    segments: Ints  # Shape (m,)
    local: Array  # unit vectors. Shape (m, 3)
    toward: Array  # unit vectors. Shape (m, 3)
    component: Ints  # Shape (m,)
    weight: Array  # Shape (n, m)

    def at(self, moments: Ints) -> Aims:
        """The same, of some of the moments."""
        return replace(self, weight=self.weight[moments])

    def rows(self, frames: Frames) -> tuple[Array, Array]:
        """Weighted residuals, shape (n, m), and their Jacobian, shape (n, m, n_coordinate)."""
        row = np.arange(len(self.component))
        now = np.einsum("nmij,mj->nmi", frames.rotations[:, self.segments], self.local)
        jacobian = frames.direction_jacobian(self.segments, now, self.component)
        residual = now[:, row, self.component] - self.toward[row, self.component]
        return self.weight * residual, self.weight[:, :, None] * jacobian


@dataclass(frozen=True, slots=True)
class Balance:
    """The centre of mass lies over a place on the floor: x and z."""

    target: Array  # [m]. Shape (n, 2)
    weight: Array  # [1/m]. Shape (n, 1)

    def at(self, moments: Ints) -> Balance:
        """The same, of some of the moments."""
        return replace(self, target=self.target[moments], weight=self.weight[moments])

    def rows(self, frames: Frames) -> tuple[Array, Array]:
        """Weighted residuals, shape (n, 2), and their Jacobian, shape (n, 2, n_coordinate)."""
        residual = frames.centre_of_mass()[:, [0, 2]] - self.target
        return self.weight * residual, self.weight[:, :, None] * frames.centre_of_mass_jacobian()[:, [0, 2]]


@dataclass(frozen=True, slots=True)
class Clear:
    """No skin below a surface; rows only for points that are below it at some moment."""

    segments: Ints  # Shape (p,)
    local: Array  # [m]. Shape (p, 3)
    surface: Surface
    weight: float  # [1/m]
    slack: float  # how far flesh gives way [m]

    def at(self, moments: Ints) -> Clear:  # noqa: ARG002
        """The same, of some of the moments."""
        return self

    def depth(self, frames: Frames) -> Array:
        """How far each point lies beyond the surface [m], 0 where it does not. Shape (n, p)."""
        points = frames.points(self.segments, self.local)
        on = self.surface
        inside = np.all((points >= on.low) & (points <= on.high), axis=2)
        beyond = on.side * (on.level - points[:, :, on.axis])
        return np.where(inside, np.maximum(beyond, 0.0), 0.0)

    def rows(self, frames: Frames) -> tuple[Array, Array]:
        """Weighted residuals, shape (n, m), and their Jacobian, shape (n, m, n_coordinate)."""
        depth = np.maximum(self.depth(frames) - self.slack, 0.0)
        low = np.flatnonzero(depth.max(axis=0) > 0.0)
        segments, local, depth = self.segments[low], self.local[low], depth[:, low]
        points = frames.points(segments, local)
        component = np.full(len(low), self.surface.axis)
        jacobian = frames.component_jacobian(segments, points, component)
        jacobian *= -self.surface.side * self.weight * (depth > 0.0)[:, :, None]
        return self.weight * depth, jacobian


Term = Touches | Meetings | Aims | Balance | Clear
