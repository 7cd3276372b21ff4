"""The proof of an answer, recomputed from x and the multipliers alone (derivations, eq. 90 to 92)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import lapack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.standard import Standard, StiffnessMap

ROUNDING = 1e-9  # an eigenvalue of Z above minus this share of its trace is not negative
TINY = 1e-300


@dataclass(frozen=True)
class Certificate:
    """How far an answer is from being the proven optimum.

    residual: largest |b - A x|, in the rows' units; relative_residual: the same as a share of
    |b_j| and of what the row could carry at this cost.
    duality_gap: (cost - dual value) over the cost's terms. stability_slack: least eigenvalue of K(x), as a share of the
    metric (inf where no stability is asked). slack_price: what a negative slack is worth at the multipliers' price,
    over the cost's terms. complementarity: <Z, K(x)> over the cost's terms. dual_value: a lower bound on every cost, if
    multiplier_slack, the least eigenvalue of Z as a share of its trace, is not negative.
    """

    residual: float
    relative_residual: float
    duality_gap: float
    stability_slack: float
    slack_price: float
    complementarity: float
    cost: float
    dual_value: float
    multiplier_slack: float = 0.0

    def proves(self, slack: float, gap: float, balance: float) -> bool:
        """Whether the answer is the optimum to these tolerances."""
        gaps = abs(self.duality_gap) + self.slack_price
        meets = self.relative_residual <= balance and self.stability_slack >= -slack
        return meets and gaps <= gap and self.multiplier_slack >= -ROUNDING


def certificate(
    standard: Standard, x: NDArray[np.float64], lam: NDArray[np.float64], Z: NDArray[np.float64] | None
) -> Certificate:
    """Recompute the proof from the unknowns x (n,) and the multipliers lam (m,) and Z (k, k)."""
    if standard.stiffness is None or Z is None:
        return _certificate(standard, x, lam, np.zeros(len(x)), None, None)
    if not np.isfinite(Z).all():
        return replace(with_cuts(standard, x, lam, Z, np.full(len(x), np.nan)), multiplier_slack=np.nan)
    spectrum = np.linalg.eigh(Z)
    found = with_cuts(standard, x, lam, Z, _pull(standard.stiffness, *spectrum))
    return replace(found, multiplier_slack=float(spectrum[0].min(initial=0.0) / max(np.abs(spectrum[0]).sum(), TINY)))


def pull(stiffness: StiffnessMap, Z: NDArray[np.float64]) -> NDArray[np.float64]:
    """<Z, K_i> for every unknown, from the eigenvectors of Z. Shape (n,)."""
    if not np.isfinite(Z).all():
        return np.full(len(stiffness.rows(Z[:1])[0]), np.nan)
    return _pull(stiffness, *np.linalg.eigh(Z))


def _pull(stiffness: StiffnessMap, values: NDArray[np.float64], vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    weigh = np.abs(values) > 1e-15 * np.abs(values).max(initial=0.0)
    return np.asarray(values[weigh] @ stiffness.rows(np.ascontiguousarray(vectors.T[weigh])))


@dataclass(frozen=True)
class Seen:
    """K (k, k) for the unknowns x (n,), and its least eigenvalue against the metric."""

    x: NDArray[np.float64]
    K: NDArray[np.float64]
    slack: float


def with_cuts(
    standard: Standard,
    x: NDArray[np.float64],
    lam: NDArray[np.float64],
    Z: NDArray[np.float64] | None,
    q: NDArray[np.float64],
    seen: Seen | None = None,
) -> Certificate:
    """The same where <Z, K_i> = q (n,) is known already, and K if it was `seen` for this very x."""
    if standard.stiffness is None or Z is None:
        return _certificate(standard, x, lam, q, None, None)
    if seen is None or not np.array_equal(seen.x, x):
        seen = see(standard.stiffness, x, 1)[0]
    return _certificate(standard, x, lam, q, Z, seen)


def see(
    stiffness: StiffnessMap, x: NDArray[np.float64], count: int
) -> tuple[Seen, NDArray[np.float64], NDArray[np.float64]]:
    """K for the unknowns x, its `count` lowest eigenvalues and their vectors as in `least`."""
    K = stiffness.base + stiffness.assemble(x)
    values, vectors = least(K, stiffness.metric, count)
    return Seen(x, K, float(values[0])), values, vectors


def response(standard: Standard, y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The cheapest x for the prices y (n,): what the multipliers ask of every unknown. Shape (n,)."""
    u = (y - standard.g) / standard.c
    reach = standard.h / standard.c
    return np.clip(np.maximum(u - reach, np.minimum(u + reach, standard.kink)), standard.lower, standard.upper)


def least(
    K: NDArray[np.float64], metric: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The `count` lowest eigenvalues of K against diag(metric), ascending, and their vectors v' diag(metric) v = 1.

    Shapes (count,) and (count, k). nan where K is beyond what numbers can hold.
    """
    scale = 1.0 / np.sqrt(metric)
    count = min(count, len(metric))
    K = K * np.outer(scale, scale)
    if not np.isfinite(K).all():
        return np.full(count, np.nan), np.full((count, len(metric)), np.nan)
    values, vectors, found, _, info = lapack.dsyevr(K, range="I", il=1, iu=count, lower=1)
    if info != 0 or found < count:
        values, vectors = np.linalg.eigh(K)
    return values[:count], np.ascontiguousarray((vectors[:, :count] * scale[:, None]).T)


def _certificate(
    standard: Standard,
    x: NDArray[np.float64],
    lam: NDArray[np.float64],
    q: NDArray[np.float64],
    Z: NDArray[np.float64] | None,
    seen: Seen | None,
) -> Certificate:
    cost = standard.cost(x)
    terms = float(np.sum(0.5 * standard.c * x**2 + np.abs(standard.g * x) + standard.h * np.abs(x - standard.kink)))
    y = standard.A.T @ lam + q
    best = response(standard, y)
    dual = float(standard.b @ lam) + standard.cost(best) - float(y @ best)
    slack, priced, meeting = np.inf, 0.0, 0.0
    if standard.stiffness is not None and Z is not None and seen is not None:
        slack = seen.slack
        dual -= float(np.sum(Z * standard.stiffness.base))
        priced = max(0.0, -slack) * float(np.diagonal(Z) @ standard.stiffness.metric)
        meeting = float(np.sum(Z * seen.K))
    scale = terms if terms > 0.0 else 1.0
    missing = np.abs(standard.residual(x))
    reach = np.sqrt((standard.A**2) @ (1.0 / standard.c)) * np.sqrt(float(np.sum(standard.c * x**2)))
    weight = np.abs(standard.b) + reach
    return Certificate(
        residual=float(missing.max(initial=0.0)),
        relative_residual=float((missing / np.where(weight > 0.0, weight, 1.0)).max(initial=0.0)),
        duality_gap=(cost - dual) / scale,
        stability_slack=slack,
        slack_price=priced / scale,
        complementarity=meeting / scale,
        cost=cost,
        dual_value=dual,
    )
