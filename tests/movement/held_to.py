"""What every solved movement is held to, as a list of faults in words. Looked at in every frame and midway between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import ConvexHull

from spinewise.movement import room, skin
from spinewise.movement.frames import Frames, Tree, forward
from spinewise.movement.terms import Clear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.movement.contacts import Hold
    from spinewise.movement.motion import Motion
    from spinewise.movement.room import Surface

ROUNDED = 0.51e-4  # half of the last decimal that a prepared file keeps, and what a float adds
CONTACT_M = 0.005
DEPTH_M = 0.010
RIM_M = 0.001  # what is not further in over the rim of a surface is beside it; rounding moves it no further than that
STILL_DEG = 2.0
MOVES_DEG, MOVES_SHARE = 3.0, 0.2  # a joint that moves turns by 3 degrees, or a fifth of its range if that is less
JUMP_DEG = 12.0
SOLE_M = 0.04  # half the width of a foot or a hand: how far support reaches round a point of contact
UPRIGHT = {"standing", "facing-wall", "back-to-wall", "hands-and-knees", "sitting", "low-seat"}
LIFT_S = 1.2  # leaving a seat and landing on it take momentum; balance is not asked for so near to it


def faults(body: Body, motion: Motion) -> list[str]:
    """Everything that is wrong with a motion; empty for a good one."""
    between = (motion.q + np.roll(motion.q, -1, axis=0)) / 2.0
    frames = forward(Tree(body), np.concatenate([motion.q, between]))
    checks = (
        ranges(body, motion),
        contacts(motion, frames),
        depths(body, motion, frames),
        stillness(body, motion),
        jumps(body, motion),
        balance(motion, frames),
    )
    return [f"{motion.id}.{motion.variant}: {fault}" for check in checks for fault in check]


def ranges(body: Body, motion: Motion) -> Iterator[str]:
    for index, coordinate in enumerate(body.coordinates):
        low, high = motion.q[:, index].min(), motion.q[:, index].max()
        if low < coordinate.lower - ROUNDED or high > coordinate.upper + ROUNDED:
            yield f"{coordinate.name} leaves its range"


def contacts(motion: Motion, frames: Frames) -> Iterator[str]:
    for hold in motion.holds:
        if hold.touch.contact.soft:
            continue
        active = np.concatenate([hold.active, hold.active & np.roll(hold.active, -1)])
        worst = float((error(hold, frames) * active).max())
        if worst > CONTACT_M:
            yield f"{hold.touch.part} is {worst * 1000:.1f} mm from its place on {hold.touch.contact.on}"


def error(hold: Hold, frames: Frames) -> Array:
    """How far a point is from its place, or from its surface if it slides [m]. Shape (n,)."""
    at = frames.points(np.array([hold.touch.segment]), hold.touch.local[None, :])[:, 0]
    if hold.touch.other is not None:
        place = frames.points(np.array([hold.touch.other[0]]), hold.place[None, :])[:, 0]
        return np.asarray(np.linalg.norm(at - place, axis=1))
    off = at - hold.place
    if hold.fixed or hold.touch.surface is None:
        return np.asarray(np.linalg.norm(off, axis=1))
    return np.abs(off[:, hold.touch.surface.axis])


def depths(body: Body, motion: Motion, frames: Frames) -> Iterator[str]:
    segments, local = skin.skin_points(body)
    for name, surface in room.surfaces(motion.things).items():
        depth = Clear(segments, local, drawn_in(surface), weight=1.0, slack=0.0).depth(frames)
        if depth.max() > DEPTH_M:
            moment, point = np.unravel_index(depth.argmax(), depth.shape)
            segment = body.segments[segments[point]].name
            yield f"{segment} sinks {depth.max() * 1000:.1f} mm into the {name} in frame {moment}"


def drawn_in(surface: Surface) -> Surface:
    """The surface without its rim."""
    rim = np.full(3, RIM_M)
    rim[surface.axis] = 0.0
    return replace(surface, low=surface.low + rim, high=surface.high - rim)


def stillness(body: Body, motion: Motion) -> Iterator[str]:
    for joint in motion.still:
        most = max(np.degrees(np.ptp(motion.q[:, index])) for index in turns(body, joint))
        if most > STILL_DEG:
            yield f"{joint} should keep still and turns {most:.1f} degrees"


def mobility(body: Body, motion: Motion) -> Iterator[str]:
    """Asked of the usual way only: an easier one may well leave a joint out."""
    for joint in motion.moves:
        if not any(_moves(body, motion, index) for index in turns(body, joint)):
            yield f"{motion.id}: {joint} should move"


def _moves(body: Body, motion: Motion, index: int) -> bool:
    coordinate = body.coordinates[index]
    width = np.degrees(coordinate.upper - coordinate.lower)
    return bool(np.degrees(np.ptp(motion.q[:, index])) >= min(MOVES_DEG, MOVES_SHARE * width))


def turns(body: Body, joint: str) -> list[int]:
    """The rotations of a joint."""
    return [i for i, c in enumerate(body.coordinates) if c.joint == joint and c.kind == "rotation"]


def jumps(body: Body, motion: Motion) -> Iterator[str]:
    """From frame to frame, the last one leading back to the first."""
    rotations = [index for index, coordinate in enumerate(body.coordinates) if coordinate.kind == "rotation"]
    jump = np.degrees(np.abs(np.roll(motion.q, -1, axis=0) - motion.q))[:, rotations]
    if jump.max() > JUMP_DEG:
        moment, place = np.unravel_index(jump.argmax(), jump.shape)
        name = body.coordinates[rotations[place]].name
        yield f"{name} jumps {jump.max():.1f} degrees at {motion.times[moment]:.1f} s"


def balance(motion: Motion, frames: Frames) -> Iterator[str]:
    """On hands and knees or on the feet, the centre of mass is over what carries it."""
    if motion.script.stance not in UPRIGHT:
        return
    centre = frames.centre_of_mass()[: len(motion.times), [0, 2]]
    for moment, at in enumerate(motion.times / motion.pace):
        if _near_a_seat(motion, float(at)):
            continue
        out = outside(centre[moment], _support(motion, frames, moment))
        if out > 0.0:
            yield f"the weight is {out * 1000:.0f} mm outside its support at {at:.1f} s"
            return


def outside(point: Array, support: Array) -> float:
    """How far a point lies outside the hull of the support [m]; negative inside."""
    hull = ConvexHull(support)
    return float((hull.equations[:, :2] @ point + hull.equations[:, 2]).max())


def _support(motion: Motion, frames: Frames, moment: int) -> Array:
    on = [hold for hold in motion.holds if hold.active[moment] and hold.touch.surface is not None]
    points = np.array(
        [frames.points(np.array([hold.touch.segment]), hold.touch.local[None, :])[moment, 0, [0, 2]] for hold in on]
    )
    corners = SOLE_M * np.array([(1, 1), (1, -1), (-1, 1), (-1, -1)])
    return np.concatenate([points + corner for corner in corners])


def _near_a_seat(motion: Motion, at: float) -> bool:
    for contact in motion.script.contacts:
        if contact.on not in {"seat", "step"}:
            continue
        if contact.to_s is not None and 0.0 <= at - contact.to_s < LIFT_S:
            return True
        if contact.from_s is not None and 0.0 <= contact.from_s - at < LIFT_S:
            return True
    return False
