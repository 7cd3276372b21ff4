"""Parts of every unknown: an identity, and right only at the optimum."""

import numpy as np
import pytest

from spinewise.nervous.certificate import pull
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.split import split
from spinewise.nervous.standard import DenseMap
from tests.nervous.convex import chain, plain

EXACT = Tolerance(exact=True)


@pytest.mark.parametrize("seed", range(6))
def test_the_parts_are_the_whole(seed: int) -> None:
    """balancing + stabilising + habit + bound = x, and a bound has a part only where it is reached."""
    given = chain(seed)
    found = solve(given, EXACT)
    if found.status != "solved":
        return
    parts = split(given, found)
    np.testing.assert_allclose(parts.balancing + parts.stabilising + parts.habit + parts.bound, found.x, atol=1e-9)
    inside = (found.x > given.lower) & (found.x < given.upper)
    np.testing.assert_allclose(parts.bound[inside], 0.0, atol=1e-12)
    assert np.all(parts.bound[found.x >= given.upper] <= 1e-9)
    assert np.all(parts.bound[found.x <= given.lower] >= -1e-9)


def test_the_slope_is_shared_out() -> None:
    """c x + g + h sigma = A'lam + <Z, K_i> inside the bounds, with sigma the sign of x - kink."""
    given = chain(1)
    found = solve(given, EXACT)
    assert found.Z is not None
    assert given.stiffness is not None
    asked = given.A.T @ found.lam + pull(given.stiffness, found.Z)
    sigma = np.sign(found.x - given.kink)
    clear = (found.x > given.lower) & (found.x < given.upper) & ((given.h == 0.0) | (found.x != given.kink))
    slope = given.c * found.x + given.g + given.h * sigma
    np.testing.assert_allclose(slope[clear], asked[clear], atol=1e-8)


def test_balance_without_stability_has_no_stabilising_part() -> None:
    """Nor a habit without prices."""
    given = plain(A=[[1.0, 1.0]], b=[3.0], upper=[1.0, np.inf])
    parts = split(given, solve(given))
    np.testing.assert_allclose(parts.balancing, 2.0)
    np.testing.assert_allclose(parts.stabilising, 0.0)
    np.testing.assert_allclose(parts.habit, 0.0)
    np.testing.assert_allclose(parts.bound, [-1.0, 0.0], atol=1e-12)


def test_what_only_stiffens_is_all_stabilising() -> None:
    """x - 1 >= 0 and no rows."""
    given = plain(c=[2.0], stiffness=DenseMap(np.array([[-1.0]]), np.ones((1, 1, 1)), np.ones(1)))
    parts = split(given, solve(given, EXACT))
    np.testing.assert_allclose(parts.stabilising, 1.0)


def test_a_habit_takes_off_what_it_takes() -> None:
    """x^2/2 - 1.5 x + |x|/2: 1.5 asked for, 0.5 taken off, 1 left; within the dead zone all is taken off."""
    far = plain(g=[-1.5], h=[0.5], lower=[-np.inf])
    near = plain(g=[-0.4], h=[0.5], lower=[-np.inf])
    np.testing.assert_allclose(split(far, solve(far)).habit, 1.0)
    np.testing.assert_allclose(split(near, solve(near)).habit, 0.0, atol=1e-12)


def test_exact_parts_do_not_depend_on_the_way() -> None:
    """From cuts at 10 %, at 1 % and at 0.1 %, cold and warm: parts to 1e-7."""
    given = chain(7)
    ways = [solve(given, Tolerance(slack=slack, gap=1.0, exact=True)) for slack in (0.1, 0.01, 0.001)]
    ways.append(solve(given, EXACT, ways[0].warm))
    assert all(way.exact for way in ways)
    first = split(given, ways[0])
    for way in ways[1:]:
        np.testing.assert_allclose(split(given, way).stabilising, first.stabilising, atol=1e-7)
