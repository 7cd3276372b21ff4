"""Made-up problems in the standard form, and a general solver for semidefinite programmes to check answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import clarabel
import numpy as np
import scipy.sparse as sp
from scipy.linalg import eigh

from spinewise.nervous.standard import DenseMap, Standard

if TYPE_CHECKING:
    from spinewise.nervous.standard import StiffnessMap


def plain(**given) -> Standard:
    """A problem from what is not plain about it: costs 1, no prices, no kinks, no rows, bounds 0 and infinity."""
    n = next(np.shape(given[name])[-1] for name in ("c", "A", "upper", "lower", "g") if name in given)
    made = {
        "c": np.ones(n), "g": np.zeros(n), "h": np.zeros(n), "kink": np.zeros(n), "A": np.zeros((0, n)),
        "b": np.zeros(0), "lower": np.zeros(n), "upper": np.full(n, np.inf),
    }  # fmt: skip
    made |= {name: np.asarray(value, dtype=float) for name, value in given.items() if name != "stiffness"}
    return Standard(**made, stiffness=given.get("stiffness"))


def chain(seed: int) -> Standard:
    """Like a piece of a spine: 15 to 30 coordinates, 100 to 200 elements that span a few each, some of them free."""
    rng = np.random.default_rng(seed)
    k, n, m = (int(rng.integers(*span)) for span in ((15, 31), (100, 201), (10, 31)))
    free = rng.random(n) < 0.1
    lower, upper = np.where(free, -np.inf, 0.0), np.where(free, np.inf, rng.uniform(0.5, 1.5, n))
    within = np.where(free, rng.normal(size=n), rng.uniform(0.0, 0.5, n) * np.where(free, 1.0, upper))
    A = rng.normal(size=(m, n)) * (rng.random((m, n)) < 0.4)
    h = rng.uniform(0.0, 0.3, n) * (rng.random(n) < 0.3)
    parts = np.array([np.zeros((k, k)) if loose else _element(rng, k) for loose in free])
    return Standard(
        c=np.exp(rng.normal(size=n)),
        g=0.1 * rng.normal(size=n) * (rng.random(n) < 0.3),
        h=h,
        kink=0.3 * rng.normal(size=n) * (h > 0.0),
        A=A,
        b=A @ within,
        lower=lower,
        upper=upper,
        stiffness=_held(rng, k, parts, within),
    )


def _element(rng: np.random.Generator, k: int) -> np.ndarray:
    """Something positive and something of either sign, on neighbouring coordinates."""
    first = int(rng.integers(0, k))
    size = min(k - first, int(rng.integers(2, max(3, k // 2))))
    here = slice(first, first + size)
    r, bend = rng.normal(size=size), 0.15 * rng.normal(size=(size, size))
    whole = np.zeros((k, k))
    whole[here, here] = np.outer(r, r) + (bend + bend.T) / 2
    return whole


def _held(rng: np.random.Generator, k: int, parts: np.ndarray, within: np.ndarray) -> DenseMap:
    """Tissue less a load that the point `within` can just about hold."""
    mixed = rng.normal(size=(k, k))
    tissue = 0.01 * mixed @ mixed.T + np.diag(rng.uniform(0.1, 1.0, k))
    load = np.diag(rng.uniform(0.5, 1.5, k))
    bears = float(eigh(tissue + np.tensordot(within, parts, 1), load, eigvals_only=True)[0])
    times = bears * rng.uniform(0.8, 1.4) if bears > 0.0 else 1.05 * bears
    return DenseMap(tissue - times * load, parts, np.diagonal(load) * max(abs(times), 0.1))


class Answer(NamedTuple):
    status: str
    x: np.ndarray
    cost: float
    Z: np.ndarray | None


def general(standard: Standard, tolerance: float = 1e-9) -> Answer:
    """The same problem by an interior point method; kinks by one more unknown each, costs about 1."""
    unit = 1.0 / float(np.mean(standard.c))
    n, kinked = len(standard.c), np.flatnonzero(standard.h > 0.0)
    more = len(kinked)
    eye, above = sp.eye(n, format="csr"), sp.eye(more, format="csr")
    up, low = np.isfinite(standard.upper), np.isfinite(standard.lower)
    over, under = sp.hstack([eye[kinked], -above]), sp.hstack([-eye[kinked], -above])
    blocks = [
        _wide(standard.A, more), _wide(eye[up], more), _wide(-eye[low], more), over, under,
    ]  # fmt: skip
    right = [standard.b, standard.upper[up], -standard.lower[low], standard.kink[kinked], -standard.kink[kinked]]
    cones = [clarabel.ZeroConeT(len(standard.b)), clarabel.NonnegativeConeT(sum(map(len, right[1:])))]
    stiffness = standard.stiffness
    if stiffness is not None:
        triangle = _Triangle(stiffness)
        blocks.append(_wide(-triangle.columns(n), more))
        right.append(triangle.flat(stiffness.base))
        cones.append(clarabel.PSDTriangleConeT(len(stiffness.metric)))
    settings = clarabel.DefaultSettings()
    settings.verbose, settings.max_iter = False, 200
    settings.tol_gap_abs = settings.tol_gap_rel = settings.tol_feas = tolerance
    P = unit * sp.diags(np.append(standard.c, np.zeros(more)), format="csc")
    q = unit * np.append(standard.g, standard.h[kinked])
    rows, sides = sp.vstack(blocks, format="csc"), np.concatenate(right)
    found = clarabel.DefaultSolver(P, q, rows, sides, cones, settings).solve()
    Z = triangle.square(np.array(found.z)[-len(triangle.weight) :] / unit) if stiffness is not None else None
    return Answer(str(found.status), np.array(found.x)[:n], float(found.obj_val) / unit, Z)


def _wide(rows: np.ndarray | sp.csr_matrix, more: int) -> sp.csc_matrix:
    return sp.hstack([sp.csc_matrix(rows), sp.csc_matrix((rows.shape[0], more))])


class _Triangle:
    """Symmetric matrices, scaled by the metric, as columns of their upper triangles."""

    def __init__(self, stiffness: StiffnessMap) -> None:
        self.scale = 1.0 / np.sqrt(stiffness.metric)
        row, column = np.triu_indices(len(self.scale))
        order = np.lexsort((row, column))
        self.row, self.column = row[order], column[order]
        self.weight = np.where(self.row == self.column, 1.0, np.sqrt(2.0))
        self.stiffness = stiffness

    def flat(self, K: np.ndarray) -> np.ndarray:
        return (K * np.outer(self.scale, self.scale))[self.row, self.column] * self.weight

    def columns(self, n: int) -> np.ndarray:
        """One column an unknown, from what the map gives for it alone."""
        return np.array([self.flat(self.stiffness.assemble(unit)) for unit in np.eye(n)]).T

    def square(self, flat: np.ndarray) -> np.ndarray:
        K = np.zeros((len(self.scale), len(self.scale)))
        K[self.row, self.column] = K[self.column, self.row] = flat / self.weight
        return K * np.outer(self.scale, self.scale)
