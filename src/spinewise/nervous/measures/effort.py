"""Effort: what the muscles' activations cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array


def volume_share(pcsa: Array, optimal_length: Array) -> Array:
    """Each muscle's part of all muscle volume; sums to 1 (derivations, eq. 120). Shape (n,)."""
    volume = pcsa * optimal_length
    return np.asarray(volume / volume.sum())


def effort(share: Array, activation: Array) -> float:
    """sum_i w_i a_i^2 (derivations, eq. 121).

    Args:
        share: volume shares w. Shape (n,)
        activation: a, 0 to 1. Shape (n,)

    Returns:
        0 (all at rest) to 1 (all fully active); no unit.
    """
    return float(share @ activation**2)
