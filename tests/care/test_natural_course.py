"""The natural-course model against pencil, brute force and plain laws."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from spinewise.care import natural_course
from spinewise.care.natural_band import band
from spinewise.care.natural_course import COURSES, PHI, SIGMA, Array, course_of, effect, normal_cdf, ramp
from spinewise.errors import UnknownName

DAYS = np.arange(-6.0, 15.0)
COURSE = COURSES["persistent"]


def brute_force(days: Array, ratings: Array, points: int = 61) -> float:
    """P(b < 0) by adding the whole posterior up on a grid over a, s and b, with the full covariance matrix."""
    a = np.linspace(4.5 - 10, 4.5 + 10, points)
    s = np.linspace(COURSE.slope_mean - 0.18, COURSE.slope_mean + 0.18, points)
    b = np.linspace(-9, 9, 2 * points)  # even: no point at zero
    prior = -0.5 * (
        ((a - 4.5) / 3.0)[:, None, None] ** 2
        + ((s - COURSE.slope_mean) / COURSE.slope_sd)[None, :, None] ** 2
        + (b / 1.5)[None, None, :] ** 2
    )
    design = np.stack([np.ones_like(days), days, np.clip(days / 7, 0, 1)], axis=1)
    cells = []
    for phi, sigma in product(PHI, SIGMA):
        cov = sigma**2 * phi ** np.abs(days[:, None] - days)
        inverse, log_det = np.linalg.inv(cov), np.linalg.slogdet(cov)[1]
        gram, pull = design.T @ inverse @ design, design.T @ inverse @ ratings
        grid = np.meshgrid(a, s, b, indexing="ij")
        square = sum(gram[i, j] * grid[i] * grid[j] for i in range(3) for j in range(3))
        fit = ratings @ inverse @ ratings - 2 * sum(pull[i] * grid[i] for i in range(3)) + square
        cells.append((prior - 0.5 * (fit + log_det)).astype(np.float64))
    log = np.stack(cells)
    mass = np.exp(log - log.max())
    return float(mass[..., b < 0].sum() / mass.sum())


@pytest.mark.parametrize("fall", [0.0, 1.5])
def test_closed_form_is_the_integral(fall: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Integrating a, s and b out exactly gives what adding them up gives, missing days included."""
    monkeypatch.setattr(natural_course, "PHI", PHI[::4])
    monkeypatch.setattr(natural_course, "SIGMA", SIGMA[::3])
    monkeypatch.setitem(globals(), "PHI", PHI[::4])
    monkeypatch.setitem(globals(), "SIGMA", SIGMA[::3])
    days = DAYS[[0, 1, 3, 4, 6, 7, 8, 10, 13, 14, 16, 18, 20]]
    ratings = 5.0 - fall * ramp(days) + np.random.default_rng(3).normal(0, 1.2, len(days))
    exact = effect(days, ratings[None], COURSE).p_better[0]
    assert 0.05 < exact < 0.999
    assert exact == pytest.approx(brute_force(days, ratings), abs=2e-3)


def test_one_rating_leaves_the_prior() -> None:
    """One run-in evening says nothing about b: P = 1/2, mean 0, SD 1.5."""
    found = effect(np.array([-1.0]), np.array([[4.0]]), COURSE)
    assert found.p_better[0] == pytest.approx(0.5, abs=1e-7)
    assert found.mean[0] == pytest.approx(0.0, abs=1e-9)
    assert found.sd[0] == pytest.approx(1.5)


def test_less_pain_in_the_programme_never_lowers_the_chance() -> None:
    """The further the whole programme phase lies below the run-in, the larger P(b < 0)."""
    noise = np.random.default_rng(1).normal(0, 1.0, len(DAYS))
    falls = np.arange(-2.0, 4.5, 0.5)
    chance = effect(DAYS, 5.0 + noise - falls[:, None] * ramp(DAYS), COURSE).p_better
    assert np.all(np.diff(chance) > 0)
    assert chance[0] < 0.2
    assert chance[-1] > 0.95


