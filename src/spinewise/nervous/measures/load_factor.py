"""How much more a spine could carry before it buckles, with the muscle forces it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import LinAlgError, cholesky, eigh, eigvalsh, solve_triangular

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array

LARGEST = 1000.0  # beyond this multiple of the load nothing is searched, and nothing is claimed: inf


def load_factor(held: Array, load: Array) -> float:
    """The largest s for which held + (1 + s) load is positive semidefinite (derivations, eq. 125).

    Args:
        held: stiffness of passive tissue and muscles [N m/rad]. Shape (k, k)
        load: stiffness of all that is carried [N m/rad]; need not have a sign. Shape (k, k)

    Returns:
        0 = just stable as it is, 0.5 = stable up to one and a half times the load, negative = unstable as it is,
        inf = no load however large brings it down, nan = no multiple of the load from 0 up is stable.
    """
    start = _stable_multiple(held, load)
    if start is None:
        return float("nan")
    root = cholesky(held + start * load, lower=True)
    half = solve_triangular(root, load, lower=True)
    steepest = float(eigvalsh(-solve_triangular(root, half.T, lower=True))[-1])
    return float("inf") if steepest * LARGEST <= 1.0 else start + 1.0 / steepest - 1.0


def weakest(stiffness: Array) -> tuple[float, Array]:
    """Lowest eigenvalue [N m/rad] and its shape (k,): how the spine would give way."""
    value, vector = eigh(stiffness, subset_by_index=(0, 0))
    return float(value[0]), np.asarray(vector[:, 0])


def _stable_multiple(held: Array, load: Array) -> float | None:
    """A multiple of the load, 0 or more, that is stable: 1 where it is, else the best one, else none."""
    for multiple in (1.0, 0.0):
        if _positive(held + multiple * load):
            return multiple
    from scipy.optimize import minimize_scalar  # seldom needed, and half a second to import

    # The lowest eigenvalue is concave in the multiple, so one search finds its top.
    top = minimize_scalar(lambda m: -weakest(held + m * load)[0], bounds=(0.0, 2.0), method="bounded")
    return float(top.x) if _positive(held + float(top.x) * load) else None


def _positive(matrix: Array) -> bool:
    try:
        cholesky(matrix, lower=True)
    except LinAlgError:
        return False
    return True
