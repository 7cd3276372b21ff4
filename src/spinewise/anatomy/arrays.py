"""The tree as locked arrays, made once for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import Arrays, locked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy.body import Coordinate, Segment


def arrays(segments: Sequence[Segment], coordinates: Sequence[Coordinate]) -> Arrays:
    """Axes, their cross-product matrices, and who moves whom."""
    slides = np.array([coordinate.kind == "translation" for coordinate in coordinates])
    slides.setflags(write=False)
    axes = locked([coordinate.axis for coordinate in coordinates])
    x, y, z = axes.T * ~slides
    nought = np.zeros_like(x)
    skew = locked(np.stack([nought, -z, y, z, nought, -x, -y, x, nought], axis=1).reshape(-1, 3, 3))
    own = tuple(
        tuple(place for place, coordinate in enumerate(coordinates) if coordinate.segment == number)
        for number in range(len(segments))
    )
    parents = tuple(segment.parent for segment in segments)
    return Arrays(
        parents=parents,
        offsets=locked([segment.offset for segment in segments]),
        rest=locked([segment.rotation for segment in segments]),
        axes=axes,
        skew=skew,
        skew_squared=locked(skew @ skew),
        slides=slides,
        moved_by=_moved_by(segments, own),
        rounds=_rounds(own),
        base=_whole([parents[coordinate.segment] for coordinate in coordinates]),
        mirror=_whole([coordinate.mirror for coordinate in coordinates]),
        mirror_sign=locked([coordinate.mirror_sign for coordinate in coordinates]),
    )


def _moved_by(segments: Sequence[Segment], own: Sequence[tuple[int, ...]]) -> tuple[NDArray[np.intp], ...]:
    """A segment is moved by its own joint and by all that move its parent."""
    found: list[list[int]] = []
    for number, segment in enumerate(segments):
        inherited = found[segment.parent] if segment.parent >= 0 else []
        found.append([*inherited, *own[number]])
    return tuple(_whole(places) for places in found)


def _rounds(own: Sequence[tuple[int, ...]]) -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]:
    """Joints act at once: their first coordinates, then their second ones, until none is left."""
    found = []
    for turn in range(max(len(places) for places in own)):
        acting = [(number, places[turn]) for number, places in enumerate(own) if len(places) > turn]
        found.append((_whole([number for number, _ in acting]), _whole([place for _, place in acting])))
    return tuple(found)


def _whole(values: Sequence[int]) -> NDArray[np.intp]:
    array = np.array(values, dtype=np.intp)
    array.setflags(write=False)
    return array
