"""What the composer is told of a person's past, and which class comes next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from spinewise.care import check_in, past, screening
from spinewise.care.happened import Happened
from spinewise.care.plan import make_plan
from spinewise.errors import SpinewiseError, UnknownName
from spinewise.movement import library
from tests.plain_answers import plain_answers
from tests.plain_class import plain_class

if TYPE_CHECKING:
    from spinewise.care.guided_class import GuidedClass

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@cache
def plan() -> dict[str, Any]:
    """Both kinds in turn, beginning with mobile."""
    told = check_in.read_check_in(plain_answers(check_in.QUESTIONS))
    return make_plan(told, None, screening.screen(plain_answers(screening.QUESTIONS))).as_json()


class Past:
    """A made-up past, with classes at noon."""

    def __init__(self) -> None:
        self.events: list[Happened] = []
        self.said("consent", zone="UTC")
        self.said("screen", version=screening.VERSION, tier="CLEAR", allowed="all", adapt=[])
        self.said("check_in")
        self.said("plan", **plan())
        self.said("start", choice="now")

    def said(self, kind: str, day: int = 1, /, **payload: Any) -> Past:
        at = NOON + timedelta(days=day - 1, minutes=len(self.events))
        self.events.append(Happened(kind, at, payload, len(self.events) + 1))
        return self

    def class_on(self, day: int, *actions: str, at_s: float = 1200, step: int = 3) -> Past:
        self.said("class_composed", day, **plain_class(f"c{day}", day))
        for action in actions:
            self.said("class_event", day, **{"class": f"c{day}", "action": action, "at_s": at_s, "step": step})
        return self

    def next(self, day: int = 1, family: str = "", seed: int = 1, hour: int = 12) -> GuidedClass:
        now = NOON + timedelta(days=day - 1, hours=hour - 12, minutes=len(self.events))
        return past.next_class(library.exercises(), self.events, now, seed, family)


def test_a_class_that_was_only_composed_is_no_past() -> None:
    """Nothing of it was done."""
    assert past.history_of(Past().class_on(1).events) == ()


def test_only_rows_that_were_reached_are_remembered() -> None:
    """Left in the second row of four."""
    (remembered,) = past.history_of(Past().class_on(1, "started", "at", at_s=400, step=1).events)
    assert [row.exercise for row in remembered.rows] == ["cat-cow", "knee-rolls"]


@pytest.mark.parametrize(("outcome", "mark"), [("stop", "hurts"), ("easier", "hurts"), ("continue", "done")])
def test_what_hurt_is_marked_unless_it_was_only_a_question(outcome: str, mark: str) -> None:
    """The third row, in second 700."""
    told = Past().class_on(1, "started", "finished")
    told.said("hurts", **{"class": "c1", "at_s": 700, "answers": {}, "outcome": outcome})
    (remembered,) = past.history_of(told.events)
    assert [row.mark for row in remembered.rows] == ["done", "done", mark, "done"]


def test_half_a_class_counts_and_less_does_not() -> None:
    """Dates are the person's own."""
    told = Past().class_on(1, "started", "ended", at_s=599, step=1).class_on(2, "started", "ended", at_s=600, step=2)
    assert past.class_dates(told.events) == (date(2026, 3, 3),)


def test_the_plan_is_followed_class_by_class() -> None:
    """A missed day is neither made up for nor skipped over."""
    told = Past()
    first, second = plan()["schedule"][:2]
    assert told.next().family == first
    told.class_on(1, "started", "finished")
    assert told.next(day=5).family == second


def test_the_plan_begins_anew_after_its_end() -> None:
    """After fourteen classes the first comes again."""
    told = Past()
    for day in range(1, 15):
        told.class_on(day, "started", "finished")
    assert told.next(day=15).family == plan()["schedule"][0]


def test_a_wish_overrides_the_plan() -> None:
    """For one day; an unknown wish is refused with the choices."""
    assert {Past().next(family=family).family for family in past.FAMILIES} == {"mobile", "stable"}
    with pytest.raises(UnknownName, match="mobile, stable"):
        Past().next(family="yoga")


def test_the_same_person_gets_the_same_class_on_the_same_day_and_another_the_next() -> None:
    """The id says which day and what it holds."""
    assert Past().next() == Past().next()
    assert Past().next().id.startswith("2026-03-02-mobile-1-")
    assert Past().next(day=2).id != Past().next().id


def test_another_person_gets_another_class() -> None:
    """By their seed."""
    assert len({Past().next(seed=seed).id for seed in range(4)}) > 1


def test_the_first_hours_of_the_day_are_kind() -> None:
    """Before ten a class differs from the same class at noon: mornings are unloaded."""
    morning, noon = Past().next(hour=9), Past().next(hour=12)
    allowed = {name for name, exercise in library.exercises().items() if exercise.morning != "no"}
    assert {row.exercise for row in morning.rows} <= allowed
    assert morning.id != noon.id


def test_what_the_latest_screen_says_is_adapted_for() -> None:
    """Also when the plan is older."""
    flags = {"knees", "wrists", "floor"}
    told = Past().said("screen", version=screening.VERSION, tier="CLEAR", allowed="all", adapt=sorted(flags))
    skipped = {
        name
        for name, exercise in library.exercises().items()
        if any(flag in flags and adaptation.skip for flag, adaptation in exercise.adapt.items())
    }
    assert not {row.exercise for row in told.next().rows} & skipped


def test_without_a_plan_there_is_no_class() -> None:
    """In words."""
    told = Past()
    told.events = [event for event in told.events if event.kind != "plan"]
    with pytest.raises(SpinewiseError, match="no plan yet"):
        told.next()


def test_a_plan_without_classes_says_so() -> None:
    """It was made while classes had to wait."""
    told = Past().said("plan", **{**plan(), "programme": "none", "schedule": ()})
    with pytest.raises(SpinewiseError, match="no classes"):
        told.next()
