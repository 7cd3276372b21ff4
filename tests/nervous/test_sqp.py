"""The search on landscapes small enough for a pencil."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from spinewise.nervous.habit import Habit
from spinewise.nervous.sqp import Spot, descend
from spinewise.nervous.standard import Standard


@dataclass
class Joints:
    """Joints side by side: joint i must make the moment heavy_i sin q_i, and has a spring; they may share a sum."""

    heavy: np.ndarray  # [N m]
    spring: np.ndarray  # price of a radian squared
    price: float = 1.0  # of a newton metre squared
    total: float | None = None  # what the angles add up to
    reach: float = 2.0
    rest: float = 0.0  # of the springs
    seen: list[float] = field(default_factory=list)

    @property
    def lower(self):
        return np.full(len(self.heavy), -self.reach)

    @property
    def upper(self):
        return np.full(len(self.heavy), self.reach)

    @property
    def moves(self):
        return np.eye(len(self.heavy))

    def spot(self, q, near):
        """Everything in closed form: each muscle makes its joint's moment."""
        n = len(self.heavy)
        moment = self.heavy * np.sin(q)
        free = np.full(n, np.inf)
        standard = Standard(
            c=np.full(n, self.price), g=np.zeros(n), h=np.zeros(n), kink=np.zeros(n), A=np.eye(n), b=moment,
            lower=-free, upper=free,
        )  # fmt: skip
        effort, energy = 0.5 * self.price * moment @ moment, 0.5 * self.spring @ (q - self.rest) ** 2
        self.seen.append(effort + energy)
        return Spot(
            q=q, value=effort + energy, effort=effort, energy=energy, standard=standard, x=moment,
            lam=self.price * moment, K=np.diag(self.heavy * np.cos(q)), slope=self.spring * (q - self.rest),
            bend=np.diag(self.spring), goals=np.ones((1, n)) if self.total is not None else np.zeros((0, n)),
        )  # fmt: skip


def nothing(n):
    return Habit(np.zeros(n), 0.0, np.zeros(n))


def ended(land, start, habit=None):
    q = np.array(start, dtype=float)
    return descend(land, land.spot(q, None), habit or nothing(len(q)))


def test_one_joint_between_spring_and_weight():
    """A spring to 0.8 against the effort of holding a weight: the bottom of a curve in one angle."""

    def curve(q):
        return 0.5 * np.sin(q) ** 2 + 0.1 * (q - 0.8) ** 2

    land = Joints(np.array([1.0]), np.array([0.2]), rest=0.8)
    expected = minimize_scalar(curve, bounds=(-1, 1), method="bounded", options={"xatol": 1e-10}).x
    assert ended(land, [0.7]).spot.q[0] == pytest.approx(expected, abs=5e-3)


def test_gradient_is_the_envelopes():
    """K lambda and the spring's own slope are the slope of the value."""
    land = Joints(np.array([1.0, 3.0]), np.array([0.5, 2.0]))
    q, step = np.array([0.3, -0.4]), 1e-6
    for k in range(2):
        ahead, behind = (land.spot(q + s * np.eye(2)[k], None).value for s in (step, -step))
        assert land.spot(q, None).gradient[k] == pytest.approx((ahead - behind) / (2 * step), rel=1e-6)


def test_a_sum_is_shared_by_softness():
    """Two springs, no weight, one sum: angles stand as the springs' softness."""
    land = Joints(np.array([0.0, 0.0]), np.array([1.0, 3.0]), total=0.4)
    q = ended(land, [0.4, 0.0]).spot.q
    np.testing.assert_allclose(q, [0.3, 0.1], atol=1e-3)


def test_no_step_makes_it_worse():
    """What is kept always costs less, and the end is settled."""
    land = Joints(np.array([2.0, 1.0, 0.5]), np.array([0.1, 0.1, 0.1]), total=1.2)
    found = ended(land, [1.2, 0.0, 0.0])
    assert found.settled
    assert found.value == pytest.approx(min(land.seen))
    assert found.spot.q.sum() == pytest.approx(1.2)


def test_ranges_hold():
    """A joint at its limit stays there, the others take the rest."""
    land = Joints(np.array([0.0, 0.0]), np.array([1.0, 3.0]), total=0.4, reach=0.25)
    q = ended(land, [0.2, 0.2]).spot.q
    np.testing.assert_allclose(q, [0.25, 0.15], atol=1e-3)


def test_dead_zone():
    """With a habit of price h, nothing moves until the slope of the gain passes h; beyond it, only the rest pays."""
    for h, expected in ((0.5, 0.3), (0.1, 0.1)):
        land = Joints(np.array([0.0]), np.array([1.0]))
        habit = Habit(np.array([0.3]), h, np.ones(1))
        assert ended(land, [0.3], habit).spot.q[0] == pytest.approx(expected, abs=1e-3)
