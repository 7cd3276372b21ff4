"""Untreated people who join on a bad day are told "it worked" at most 5 times in 100, whatever their course."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from spinewise.care.diary import Evening
from spinewise.care.natural_course import COURSES
from spinewise.care.verdict import verdict
from spinewise.care.verdict_inputs import Inputs
from spinewise.studies.untreated import Scene, diaries, skip_at_random, skip_bad_evenings, told
from tests.care.diaries import JOINED

CEILING = 0.05  # share of untreated people who may be told that it worked
SEED = 20261101


def share_told(scene: Scene, people: int, said: str | None = None) -> tuple[float, float]:
    """Share told that it worked, and share that the naive rule would tell so."""
    ratings = diaries(scene, people, np.random.default_rng(SEED))
    found = told(ratings, scene.run_in, said or scene.course)
    return float(found.worked.mean()), float(found.naive.mean())


@pytest.mark.parametrize("course", list(COURSES))
def test_false_claims_quickly(course: str) -> None:
    """300 persons a course: a rule that flatters fails here already."""
    ours, naive = share_told(Scene(course=course), 300)
    assert ours <= CEILING
    assert naive > 0.40


@pytest.mark.slow
@pytest.mark.parametrize("course", list(COURSES))
def test_false_claims(course: str) -> None:
    """3,000 persons a course, printed beside the naive rule and the power for real effects."""
    ours, naive = share_told(Scene(course=course), 3000)
    power = [share_told(Scene(course=course, extra=extra), 3000)[0] for extra in (-1.0, -2.0, -3.0)]
    powers = ", ".join(f"{share:.1%}" for share in power)
    print(f"\n{course}: told it worked {ours:.1%}; naive {naive:.1%}; power 1, 2, 3 points: {powers}")  # noqa: T201
    assert ours <= CEILING
    assert naive > 0.45
    assert ours < power[0] < power[1] < power[2]
    assert power[2] > 0.25


@pytest.mark.slow
@pytest.mark.parametrize("course", list(COURSES))
def test_the_page_shows_what_the_rules_do_today(course: str) -> None:
    """docs/verdict.md is not older than the rules: the same shares, within half a point."""
    page = (Path(__file__).parents[2] / "docs" / "verdict.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:6] for line in page.splitlines() if line.startswith(f"| {course} | ")]
    shown = {float(row[1]): float(row[4].strip(" *%")) / 100 for row in rows if "**" in row[4]}
    assert set(shown) == {0.0, -1.0, -2.0, -3.0}
    for extra, share in shown.items():
        assert share_told(Scene(course=course, extra=extra), 3000)[0] == pytest.approx(share, abs=0.005)


@pytest.mark.slow
@pytest.mark.parametrize("course", list(COURSES))
@pytest.mark.parametrize(
    "change",
    [{"phi": 0.7}, {"day_sd": 1.0}, {"speed_sd": 0.5}, {"whole": False}, {"run_in": 5}, {"days": 28}],
    ids=str,
)
def test_false_claims_when_people_are_otherwise(course: str, change: dict[str, float]) -> None:
    """Stickier or quieter pain, uneven recovery, other lengths: still at most 5 of 100."""
    assert share_told(Scene(course=course, **change), 3000)[0] <= CEILING  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("course", list(COURSES))
@pytest.mark.parametrize("how", ["random", "bad"])
def test_false_claims_with_missing_evenings(course: str, how: str) -> None:
    """Four of fourteen evenings missing at random, or three in five of the bad ones left out."""
    scene, chance = Scene(course=course), np.random.default_rng(SEED)
    full = diaries(scene, 1000, chance)
    left = skip_at_random(full, 7, 4, chance) if how == "random" else skip_bad_evenings(full, 7, 0.6, chance)
    assert told(left, 7, course).worked.mean() <= CEILING


@pytest.mark.slow
@pytest.mark.parametrize("course", list(COURSES))
def test_looking_every_day_does_not_talk_it_into_success(course: str) -> None:
    """The share ever told so on days 14 to 28."""
    full = diaries(Scene(course=course, days=28), 3000, np.random.default_rng(SEED))
    looks = [told(full[:, : 8 + day], 7, course).worked for day in range(14, 29)]
    assert np.any(looks, axis=0).mean() <= CEILING


@pytest.mark.slow
def test_a_slower_course_than_true_costs_at_most_a_little() -> None:
    """The one way past 5 of 100: newer pain called more than a year old; docs/verdict.md says so."""
    assert share_told(Scene(course="acute"), 3000, said="stable")[0] <= 0.08
    assert share_told(Scene(course="acute"), 3000, said="persistent")[0] <= CEILING
    assert share_told(Scene(course="persistent"), 3000, said="stable")[0] <= CEILING


def test_the_many_at_once_are_told_what_each_is_told() -> None:
    """The vectorised rules of the study are the verdict's own, missing evenings included."""
    chance = np.random.default_rng(SEED)
    scene = Scene(course="persistent", extra=-3.0)
    full = skip_at_random(diaries(scene, 40, chance), 7, 3, chance)
    many = told(full, 7, "persistent")
    for row, better, p, worked in zip(full, many.better, many.p, many.worked, strict=True):
        one = verdict(as_inputs(row))
        assert ((one.q1.id == "better"), one.worked) == (better, worked)
        assert one.numbers.cause.p == pytest.approx(p, abs=1e-4)
    assert 0 < many.worked.sum() < 40


def as_inputs(row: np.ndarray) -> Inputs:
    """One simulated diary as a person."""
    days = ((JOINED + timedelta(days=n), pain) for n, pain in enumerate(row))
    return Inputs(
        enrolled=JOINED,
        first_class=JOINED + timedelta(days=8),
        as_of=JOINED + timedelta(days=len(row) - 1),
        choice="run_in",
        duration="persistent",
        programme="mobile",
        classes=tuple(JOINED + timedelta(days=8 + n) for n in range(10)),
        evenings=tuple(Evening(day, int(pain), None) for day, pain in days if not np.isnan(pain)),
    )
