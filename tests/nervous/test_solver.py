"""The solver on problems that a pencil can check, and on those that trip solvers."""

import numpy as np
import pytest

from spinewise.errors import BadValue
from spinewise.nervous.certificate import certificate
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.standard import DenseMap
from tests.nervous.convex import chain, plain

EXACT = Tolerance(exact=True)


def test_equal_muscles_share() -> None:
    """Two alike against a moment of 3: 1.5 each, and the multiplier is what one more costs."""
    found = solve(plain(A=[[1.0, 1.0]], b=[3.0]))
    assert found.status == "solved"
    np.testing.assert_allclose(found.x, 1.5)
    np.testing.assert_allclose(found.lam, 1.5)
    assert found.certificate.cost == pytest.approx(2.25)


def test_the_longer_arm_works_more() -> None:
    """x_i = c_i^-1 A_i lam."""
    found = solve(plain(c=[1.0, 2.0], A=[[2.0, 1.0]], b=[9.0]))
    np.testing.assert_allclose(found.x, [4.0, 1.0])


def test_what_a_bound_stops_the_other_does() -> None:
    """The first would take 1.5 but has only 1."""
    found = solve(plain(A=[[1.0, 1.0]], b=[3.0], upper=[1.0, np.inf]))
    np.testing.assert_allclose(found.x, [1.0, 2.0])
    np.testing.assert_allclose(found.lam, 2.0)


@pytest.mark.parametrize(("wish", "left"), [(0.4, 0.0), (-0.4, 0.0), (1.5, 1.0), (-1.5, -1.0)])
def test_small_gains_do_not_leave_a_habit(wish: float, left: float) -> None:
    """x^2/2 - wish x + |x|/2: nothing moves until the wish is worth more than the kink."""
    found = solve(plain(g=[-wish], h=[0.5], lower=[-np.inf]))
    np.testing.assert_allclose(found.x, left, atol=1e-12)


def test_a_stiffness_of_one_number() -> None:
    """x - 1 >= 0: x = 1, Z = 1."""
    found = solve(plain(c=[1.0], stiffness=DenseMap(np.array([[-1.0]]), np.ones((1, 1, 1)))), EXACT)
    assert found.status == "solved"
    assert found.exact
    np.testing.assert_allclose(found.x, 1.0, rtol=1e-12)
    assert found.Z is not None
    np.testing.assert_allclose(found.Z, 1.0, rtol=1e-9)


def test_a_stiffness_that_turns() -> None:
    """[[x, 1], [1, y]] >= 0 asks x y >= 1: cheapest at x = y = 1, with Z = [[1, -1], [-1, 1]]."""
    parts = np.array([[[1.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 1.0]]])
    base = np.array([[0.0, 1.0], [1.0, 0.0]])
    found = solve(plain(c=[1.0, 1.0], stiffness=DenseMap(base, parts, np.ones(2))), EXACT)
    assert found.exact
    assert found.Z is not None
    np.testing.assert_allclose(found.x, 1.0, rtol=1e-9)
    np.testing.assert_allclose(found.Z, [[1.0, -1.0], [-1.0, 1.0]], rtol=1e-8)


def test_a_stiffness_that_is_there_costs_nothing() -> None:
    """Where passive tissue holds, Z = 0."""
    found = solve(plain(A=[[1.0]], b=[2.0], stiffness=DenseMap(np.eye(2), np.zeros((1, 2, 2)))), EXACT)
    assert found.status == "solved"
    np.testing.assert_allclose(found.x, 2.0)
    assert found.Z is not None
    np.testing.assert_allclose(found.Z, 0.0)
    assert found.certificate.stability_slack == pytest.approx(1.0)


def test_too_weak_to_balance() -> None:
    """5 asked, 1 and 2 can be had: 2 are missing, and say so."""
    found = solve(plain(A=[[1.0, 1.0]], b=[5.0], upper=[1.0, 2.0]))
    assert found.status == "infeasible_balance"
    np.testing.assert_allclose(found.x, [1.0, 2.0], rtol=1e-6)
    np.testing.assert_allclose(found.shortfall, 2.0, rtol=1e-6)


def test_a_row_that_nothing_serves() -> None:
    """0 x = 1."""
    found = solve(plain(A=[[1.0], [0.0]], b=[1.0, 1.0]))
    assert found.status == "infeasible_balance"
    np.testing.assert_allclose(found.shortfall, [0.0, 1.0], atol=1e-6)


def test_too_weak_to_hold() -> None:
    """x - 2 >= 0 with x <= 1 lacks 1."""
    given = plain(c=[1.0], upper=[1.0], stiffness=DenseMap(np.array([[-2.0]]), np.ones((1, 1, 1)), np.ones(1)))
    found = solve(given)
    assert found.status == "infeasible_stiffness"
    assert found.stiffness_shortfall == pytest.approx(1.0, rel=1e-3)
    assert found.direction is not None
    np.testing.assert_allclose(np.abs(found.direction), 1.0)


def test_nothing_can_hold() -> None:
    """A direction that no unknown stiffens lacks what it lacks."""
    given = plain(c=[1.0], stiffness=DenseMap(np.diag([1.0, -3.0]), np.zeros((1, 2, 2)), np.ones(2)))
    found = solve(given)
    assert found.status == "infeasible_stiffness"
    assert found.stiffness_shortfall == pytest.approx(3.0, rel=1e-3)
    assert found.direction is not None
    np.testing.assert_allclose(np.abs(found.direction), [0.0, 1.0], atol=1e-9)


