"""What a muscle can do at its length, and what it does anyway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.mechanics import force_length
from spinewise.nervous.selection import values

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.settings import Nervous


@dataclass(frozen=True, slots=True, eq=False)
class MuscleForces:
    """For every muscle, at one posture."""

    strongest: Array  # full force at the best length [N]. Shape (n,)
    per_activation: Array  # tension along the line for full activation, at this length [N]. Shape (n,)
    passive: Array  # tension without activation [N]. Shape (n,)
    passive_slope: Array  # how it grows with length [N/m]. Shape (n,)


def muscle_forces(body: Body, lengths: Array, settings: Nervous) -> MuscleForces:
    """Force along each muscle's line (derivations, eq. 101, 102).

    Args:
        lengths: of every muscle at the posture [m]. Shape (n,)
    """
    muscles = body.muscles
    strongest = muscles.pcsa * settings.max_stress * values(muscles, settings.strength, 1.0)
    along = strongest * np.cos(muscles.pennation)
    relative = muscles.fibre_ratio(lengths)
    return MuscleForces(
        strongest=strongest,
        per_activation=along * force_length.active(relative),
        passive=along * force_length.passive(relative),
        passive_slope=along * force_length.passive_slope(relative) / muscles.optimal_length,
    )
