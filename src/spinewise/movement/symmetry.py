"""Movements in which left does as right does stay in the middle, without a drift to one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.movement.names import other_side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.body import Body
    from spinewise.movement.frames import Ints
    from spinewise.movement.posing import Posing
    from spinewise.movement.tracks import Track


def sideways(body: Body) -> Ints:
    """Coordinates that lean or turn the trunk to one side."""
    return np.array([i for i, c in enumerate(body.coordinates) if c.mirror == i and c.mirror_sign < 0.0])


def is_symmetric(pose: Posing, driven: Mapping[int, Track]) -> bool:
    """Whether the mirror image of the script is the script itself."""
    keys = pose.script.keys
    if any(key.reach_m or key.weight_on for key in keys):
        return False
    coordinates = pose.body.coordinates
    for index, track in driven.items():
        coordinate = coordinates[index]
        if coordinate.mirror == index and coordinate.mirror_sign < 0.0 and any(track.values):
            return False
        if driven.get(coordinate.mirror) != track:
            return False
    stance = all(
        abs(pose.asked.get(coordinates[index].mirror, 0.0) * coordinates[index].mirror_sign - value) < EQUAL
        for index, value in pose.asked.items()
    )
    return stance and _contacts(pose, swapped=False) == _contacts(pose, swapped=True)


EQUAL = 1e-9  # [rad], [m]


def _contacts(pose: Posing, *, swapped: bool) -> frozenset[tuple[object, ...]]:
    def side(name: str) -> str:
        return _other(name) if swapped else name

    return frozenset(
        (side(part), side(contact.on), contact.slides, contact.from_s, contact.to_s)
        for contact in pose.script.contacts
        for part in contact.parts
    )


def _other(name: str) -> str:
    """Sides also stand at the end of a landmark's name."""
    swapped = other_side(name)
    if swapped != name:
        return swapped
    for one, two in (("_right", "_left"), ("_left", "_right")):
        if name.endswith(one):
            return name.removesuffix(one) + two
    return name
