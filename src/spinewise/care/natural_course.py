"""Would this have happened anyway? The chance that the ratings fell by more than the natural course.

Model (docs/verdict.md), on day d with day 1 the day of the first class, ratings 0 to 10::

    y_d = a + s d + b ramp(d) + e_d,   e an AR(1) of marginal SD sigma and day-to-day correlation phi

`a` is the level, `s` the natural course [points/day], `b` the extra change once the ramp is full. All three
have Gaussian priors, so for a given (phi, sigma) they are integrated out exactly; phi and sigma run over a grid.

Limits:
    A straight-line natural course, sourced for six weeks (`verdict_rules.known_to_day`). Ratings, which are
    whole numbers from 0 to 10, are taken as continuous: docs/verdict.md has what that costs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Course:
    """How pain of one duration changes by itself: prior of the slope `s` [points/day]."""

    slope_mean: float
    slope_sd: float
    source: str


_COSTA: Final = "Menezes Costa 2012, CMAJ 184:E613-24, abstract: pooled pain"
COURSES: Final[Mapping[str, Course]] = MappingProxyType(
    {
        "stable": Course(-0.02, 0.03, "assumption: over a year old, a slow drift either way"),
        "persistent": Course(-0.043, 0.03, f"{_COSTA} 51 to 33 of 100 in 6 weeks, as a line"),
        "acute": Course(-0.085, 0.05, f"{_COSTA} 52 to 23 of 100 in 6 weeks, first weeks of the curve"),
    }
)
LEVEL_MEAN, LEVEL_SD = 4.5, 3.0  # prior of a [points]: assumption, wide enough for any person
EFFECT_SD = 1.5  # prior of b [points], mean 0: assumption, as likely to harm as to help
RAMP_DAYS = 7  # [days] until an effect is full: assumption
PHI: Final[Array] = np.linspace(0.0, 0.82, 9)  # day-to-day correlation: assumption, flat over the range
SIGMA: Final[Array] = np.geomspace(0.6, 2.8, 10)  # day SD [points]: assumption, flat over these steps


@dataclass(frozen=True, slots=True)
class Effect:
    """What the ratings say about `b`, for persons rated on the same days. Each array has shape (n_person,)."""

    p_better: Array  # P(b < 0 | ratings)
    mean: Array  # posterior mean of b [points]
    sd: Array  # posterior SD of b [points]


def course_of(duration: str) -> Course:
    """The natural course of an episode of this duration.

    Raises:
        UnknownName: not one of `COURSES`.
    """
    if duration not in COURSES:
        raise UnknownName("how long this episode has lasted", duration, COURSES)
    return COURSES[duration]


def ramp(days: Array) -> Array:
    """Share of the effect that is there by each day: 0 before day 1, 1 from day 7. Shape as given."""
    return np.clip(days / RAMP_DAYS, 0.0, 1.0)


def effect(days: Array, ratings: Array, course: Course) -> Effect:
    """Posterior of the extra change `b`, beyond the natural course.

    Args:
        days: day numbers that were rated, rising; gaps are missing days. Shape (n_day,)
        ratings: [points]. Shape (n_person, n_day)
        course: natural course of the episode's duration.
    """
    design = np.stack([np.ones_like(days), days, ramp(days)], axis=1)
    prior_mean = np.array([LEVEL_MEAN, course.slope_mean, 0.0])
    prior_sd = np.array([LEVEL_SD, course.slope_sd, EFFECT_SD])
    found = posterior(days, ratings, design, prior_mean, prior_sd)
    b, b_sd = found.mean[..., 2], np.sqrt(found.cov[:, 2, 2])[:, None]
    mean = (found.weight * b).sum(axis=0)
    variance = (found.weight * (b_sd**2 + (b - mean) ** 2)).sum(axis=0)
    return Effect((found.weight * normal_cdf(-b / b_sd)).sum(axis=0), mean, np.sqrt(variance))


@dataclass(frozen=True, slots=True)
class Posterior:
    """A Gaussian of the k coefficients at each of the n_grid points (phi, sigma), phi outermost."""

    weight: Array  # chance of each grid point given the ratings. Shape (n_grid, n_person)
    mean: Array  # Shape (n_grid, n_person, k)
    cov: Array  # the same for every person rated on these days. Shape (n_grid, k, k)


def posterior(days: Array, ratings: Array, design: Array, prior_mean: Array, prior_sd: Array) -> Posterior:
    """Exact posterior of ratings = design @ coefficients + AR(1), at each grid point (docs/verdict.md, eq. 2-4).

    Args:
        days: Shape (n_day,); ratings: Shape (n_person, n_day); design: Shape (n_day, k)
        prior_mean, prior_sd: independent Gaussian priors of the coefficients. Shape (k,)
    """
    rest = ratings.T - (design @ prior_mean)[:, None]
    scaled = design * prior_sd
    cells = [_each_sigma(phi, days, scaled, rest) for phi in PHI]
    log_evidence, mean, cov = (np.concatenate(part) for part in zip(*cells, strict=True))
    weight = np.exp(log_evidence - log_evidence.max(axis=0))
    spread = prior_sd[:, None] * cov * prior_sd
    return Posterior(weight / weight.sum(axis=0), prior_mean + prior_sd * mean, spread)


def _each_sigma(phi: float, days: Array, scaled: Array, rest: Array) -> tuple[Array, Array, Array]:
    """Log evidence, mean and covariance of the standardised coefficients, each with n_sigma rows."""
    design, log_det = _whiten(phi, days, scaled)
    data, _ = _whiten(phi, days, rest)
    gram, pull, square = design.T @ design, design.T @ data, (data**2).sum(axis=0)
    noise = SIGMA[:, None, None] ** 2
    precision: Array = np.eye(len(gram)) + gram / noise
    cov: Array = np.linalg.inv(precision).astype(np.float64)
    mean: Array = cov @ pull / noise
    fit: Array = (square - (pull * mean).sum(axis=1)) / noise[:, 0]
    scale: Array = 2 * len(days) * np.log(SIGMA) + log_det + np.linalg.slogdet(precision)[1]
    return -0.5 * (fit + scale[:, None]), mean.transpose(0, 2, 1), cov


def _whiten(phi: float, days: Array, columns: Array) -> tuple[Array, float]:
    """Columns turned into independent unit noise, and the log determinant of the AR(1) correlation.

    The correlation over a gap of g days is phi**g, so each rated day leans only on the one rated before.
    """
    lean = phi ** np.diff(days)
    left = np.sqrt(1.0 - lean**2)
    steps = (columns[1:] - lean[:, None] * columns[:-1]) / left[:, None]
    return np.concatenate([columns[:1], steps]), float(2 * np.log(left).sum())


def normal_cdf(z: Array) -> Array:
    """Standard normal distribution function, within 1e-7 (Abramowitz and Stegun 1964, 26.2.17). Shape as given."""
    t = 1.0 / (1.0 + 0.2316419 * np.abs(z))
    series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail = series * np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi)
    return np.where(z > 0, 1.0 - tail, tail)
