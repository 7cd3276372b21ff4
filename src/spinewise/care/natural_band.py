"""The expected-without-programme band: where single evenings would fall if only the natural course went on.

It is foretold from the run-in alone, so the evenings of the programme cannot bend it.

Limits:
    Evening by evening: it says where one dot would fall, not where fourteen together would. It leaves out
    that the day after a bad evening is often bad too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from spinewise.care.natural_course import (
    LEVEL_MEAN,
    LEVEL_SD,
    PHI,
    SIGMA,
    Array,
    Course,
    normal_cdf,
    posterior,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

QUANTILES: Final = (0.025, 0.10, 0.90, 0.975)  # ends of the 95 % and 80 % bands
HALVINGS = 18  # of a 30-point bracket: to 1e-4 points
TOP = 10.0  # end of the rating scale [points]


@dataclass(frozen=True, slots=True)
class BandDay:
    """One day of the band [points, 0 to 10]."""

    day: int
    mean: float
    low95: float
    low80: float
    high80: float
    high95: float


def band(days: Sequence[int], ratings: Sequence[float], course: Course, ahead: Sequence[int]) -> tuple[BandDay, ...]:
    """The band for the days `ahead`, from the run-in ratings on `days` (day numbers, rising)."""
    seen, wanted = np.array(days, dtype=np.float64), np.array(ahead, dtype=np.float64)
    prior_mean, prior_sd = np.array([LEVEL_MEAN, course.slope_mean]), np.array([LEVEL_SD, course.slope_sd])
    found = posterior(seen, np.array([ratings], dtype=np.float64), _line(seen), prior_mean, prior_sd)
    line = _line(wanted)
    centre = found.mean[:, 0] @ line.T
    noise = np.tile(SIGMA, len(PHI))[:, None] ** 2
    spread = np.sqrt(noise + np.einsum("di,gij,dj->gd", line, found.cov, line))
    weight = found.weight[:, :1]
    ends = [_quantile(share, weight, centre, spread) for share in QUANTILES]
    mean = np.clip((weight * centre).sum(axis=0), 0.0, TOP)
    columns = (column.tolist() for column in (mean, *ends))
    return tuple(BandDay(*row) for row in zip(ahead, *columns, strict=True))


def _line(days: Array) -> Array:
    return np.stack([np.ones_like(days), days], axis=1)


def _quantile(share: float, weight: Array, centre: Array, spread: Array) -> Array:
    """Quantile of a mixture of Gaussians by halving, kept on the scale. Shape (n_day,)"""
    low, high = np.full(centre.shape[1], -TOP), np.full(centre.shape[1], 2 * TOP)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = (weight * normal_cdf((middle - centre) / spread)).sum(axis=0) < share
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    ends: Array = np.clip((low + high) / 2, 0.0, TOP)
    return ends
