"""Lines through points that ride on segments: muscles, ligaments, the strut of belly pressure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import Array, locked
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Point = tuple[int, "Array"]  # segment index, place in its frame [m]


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Polylines one after the other: path i has the points `start[i]` to `start[i + 1]`."""

    start: NDArray[np.intp]  # Shape (n_path + 1,)
    segment: NDArray[np.intp]  # which segment each point rides on. Shape (n_point,)
    local: Array  # in that segment's frame [m]. Shape (n_point, 3)

    def __len__(self) -> int:
        return len(self.start) - 1

    @staticmethod
    def of(lines: Sequence[Sequence[Point]]) -> Paths:
        """Paths from lists of points.

        Raises:
            BadValue: a line of fewer than two points has no length.
        """
        for number, line in enumerate(lines):
            if len(line) < 2:
                raise BadValue(f"path {number}", len(line), "a path needs two points or more")
        start = np.cumsum([0, *(len(line) for line in lines)])
        local = locked([at for line in lines for _, at in line]).reshape(-1, 3)
        return Paths(whole(start), whole([number for line in lines for number, _ in line]), local)

    def joined(self, other: Paths) -> Paths:
        """These paths, then the other ones."""
        start = np.concatenate([self.start, other.start[1:] + self.start[-1]])
        segment = np.concatenate([self.segment, other.segment])
        return Paths(whole(start), whole(segment), locked(np.concatenate([self.local, other.local])))

    def ends(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The segments of each path's first and last point. Shapes (n_path,)."""
        return self.segment[self.start[:-1]], self.segment[self.start[1:] - 1]

    def lengths(self, origins: Array, rotations: Array) -> Array:
        """How long each path is when its segments stand so [m]. Shape (n_path,)."""
        at = origins[self.segment] + np.einsum("nij,nj->ni", rotations[self.segment], self.local)
        steps = np.append(np.linalg.norm(np.diff(at, axis=0), axis=1), 0.0)
        steps[self.start[1:] - 1] = 0.0  # from the end of one path to the start of the next is no length
        return np.asarray(np.add.reduceat(steps, self.start[:-1])) if len(self) else np.zeros(0)


def whole(values: object) -> NDArray[np.intp]:
    """An index array nobody can write to."""
    array = np.array(values, dtype=np.intp)
    array.setflags(write=False)
    return array
