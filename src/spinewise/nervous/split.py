"""Where each unknown's amount comes from: the parts that stationarity splits it into (derivations, eq. 97, 98)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.certificate import response

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.solution import Solution
    from spinewise.nervous.standard import Standard


@dataclass(frozen=True)
class Parts:
    """x = balancing + stabilising + habit + bound, each of the shape (n,), in the unknowns' units.

    balancing: asked for by A x = b, A'lam / c. stabilising: asked for by K(x) >= 0, <Z, K_i> / c. habit: taken off by
    prices and kinks, -(g + h sigma) / c with sigma in [-1, 1]. bound: what a bound takes off or adds; 0 inside.
    Parts are signed and may cancel. Limits: right to rounding only where the solution is exact; at a slack of 1 % of
    the metric single parts err by up to a quarter.
    """

    balancing: NDArray[np.float64]
    stabilising: NDArray[np.float64]
    habit: NDArray[np.float64]
    bound: NDArray[np.float64]


def split(standard: Standard, solution: Solution) -> Parts:
    """Split every unknown of a solved problem. The sum is an identity; the proof is the solution's certificate."""
    balancing = standard.A.T @ solution.lam / standard.c
    stabilising = solution.pull / standard.c
    u = balancing + stabilising - standard.g / standard.c
    reach = standard.h / standard.c
    habit = np.clip(standard.kink - u, -reach, reach) - standard.g / standard.c
    # inside its bounds an unknown is what the prices ask for; the last rounding of x belongs to no part
    inside = (solution.x > standard.lower) & (solution.x < standard.upper)
    asked = response(standard, standard.c * (balancing + stabilising))
    whole = np.where(inside, asked, solution.x)
    bound = np.where(
        inside & (asked > standard.lower) & (asked < standard.upper), 0.0, whole - balancing - stabilising - habit
    )
    return Parts(balancing, stabilising, habit, bound)
