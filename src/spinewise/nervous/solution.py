"""What the solver gives back, and what it keeps for the next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spinewise.nervous.certificate import Certificate

# solved: meets every requirement, with its proof. infeasible_balance: no x within the bounds meets A x = b; x is the
# nearest. infeasible_stiffness: balance can be had, K(x) >= 0 cannot. stalled: numbers too extreme to prove anything
Status = Literal["solved", "infeasible_balance", "infeasible_stiffness", "stalled"]


@dataclass(frozen=True)
class Tolerance:
    """How good an answer has to be.

    slack: largest negative eigenvalue of K, as a share of the metric (0.01 = 1 %); gap: largest duality gap with the
    price of that slack, as a share of the cost; balance: largest |b - A x| as a share of the row's own terms;
    exact: finish on the active eigenspace, so that slack and gap are at rounding level and the parts can be trusted.
    """

    slack: float = 0.01
    gap: float = 1e-3
    balance: float = 1e-8
    exact: bool = False
    max_rounds: int = 150


@dataclass(frozen=True)
class Warm:
    """What a neighbouring problem can start from: multipliers lam (m,), cut directions V (p, k), their mu (p,)."""

    lam: NDArray[np.float64]
    V: NDArray[np.float64]
    mu: NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """An answer and its proof.

    x (n,): the unknowns. lam (m,): multipliers of A x = b. V (p, k), mu (p,): directions in which K is held, and their
    multipliers; Z = sum_j mu_j v_j v_j' (k, k). pull (n,): <Z, K_i> of every unknown.
    shortfall (m,): b - A x where balance cannot be had, else 0.
    stiffness_shortfall: least t with K(x) + t diag(metric) >= 0 where it cannot be held, else 0, and `direction` (k,)
    its eigenvector (v' diag(metric) v = 1). rounds: QPs solved; steps: Newton steps of all of them.
    exact: whether the finish on the active eigenspace was reached. warm: a start for a neighbour.
    """

    status: Status
    x: NDArray[np.float64]
    lam: NDArray[np.float64]
    V: NDArray[np.float64]
    mu: NDArray[np.float64]
    Z: NDArray[np.float64] | None
    pull: NDArray[np.float64]
    certificate: Certificate
    shortfall: NDArray[np.float64]
    stiffness_shortfall: float
    direction: NDArray[np.float64] | None
    rounds: int
    steps: int
    exact: bool
    warm: Warm
