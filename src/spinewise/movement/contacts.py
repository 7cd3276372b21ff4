"""Contacts as terms: touching at the start, then keeping to the place found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.movement import posing
from spinewise.movement.frames import forward
from spinewise.movement.terms import Meetings, Touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.anatomy.body import Array
    from spinewise.movement.frames import Bools, Frames
    from spinewise.movement.posing import Posing, Touch
    from spinewise.movement.terms import Term


@dataclass(frozen=True, slots=True)
class Hold:
    """One point that touches: where, and in which frames."""

    touch: Touch
    active: Bools  # Shape (n_frame,)
    place: Array  # in the room, or in the other segment [m]. Shape (3,)
    fixed: bool  # it does not slide


@dataclass(frozen=True, slots=True)
class Row:
    """One component of one point over time."""

    segment: int
    local: Array  # [m]. Shape (3,)
    component: int
    target: Array  # [m]. Shape (n,)
    weight: Array  # [1/m]. Shape (n,)


def at_first(pose: Posing) -> list[Term]:
    """At the start a contact only asks to touch; where, the stance's angles say."""
    one = np.ones(1)
    now = [touch for touch in pose.touches if _at_start(touch)]
    rows = [
        Row(touch.segment, touch.local, touch.surface.axis, one * _level(touch), one * firmness(touch))
        for touch in now
        if touch.surface is not None
    ]
    met = [touch for touch in now if touch.other is not None]
    places = [touch.other[1] for touch in met if touch.other is not None]
    return [*_touches(rows), *_meetings(met, places, np.ones((1, len(met))))]


def in_place(pose: Posing, start: Array, times: Array, reaches: Mapping[str, tuple[Array, Array]]) -> list[Term]:
    """Contacts with the places they have at the start, and parts that reach."""
    frames = forward(pose.tree, start[None, :])
    rows: list[Row] = []
    for touch in pose.touches:
        if touch.surface is None:
            continue
        place = _place(frames, touch)
        share = firmness(touch) * posing.window(times, touch.contact.from_s, touch.contact.to_s)
        axes = (touch.surface.axis,) if touch.contact.slides else (0, 1, 2)
        rows += [Row(touch.segment, touch.local, axis, np.full(len(times), place[axis]), share) for axis in axes]
    for part, (offset, weight) in reaches.items():
        for segment, local in pose.spots.part(part):
            place = frames.point(segment, local)
            rows += [Row(segment, local, axis, place[axis] + offset[:, axis], weight) for axis in range(3)]
    met = [touch for touch in pose.touches if touch.other is not None]
    share = np.empty((len(times), len(met)))
    for column, touch in enumerate(met):
        share[:, column] = posing.window(times, touch.contact.from_s, touch.contact.to_s)
    return [*_touches(rows), *_meetings(met, [_place(frames, touch) for touch in met], share)]


def holds(pose: Posing, start: Array, times: Array) -> tuple[Hold, ...]:
    """Every point that touches, with its place and its times."""
    frames = forward(pose.tree, start[None, :])
    return tuple(
        Hold(
            touch=touch,
            active=posing.holds(times, touch.contact),
            place=_place(frames, touch),
            fixed=touch.surface is None or not touch.contact.slides,
        )
        for touch in pose.touches
    )


def firmness(touch: Touch) -> float:
    """What a contact's error costs [1/m]."""
    return posing.SOFT_CONTACT if touch.contact.soft else posing.CONTACT


def _at_start(touch: Touch) -> bool:
    return touch.contact.from_s is None or touch.contact.from_s <= 0.0


def _touches(rows: Sequence[Row]) -> list[Term]:
    if not rows:
        return []
    return [
        Touches(
            segments=np.array([row.segment for row in rows]),
            local=np.array([row.local for row in rows]),
            component=np.array([row.component for row in rows]),
            target=np.stack([row.target for row in rows], axis=1),
            weight=np.stack([row.weight for row in rows], axis=1),
        )
    ]


def _meetings(met: Sequence[Touch], places: Sequence[Array], share: Array) -> list[Term]:
    if not met:
        return []
    return [
        Meetings(
            segments=np.repeat([touch.segment for touch in met], 3),
            local=np.repeat([touch.local for touch in met], 3, axis=0),
            others=np.repeat([touch.other[0] for touch in met if touch.other is not None], 3),
            places=np.repeat(places, 3, axis=0),
            component=np.tile([0, 1, 2], len(met)),
            weight=np.repeat(posing.MEETING * share, 3, axis=1),
        )
    ]


def _place(frames: Frames, touch: Touch) -> Array:
    """Where a point belongs: where it was, moved by the contact's offset, on its surface; or in the other segment."""
    now = frames.point(touch.segment, touch.local)
    if touch.other is not None:
        return frames.local(touch.other[0], now) if _at_start(touch) else touch.other[1]
    place: Array = now + np.array(touch.contact.offset_m or (0.0, 0.0, 0.0))
    if touch.surface is not None:
        place[touch.surface.axis] = _level(touch)
    return place


def _level(touch: Touch) -> float:
    """Where along the surface's axis the point touches [m]."""
    return touch.surface.level + touch.surface.side * touch.gap if touch.surface is not None else 0.0
