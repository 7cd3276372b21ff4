"""The stabilising share of a muscle, a region, a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array

AT_BOUND = 1e-6  # [-] activation a bound holds back by more than this has no share
ACTIVE = 1e-6  # [-] parts smaller than this are none


def share(balancing: Array, stabilising: Array, bound: Array) -> Array:
    """stab+ / (bal+ + stab+) for each muscle (derivations, eq. 124).

    Args:
        balancing, stabilising, bound: signed parts of each activation. Shape (n,)

    Returns:
        0 to 1; nan for a muscle at a bound, and for one that nothing asks for. Shape (n,)
    """
    kept = np.abs(bound) <= AT_BOUND
    asked, wanted = np.maximum(balancing, 0.0), np.maximum(stabilising, 0.0)
    total = asked + wanted
    kept &= total > ACTIVE
    return np.asarray(np.where(kept, wanted / np.where(kept, total, 1.0), np.nan))


def share_of(weight: Array, balancing: Array, stabilising: Array, bound: Array, chosen: NDArray[np.bool_]) -> Array:
    """The same for several muscles: positive parts times `weight`, summed over those not at a bound; nan if none.

    Args:
        chosen: which muscles, one set or several. Shape (n,) or (r, n)

    Returns:
        Shape () or (r,)
    """
    kept = weight * (chosen & (np.abs(bound) <= AT_BOUND))
    asked, wanted = kept @ np.maximum(balancing, 0.0), kept @ np.maximum(stabilising, 0.0)
    total = asked + wanted
    enough = total > ACTIVE * float(weight.sum())
    return np.asarray(np.where(enough, wanted / np.where(enough, total, 1.0), np.nan))
