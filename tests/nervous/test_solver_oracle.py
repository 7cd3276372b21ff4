"""The solver against a general solver for semidefinite programmes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pytest

from spinewise.mechanics import forward
from spinewise.nervous import touching
from spinewise.nervous.problem import problem
from spinewise.nervous.settings import Nervous
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.standard import DenseMap, Standard
from tests.nervous.convex import chain, general
from tests.nervous.men import SPINE, crooked, man, neutral

EXACT = Tolerance(exact=True)
QUICK = 8
SOME = [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, 100))]


def _agree(given: Standard) -> None:
    ours, theirs = solve(given, EXACT), general(given)
    if ours.status != "solved":
        assert ours.status.startswith("infeasible")
        assert "Infeasible" in theirs.status
        return
    assert theirs.status in {"Solved", "AlmostSolved"}
    assert ours.certificate.proves(1e-8, 1e-8, 1e-8)
    assert ours.certificate.cost == pytest.approx(theirs.cost, rel=1e-6, abs=1e-12)
    top = np.abs(ours.x).max()
    np.testing.assert_allclose(ours.x, theirs.x, atol=2e-4 * top)  # their accuracy: cost to 1e-9, x to its root
    assert ours.Z is not None
    assert theirs.Z is not None
    np.testing.assert_allclose(ours.Z, theirs.Z, atol=2e-3 * np.abs(theirs.Z).max() + 1e-6)


@pytest.mark.parametrize("seed", SOME)
def test_made_up_chains(seed: int) -> None:
    """Optimum, unknowns and Z; or both find that there is none."""
    _agree(chain(seed))


@dataclass(frozen=True)
class Dense:
    """A whole body's problem with every K_i written out."""

    standard: Standard
    matrices: np.ndarray


@lru_cache(maxsize=2)
def _whole(bent: bool) -> Dense:
    body, q = man(), crooked() if bent else neutral()
    held = [*touching.feet(body), *(touching.wall(body, forward(body, q)) if bent else ())]
    standard = problem(body, q, (), held, Nervous()).standard
    assert standard.stiffness is not None
    eye = np.eye(len(standard.stiffness.metric))
    return Dense(standard, np.moveaxis(standard.stiffness.pair_rows(eye, eye), 2, 0))


def _piece(seed: int) -> Standard:
    """Five to ten neighbouring joints of a man's spine with all that moves them; the rest of him is held."""
    rng = np.random.default_rng(seed)
    whole = _whole(bool(seed % 2))
    joints = int(rng.integers(5, 11))
    first = int(rng.integers(0, 25 - joints + 1))
    here = slice(3 * first, 3 * (first + joints))
    given, stiffness = whole.standard, whole.standard.stiffness
    assert stiffness is not None
    rows = np.arange(SPINE.start, SPINE.stop)[here]
    acts = np.abs(given.A[rows]).max(axis=0) > 0.0
    return Standard(
        c=given.c[acts], g=given.g[acts], h=given.h[acts], kink=given.kink[acts],
        A=given.A[np.ix_(rows, acts)], b=given.b[rows], lower=given.lower[acts], upper=given.upper[acts],
        stiffness=DenseMap(np.asarray(stiffness.base)[here, here], whole.matrices[acts][:, here, here],
                           stiffness.metric[here]),
    )  # fmt: skip


@pytest.mark.parametrize("seed", SOME)
def test_pieces_of_a_spine(seed: int) -> None:
    """The same on sub-bodies of 15 to 30 coordinates."""
    _agree(_piece(seed))
