"""One person's body: a tree of rigid segments and the coordinates that move them. Frozen; arrays locked."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.cavity import Cavity
    from spinewise.anatomy.discs import Discs
    from spinewise.anatomy.joint_scales import JointScale
    from spinewise.anatomy.ligaments import Ligaments
    from spinewise.anatomy.limb_passive import LimbPassive
    from spinewise.anatomy.muscles import Muscles
    from spinewise.anatomy.passive import PassiveCurves
    from spinewise.anatomy.paths import Paths
    from spinewise.anatomy.person import Person

Array = NDArray[np.float64]
Kind = Literal["rotation", "translation"]


def locked(values: object) -> Array:
    """A float array nobody can write to."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One rigid part.

    Its frame at rest is parent frame, shifted by `offset`, turned by `rotation` (derivations, eq. 1).
    """

    name: str
    parent: int  # index into Body.segments, -1 for the ground
    joint: str  # the joint that carries it, e.g. "L4-L5"
    offset: Array  # joint centre in the parent's frame [m]. Shape (3,)
    rotation: Array  # neutral orientation in the parent's frame. Shape (3, 3)
    mass_kg: float
    com: Array  # centre of mass in its own frame [m]. Shape (3,)
    landmarks: Mapping[str, Array]  # points in its own frame [m]. Shape (3,) each


@dataclass(frozen=True, slots=True, eq=False)
class Coordinate:
    """One way in which one joint moves."""

    name: str  # "<joint>.<motion>"
    joint: str
    kind: Kind
    axis: Array  # unit vector in the moving frame. Shape (3,)
    lower: float  # [rad] or [m]
    upper: float  # [rad] or [m]
    segment: int  # index of the segment it moves
    mirror: int  # index of the coordinate on the other side (itself in the mid-plane)
    mirror_sign: float  # +1 or -1 (derivations, eq. 8)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A bone drawn as a line through points that ride on segments."""

    name: str
    kind: str  # rib, sternum, clavicle, scapula
    points: tuple[tuple[int, float, float, float], ...]  # (segment index, x, y, z [m])


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """An ellipse of skin across the trunk, in its segment's x-z plane turned by `tilt` about z."""

    segment: int
    centre: Array  # [m]. Shape (3,)
    half_depth: float  # forward, along (cos tilt, sin tilt, 0) [m]
    half_width: float  # along z [m]
    tilt: float  # [rad], positive = front edge up

    def at(self, forward: float, right: float) -> Array:
        """The point `forward` half depths and `right` half widths from the centre [m]. Shape (3,)."""
        along = np.array([math.cos(self.tilt), math.sin(self.tilt), 0.0]) * (forward * self.half_depth)
        return np.asarray(self.centre + along + [0.0, 0.0, right * self.half_width])


@dataclass(frozen=True, slots=True, eq=False)
class Sleeve:
    """Skin round a limb: ellipses along its axis ("y" down the limb, "x" along the foot)."""

    name: str
    segment: int
    axis: Literal["x", "y"]
    rings: Array  # centre x, y, z, half depth, half width [m]. Shape (n, 5)


@dataclass(frozen=True, slots=True, eq=False)
class Ball:
    """An ellipsoid of skin: cranium, face."""

    name: str
    segment: int
    centre: Array  # [m]. Shape (3,)
    half_axes: Array  # [m]. Shape (3,)


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """The tree once more, as arrays: what kinematics needs for every posture and no posture changes."""

    parents: tuple[int, ...]  # per segment, -1 for the ground
    offsets: Array  # Shape (n_segment, 3)
    rest: Array  # neutral orientations. Shape (n_segment, 3, 3)
    axes: Array  # Shape (n_coordinate, 3)
    skew: Array  # cross-product matrix of each axis; zero for translations. Shape (n_coordinate, 3, 3)
    skew_squared: Array  # Shape (n_coordinate, 3, 3)
    slides: NDArray[np.bool_]  # which coordinates are translations. Shape (n_coordinate,)
    moved_by: tuple[NDArray[np.intp], ...]  # per segment: the coordinates that move it
    rounds: tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]  # first coordinates of all joints, second ones, ...:
    # segments and coordinates, side by side
    base: NDArray[np.intp]  # per coordinate: the parent of the segment it moves. Shape (n_coordinate,)
    mirror: NDArray[np.intp]  # Shape (n_coordinate,)
    mirror_sign: Array  # Shape (n_coordinate,)


@dataclass(frozen=True, eq=False)
class Body:
    """Everything about one person's body that does not change with posture.

    Soft tissue is made when it is first asked for, and kept: drawing a body or moving it needs none.
    """

    person: Person
    segments: tuple[Segment, ...]  # parents before children
    coordinates: tuple[Coordinate, ...]
    curves: tuple[Curve, ...]
    sections: tuple[Section, ...]
    sleeves: tuple[Sleeve, ...]
    balls: tuple[Ball, ...]
    arrays: Arrays = field(repr=False)
    _segment_index: Mapping[str, int] = field(repr=False)
    _coordinate_index: Mapping[str, int] = field(repr=False)
    joint_scales: Mapping[str, JointScale] = field(default_factory=dict, repr=False)  # by joint; see with_joints

    @staticmethod
    def for_person(person: Person) -> Body:
        """The body of `person`, sized from the tables in data/."""
        from spinewise.anatomy.build import build

        return build(person)

    @cached_property
    def muscles(self) -> Muscles:
        """Every fascicle, right side first."""
        from spinewise.anatomy.muscles import muscles

        return muscles(self)

    @cached_property
    def cavity(self) -> Cavity:
        """The belly as a strut of pressure."""
        from spinewise.anatomy.cavity import cavity

        return cavity(self)

    @cached_property
    def ligaments(self) -> Ligaments:
        """Ligaments as paths that resist being stretched."""
        from spinewise.anatomy.ligaments import ligaments

        return ligaments(self)

    @cached_property
    def all_paths(self) -> Paths:
        """Muscles, then ligaments, then the cavity: the order of every array over paths."""
        return self.muscles.paths.joined(self.ligaments.paths).joined(self.cavity.path)

    @cached_property
    def passive(self) -> PassiveCurves:
        """Discs and facets: what each spinal coordinate resists with."""
        from spinewise.anatomy.passive import passive_curves

        return passive_curves(self)

    @cached_property
    def discs(self) -> Discs:
        """Which joints have a disc, and how large it is."""
        from spinewise.anatomy.discs import discs

        return discs(self)

    @cached_property
    def limb_passive(self) -> LimbPassive:
        """What limb joints resist with."""
        from spinewise.anatomy.limb_passive import limb_passive

        return limb_passive(self)

    @cached_property
    def limb_strength(self) -> Array:
        """Largest active moment of each coordinate, negative and positive [N m]. Shape (n_coordinate, 2)."""
        from spinewise.anatomy.limb_passive import limb_strength

        return limb_strength(self)

    def index(self, coordinate: str) -> int:
        """Where a coordinate stands in `coordinates` and in a posture."""
        return _look_up("coordinate", coordinate, self._coordinate_index)

    def segment_index(self, name: str) -> int:
        """Where a segment stands in `segments`."""
        return _look_up("segment", name, self._segment_index)

    def segment(self, name: str) -> Segment:
        """A segment by its name."""
        return self.segments[self.segment_index(name)]


def _look_up(what: str, name: str, known: Mapping[str, int]) -> int:
    try:
        return known[name]
    except KeyError:
        raise UnknownName(what, name, known) from None
