"""The exact end: Newton's method on the active eigenspace of K (derivations, eq. 93 to 96)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.certificate import response, see
from spinewise.nervous.eigenstep import EigenStep, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.standard import Standard, StiffnessMap

MOST_STEPS = 16
FAINT = 1e-3  # a direction with less of the trace of Z than this, and not negative in K, is not thought active
REST = 1e-6  # relative change of a last step: what is left is of the order of its square
SLOW = 0.5  # a step longer than this times the last one is not converging
FIRST = 0.1  # nor is a first one longer than this share of x
CLOSE = 3e-4  # relative change below which the last factor is good enough for what is left
CORRECTIONS = 3
STATIONARY = 1e-11  # distance of x from what the multipliers ask for, as a share of x
ROUNDING = 1e-10  # eigenvalues and multipliers above minus this are not negative


def finish(
    standard: Standard,
    x: NDArray[np.float64],
    lam: NDArray[np.float64],
    Z: NDArray[np.float64],
    pulled: NDArray[np.float64],
) -> Point | None:
    """From an approximate answer, its <Z, K_i> being `pulled` (n,), to one at rounding level; None where Newton's
    method does not get there."""
    stiffness = standard.stiffness
    if stiffness is None:
        return None
    values, vectors = spectrum(stiffness, x)
    full = (vectors * stiffness.metric) @ Z @ (vectors * stiffness.metric).T
    rank = _first_rank(values, full)
    at = Point(x, lam, standard.A.T @ lam + pulled, vectors, full)
    step, before = EigenStep(standard, stiffness), np.inf
    for _ in range(MOST_STEPS):
        found = _consistent(step, stiffness, at, rank, values)
        if found is None:
            return None
        point, values, vectors = found
        point = _carry(point, vectors, stiffness)
        change = _distance(standard, point.x - at.x) / max(_distance(standard, point.x), 1e-300)
        if change <= REST and _settled(standard, stiffness, point, values):
            return point
        better = _corrected(step, standard, stiffness, point) if change <= CLOSE else None
        if better is not None:
            return better
        if change > max(SLOW * before, FIRST):
            return None
        rank, before = len(point.S), change
        own = (vectors[: len(point.S)] * stiffness.metric) @ point.V.T
        full = np.zeros((len(values), len(values)))
        full[: len(own), : len(own)] = own @ point.S @ own.T
        at = Point(point.x, point.lam, point.y, vectors, full)
    return None


def spectrum(stiffness: StiffnessMap, x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """All eigenvalues of K(x) against the metric, ascending (k,), and their vectors as rows (k, k)."""
    scale = 1.0 / np.sqrt(stiffness.metric)
    values, vectors = np.linalg.eigh((stiffness.base + stiffness.assemble(x)) * np.outer(scale, scale))
    return values, np.ascontiguousarray((vectors * scale[:, None]).T)


def _distance(standard: Standard, x: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.sum(standard.c * x**2)))


def _corrected(step: EigenStep, standard: Standard, stiffness: StiffnessMap, point: Point) -> Point | None:
    """The end by cheap corrections, if they get there."""
    for _ in range(CORRECTIONS):
        fresh = step.correct(point)
        if fresh is None or not np.isfinite(fresh.x).all():
            return None
        rank = len(fresh.S)
        _, values, vectors = see(stiffness, fresh.x, rank + 1)
        if np.any(values[rank:] < -ROUNDING) or np.any(np.linalg.eigvalsh(fresh.S) < 0.0):
            return None
        point = _carry(fresh, vectors, stiffness)
        if _settled(standard, stiffness, point, values):
            return point
    return None


def _settled(standard: Standard, stiffness: StiffnessMap, point: Point, values: NDArray[np.float64]) -> bool:
    """Whether K is zero on its active space and x is what the prices of this very point ask for."""
    V, mu = point.cuts
    asked = response(standard, standard.A.T @ point.lam + mu @ stiffness.rows(V))
    apart = _distance(standard, point.x - asked)
    still = np.abs(values[: len(mu)]).max(initial=0.0) <= ROUNDING
    return bool(still) and apart <= STATIONARY * _distance(standard, point.x)


def _first_rank(values: NDArray[np.float64], full: NDArray[np.float64]) -> int:
    weight = np.diagonal(full)
    lively = (weight > FAINT * max(float(weight.sum()), 1e-300)) | (values < 0.0)
    quiet = np.flatnonzero(~lively)
    return int(quiet[0]) if len(quiet) else len(values)


def _consistent(
    step: EigenStep, stiffness: StiffnessMap, at: Point, rank: int, values: NDArray[np.float64]
) -> tuple[Point, NDArray[np.float64], NDArray[np.float64]] | None:
    """A step with as many directions as the signs ask for: multipliers positive, no other eigenvalue negative."""
    tried: set[int] = set()
    while rank not in tried and rank <= len(values):
        tried.add(rank)
        point = step.take(at, rank, values)
        if point is None:
            return None
        s = np.linalg.eigvalsh(point.S)
        negative = int(np.sum(s < -ROUNDING * np.abs(s).max(initial=0.0)))
        if negative:
            rank -= negative
            continue
        fresh, vectors = spectrum(stiffness, point.x)
        if not np.any(fresh[rank:] < -ROUNDING):
            return point, fresh, vectors
        rank += 1
    return None


def _carry(point: Point, vectors: NDArray[np.float64], stiffness: StiffnessMap) -> Point:
    """The same S on the active eigenspace as it has turned with the step."""
    active = vectors[: len(point.S)]
    left, _, right = np.linalg.svd((active * stiffness.metric) @ point.V.T)
    return Point(point.x, point.lam, point.y, (left @ right).T @ active, point.S)
