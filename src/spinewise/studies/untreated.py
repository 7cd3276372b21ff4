"""People who would have changed anyway: what would the verdict have told them?

Simulated diaries of people who join on a bad day, with a natural course and, if asked for, a real extra effect;
and the verdict's own rules over thousands of them at once.

Limits:
    Made-up people. Their spread, noise and courses are the table in docs/verdict.md, not a sample of anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from spinewise.care.natural_course import RAMP_DAYS, Array, course_of, effect
from spinewise.care.verdict_rules import RULES, Rules

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

SIX_WEEKS: Final = {"stable": 1.0, "persistent": 33 / 51, "acute": 23 / 52}  # share left: Menezes Costa 2012
SIX_WEEKS_DAYS = 42
LEVEL_MEAN, LEVEL_SD = 4.5, 1.0  # personal means [points]: assumption
NAIVE_POINTS, NAIVE_SHARE = 2.0, 0.30  # first rating against last: the usual thresholds for one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What these people are like. Day 0 of the diary is the day they join."""

    course: str  # their true natural course: a key of SIX_WEEKS
    extra: float = 0.0  # real effect once the ramp is full [points]; negative is less pain
    phi: float = 0.5  # day-to-day correlation
    day_sd: float = 1.5  # day-to-day noise [points]
    joins_from: float = 6.0  # least rating on the day of joining [points]
    speed_sd: float = 0.0  # spread of recovery speed between people (log-normal)
    run_in: int = 7  # [days]
    days: int = 14  # of classes
    whole: bool = True  # rate in whole numbers, 0 to 10


def diaries(scene: Scene, people: int, rng: Generator) -> Array:
    """Daily ratings from the day of joining to the last day. Shape (people, 1 + run_in + days)"""
    kept = np.empty((0, 1 + scene.run_in + scene.days))
    while len(kept) < people:
        ratings = _ratings(scene, 2 * people, rng)
        kept = np.concatenate([kept, ratings[ratings[:, 0] >= scene.joins_from]])
    return kept[:people]


@dataclass(frozen=True, slots=True)
class Told:
    """What each person is told. Each array has shape (people,)."""

    naive: NDArray[np.bool_]  # by first rating against last
    better: NDArray[np.bool_]  # clearly better
    p: Array  # P(b < 0); 0 where no verdict is given
    worked: NDArray[np.bool_]  # clearly better, and more than the natural course
    possibly: NDArray[np.bool_]  # clearly better, and possibly the programme


def told(ratings: Array, run_in: int, duration: str, rules: Rules = RULES) -> Told:
    """The verdict's two answers after the last day, for people who said `duration`.

    Args:
        ratings: as `diaries` gives them; nan is a missing evening. Shape (people, 1 + run_in + days)
    """
    before, during = ratings[:, 1 : 1 + run_in], ratings[:, 1 + run_in :]
    rated = ~np.isnan(ratings)
    enough = (rated[:, 1 : 1 + run_in].sum(axis=1) >= rules.baseline_enough) & (
        rated[:, -rules.class_days :].sum(axis=1) >= rules.ratings_needed
    )
    better = enough & _better(_mean(before), _mean(during[:, -rules.last_days :]), rules)
    p = np.where(enough, _chance(ratings[:, 1:], run_in, duration), 0.0)
    worked = better & (p > rules.p_more)
    return Told(naive(ratings), better, p, worked, better & ~worked & (p >= rules.p_possible))


def naive(ratings: Array) -> NDArray[np.bool_]:
    """The rule that flatters: the first rating against the last one, 2 points or 30 % less."""
    first, last = ratings[:, 0], ratings[:, -1]
    return (first - last >= NAIVE_POINTS) | (first - last >= NAIVE_SHARE * first)


def skip_at_random(ratings: Array, run_in: int, evenings: int, rng: Generator) -> Array:
    """The same diaries with so many evenings of the classes missing, whatever they were like."""
    kept = ratings.copy()
    during = kept[:, 1 + run_in :]
    order = rng.random(during.shape).argsort(axis=1)
    during[order < evenings] = np.nan
    return kept


def skip_bad_evenings(ratings: Array, run_in: int, share: float, rng: Generator) -> Array:
    """The same diaries without that share of the classes' evenings a point or more above the run-in's middle."""
    kept = ratings.copy()
    during = kept[:, 1 + run_in :]
    bad = during >= np.median(kept[:, 1 : 1 + run_in], axis=1, keepdims=True) + 1.0
    during[bad & (rng.random(during.shape) < share)] = np.nan
    return kept


def _ratings(scene: Scene, people: int, rng: Generator) -> Array:
    days = np.arange(1 + scene.run_in + scene.days, dtype=np.float64)
    level = rng.normal(LEVEL_MEAN, LEVEL_SD, (people, 1))
    speed = np.exp(rng.normal(-(scene.speed_sd**2) / 2, scene.speed_sd, (people, 1)))
    natural = level * SIX_WEEKS[scene.course] ** (speed * days / SIX_WEEKS_DAYS)
    extra = scene.extra * np.clip((days - scene.run_in) / RAMP_DAYS, 0.0, 1.0)
    ratings: Array = natural + extra + _noise(scene, people, len(days), rng)
    return np.clip(np.rint(ratings), 0.0, 10.0) if scene.whole else ratings


def _noise(scene: Scene, people: int, days: int, rng: Generator) -> Array:
    """AR(1) of marginal SD `day_sd`. Shape (people, days)"""
    fresh = rng.normal(0.0, scene.day_sd, (people, days))
    noise = fresh.copy()
    for day in range(1, days):
        noise[:, day] = scene.phi * noise[:, day - 1] + np.sqrt(1.0 - scene.phi**2) * fresh[:, day]
    return noise


def _chance(ratings: Array, run_in: int, duration: str) -> Array:
    """P(b < 0) of each person, worked out once per pattern of missing evenings. Shape (people,)"""
    days = np.arange(ratings.shape[1], dtype=np.float64) - run_in + 1.0
    patterns, member = np.unique(~np.isnan(ratings), axis=0, return_inverse=True)
    p = np.zeros(len(ratings))
    for number, seen in enumerate(patterns):
        who = member.ravel() == number
        p[who] = effect(days[seen], ratings[who][:, seen], course_of(duration)).p_better
    return p


def _better(before: Array, after: Array, rules: Rules) -> NDArray[np.bool_]:
    fall = np.round(before - after, 9)
    share = (fall >= np.round(rules.clear_share * before, 9)) & (fall >= rules.clear_with_share)
    return share | (fall >= rules.clear_points)


def _mean(ratings: Array) -> Array:
    """Mean of what is there; 0 where nothing is. Shape (people,)"""
    there = ~np.isnan(ratings)
    mean: Array = np.where(there, ratings, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    return mean
