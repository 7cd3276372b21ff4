"""The inputs of a verdict are gathered from what happened, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from spinewise.care import check_in
from spinewise.care.happened import Happened, in_order
from spinewise.care.screening import VERSION
from spinewise.care.trial import inputs_of
from spinewise.care.verdict import verdict
from spinewise.errors import BadValue
from tests.care.diaries import CLEAR
from tests.care.test_past import plan
from tests.plain_answers import plain_answers
from tests.plain_class import plain_class

JOINED = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # already the 2nd in Auckland


class Story:
    """A made-up person in Auckland."""

    def __init__(self, choice: str = "run_in", zone: str = "Pacific/Auckland", **told: Any) -> None:
        self.events: list[Happened] = []
        self.said(0, "consent", zone=zone)
        self.said(0, "screen", version=VERSION, tier="CLEAR", allowed="all")
        self.checked(0, **told)
        self.said(0, "plan", **plan())
        self.said(0, "start", choice=choice)

    def said(self, day: float, kind: str, /, **payload: Any) -> Story:
        at = JOINED + timedelta(days=day, seconds=len(self.events))
        self.events.append(Happened(kind, at, payload, len(self.events) + 1))
        return self

    def checked(self, day: float, **told: Any) -> Story:
        return self.said(day, "check_in", answers=plain_answers(check_in.QUESTIONS, **told))

    def classed(self, day: float) -> Story:
        self.said(day, "class_composed", **plain_class(f"c{day}"))
        for action, at_s in (("started", 0), ("finished", 1200)):
            self.said(day, "class_event", **{"class": f"c{day}", "action": action, "at_s": at_s, "step": 0})
        return self

    def at(self, day: float) -> datetime:
        return JOINED + timedelta(days=day, minutes=5)


def test_dates_are_the_persons_own() -> None:
    """Joining, first class, and the day of the verdict, in their zone."""
    found = inputs_of((told := Story().classed(8)).events, told.at(21))
    assert (found.enrolled, found.first_class) == (date(2026, 3, 2), date(2026, 3, 10))
    assert (found.as_of, found.day()) == (date(2026, 3, 23), 14)
    assert found.classes == (date(2026, 3, 10),)


def test_the_day_of_joining_is_the_day_the_trial_was_first_chosen() -> None:
    """Agreeing earlier does not count, nor does a later change to "now": that is a start without a baseline."""
    told = Story()
    told.events = [replace(row, at=row.at - timedelta(days=3)) if row.kind == "consent" else row for row in told.events]
    told.said(3, "start", choice="now")
    found = inputs_of(told.events, told.at(4))
    assert (found.enrolled, found.choice) == (date(2026, 3, 2), "now")


def test_a_whole_way_becomes_a_verdict() -> None:
    """Evenings, classes, weeks and check-in all arrive: clearly better, and more than the usual course."""
    told = Story(duration="over_a_year", activity_1="the stairs", activity_1_ability=4)
    for day, pain in enumerate((9, *CLEAR[0], *CLEAR[1])):
        told.said(day, "diary", date=(date(2026, 3, 2) + timedelta(days=day)).isoformat(), pain=pain, stiffness=3)
    for day in range(8, 16):
        told.classed(day)
    told.said(21, "weekly", day=14, peg=1.0, activities=[["the stairs", 8]])
    told.events.reverse()
    found = verdict(inputs_of(in_order(told.events), told.at(21)))
    assert found.inputs.classes_done() == 8
    assert found.worked
    assert found.numbers.change.psfs is not None


def test_the_choice_and_the_programme_are_those_of_the_person() -> None:
    """As agreed to."""
    for choice in ("run_in", "now"):
        found = inputs_of((told := Story(choice)).events, told.at(1))
        assert (found.choice, found.programme) == (choice, plan()["programme"])


def test_evenings_come_from_the_diary_and_missing_ones_are_missing() -> None:
    """A later entry for a day replaces the earlier one."""
    told = Story()
    for day, pain in ((1, 5), (3, 4), (3.01, 6)):
        told.said(day, "diary", date=f"2026-03-0{2 + int(day)}", pain=pain, stiffness=None, other=[])
    found = inputs_of(told.events, told.at(4))
    assert [(evening.date.day, evening.pain) for evening in found.evenings] == [(3, 5), (5, 6)]


def test_the_start_is_the_last_check_in_before_the_first_class() -> None:
    """A check-in after it does not move the start, nor how long the spell had lasted."""
    told = Story(duration="over_a_year", peg_pain=2).checked(7, duration="over_a_year", peg_pain=8).classed(8)
    told.checked(12, duration="under_6_weeks", peg_pain=0)
    found = inputs_of(told.events, told.at(21))
    assert found.duration == "stable"
    assert found.weekly[0].peg == pytest.approx((8 + 5 + 5) / 3)


def test_weeks_follow_the_check_in_as_day_0() -> None:
    """PEG and the person's own activities, by day; of two for a day the later counts."""
    told = Story(activity_1="walking", activity_1_ability=3).classed(8)
    told.said(14, "weekly", day=7, peg=4.0, activities=[["walking", 5]])
    told.said(14.1, "weekly", day=7, peg=3.0, activities=[["walking", 6]])
    found = inputs_of(told.events, told.at(21))
    assert [(week.day, week.activities[0]) for week in found.weekly] == [(0, ("walking", 3.0)), (7, ("walking", 6.0))]
    assert found.weekly[1].peg == 3.0


@pytest.mark.parametrize(
    ("kind", "answers", "expected"),
    [
        ("micro_screen", {"leg_or_fall": "yes"}, True),
        ("micro_screen", {"leg_or_fall": "no"}, False),
        ("hurts", {"further": "unsure"}, True),
        ("hurts", {"alarm_which": ["weak_one"]}, True),
        ("hurts", {"alarm_which": ["weak_both"]}, True),
        ("hurts", {"alarm_which": ["chest_signs"], "further": "no"}, False),
    ],
)
def test_a_leg_symptom_before_or_during_a_class_is_told(kind: str, answers: dict[str, Any], expected: bool) -> None:
    """By the answer that speaks of a leg; until a full screen has looked at it."""
    told = Story().said(9, kind, tier="CLEAR", allowed="all", outcome="go", answers=answers)
    assert inputs_of(told.events, told.at(10)).leg_symptoms is expected
    told.said(11, "screen", version=VERSION, tier="CLEAR", allowed="all")
    assert not inputs_of(told.events, told.at(12)).leg_symptoms


def test_the_last_answer_of_all_is_handed_through() -> None:
    """How the person sees it."""
    told = Story()
    assert inputs_of(told.events, told.at(1), gpe=-2).gpe == -2
    assert inputs_of(told.events, told.at(1)).gpe is None


@pytest.mark.parametrize("missing", ["check_in", "plan", "start"])
def test_without_a_beginning_there_is_no_verdict(missing: str) -> None:
    """In words."""
    told = Story()
    with pytest.raises(BadValue, match="come first"):
        inputs_of([event for event in told.events if event.kind != missing], told.at(1))
