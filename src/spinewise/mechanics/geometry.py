"""Lengths of all paths for a posture, how they change, and how stiff they make the body. Exact; compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue
from spinewise.mechanics.kernels.bending import bend
from spinewise.mechanics.kernels.lines import Lines, lines
from spinewise.mechanics.kernels.measuring import measure
from spinewise.mechanics.kernels.placing import place
from spinewise.mechanics.kernels.stiffening import stiffen
from spinewise.mechanics.kernels.sweeping import sweep
from spinewise.mechanics.kernels.tree import Tree, tree
from spinewise.mechanics.kernels.weighing import weigh
from spinewise.mechanics.kinematics import Pose, checked

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.paths import Paths

GRAVITY = 9.81  # [m/s2] downwards, along -y
SPINE = slice(6, 81)  # the spine's coordinates, L5-S1 to C0-C1


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """One body in one posture, seen from its paths: muscles, then ligaments, then the cavity. Arrays locked."""

    body: Body
    q: Array  # [rad] and [m]. Shape (n_coordinate,)
    paths: Paths
    pose: Pose
    screws: Array  # velocity field of each coordinate: turn, then shift at the ground's origin. Shape (n_coordinate, 6)
    points: Array  # every path's points in the ground [m]. Shape (n_point, 3)
    ways: Array  # unit vector from each point to the next of its path; 0 for the last. Shape (n_point, 3)
    spans: Array  # distance to the next point [m]. Shape (n_point,)
    lengths: Array  # [m]. Shape (n_path,)
    R: Array  # dl/dq [m], [m/m]: a tension T acts on coordinate k with -T R[., k]. Shape (n_path, n_coordinate)
    gravity: Array  # generalised force of the body's weight [N m], [N]. Shape (n_coordinate,)
    gravity_stiffness: Array  # Hessian of the weight's potential [N m/rad]. Shape (n_coordinate, n_coordinate)
    tree: Tree
    lines: Lines
    counts: tuple[int, int, int]  # muscles, ligaments, cavity; all paths count as muscles where they were handed in

    @property
    def muscles(self) -> slice:
        """The muscles' place among the paths."""
        return slice(0, self.counts[0])

    @property
    def ligaments(self) -> slice:
        """The ligaments' place among the paths."""
        return slice(self.counts[0], self.counts[0] + self.counts[1])

    @property
    def cavity(self) -> slice:
        """The cavity's place among the paths."""
        return slice(self.counts[0] + self.counts[1], sum(self.counts))


def geometry(body: Body, q: ArrayLike, paths: Paths | None = None) -> Geometry:
    """Everything about a posture that recruitment needs (derivations, eq. 30-35).

    Args:
        body: whose body.
        q: posture [rad] and [m], in the order of `body.coordinates`. Shape (n_coordinate,)
        paths: other paths than `body.all_paths`.

    Raises:
        BadValue: not one finite number for each coordinate.

    Limits:
        Paths are straight between their points; they do not wrap. Ranges are not enforced.
    """
    posture = _locked(checked(body, q).copy())
    counts = _counts(body) if paths is None else (len(paths), 0, 0)
    paths = body.all_paths if paths is None else paths
    flat, web = tree(body), lines(body, paths)
    origins, rotations, pivots, axes, screws = map(_locked, place(flat, posture))
    points, ways, spans, lengths, arms = map(_locked, measure(web, origins, rotations, screws))
    centres = origins + (rotations @ flat.coms[:, :, None])[:, :, 0]
    weights = flat.masses[:, None] * np.array([0.0, -GRAVITY, 0.0])
    force, stiffness = weigh(flat, screws, np.arange(len(centres)), centres, weights)
    return Geometry(
        body=body,
        q=posture,
        paths=paths,
        pose=Pose(body, origins, rotations, pivots, axes),
        screws=screws,
        points=points,
        ways=ways,
        spans=spans,
        lengths=lengths,
        R=arms,
        gravity=_locked(force),
        gravity_stiffness=_locked(stiffness),
        tree=flat,
        lines=web,
        counts=counts,
    )


def path_stiffness(at: Geometry, tension: ArrayLike, axial: ArrayLike) -> Array:
    """Stiffness of all paths together: sum of T d2l/dq2 + axial r r' (derivations, eq. 36-41).

    Args:
        at: a body in a posture.
        tension: of each path [N]; a strut's is negative. Shape (n_path,)
        axial: how much tension grows with length [N/m]. Shape (n_path,)

    Returns:
        Symmetric [N m/rad]. Shape (n_coordinate, n_coordinate)

    Raises:
        BadValue: not one finite number for each path.
    """
    parts = _per_path(at, tension, "tension"), _per_path(at, axial, "axial")
    found = stiffen(at.tree, at.lines, at.screws, at.points, at.ways, at.spans, at.R, *parts)
    return np.asarray(found)


def curvatures(at: Geometry, V: ArrayLike) -> Array:
    """v'(d2l/dq2)v of every path for every row v of V (derivations, eq. 42-44) [m]. Shape (n_row, n_path)."""
    return motions(at, V, V)[1]


def mixed_curvatures(at: Geometry, U: ArrayLike, W: ArrayLike) -> Array:
    """u'(d2l/dq2)w of every path, row by row of U and W [m]. Shape (n_row, n_path)."""
    return motions(at, U, W)[1]


def motions(at: Geometry, U: ArrayLike, W: ArrayLike) -> tuple[Array, Array]:
    """r'u and u'(d2l/dq2)w of every path, row by row of U and W. Shapes (n_row, n_path) both.

    Raises:
        BadValue: rows that are not directions in the coordinates, or not as many in W as in U.
    """
    ahead, beside = _directions(at, U, "U"), _directions(at, W, "W")
    if ahead.shape != beside.shape:
        raise BadValue("W", beside.shape, f"give as many rows as U has: {len(ahead)}")
    rates, curves = bend(at.tree, at.lines, at.screws, at.points, at.ways, at.spans, ahead, beside)
    return rates, curves


def arm_rates(at: Geometry, W: ArrayLike) -> Array:
    """(d2l/dq2) w of every path for every row w of W: how R changes along w (derivations, eq. 44).

    For all pairs of many u and few w, `arm_rates(at, W) @ U.T` is cheaper than `mixed_curvatures`.

    Returns:
        [m/rad]. Shape (n_row, n_path, n_coordinate)
    """
    return np.asarray(sweep(at.tree, at.lines, at.screws, at.points, at.ways, at.spans, _directions(at, W, "W")))


def _counts(body: Body) -> tuple[int, int, int]:
    return len(body.muscles.paths), len(body.ligaments.paths), len(body.cavity.path)


def _per_path(at: Geometry, values: ArrayLike, name: str) -> Array:
    array = np.array(values, dtype=np.float64)
    if array.shape != at.lengths.shape:
        raise BadValue(name, array.shape, f"give {len(at.lengths)} numbers, one for each path")
    if not np.isfinite(array).all():
        raise BadValue(name, array[~np.isfinite(array)][0], "every path needs a finite number")
    return array


def _directions(at: Geometry, rows: ArrayLike, name: str) -> Array:
    array = np.array(rows, dtype=np.float64, order="C", ndmin=2)
    if array.ndim != 2 or array.shape[1] != len(at.q):
        raise BadValue(name, array.shape, f"give rows of {len(at.q)} numbers, one for each coordinate")
    return array


def _locked(array: Array) -> Array:
    array.setflags(write=False)
    return array
