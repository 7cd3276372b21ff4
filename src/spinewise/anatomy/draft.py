"""A body while it is being built: a growing list of parts, frozen at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from spinewise.anatomy.body import Array, Coordinate, Kind, Segment, locked


@dataclass(slots=True)
class Motion:
    """One coordinate to be: name, kind, axis, range [rad] or [m]."""

    joint: str
    name: str
    kind: Kind
    axis: tuple[float, float, float]
    lower: float
    upper: float


@dataclass(slots=True)
class Part:
    """One segment to be."""

    name: str
    parent: str
    joint: str
    offset: Array
    rotation: Array
    mass_kg: float = 0.0
    com: Array = field(default_factory=lambda: np.zeros(3))
    landmarks: dict[str, Array] = field(default_factory=dict)
    motions: list[Motion] = field(default_factory=list)


class Draft:
    """Parts by name, in order, with their place in neutral standing."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.place: dict[str, tuple[Array, Array]] = {}  # origin and orientation in the ground, neutral standing

    def add(self, part: Part) -> Part:
        """Put a part on its parent, which must be there already."""
        origin, turn = self.place.get(part.parent, (np.zeros(3), np.eye(3)))
        self.place[part.name] = (origin + turn @ part.offset, turn @ part.rotation)
        self.parts[part.name] = part
        return part

    def index(self, name: str) -> int:
        """Where a part will stand in Body.segments; -1 for the ground."""
        return -1 if name == "ground" else list(self.parts).index(name)

    def local(self, name: str, ground: Array) -> Array:
        """A ground point of neutral standing in a part's own frame. Shape (3,)."""
        origin, turn = self.place[name]
        return turn.T @ (ground - origin)

    def ground(self, name: str, local: Array) -> Array:
        """A part's own point in the ground, neutral standing. Shape (3,)."""
        origin, turn = self.place[name]
        return origin + turn @ local

    def segments(self) -> tuple[Segment, ...]:
        """The frozen segments."""
        return tuple(
            Segment(part.name, self.index(part.parent), part.joint, locked(part.offset), locked(part.rotation),
                    part.mass_kg, locked(part.com), {name: locked(at) for name, at in part.landmarks.items()})
            for part in self.parts.values()
        )  # fmt: skip

    def coordinates(self) -> tuple[Coordinate, ...]:
        """The frozen coordinates, in segment order."""
        all_motions = [(self.index(part.name), motion) for part in self.parts.values() for motion in part.motions]
        place = {motion.name: number for number, (_, motion) in enumerate(all_motions)}
        return tuple(
            Coordinate(motion.name, motion.joint, motion.kind, locked(motion.axis), motion.lower, motion.upper, segment,
                       place[other_side(motion.name)], _sign(motion))
            for segment, motion in all_motions
        )  # fmt: skip


def other_side(name: str) -> str:
    """The same name on the other side of the body; mid-line names stay."""
    if name.startswith("right_"):
        return "left_" + name.removeprefix("right_")
    return "right_" + name.removeprefix("left_") if name.startswith("left_") else name


def _sign(motion: Motion) -> float:
    """Limbs mirror by their axes; in the mid-line what leaves the x-y plane changes sign (derivations, eq. 8)."""
    if other_side(motion.name) != motion.name:
        return 1.0
    stays = motion.axis[2] == 0.0 if motion.kind == "translation" else motion.axis[2] != 0.0
    return 1.0 if stays else -1.0
