"""Forward kinematics of many postures at once, with what a Jacobian needs (derivations, eq. 1 to 4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body, Coordinate

Ints = NDArray[np.int_]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Tree:
    """The body as arrays: who carries whom, and which coordinate moves which segment."""

    body: Body

    @cached_property
    def chains(self) -> tuple[tuple[tuple[int, Coordinate], ...], ...]:
        """For each segment its own coordinates, in order, with their indices."""
        found: list[list[tuple[int, Coordinate]]] = [[] for _ in self.body.segments]
        for index, coordinate in enumerate(self.body.coordinates):
            found[coordinate.segment].append((index, coordinate))
        return tuple(tuple(chain) for chain in found)

    @cached_property
    def carries(self) -> Array:
        """1 where a segment is moved by a coordinate, else 0. Shape (n_segment, n_coordinate)."""
        moved = np.zeros((len(self.body.segments), len(self.body.coordinates)))
        for index, segment in enumerate(self.body.segments):
            if segment.parent >= 0:
                moved[index] = moved[segment.parent]
            for own, _ in self.chains[index]:
                moved[index, own] = 1.0
        return moved

    @cached_property
    def axes(self) -> Array:
        """Each coordinate's axis in the moving frame. Shape (n_coordinate, 3)."""
        return np.array([coordinate.axis for coordinate in self.body.coordinates])

    @cached_property
    def crosses(self) -> Array:
        """The matrix of "axis x" for each coordinate. Shape (n_coordinate, 3, 3)."""
        return np.asarray(np.cross(self.axes[:, None, :], np.eye(3)[None]).transpose(0, 2, 1))

    @cached_property
    def squares(self) -> Array:
        """Those matrices times themselves. Shape (n_coordinate, 3, 3)."""
        return np.asarray(self.crosses @ self.crosses)

    def rotations(self, q: Array) -> Array:
        """Rodrigues' formula for every coordinate at once (derivations, eq. 2). Shape (n, n_coordinate, 3, 3)."""
        sine, rest = np.sin(q)[..., None, None], (1.0 - np.cos(q))[..., None, None]
        return np.asarray(np.eye(3) + sine * self.crosses + rest * self.squares)

    @cached_property
    def turns(self) -> Array:
        """1 for rotations, 0 for translations. Shape (n_coordinate,)."""
        return np.array([float(coordinate.kind == "rotation") for coordinate in self.body.coordinates])

    @cached_property
    def slides(self) -> Array:
        """1 for translations, 0 for rotations. Shape (n_coordinate,)."""
        return 1.0 - self.turns

    @cached_property
    def masses(self) -> Array:
        """Shape (n_segment,), [kg]."""
        return np.array([segment.mass_kg for segment in self.body.segments])

    @cached_property
    def coms(self) -> Array:
        """Centres of mass in the segments' own frames [m]. Shape (n_segment, 3)."""
        return np.array([segment.com for segment in self.body.segments])


