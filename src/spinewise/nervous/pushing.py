"""What contact forces do to the stiffness: second derivatives of points on the spine, in closed form, and soft pads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.known import SPINE
from spinewise.nervous.supports import moving

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose
    from spinewise.nervous.supports import Rays

PAD = 0.01  # [m] skin and padding under N newtons are N / PAD stiff, every way: heel and palm pads stiffen about in
# proportion to their load and give 5 to 20 mm (assumption; sensitivity in docs/derivations.md)


@dataclass(frozen=True, slots=True, eq=False)
class Pushing:
    """Contacts that the spine moves; the others have no part in its stiffness (derivations, eq. 109).

    A push f at a point p has the potential -f . p, whose second derivative is the dead part. For turns about axes a_j
    below a_k, d2p/dq_j dq_k = a_j x (a_k x (p - o_k)). What pushes stays where it is in the ground, so the point is
    also held by the pad between the two.
    """

    rays: NDArray[np.intp]  # which rays belong to such contacts. Shape (r,)
    point: NDArray[np.intp]  # which of the points below. Shape (r,)
    direction: Array  # Shape (r, 3)
    axes: Array  # the spine's axes in the ground. Shape (75, 3)
    moves: Array  # a_k x (p - o_k), 0 where k does not move p [m/rad]. Shape (n_point, 75, 3)

    def quadratic(self, u: Array, w: Array, multiple: float) -> Array:
        """u' K_r w per newton of each ray, for each row of u and w; dead part times `multiple`. (p, 75) -> (p, r)."""
        dead = np.einsum("pri,ri->pr", self._second(u, w)[:, self.point], self.direction)
        held = np.einsum("pni,pni->pn", self._first(u), self._first(w)) / PAD
        return np.asarray(held[:, self.point] - multiple * dead)

    def dead(self, amounts: Array) -> Array:
        """Stiffness of constant pushes [N m/rad], for `amounts` of the rays (r,) in newtons. Shape (75, 75)."""
        forces, total = np.zeros((len(self.moves), 3)), np.zeros((75, 75))
        np.add.at(forces, self.point, amounts[:, None] * self.direction)
        for moves, force in zip(self.moves, forces, strict=True):
            total -= np.cross(force, self.axes) @ moves.T
        upper = np.triu(total)
        return np.asarray(upper + np.triu(total, 1).T)

    def pads(self, amounts: Array) -> Array:
        """Stiffness of the pads under them [N m/rad]. Shape (75, 75)."""
        normal = np.bincount(self.point, amounts, minlength=len(self.moves))
        return np.asarray(np.einsum("nki,nli->kl", self.moves * (normal / PAD)[:, None, None], self.moves))

    def _first(self, u: Array) -> Array:
        """How every point moves along u [m]. Shape (p, n_point, 3)."""
        return np.asarray(np.tensordot(u, self.moves, axes=(1, 1)))

    def _second(self, u: Array, w: Array) -> Array:
        """u' (d2p/dq2) w for every point. Shape (p, n_point, 3)."""
        below_u, below_w = _below(u, self.axes), _below(w, self.axes)
        turn = below_u * w[:, :, None] + below_w * u[:, :, None] + (u * w)[:, :, None] * self.axes
        products = np.einsum("pki,nkj->pnij", turn, self.moves, optimize=True)
        i, j = [1, 2, 0], [2, 0, 1]
        return np.asarray(products[:, :, i, j] - products[:, :, j, i])


def pushing(body: Body, pose: Pose, rays: Rays) -> Pushing:
    """The contacts on the spine, head and arms."""
    segments = np.array([one.segment for one in rays.contacts], dtype=np.intp)
    mask = moving(body)[segments, SPINE]
    kept = np.flatnonzero(mask.any(axis=1))
    arms = rays.points[kept, None, :] - pose.pivots[None, SPINE]
    moves = np.cross(pose.axes[None, SPINE], arms) * mask[kept, :, None]
    mine = np.flatnonzero(np.isin(rays.contact, kept))
    place = np.searchsorted(kept, rays.contact[mine])
    return Pushing(mine, place, rays.direction[mine], pose.axes[SPINE], moves)


def _below(v: Array, axes: Array) -> Array:
    """Sum of v_j a_j over the coordinates before each one. (p, 75) -> (p, 75, 3)."""
    turned = v[:, :, None] * axes
    return np.asarray(np.cumsum(turned, axis=1) - turned)
