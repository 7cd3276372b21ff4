"""Arms that hold something before the chest: where the hands are, and the angles that bring them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue
from spinewise.mechanics import forward
from spinewise.nervous.goals import At
from spinewise.nervous.project import Box, project
from spinewise.nervous.regions import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose
    from spinewise.nervous.goals import Spot

CHEST = tuple(f"T{level}" for level in range(4, 11))  # whose skin is the chest's surface
HEIGHT = "T9"  # hands are level with it as long as the arms are long enough; assumption: below the breast, elbows bent
APART = 0.8  # of the shoulders' distance: how far apart the hands hold; assumption, a crate of about 30 cm
STRETCHED = 0.995  # of an arm's length: as far as hands go
BEYOND = 0.35  # most that the load's middle lies beyond the hands [m]; a crate is hardly deeper


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Arms that hold something."""

    held: dict[int, float]  # shoulder and elbow coordinates [rad]
    spots: dict[str, Spot]  # per side: what is held acts on this hand, at this place in its frame [m]


def reach(body: Body, metres: float, sides: Iterable[str] = SIDES) -> Reach:
    """Arms for holding something `metres` before the chest's surface, square to the chest.

    The hands are level with the lower breast-bone where the arms are long enough; beyond, the arms are straight, rise
    to the shoulders' height, and what is held lies beyond the hands.

    Raises:
        BadValue: it would lie further beyond the hands than a load is deep.
    """
    pose = forward(body, np.zeros(len(body.coordinates)))
    held: dict[int, float] = {}
    spots: dict[str, Spot] = {}
    for side in sides:
        target, beyond = _target(body, pose, side, metres)
        q = _bent(body, side, target)
        held |= {body.index(f"{side}_{name}"): float(q[body.index(f"{side}_{name}")]) for name in _MOVING}
        hand = body.segment(f"{side}_hand")
        further = hand.landmarks["palm"] + _ahead(body, q, side, beyond)
        spots[side] = (body.segment_index(f"{side}_hand"), further)
    return Reach(held, spots)


_MOVING = ("shoulder.flexion", "shoulder.abduction", "elbow.flexion")


def chest_surface(pose: Pose) -> float:
    """How far forward the chest reaches in the ground [m]."""
    return max(float(pose.landmark(level, "skin_front")[0]) for level in CHEST)


def _target(body: Body, pose: Pose, side: str, metres: float) -> tuple[Array, float]:
    """Where the palm goes in neutral standing [m], and how far beyond it the load lies [m]."""
    shoulder = pose.origins[body.segment_index(f"{side}_upper_arm")]
    load = np.array([chest_surface(pose) + metres, pose.origins[body.segment_index(HEIGHT)][1], 0.0])
    load[2] = APART * shoulder[2]
    way, longest = load - shoulder, STRETCHED * _arm(body, side)
    if way @ way <= longest**2:
        return load, 0.0
    flat = longest**2 - way[2] ** 2
    rise = min(way[0], np.sqrt(flat))
    palm = shoulder + np.array([rise, -np.sqrt(max(flat - rise**2, 0.0)), way[2]])
    beyond = float(way[0] - rise)
    if beyond > BEYOND:
        longest_m = metres - beyond + BEYOND
        raise BadValue(
            "reach_m", metres, f"these arms hold a load at most {longest_m:.2f} m before the chest's surface"
        )
    return palm, beyond


def _arm(body: Body, side: str) -> float:
    lengths = [-body.segment(f"{side}_{part}").offset[1] for part in ("forearm", "hand")]
    return float(sum(lengths) + np.linalg.norm(body.segment(f"{side}_hand").landmarks["palm"]))


def _bent(body: Body, side: str, palm: Array) -> Array:
    """A posture with this hand's palm there: shoulder and elbow move, nothing else."""
    q, ease = np.zeros(len(body.coordinates)), np.zeros(len(body.coordinates))
    places = [body.index(f"{side}_{name}") for name in _MOVING]
    q[places], ease[places] = (0.6, 0.0, 1.0), 1.0
    lower = np.array([c.lower for c in body.coordinates])
    upper = np.array([c.upper for c in body.coordinates])
    spot = (body.segment_index(f"{side}_hand"), body.segment(f"{side}_hand").landmarks["palm"])
    return project(body, q, [At("reach", spot, palm)], Box(lower, upper, ease), near=1e-6).place.q


def _ahead(body: Body, q: Array, side: str, metres: float) -> Array:
    """A step forward in the ground, in the hand's frame [m]."""
    turned = forward(body, q).rotations[body.segment_index(f"{side}_hand")]
    return np.asarray(turned.T @ np.array([metres, 0.0, 0.0]))
