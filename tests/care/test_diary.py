"""The diary: what counts, what is missing, which day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from spinewise.care.diary import (
    Diary,
    accept_evening,
    diary_date,
    rating_due,
    read_evening,
    read_evenings,
    run_in_so_far,
    series,
)
from spinewise.care.diary_questions import GPE, PEG, QUESTIONS, activity_questions
from spinewise.care.questions import accept
from spinewise.errors import BadValue, UnknownName
from tests.care.diaries import JOINED, evenings

FIRST = JOINED + timedelta(days=8)


def entry(day: str, pain: int = 4, **more: object) -> dict[str, object]:
    return {"date": day, "pain": pain, "stiffness": 3, "other": [], **more}


def test_the_last_entry_of_a_day_counts() -> None:
    """Of two entries for a day the one sent later stands, wherever the day lies."""
    found = read_evenings([entry("2026-11-03", 7), entry("2026-11-02", 5), entry("2026-11-03", 2)])
    assert [(evening.date.day, evening.pain) for evening in found] == [(2, 5), (3, 2)]


def test_a_missing_day_is_missing_and_not_zero() -> None:
    """A day without an entry is in the series with no rating; a rated zero is a zero."""
    diary = Diary(JOINED, None, evenings(JOINED, [6, None, 0]))
    assert [day.pain for day in series(diary, JOINED + timedelta(days=3))] == [6, None, 0, None]


def test_day_one_is_the_day_of_the_first_class() -> None:
    """The evening before is day 0, and there is no day number before there was a class."""
    diary = Diary(JOINED, FIRST, ())
    assert [diary.day(FIRST + timedelta(days=n)) for n in (-1, 0, 13)] == [0, 1, 14]
    assert Diary(JOINED, None, ()).day(JOINED) is None


def test_the_day_of_joining_is_shown_and_never_counted() -> None:
    """Neither in the run-in nor, for someone who starts at once, among the evenings of the classes."""
    waiting = Diary(JOINED, FIRST, evenings(JOINED, [9, 5, 5]))
    assert [evening.pain for evening in waiting.run_in()] == [5, 5]
    assert series(waiting, JOINED)[0].phase == "joined"
    assert series(waiting, JOINED)[0].pain == 9
    at_once = Diary(JOINED, JOINED, evenings(JOINED, [9, 5, 5]))
    assert [evening.pain for evening in at_once.counted(JOINED, FIRST)] == [5, 5]


def test_evenings_long_before_the_first_class_do_not_count() -> None:
    """Nine days of run-in at most; the ones before are kept and shown."""
    first = JOINED + timedelta(days=13)
    diary = Diary(JOINED, first, evenings(JOINED, [5] * 13))
    assert len(diary.run_in()) == 9
    assert [day.phase for day in series(diary, first)] == ["joined"] + ["before"] * 3 + ["run-in"] * 9 + ["class"]


@pytest.mark.parametrize(
    ("ratings", "thin", "enough"),
    [
        ([9, 5, 5], False, False),
        ([9, 5, 5, 5], True, False),
        ([9, *[5] * 4], True, False),
        ([9, *[5] * 5], False, True),
    ],
)
def test_three_evenings_are_the_floor_and_five_are_enough(ratings: list[int], *, thin: bool, enough: bool) -> None:
    """The evening of joining is not among them."""
    found = run_in_so_far(Diary(JOINED, None, evenings(JOINED, ratings)), JOINED + timedelta(days=7))
    assert (found.rated, found.thin, found.enough, found.evening) == (len(ratings) - 1, thin, enough, 7)


@pytest.mark.parametrize("day", ["2026-11-31", "30.11.2026", "20261130", "2026-11-30T10:00", "", None, 20261130])
def test_malformed_dates_are_refused(day: object) -> None:
    with pytest.raises(BadValue, match="2026-11-30"):
        read_evening({"date": day, "pain": 4})


def test_a_day_to_come_and_a_day_before_joining_are_refused() -> None:
    """Today is the latest; the day of joining is the first."""
    today = JOINED + timedelta(days=2)
    assert accept_evening(entry("2026-11-03"), enrolled=JOINED, today=today).pain == 4
    with pytest.raises(BadValue, match="latest"):
        accept_evening(entry("2026-11-04"), enrolled=JOINED, today=today)
    with pytest.raises(BadValue, match="begins"):
        accept_evening(entry("2026-10-31"), enrolled=JOINED, today=today)


@pytest.mark.parametrize("pain", [-1, 11, 4.5, "4", True, None])
def test_ratings_are_whole_numbers_from_0_to_10(pain: object) -> None:
    with pytest.raises(BadValue, match="pain"):
        read_evening({"date": "2026-11-03", "pain": pain})


def test_other_is_a_list_of_names() -> None:
    with pytest.raises(BadValue, match="list"):
        read_evening(entry("2026-11-03", other="holiday"))


def test_an_entry_survives_the_way_to_json_and_back() -> None:
    evening = read_evening(entry("2026-11-03", other=["medicine", "holiday", "medicine"]))
    assert read_evening(evening.as_payload()) == evening
    assert evening.other == ("holiday", "medicine")


@pytest.mark.parametrize(
    ("hour", "due"),
    [(4, False), (16, False), (17, True), (23, True)],
)
def test_the_rating_is_due_in_the_evening(hour: int, *, due: bool) -> None:
    assert rating_due((), datetime(2026, 11, 3, hour, tzinfo=UTC)) is due


def test_after_midnight_it_is_still_the_evening_before() -> None:
    """Until four in the morning; with that entry made, nothing is due."""
    late = datetime(2026, 11, 4, 1, 30, tzinfo=UTC)
    assert diary_date(late) == date(2026, 11, 3)
    assert rating_due((), late)
    assert not rating_due(read_evenings([entry("2026-11-03")]), late)
    assert rating_due(read_evenings([entry("2026-11-04")]), late)


def test_the_questions_take_two_ratings_and_nothing_new() -> None:
    """Pain and stiffness must be given; an evening without anything new is the usual one."""
    pain, stiffness, other = QUESTIONS
    assert (accept(pain, "0"), accept(stiffness, "10"), accept(other, None)) == (0, 10, ())
    with pytest.raises(BadValue):
        accept(pain, "")
    with pytest.raises(UnknownName):
        accept(other, ["astrology"])


def test_peg_has_its_three_items_and_psfs_the_persons_own() -> None:
    assert [question.id for question in PEG] == ["peg_pain", "peg_enjoyment", "peg_activity"]
    assert [question.id for question in activity_questions(["walk", "sit"])] == ["ability_1", "ability_2"]
    assert accept(GPE, "-5") == -5
    assert accept(GPE, "") is None
