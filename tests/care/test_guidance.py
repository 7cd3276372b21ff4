"""Every verdict leads somewhere, and safety comes before everything."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from spinewise.care.guidance import ADVICE
from spinewise.care.verdict import verdict
from spinewise.care.verdict_cause import CAPS, VOIDS
from spinewise.care.verdict_words import CHANGED, FUNCTION_FIRST, HEADLINES, PLAIN, WHY
from spinewise.care.walking_plan import SAY, walking_plan
from spinewise.errors import BadValue
from tests.care.diaries import CLEAR, FLAT, RISING, person

if TYPE_CHECKING:
    from spinewise.care.verdict_inputs import Inputs

NEVER = ("cure", "treat", "heal", "guarantee", "misalign", "unavailable", "side-effect", "posture", "diagnos", "streak")


def steps(inputs: Inputs) -> list[str]:
    return [step.id for step in verdict(inputs).next_steps]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (person(*CLEAR), ["go_on", "walking"]),
        (person(*RISING), ["rescreen", "see_someone_worse"]),
        (person(*FLAT, classes=0), ["not_tested", "walking"]),
        (person(*FLAT, classes=5), ["not_tested", "walking"]),
        (person(*FLAT, classes=6), ["nearly_tested", "walking"]),
        (person(*FLAT, classes=7), ["nearly_tested", "walking"]),
        (person(*FLAT, classes=8), ["other_stable", "four_weeks", "see_someone", "walking"]),
        (person(*FLAT, classes=8, programme="stable"), ["other_mobile", "four_weeks", "see_someone", "walking"]),
        (person(*FLAT, classes=8, programme="both"), ["four_weeks", "see_someone", "walking"]),
    ],
)
def test_where_a_verdict_leads(inputs: Inputs, expected: list[str]) -> None:
    assert steps(inputs) == expected


@pytest.mark.parametrize("diary", [CLEAR, FLAT, RISING])
def test_leg_symptoms_lead_to_the_screen_whatever_the_answer(diary: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    """And to nothing that would mean more exercise."""
    assert steps(person(*diary, leg_symptoms=True)) == ["rescreen", "see_someone_worse"]


def test_a_back_without_pain_is_not_sent_on() -> None:
    """Unchanged because there was nothing to change: no other class, nobody to see."""
    assert steps(person([0] * 7, [0] * 14, peg=(0.0, 0.0))) == ["walking", "recovered"]


def test_leg_symptoms_count_before_day_14_too() -> None:
    assert steps(person(CLEAR[0], CLEAR[1][:5], leg_symptoms=True)) == ["rescreen"]


def test_a_gain_in_either_goes_on() -> None:
    """And the other way about: a gain in either is a reason to go on, not to change the class."""
    assert steps(person(*FLAT, psfs=((4, 4), (6, 6)))) == ["go_on", "walking"]
    assert steps(person(*CLEAR, psfs=((4, 4), (5, 5)))) == ["go_on", "walking"]


def test_worse_function_is_worse() -> None:
    """A person who can do less is sent to the screen though pain fell."""
    assert steps(person(*CLEAR, psfs=((6, 6), (4, 4))))[0] == "rescreen"


@pytest.mark.parametrize(("pain", "peg", "told"), [(1, 1.0, True), (2, 1.0, False), (1, 1.1, False)])
def test_recovered_needs_low_pain_and_low_interference(pain: int, peg: float, *, told: bool) -> None:
    assert ("recovered" in steps(person(CLEAR[0], (*CLEAR[1][:7], *[pain] * 7), peg=(6.0, peg)))) is told


def test_recovered_is_not_said_without_peg() -> None:
    assert "recovered" not in steps(person(CLEAR[0], (*CLEAR[1][:7], *[0] * 7)))


@pytest.mark.parametrize("weeks", [8, 12])
@pytest.mark.parametrize("easy", [0, 12, 30, 90])
def test_the_walking_plan_climbs_to_half_an_hour_five_times_a_week(easy: int, weeks: int) -> None:
    """Never a step down, never a jump of more than one walk or ten minutes, from something easy."""
    plan = walking_plan(easy, weeks)
    assert len(plan) == weeks
    assert (plan[-1].walks, plan[-1].minutes) == (5, 30)
    assert plan[0].walks == 3
    assert plan[0].minutes <= max(easy, 5)
    for one, following in pairwise(plan):
        assert 0 <= following.walks - one.walks <= 1
        assert 0 <= following.minutes - one.minutes <= 10


@pytest.mark.parametrize(("easy", "weeks"), [(-1, 12), (10, 7), (10, 13)])
def test_walking_plans_that_make_no_sense_are_refused(easy: int, weeks: int) -> None:
    with pytest.raises(BadValue):
        walking_plan(easy, weeks)


def test_no_text_promises_or_frightens() -> None:
    """Whole catalogue of texts, plus what a range of people are told."""
    texts = [rule.say for rule in (*VOIDS, *CAPS)] + [rule.step.title + rule.step.text for rule in ADVICE]
    texts += [*CHANGED.values(), *WHY.values(), *HEADLINES.values(), *FUNCTION_FIRST.values(), *PLAIN.values(), *SAY]
    for diary in (CLEAR, FLAT, RISING):
        texts += verdict(person(*diary, psfs=((4, 4), (6, 6)), peg=(5, 3), gpe=1)).sentences
    for text in texts:
        assert not [word for word in NEVER if word in text.lower()], text
        assert "it worked" not in text.lower()
        assert "{" not in text.replace("{days}", "").replace("{needed_days}", "")
