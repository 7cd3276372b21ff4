"""The one convex problem everything is brought to, and what describes its stiffness (derivations, eq. 80)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from spinewise.errors import BadValue

if TYPE_CHECKING:
    from numpy.typing import NDArray


class StiffnessMap(Protocol):
    """A symmetric matrix that is affine in the unknowns: K(x) = base + sum_i x_i K_i, of size k.

    `metric` gives each of the k coordinates its measure: K(x) is called positive to a tolerance t when
    K(x) + t diag(metric) has no negative eigenvalue. A good metric is what the requirement is made of, such as the
    diagonal of the load's stiffness, taken positive.
    """

    @property
    def base(self) -> NDArray[np.float64]:
        """What is there at x = 0. Shape (k, k)."""

    @property
    def metric(self) -> NDArray[np.float64]:
        """Positive measure of each coordinate, in the unit of K. Shape (k,)."""

    def assemble(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """sum_i x_i K_i, without the base. Shape (k, k)."""

    def rows(self, V: NDArray[np.float64]) -> NDArray[np.float64]:
        """v' K_i v for each row v of V (p, k). Shape (p, n)."""

    def pair_rows(self, U: NDArray[np.float64], W: NDArray[np.float64]) -> NDArray[np.float64]:
        """u' K_i w for every row u of U (p, k) with every row w of W (r, k). Shape (p, r, n)."""


@dataclass(frozen=True)
class DenseMap:
    """A stiffness map that holds every K_i: for tests and small problems.

    `matrices` has the shape (n, k, k); `base` (k, k); without a `metric` the largest diagonal entry of the base, or 1.
    """

    base: NDArray[np.float64]
    matrices: NDArray[np.float64]
    scale: NDArray[np.float64] | None = None

    @cached_property
    def metric(self) -> NDArray[np.float64]:
        """Positive measure of each coordinate. Shape (k,)."""
        if self.scale is not None:
            return self.scale
        top = float(np.abs(np.diagonal(self.base)).max(initial=0.0))
        return np.full(len(self.base), top if top > 0.0 else 1.0)

    def assemble(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """sum_i x_i K_i. Shape (k, k)."""
        return np.asarray(np.tensordot(x, self.matrices, axes=1))

    def rows(self, V: NDArray[np.float64]) -> NDArray[np.float64]:
        """v' K_i v. Shape (p, n)."""
        return np.asarray(np.einsum("pa,nab,pb->pn", V, self.matrices, V, optimize=True))

    def pair_rows(self, U: NDArray[np.float64], W: NDArray[np.float64]) -> NDArray[np.float64]:
        """u' K_i w. Shape (p, r, n)."""
        return np.asarray(np.einsum("pa,nab,rb->prn", U, self.matrices, W, optimize=True))


@dataclass(frozen=True)
class Standard:
    """Minimise sum_i (c_i x_i^2 / 2 + g_i x_i + h_i |x_i - kink_i|) subject to A x = b, lower <= x <= upper, K(x) >= 0.

    c, g, h, kink, lower, upper have the shape (n,), A (m, n), b (m,). Every c_i > 0, h_i >= 0, lower_i <= upper_i;
    bounds may be infinite. `stiffness` is K, or None where no stability is asked. Rows and columns may be of any
    scale: the solver scales by itself. Raises BadValue, naming the first entry that breaks a rule.
    """

    c: NDArray[np.float64]
    g: NDArray[np.float64]
    h: NDArray[np.float64]
    kink: NDArray[np.float64]
    A: NDArray[np.float64]
    b: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    stiffness: StiffnessMap | None = None

    def __post_init__(self) -> None:
        """Refuse what no solver could answer."""
        _check_shapes(self)
        for name in ("c", "g", "h", "kink", "A", "b"):
            _refuse(name, getattr(self, name), ~np.isfinite(getattr(self, name)), "every entry must be finite")
        for name in ("lower", "upper"):
            _refuse(name, getattr(self, name), np.isnan(getattr(self, name)), "a bound is a number or infinite")
        _refuse("c", self.c, self.c <= 0.0, "every cost must be positive, so that the answer is the only one")
        _refuse("h", self.h, self.h < 0.0, "the price of leaving a kink is not negative")
        _refuse("lower", self.lower, self.lower > self.upper, "no lower bound lies above its upper bound")
        _refuse("lower", self.lower, np.isposinf(self.lower), "a lower bound is below plus infinity")
        _refuse("upper", self.upper, np.isneginf(self.upper), "an upper bound is above minus infinity")
        if self.stiffness is not None:
            _check_stiffness(self.stiffness, len(self.c))

    def cost(self, x: NDArray[np.float64]) -> float:
        """What x costs, in the unit of the costs."""
        return float(np.sum(0.5 * self.c * x**2 + self.g * x + self.h * np.abs(x - self.kink)))

    def residual(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """b - A x: what is missing in each row, in that row's unit. Shape (m,)."""
        return np.asarray(self.b - self.A @ x)


def _check_shapes(standard: Standard) -> None:
    n, m = len(standard.c), len(standard.b)
    shapes = dict.fromkeys(("c", "g", "h", "kink", "lower", "upper"), (n,)) | {"A": (m, n), "b": (m,)}
    for name, shape in shapes.items():
        given = getattr(standard, name).shape
        if given != shape:
            raise BadValue(f"{name}.shape", given, f"with {n} unknowns and {m} rows it must be {shape}")


def _refuse(name: str, values: NDArray[np.float64], wrong: NDArray[np.bool_], rule: str) -> None:
    if wrong.any():
        place = np.argwhere(wrong)[0]
        label = ", ".join(str(int(number)) for number in place)
        raise BadValue(f"{name}[{label}]", float(values[tuple(place)]), rule)


def _check_stiffness(stiffness: StiffnessMap, n: int) -> None:
    base, metric = stiffness.base, stiffness.metric
    k = len(metric)
    if base.shape != (k, k):
        raise BadValue("stiffness.base.shape", base.shape, f"with {k} measures it must be {(k, k)}")
    _refuse("stiffness.base", base, ~np.isfinite(base), "every entry must be finite")
    _refuse("stiffness.metric", metric, ~(np.isfinite(metric) & (metric > 0.0)), "every measure is finite and positive")
    if isinstance(stiffness, DenseMap):
        if stiffness.matrices.shape != (n, k, k):
            raise BadValue("stiffness.matrices.shape", stiffness.matrices.shape, f"it must be {(n, k, k)}")
        _refuse(
            "stiffness.matrices", stiffness.matrices, ~np.isfinite(stiffness.matrices), "every entry must be finite"
        )