def test_following_the_natural_course_proves_nothing() -> None:
    """Ratings exactly on the expected line: no evidence either way, whatever the duration."""
    for course in COURSES.values():
        on_the_line = effect(DAYS, (5.0 + course.slope_mean * DAYS)[None], course)
        assert on_the_line.p_better[0] == pytest.approx(0.5, abs=0.02)


def test_a_faster_course_is_harder_to_beat() -> None:
    """The same diary: acute gives the smallest chance, stable the largest."""
    ratings = (5.5 - 2.0 * ramp(DAYS) + np.random.default_rng(2).normal(0, 1.0, len(DAYS)))[None]
    acute, persistent, stable = (
        effect(DAYS, ratings, COURSES[n]).p_better[0] for n in ("acute", "persistent", "stable")
    )
    assert acute < persistent < stable


def test_people_do_not_leak_into_each_other() -> None:
    """Many persons at once give what each gives alone."""
    ratings = np.random.default_rng(4).normal(4.5, 1.5, (5, len(DAYS)))
    together = effect(DAYS, ratings, COURSE).p_better
    alone = [effect(DAYS, one[None], COURSE).p_better[0] for one in ratings]
    np.testing.assert_allclose(together, alone, rtol=0, atol=1e-12)


def test_the_ramp_is_nothing_before_day_one_and_full_from_day_seven() -> None:
    np.testing.assert_allclose(ramp(np.array([-3.0, 0.0, 1.0, 7.0, 14.0])), [0, 0, 1 / 7, 1, 1])


def test_normal_cdf_against_erf() -> None:
    z = np.linspace(-6, 6, 241)
    np.testing.assert_allclose(normal_cdf(z), [0.5 * (1 + math.erf(x / math.sqrt(2))) for x in z], atol=1e-7)


def test_courses_are_what_the_papers_give() -> None:
    """Persistent: 51 to 33 of 100 in 42 days as a line. Acute: 52 to 23, at a mean of 4.5, in the first days."""
    assert COURSES["persistent"].slope_mean == pytest.approx(-(5.1 - 3.3) / 42, abs=5e-4)
    assert COURSES["acute"].slope_mean == pytest.approx(4.5 * math.log(23 / 52) / 42, abs=5e-3)
    with pytest.raises(UnknownName, match="stable"):
        course_of("forever")


def test_band_holds_the_share_of_evenings_it_says() -> None:
    """Over people drawn from the model itself, 80 and 95 of 100 evenings fall inside."""
    rng = np.random.default_rng(5)
    inside80, inside95 = [], []
    for _ in range(300):
        level, slope = rng.normal(4.5, 2.0), rng.normal(COURSE.slope_mean, COURSE.slope_sd)
        cov = rng.choice(SIGMA) ** 2 * rng.choice(PHI) ** np.abs(DAYS[:, None] - DAYS)
        ratings = np.clip(level + slope * DAYS + rng.multivariate_normal(np.zeros(len(DAYS)), cov), 0, 10)
        for day, rating in zip(
            band(range(-6, 1), ratings[:7].tolist(), COURSE, range(1, 15)), ratings[7:], strict=True
        ):
            inside80.append(day.low80 <= rating <= day.high80)
            inside95.append(day.low95 <= rating <= day.high95)
    assert np.mean(inside80) == pytest.approx(0.80, abs=0.05)
    assert np.mean(inside95) == pytest.approx(0.95, abs=0.02)


def test_band_does_not_look_at_the_programme_and_stays_on_the_scale() -> None:
    days = band(range(-6, 1), [1, 0, 1, 2, 0, 1, 1], COURSES["acute"], range(-6, 43))
    assert all(0 <= d.low95 <= d.low80 <= d.mean <= d.high80 <= d.high95 <= 10 for d in days)
    assert len(days) == 49
    assert days[-1].mean < days[0].mean
