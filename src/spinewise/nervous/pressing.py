"""What each unknown does to each joint of the spine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics.compression import disc_frames
from spinewise.nervous.known import JOINTS, SPINE
from spinewise.nervous.supports import moving

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry
    from spinewise.nervous.known import Known
    from spinewise.nervous.layout import Layout
    from spinewise.nervous.supports import Rays


def pressing(at: Geometry, fixed: Known, edges: Rays, order: Layout) -> Array:
    """What each unknown does to each joint, in the disc's frame [N]. Shape (25, 3, n)."""
    found = np.zeros((JOINTS, 3, order.size))
    np.multiply(_last(fixed.crossing[at.muscles]), fixed.muscle.per_activation, out=found[:, :, order.muscles])
    cavity = at.body.cavity
    push = cavity.max_pressure_pa * cavity.area_m2
    found[:, :, order.pressure] = -push * fixed.crossing[at.cavity][0]
    found[:, :, order.rays] = _last(contact_joint_forces(at, edges) * order.weight)
    return found


def contact_joint_forces(at: Geometry, edges: Rays) -> Array:
    """What one newton along each ray does to the joints under it. Shape (n_ray, 25, 3)."""
    frames = disc_frames(at)
    above = joints_below(at.body)
    segments = np.array([one.segment for one in edges.contacts], dtype=np.intp)
    seen = np.einsum("lij,rj->rli", frames, edges.direction) * [-1.0, 1.0, 1.0]
    return np.asarray(seen * above[segments[edges.contact]][:, :, None])


def joints_below(body: Body) -> NDArray[np.bool_]:
    """Which joints of the spine move each segment. Shape (n_segment, 25)."""
    return moving(body)[:, SPINE][:, ::3]


def _last(values_of: Array) -> Array:
    return np.moveaxis(values_of, 0, -1)
