"""From a script to the terms and wishes of the solver, at the start and over a whole repetition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from spinewise.movement import names, room, skin, tracks
from spinewise.movement.frames import Tree
from spinewise.movement.solve import Wish
from spinewise.movement.spots import Spots
from spinewise.movement.terms import Aims, Clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.frames import Bools
    from spinewise.movement.room import Surface, Thing
    from spinewise.movement.script import Aim, Contact, Script
    from spinewise.movement.terms import Term

# Weights: what one unit of error costs; a residual of 1 is 2 mm of a contact. All are assumptions, chosen so that
# contacts hold to well under a millimetre while asked-for angles give way by a few degrees where they must.
CONTACT = 500.0  # [1/m]
SOFT_CONTACT = 40.0  # [1/m]
MEETING = 400.0  # [1/m]
REACH = 40.0  # [1/m]
DRIVEN = 12.0  # [1/rad]
DRIVEN_LENGTH = 100.0  # [1/m]
STILL = 100.0  # [1/rad]
REST = 2.0  # [1/rad], for a joint that reaches 30 degrees
ASIDE = 3.0  # times REST for turns and sideways motions of limbs: a limb left alone bends rather than twists
REST_LENGTH = 0.3  # [1/m]
BALANCE = 100.0  # [1/m]
AIM = 3.0  # each unit of strength
CLEAR = 500.0  # [1/m]
FLESH = 0.006  # how far skin gives way before the solver pushes back [m]
LIFT = 1.2  # how long after leaving a seat the weight takes to come over the feet [s]
RAMP = 0.35  # how long before and after its time a contact draws the part near [s]


@dataclass(frozen=True, slots=True)
class Touch:
    """One point of one contact, and when it holds."""

    part: str
    segment: int
    local: Array  # [m]. Shape (3,)
    contact: Contact
    surface: Surface | None  # None: on another part of the body
    other: tuple[int, Array] | None  # that part
    gap: float  # of flesh between the point and the surface [m]


@dataclass(frozen=True)
class Posing:
    """One script on one body."""

    body: Body
    script: Script
    still: tuple[str, ...]

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.body)

    @cached_property
    def spots(self) -> Spots:
        return Spots(self.body)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        return room.furnish(self.body, self.spots.scale, self.script.props)

    @cached_property
    def surfaces(self) -> dict[str, Surface]:
        return room.surfaces(self.things)

    @cached_property
    def touches(self) -> tuple[Touch, ...]:
        """Every point of every contact."""
        return tuple(
            self._touch(contact, part, point)
            for contact in self.script.contacts
            for part in contact.parts
            for point in self.spots.part(part)
        )

    def _touch(self, contact: Contact, part: str, point: tuple[int, Array]) -> Touch:
        on_body = "." in contact.on
        surface = None if on_body else room.surface(self.surfaces, contact.on)
        other = self.spots.point(contact.on) if on_body else None
        return Touch(part, *point, contact, surface, other, contact.gap_m * self.spots.scale)

    @cached_property
    def clear(self) -> tuple[Clear, ...]:
        """Nothing sinks into the floor, the furniture or the wall."""
        segments, local = skin.skin_points(self.body)
        return tuple(Clear(segments, local, surface, CLEAR, FLESH) for surface in self.surfaces.values())

    @cached_property
    def rest(self) -> Array:
        """How firmly each coordinate keeps its place when nothing drives it: stiffer where its range is small."""
        reach = np.array([(c.upper - c.lower) / 2 for c in self.body.coordinates])
        weight = REST * np.sqrt(np.radians(30.0) / reach)
        lengths = np.array([c.kind == "translation" for c in self.body.coordinates])
        aside = [c.joint.startswith(names.SIDES) and not c.name.endswith(".flexion") for c in self.body.coordinates]
        return np.where(lengths, REST_LENGTH, np.where(aside, ASIDE * weight, weight))

    @cached_property
    def asked(self) -> dict[int, float]:
        """The stance's own angles and lengths, by coordinate."""
        lengths = tracks.lengths(self.body, self.script.metres, self.spots.scale)
        return {**tracks.angles(self.body, self.script.degrees), **lengths}

    @cached_property
    def unit(self) -> Array:
        """The weight of a driven coordinate, by its kind."""
        lengths = np.array([c.kind == "translation" for c in self.body.coordinates])
        return np.where(lengths, DRIVEN_LENGTH, DRIVEN)

    @cached_property
    def stills(self) -> Array:
        """Indices of rotations of joints that keep still."""
        still = set(self.still)
        return np.array(
            [i for i, c in enumerate(self.body.coordinates) if c.joint in still and c.kind == "rotation"], dtype=int
        )

    def stance_wish(self) -> Wish:
        """The stance's angles; where it is in the room matters little yet. Shapes (1, n)."""
        target, weight = np.zeros((1, len(self.rest))), self.rest[None, :].copy()
        for index, value in self.asked.items():
            target[0, index] = value
            if self.body.coordinates[index].kind == "rotation":
                weight[0, index] = self.unit[index]
        return Wish(target, weight)

    def on_feet(self, times: Array) -> Array:
        """1 where nothing but the floor carries the body in a stance that balances, else less. Shape (n,)."""
        if not self.script.balance:
            return np.zeros_like(times)
        carried = [c for c in self.script.contacts if c.on != "floor" and "." not in c.on and c.on != "wall"]
        free = [1.0 - window(times, contact.from_s, contact.to_s, LIFT) for contact in carried]
        return np.asarray(np.prod([np.ones_like(times), *free], axis=0))

    def aims(self, aims: Sequence[Aim], times: Array) -> list[Term]:
        """Aims as three rows each; none where the script has none."""
        if not aims:
            return []
        segments = np.repeat([self.body.segment_index(aim.segment) for aim in aims], 3)
        local = np.repeat([_unit(aim.axis) for aim in aims], 3, axis=0)
        toward = np.repeat([_unit(aim.toward) for aim in aims], 3, axis=0)
        weight = np.stack([AIM * aim.strength * window(times, aim.from_s, aim.to_s) for aim in aims], axis=1)
        return [Aims(segments, local, toward, np.tile([0, 1, 2], len(aims)), np.repeat(weight, 3, axis=1))]


def window(times: Array, begin: float | None, end: float | None, ramp: float = RAMP) -> Array:
    """1 from begin to end, easing in before and out after; None has no edge. Shape (n,)."""
    early = np.ones_like(times) if begin is None else smooth((times - begin) / ramp + 1.0)
    late = np.ones_like(times) if end is None else smooth((end - times) / ramp + 1.0)
    return np.asarray(early * late)


def holds(times: Array, contact: Contact) -> Bools:
    """Whether the contact is meant to hold. Shape (n,)."""
    after = times >= (contact.from_s if contact.from_s is not None else -np.inf)
    before = times <= (contact.to_s if contact.to_s is not None else np.inf)
    return np.asarray(after & before, dtype=np.bool_)


def smooth(share: Array) -> Array:
    """0 below 0, 1 above 1, a smooth step between."""
    share = np.clip(share, 0.0, 1.0)
    return np.asarray(share**2 * (3.0 - 2.0 * share))


def _unit(axis: Sequence[float]) -> Array:
    vector = np.array(axis, dtype=float)
    return np.asarray(vector / np.linalg.norm(vector))
