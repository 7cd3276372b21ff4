"""Whatever finite numbers come in: an answer, and never an unproven one that says solved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.nervous.certificate import certificate
from spinewise.nervous.solution import Solution, Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.standard import DenseMap, Standard
from tests.nervous.convex import chain, general


def anything(seed: int, decades: float) -> tuple[Standard, bool]:
    """Numbers over so many decades either way, with equal rows, empty rows and open bounds; whether it can balance."""
    rng = np.random.default_rng(seed)
    n, m, k = int(rng.integers(1, 25)), int(rng.integers(0, 8)), int(rng.integers(1, 7))

    def some(*size: int) -> np.ndarray:
        return rng.normal(size=size) * 10.0 ** rng.uniform(-decades, decades, size=size)

    A = some(m, n) * (rng.random((m, n)) < rng.uniform(0.1, 1.0))
    if m > 2:
        A[0], A[-1] = A[1] if rng.random() < 0.3 else A[0], A[-1] * (rng.random() < 0.8)
    lower = some(n)
    upper = lower + np.abs(some(n)) * (rng.random(n) < 0.9)
    within = lower + rng.random(n) * (upper - lower)
    lower[rng.random(n) < 0.2], upper[rng.random(n) < 0.2] = -np.inf, np.inf
    can = bool(rng.random() < 0.6)
    parts = some(n, k, k) * (rng.random((n, 1, 1)) < 0.7)
    base = some(k, k)
    metric = 10.0 ** rng.uniform(-decades, decades, k) if rng.random() < 0.5 else None
    stiffness = DenseMap(base + base.T, parts + parts.swapaxes(1, 2), metric) if rng.random() < 0.7 else None
    h = np.abs(some(n)) * (rng.random(n) < 0.3)
    made = Standard(
        c=10.0 ** rng.uniform(-decades, decades, n), g=some(n) * (rng.random(n) < 0.5), h=h, kink=some(n),
        A=A, b=A @ within if can else some(m), lower=lower, upper=upper, stiffness=stiffness,
    )  # fmt: skip
    return made, can


def honest(problem: Standard, found: Solution, tolerance: Tolerance) -> None:
    """Solved means proven, from the answer alone; what is missing is said."""
    assert np.all(np.isfinite(found.x))
    assert np.all((found.x >= problem.lower) & (found.x <= problem.upper))
    if found.status == "solved":
        again = certificate(problem, found.x, found.lam, found.Z)
        assert again.proves(tolerance.slack, 1.001 * tolerance.gap, tolerance.balance)
    if found.status == "infeasible_balance":
        assert np.abs(found.shortfall).max() > 0.0
    if found.status == "infeasible_stiffness":
        assert found.stiffness_shortfall > 0.0


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**9), decades=st.sampled_from([0.0, 1.0, 3.0, 6.0, 30.0]), exact=st.booleans())
def test_anything_finite_gets_an_honest_answer(seed: int, decades: float, exact: bool) -> None:
    """Up to sixty decades: no exception, no unproven answer."""
    problem, _ = anything(seed, decades)
    tolerance = Tolerance(exact=exact)
    honest(problem, solve(problem, tolerance), tolerance)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**9), decades=st.sampled_from([0.0, 1.0, 3.0, 6.0, 30.0, 150.0]), exact=st.booleans())
def test_a_great_deal_of_anything(seed: int, decades: float, exact: bool) -> None:
    """The same, more of it."""
    problem, _ = anything(seed, decades)
    tolerance = Tolerance(exact=exact)
    honest(problem, solve(problem, tolerance), tolerance)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**9), decades=st.sampled_from([0.0, 1.0]))
def test_ordinary_numbers_are_always_decided(seed: int, decades: float) -> None:
    """Within two decades nothing stalls, and what can balance is never said not to."""
    problem, can = anything(seed, decades)
    found = solve(problem)
    assert found.status != "stalled"
    assert not (can and found.status == "infeasible_balance")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_what_cannot_be_is_seen_by_others_too(seed: int) -> None:
    """Solved, cannot balance or cannot hold: a general solver says the same."""
    problem, _ = anything(seed, 1.0)
    found, other = solve(problem, Tolerance(exact=True)), general(problem)
    if found.status == "solved":
        assert other.status in {"Solved", "AlmostSolved"}
        assert found.certificate.cost == pytest.approx(other.cost, rel=1e-5, abs=1e-5)
    else:
        assert "Solved" not in other.status


@pytest.mark.parametrize("short", [0.5, 0.05, 0.005])
def test_more_than_there_is_falls_short_by_it(short: float) -> None:
    """A chain with an element weaker and weaker: first solved, then short, never in between."""
    given = chain(6)
    weaker = Standard(given.c, given.g, given.h, given.kink, given.A, given.b, given.lower,
                      np.where(np.isinf(given.upper), given.upper, short * given.upper), given.stiffness)  # fmt: skip
    found = solve(weaker)
    honest(weaker, found, Tolerance())
    assert found.status != "stalled"
