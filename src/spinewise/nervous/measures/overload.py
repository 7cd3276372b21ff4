"""Activation above what can be held for as long as the task lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array

TRUNK_SECONDS = 22.69  # [s] endurance at full force, trunk: t = 22.69 f^-2.27 (Frey Law and Avin 2010, power model)
TRUNK_POWER = 2.27


def endurance_seconds(activation: float) -> float:
    """How long the trunk holds a share of its full force [s] (derivations, eq. 129); inf at 0."""
    return TRUNK_SECONDS * activation**-TRUNK_POWER if activation > 0.0 else float("inf")


def endurable(seconds: float) -> float:
    """The highest activation that can be held so long: the same curve read backwards; at most 1.

    Raises:
        BadValue: not a positive time.

    Limits:
        The curve is a mean over published holding times from about 10 s to 30 min, for joints and not for single
        muscles; beyond half an hour it is extrapolated.
    """
    if not seconds > 0.0:
        raise BadValue("seconds", seconds, "give a time above 0 s")
    return min(1.0, float((seconds / TRUNK_SECONDS) ** (-1.0 / TRUNK_POWER)))


def overload(activation: Array, seconds: float) -> Array:
    """max(0, a - a_hold) for each muscle (derivations, eq. 130). Shape (n,)."""
    return np.asarray(np.maximum(activation - endurable(seconds), 0.0))
