"""Which unknown stands where: muscles, limb moments, contact rays, abdominal pressure, slack of its wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.known import SPINE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.supports import Rays

SIDES = ("right", "left")


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The unknowns in order, and the unit of each (derivations, eq. 100).

    Muscles count in activation; limb moments in shares of strength, one unknown for each direction; rays in shares of
    the body's weight; pressure in shares of its maximum; the wall's slack, right and left, in shares of what full
    pressure asks of a side.
    """

    muscles: slice
    limbs: slice
    rays: slice
    pressure: int
    wall: slice
    limb_coordinate: NDArray[np.intp]  # which coordinate each limb unknown turns. Shape (n_limb,)
    limb_moment: Array  # its moment at full strength, signed [N m]. Shape (n_limb,)
    weight: float  # of the body [N]

    @property
    def size(self) -> int:
        """How many unknowns."""
        return int(self.wall.stop)


def layout(body: Body, rays: Rays, weight: float) -> Layout:
    """Count the unknowns of one problem."""
    after = len(body.coordinates[: SPINE.stop])
    coordinates = np.arange(after, len(body.coordinates))
    muscles, limbs, count = len(body.muscles), 2 * len(coordinates), len(rays.contact)
    strength = body.limb_strength[coordinates]  # negative direction, positive direction
    return Layout(
        muscles=slice(0, muscles),
        limbs=slice(muscles, muscles + limbs),
        rays=slice(muscles + limbs, muscles + limbs + count),
        pressure=muscles + limbs + count,
        wall=slice(muscles + limbs + count + 1, muscles + limbs + count + 3),
        limb_coordinate=np.repeat(coordinates, 2),
        limb_moment=(np.abs(strength) * [-1.0, 1.0]).ravel(),
        weight=weight,
    )
