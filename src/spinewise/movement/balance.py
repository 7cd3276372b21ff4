"""Where the weight rests when feet, knees or hands carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.movement import posing, tracks
from spinewise.movement.frames import forward
from spinewise.movement.terms import Balance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.body import Array
    from spinewise.movement.posing import Posing


def balance(pose: Posing, start: Array, times: Array) -> Balance:
    """The centre of mass over the middle of what carries it, by the shares that the keys ask for."""
    middles = _middles(pose, start)
    plain = np.mean(list(middles.values()), axis=0)
    keyed = [key for key in pose.script.keys if key.weight_on or key.back]
    target = np.repeat(plain[None, :], len(times), axis=0)
    if keyed:
        at = np.array([key.at_s for key in keyed])
        ways = np.array([_weighted(middles, key.weight_on, plain) - plain for key in keyed])
        for axis in (0, 1):
            target[:, axis] += tracks.curve(at, ways[:, axis], times, pose.script.cycle_s, steady=False)
    return Balance(target, posing.BALANCE * pose.on_feet(times)[:, None])


def _middles(pose: Posing, start: Array) -> dict[str, Array]:
    """The middle of each part that rests on the floor at the start, x and z [m]. Shape (2,) each."""
    frames = forward(pose.tree, start[None, :])
    parts: dict[str, list[Array]] = {}
    for touch in pose.touches:
        if touch.contact.on == "floor" and touch.contact.from_s is None:
            parts.setdefault(touch.part, []).append(frames.point(touch.segment, touch.local)[[0, 2]])
    return {part: np.mean(points, axis=0) for part, points in parts.items()}


def _weighted(middles: Mapping[str, Array], shares: Mapping[str, float], plain: Array) -> Array:
    if not shares:
        return plain
    total = sum(shares.values())
    return np.asarray(sum((share / total * middles[part] for part, share in shares.items()), np.zeros(2)))