@dataclass(frozen=True, slots=True)
class Frames:
    """Where everything is in n postures."""

    tree: Tree
    origins: Array  # [m]. Shape (n, n_segment, 3)
    rotations: Array  # Shape (n, n_segment, 3, 3)
    axes: Array  # each coordinate's axis in the ground frame. Shape (n, n_coordinate, 3)
    anchors: Array  # a point on each axis [m]. Shape (n, n_coordinate, 3)

    def points(self, segments: Ints, local: Array) -> Array:
        """Points fixed in segments, in the ground frame [m]. Shape (n, n_point, 3)."""
        turned = np.einsum("npij,pj->npi", self.rotations[:, segments], local)
        placed: Array = self.origins[:, segments] + turned
        return placed

    def point(self, segment: int, local: Array) -> Array:
        """One point, in the first posture [m]. Shape (3,)."""
        return np.asarray(self.origins[0, segment] + self.rotations[0, segment] @ local)

    def local(self, segment: int, point: Array) -> Array:
        """The same point as the segment sees it, in the first posture [m]. Shape (3,)."""
        return np.asarray(self.rotations[0, segment].T @ (point - self.origins[0, segment]))

    def component_jacobian(self, segments: Ints, points: Array, component: Ints) -> Array:
        """How one component of each point moves with each coordinate [m/rad, m/m]. Shape (n, n_point, n_coordinate)."""
        after, last = (component + 1) % 3, (component + 2) % 3
        row = np.arange(len(component))
        axes = self.axes.transpose(0, 2, 1)
        moment = np.cross(self.anchors, self.axes).transpose(0, 2, 1)  # axis x (p - a) = axis x p + a x axis
        swept = axes[:, after] * points[:, row, last][..., None] - axes[:, last] * points[:, row, after][..., None]
        swept += moment[:, component]
        swept *= self.tree.turns
        swept += axes[:, component] * self.tree.slides
        swept *= self.tree.carries[segments]
        jacobian: Array = swept
        return jacobian

    def direction_jacobian(self, segments: Ints, directions: Array, component: Ints) -> Array:
        """How one component of each direction turns [1/rad]. Shape (n, n_direction, n_coordinate)."""
        after, last = (component + 1) % 3, (component + 2) % 3
        row = np.arange(len(component))
        axes = self.axes.transpose(0, 2, 1) * self.tree.turns
        ahead, behind = directions[:, row, last][..., None], directions[:, row, after][..., None]
        swung: Array = (axes[:, after] * ahead - axes[:, last] * behind) * self.tree.carries[segments]
        return swung

    def centre_of_mass(self) -> Array:
        """[m]. Shape (n, 3)."""
        everything = self.points(np.arange(len(self.tree.masses)), self.tree.coms)
        centre: Array = np.einsum("s,nsi->ni", self.tree.masses / self.tree.masses.sum(), everything)
        return centre

    def centre_of_mass_jacobian(self) -> Array:
        """[m/rad, m/m]. Shape (n, 3, n_coordinate)."""
        everything = self.points(np.arange(len(self.tree.masses)), self.tree.coms)
        moved = self.tree.masses[:, None] * self.tree.carries
        share = np.maximum(moved.sum(axis=0), 1e-12)
        centres = np.einsum("sc,nsi->nci", moved / share, everything)
        swept = np.cross(self.axes, centres - self.anchors) * self.tree.turns[:, None]
        swept += self.axes * self.tree.slides[:, None]
        jacobian: Array = (swept * (share / self.tree.masses.sum())[:, None]).transpose(0, 2, 1)
        return jacobian


def forward(tree: Tree, q: Array) -> Frames:
    """The frames of postures q. Shape of q: (n, n_coordinate), [rad] and [m]."""
    count, n_coordinate = q.shape
    turns = tree.rotations(q)
    before = np.empty((count, n_coordinate, 3, 3))
    anchors = np.empty((count, n_coordinate, 3))
    origins = np.empty((count, len(tree.body.segments), 3))
    rotations = np.empty((count, len(tree.body.segments), 3, 3))
    for index, segment in enumerate(tree.body.segments):
        if segment.parent < 0:
            origin, turn = np.tile(segment.offset, (count, 1)), np.tile(segment.rotation, (count, 1, 1))
        else:
            above = rotations[:, segment.parent]
            origin, turn = origins[:, segment.parent] + above @ segment.offset, above @ segment.rotation
        for own, coordinate in tree.chains[index]:
            before[:, own] = turn
            if coordinate.kind == "translation":
                origin = origin + (turn @ coordinate.axis) * q[:, own, None]
            else:
                turn = turn @ turns[:, own]
            anchors[:, own] = origin
        origins[:, index], rotations[:, index] = origin, turn
    axes = (before @ tree.axes[:, :, None])[..., 0]
    return Frames(tree, origins, rotations, axes, anchors)