def test_rows_said_twice_change_nothing() -> None:
    """Redundant rows, rows of zeros, columns of zeros, the same column twice."""
    once = chain(1)
    wide = np.hstack([once.A, np.zeros((len(once.A), 1))])
    A = np.vstack([wide, wide[:4], wide[0] + wide[1], np.zeros(len(wide[0]))])
    b = np.concatenate([once.b, once.b[:4], [once.b[0] + once.b[1], 0.0]])
    n = len(once.c)
    more = {name: np.append(getattr(once, name), last) for name, last in
            {"c": 1.0, "g": 0.0, "h": 0.0, "kink": 0.0, "lower": -np.inf, "upper": np.inf}.items()}  # fmt: skip
    assert isinstance(once.stiffness, DenseMap)
    parts = np.concatenate([once.stiffness.matrices, np.zeros((1, *once.stiffness.base.shape))])
    twice = plain(A=A, b=b, **more, stiffness=DenseMap(once.stiffness.base, parts, once.stiffness.scale))
    one, two = solve(once, EXACT), solve(twice, EXACT)
    assert two.status == "solved"
    np.testing.assert_allclose(two.x[:n], one.x, atol=1e-8)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_units_do_not_matter(seed: int) -> None:
    """Rows, unknowns, coordinates of K and the cost in other units, up to a million: the same answer."""
    given, rng = chain(seed), np.random.default_rng(seed)
    n, m = len(given.c), len(given.b)
    assert isinstance(given.stiffness, DenseMap)
    k = len(given.stiffness.base)
    x, row, turn, cost = (10.0 ** rng.uniform(-3.0, 3.0, size) for size in (n, m, k, 1))
    K = given.stiffness
    scaled = plain(
        c=given.c * cost / x**2, g=given.g * cost / x, h=given.h * cost / x, kink=given.kink * x,
        A=given.A / x * row[:, None], b=given.b * row, lower=given.lower * x, upper=given.upper * x,
        stiffness=DenseMap(K.base * np.outer(turn, turn),
                           K.matrices / x[:, None, None] * np.outer(turn, turn), K.metric * turn**2),
    )  # fmt: skip
    one, two = solve(given, EXACT), solve(scaled, EXACT)
    assert one.status == two.status == "solved"
    np.testing.assert_allclose(two.x / x, one.x, atol=1e-7)
    assert two.certificate.cost == pytest.approx(one.certificate.cost * float(cost[0]), rel=1e-8)


def test_a_start_from_elsewhere_does_not_matter() -> None:
    """Warm from the same, from a neighbour and from an unrelated problem of other sizes."""
    given = chain(4)
    cold = solve(given, EXACT)
    other = solve(chain(5), EXACT).warm
    assert cold.status == "solved"
    for warm in (cold.warm, other):
        again = solve(given, EXACT, warm)
        assert again.status == "solved"
        np.testing.assert_allclose(again.x, cold.x, atol=1e-7)
    assert solve(given, Tolerance(), cold.warm).rounds <= solve(given).rounds


def test_the_proof_stands_by_itself() -> None:
    """From x, lam and Z alone; and it does not stand where one of them is touched."""
    given = chain(0)
    found = solve(given, EXACT)
    assert found.Z is not None
    again = certificate(given, found.x, found.lam, found.Z)
    assert again.proves(1e-9, 1e-9, 1e-9)
    assert abs(again.complementarity) < 1e-9
    assert not certificate(given, 1.01 * found.x, found.lam, found.Z).proves(1e-3, 1e-3, 1e-3)
    assert not certificate(given, found.x, 1.1 * found.lam, found.Z).proves(1e-3, 1e-3, 1e-3)
    assert not certificate(given, found.x, found.lam, -found.Z).proves(1e-3, 1e-3, 1e-3)
    bent = found.Z - 1e-6 * np.trace(found.Z) * np.eye(len(found.Z))
    assert not certificate(given, found.x, found.lam, bent).proves(1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("c", [1.0, 0.0], r"c\[1\]"),
        ("c", [1.0, np.nan], r"c\[1\]"),
        ("g", [np.inf, 0.0], r"g\[0\]"),
        ("h", [0.0, -1.0], r"h\[1\]"),
        ("A", [[1.0, np.nan]], r"A\[0, 1\]"),
        ("b", [np.inf], r"b\[0\]"),
        ("lower", [0.0, 9.0], r"lower\[1\]"),
        ("b", [1.0, 2.0], r"b\.shape|A\.shape"),
    ],
)
def test_bad_numbers_are_named(name: str, values: list[float], said: str) -> None:
    """Which array and which entry."""
    given = {"c": [1.0, 1.0], "A": [[1.0, 1.0]], "b": [1.0], "upper": [2.0, 2.0]} | {name: values}
    with pytest.raises(BadValue, match=said):
        plain(**given)


def test_a_bad_stiffness_is_named() -> None:
    """Not finite, or measured by something that is not positive."""
    with pytest.raises(BadValue, match="metric"):
        plain(c=[1.0], stiffness=DenseMap(np.eye(2), np.zeros((1, 2, 2)), np.array([1.0, 0.0])))
    with pytest.raises(BadValue, match="base"):
        plain(c=[1.0], stiffness=DenseMap(np.full((1, 1), np.nan), np.zeros((1, 1, 1)), np.ones(1)))
