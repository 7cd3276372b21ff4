"""Points all over the skin, so that nothing sinks into the floor or the furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.frames import Ints

AROUND = 8  # points round a ring; assumption: neighbours sag less than 5 mm between them
ROUND = np.linspace(0.0, 2.0 * np.pi, AROUND, endpoint=False)


def skin_points(body: Body) -> tuple[Ints, Array]:
    """Segment of each point, and its place in the segment [m]. Shapes (n,) and (n, 3)."""
    pieces = [*_sections(body), *_sleeves(body), *_balls(body)]
    segments = np.concatenate([np.full(len(points), segment) for segment, points in pieces])
    return segments, np.concatenate([points for _, points in pieces])


def _sections(body: Body) -> list[tuple[int, Array]]:
    return [
        (s.segment, s.centre + np.stack([s.half_depth * np.cos(ROUND), 0 * ROUND, s.half_width * np.sin(ROUND)], 1))
        for s in body.sections
    ]


def _sleeves(body: Body) -> list[tuple[int, Array]]:
    found = []
    for sleeve in body.sleeves:
        for x, y, z, depth, width in sleeve.rings:
            one, two = depth * np.cos(ROUND), width * np.sin(ROUND)
            off = (one, 0 * ROUND, two) if sleeve.axis == "y" else (0 * ROUND, one, two)
            found.append((sleeve.segment, np.array([x, y, z]) + np.stack(off, 1)))
    return found


def _balls(body: Body) -> list[tuple[int, Array]]:
    corners = np.array(
        [(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1) if (x, y, z) != (0, 0, 0)]
    )
    directions = corners / np.linalg.norm(corners, axis=1, keepdims=True)
    return [(ball.segment, ball.centre + directions * ball.half_axes) for ball in body.balls]
