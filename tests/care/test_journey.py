"""Where a person is on their way: each stage, each thing due, across midnights and time zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from spinewise.care.journey import Happened, Journey, journey
from spinewise.care.screening_rules import VERSION
from spinewise.care.tiers import ALLOWED, Tier
from tests.plain_class import plain_class

MONDAY = date(2026, 3, 2)


class Person:
    """A made-up person to whom things happen at local times."""

    def __init__(self, zone: str = "UTC") -> None:
        self.zone, self.events = zone, []
        self.moment = self._at(MONDAY, "09:00")
        self.said("consent", version="1", adult=True, zone=zone)

    events: list[Happened]

    def _at(self, day: date, clock: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(self.zone))

    def on(self, day: int, clock: str = "09:00") -> Person:
        """Go to that local time, `day` days after the first Monday."""
        self.moment = self._at(MONDAY + timedelta(days=day), clock)
        return self

    def said(self, kind: str, **payload: Any) -> Person:
        self.events.append(Happened(kind, self.moment.astimezone(UTC), payload, len(self.events) + 1))
        self.moment += timedelta(minutes=1)
        return self

    def screened(self, tier: str = "CLEAR", kind: str = "screen") -> Person:
        return self.said(kind, version=VERSION, tier=tier, outcome="go", allowed=ALLOWED[Tier[tier]])

    def planned(self, choice: str = "now") -> Person:
        return self.screened().said("check_in").said("plan", programme="both").said("start", choice=choice)

    def diary(self, pain: int = 4) -> Person:
        return self.said("diary", date=self.moment.date().isoformat(), pain=pain, stiffness=None)

    def composed(self, name: str = "a") -> Person:
        return self.said("class_composed", **plain_class(name))

    def played(self, name: str = "a", *actions: str, at_s: float = 0) -> Person:
        for action in actions:
            self.said("class_event", **{"class": name, "action": action, "at_s": at_s, "step": 0})
        return self

    def classed(self, name: str = "a") -> Person:
        self.screened(kind="micro_screen").composed(name).played(name, "started", "finished")
        return self.said("class_rating", **{"class": name, "pain_after": 3})

    def here(self) -> Journey:
        return journey(self.events, self.moment)


# Stages: each names the first thing that is missing.


def test_start_before_consent() -> None:
    """Nothing happened: nothing but reading and agreeing."""
    found = journey([], datetime(2026, 3, 2, tzinfo=UTC))
    assert (found.phase, found.next_url, found.due, found.consented) == ("start", "consent", (), False)


def test_screen_after_consent() -> None:
    """Agreed: the safety screen comes before everything else."""
    found = Person().here()
    assert (found.phase, found.next_url, found.allowed) == ("screen", "screen", "none")


@pytest.mark.parametrize("tier", ["T0", "T1"])
def test_locked_by_an_urgent_screen(tier: str) -> None:
    """T0 and T1 close the classes, whatever had been done before."""
    found = Person().planned().on(1).screened(tier).here()
    assert (found.phase, found.next_url, found.tier, found.allowed) == ("locked", "screen_result", tier, "none")
    assert found.due == ()
    assert not found.classes_open


@pytest.mark.parametrize("kind", ["micro_screen", "hurts"])
def test_locked_by_an_urgent_answer_on_a_class_day(kind: str) -> None:
    """The short screen and the stop button lock as the full one does."""
    found = Person().planned().screened("T0", kind).here()
    assert found.phase == "locked"
    assert found.lock is not None
    assert (found.lock.kind, found.lock.seen) == (kind, False)


def test_a_clear_micro_screen_does_not_lift_a_lock() -> None:
    """Only a full screen, a note, or (T0) being seen moves a locked person on."""
    assert Person().planned().screened("T1").on(1).screened("CLEAR", "micro_screen").here().phase == "locked"


def test_an_emergency_that_nobody_confirmed_stays_even_after_a_clear_screen() -> None:
    """Going through the questions once more, with other answers, is no way round the advice."""
    person = Person().screened("T0").on(1).screened("CLEAR")
    assert (person.here().phase, person.here().tier) == ("locked", "T0")


def test_screen_again_once_t0_was_seen() -> None:
    """Having been seen does not open the classes by itself: the screen is asked again."""
    person = Person().screened("T0")
    person.said("screen_seen", screen=person.events[-1].id)
    assert (person.here().phase, person.here().next_url) == ("screen", "screen")
    assert person.screened().here().phase == "check_in"


def test_answering_again_does_not_lift_an_emergency_that_nobody_has_seen() -> None:
    """T0 stays locked until the person says they were seen, however the questions are answered next time."""
    person = Person().screened("T0")
    emergency = person.events[-1].id
    assert person.screened("CLEAR").here().phase == "locked"
    assert person.here().tier == "T0"
    assert person.said("screen_seen", screen=emergency).here().phase != "locked"


def test_being_seen_does_not_unlock_t1() -> None:
    """For T1 that takes a note or a new screen."""
    person = Person().screened("T1")
    assert person.said("screen_seen", screen=person.events[-1].id).here().phase == "locked"


@pytest.mark.parametrize(("tier", "allowed"), [("T0", "none"), ("T1", "gentle"), ("T2", "all")])
def test_clearance_widens_what_is_allowed(tier: str, allowed: str) -> None:
    """A professional's note opens T1 gently and T2 fully; never T0."""
    cleared = Person().screened(tier).said("clearance", by="Dr Example", until="2026-03-09")
    assert cleared.here().allowed == allowed


def test_clearance_ends_on_its_day() -> None:
    """Valid on its last day, not after."""
    cleared = Person().screened("T1").said("clearance", by="Dr Example", until="2026-03-09")
    assert cleared.on(7, "23:00").here().allowed == "gentle"
    assert cleared.on(8, "00:10").here().allowed == "none"


def test_clearance_from_before_does_not_count() -> None:
    """A note given before the answer that worries does not clear it."""
    person = Person().screened("T2").said("clearance", by="Dr Example", until="2026-12-31").screened("T1")
    assert person.here().allowed == "none"


def test_the_narrowest_current_answer_counts() -> None:
    """T2 in a short screen keeps the classes gentle until the next full screen."""
    person = Person().planned().screened("T2", "micro_screen").on(1).screened("CLEAR", "micro_screen")
    assert (person.here().allowed, person.here().tier) == ("gentle", "T2")
    assert person.screened().here().allowed == "all"


def test_check_in_after_the_screen() -> None:
    """Screened: the check-in comes next."""
    assert (Person().screened().here().phase, Person().screened().here().next_url) == ("check_in", "check_in")


def test_plan_until_a_plan_and_a_start_are_chosen() -> None:
    """The plan page waits for both: the plan, and how to begin."""
    person = Person().screened().said("check_in")
    assert (person.here().phase, person.here().next_url) == ("plan", "plan")
    assert person.said("plan", programme="both").here().phase == "plan"
    assert person.said("start", choice="now").here().phase == "classes"


def test_plan_again_after_a_newer_check_in() -> None:
    """Another check-in asks for another plan."""
    assert Person().planned().said("check_in").here().phase == "plan"


def test_plan_again_when_the_old_one_has_no_classes() -> None:
    """A plan made while classes had to wait is no plan once they are open."""
    person = Person().screened("T1").said("clearance", by="Dr Example", until="2026-12-31").said("check_in")
    assert person.said("plan", programme="none").said("start", choice="now").here().phase == "plan"


def test_start_now_opens_the_classes_at_once() -> None:
    """No run-in: a class can begin today, before it there is no day number."""
    found = Person().planned("now").here()
    assert (found.phase, found.classes_open, found.day) == ("classes", True, None)
    assert found.due == ("micro_screen", "class")


# The run-in.


def test_run_in_waits_with_the_classes() -> None:
    """On the evening of joining nothing but the diary is asked, and it does not count."""
    person = Person().planned("run_in").on(0, "20:00").diary()
    found = person.here()
    assert (found.phase, found.next_url, found.run_in_day, found.run_in_evenings) == ("run_in", "today", 0, 0)
    assert not found.classes_open


def test_run_in_opens_the_classes_with_the_fifth_counted_evening() -> None:
    """Five evenings after the day of joining are enough; going on to seven stays possible."""
    person = Person().planned("run_in")
    for day in range(5):
        person.on(day, "20:00").diary()
    assert not person.here().classes_open
    found = person.on(5, "20:00").diary().here()
    assert (found.phase, found.run_in_evenings, found.classes_open) == ("run_in", 5, True)


def test_run_in_is_over_after_seven_evenings_even_without_entries() -> None:
    """Nobody is made to wait longer for evenings that were missed."""
    person = Person().planned("run_in")
    assert (person.on(7, "23:00").here().phase, person.here().classes_open) == ("run_in", False)
    assert (person.on(8).here().phase, person.here().classes_open) == ("classes", True)


def test_changing_to_start_now_ends_the_run_in() -> None:
    """The latest choice counts."""
    assert Person().planned("run_in").on(2).said("start", choice="now").here().phase == "classes"


# Days.


def test_day_one_is_the_day_the_first_class_began() -> None:
    """A class that was only composed does not begin the fourteen days."""
    person = Person().planned().on(1).composed()
    assert person.here().day is None
    person.played("a", "started")
    assert (person.here().day, person.here().first_class_date) == (1, MONDAY + timedelta(days=1))
    assert person.on(2, "00:05").here().day == 2


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Auckland", "2026-03-02T10:30:00+00:00", date(2026, 3, 2)),
        ("Pacific/Auckland", "2026-03-02T11:30:00+00:00", date(2026, 3, 3)),
        ("America/Los_Angeles", "2026-03-02T07:30:00+00:00", date(2026, 3, 1)),
        ("Not/AZone", "2026-03-02T23:59:00+00:00", date(2026, 3, 2)),
        ("../../etc/passwd", "2026-03-02T23:59:00+00:00", date(2026, 3, 2)),
        ("", "2026-03-02T23:59:00+00:00", date(2026, 3, 2)),
    ],
)
def test_today_is_the_members_own_date(zone: str, moment: str, day: date) -> None:
    """The day turns at midnight where the person lives; an unknown zone counts as UTC."""
    consent = Happened("consent", datetime(2026, 1, 1, tzinfo=UTC), {"zone": zone}, 1)
    assert journey([consent], datetime.fromisoformat(moment)).today == day


@pytest.mark.parametrize("weekend", [26, 237])  # clocks go forward on 29 March, back on 25 October 2026
def test_day_numbers_step_by_one_over_a_change_of_clocks(weekend: int) -> None:
    """A day of 23 or 25 hours is one day."""
    person = Person("Europe/Berlin").planned().on(weekend, "23:30").composed().played("a", "started")
    assert [person.on(weekend + n, "00:15").here().day for n in (1, 2)] == [2, 3]
    assert person.on(weekend + 2, "23:45").here().day == 3


def test_moving_to_another_zone_moves_the_day() -> None:
    """The zone of the latest consent counts."""
    person = Person("UTC").on(0, "23:00").said("consent", version="1", adult=True, zone="Asia/Tokyo")
    assert person.here().today == MONDAY + timedelta(days=1)


def test_rows_in_any_order_give_the_same_answer() -> None:
    """Rows that arrive late from an offline phone change nothing."""
    person = Person().planned().classed().on(1).classed("b")
    assert journey(person.events[::-1], person.moment) == person.here()


# Today's class.


def test_a_class_left_half_way_is_still_running() -> None:
    """It goes on where it was: at the start of the row that was left half-way."""
    found = Person().planned().composed().played("a", "started", "at", at_s=712.5).here().class_today
    assert found is not None
    assert (found.id, found.family, found.state, found.at_s, found.minutes_done) == (
        "a",
        "mobile",
        "running",
        600,
        11.9,
    )


def test_a_class_from_before_midnight_can_be_finished_after_it() -> None:
    """For three hours; then it belongs to yesterday."""
    person = Person().planned().on(0, "23:50").composed().played("a", "started")
    late = person.on(1, "02:00").here().class_today
    assert late is not None
    assert late.id == "a"
    assert person.on(1, "03:10").here().class_today is None


def test_yesterdays_finished_class_is_not_todays() -> None:
    """Even right after midnight."""
    assert Person().planned().on(0, "23:30").classed().on(1, "00:10").here().class_today is None


# What is due.


def test_due_screen_after_fourteen_days() -> None:
    """The full screen is asked again on its fourteenth day, before anything else."""
    person = Person().planned()
    assert "screen" not in person.on(13).here().due
    assert person.on(14).here().due[0] == "screen"
    assert "two weeks" in person.here().screen_reasons[0]
    assert person.screened().here().screen_reasons == ()


def test_due_screen_when_the_rules_have_changed() -> None:
    """Answers to older questions do not speak for the newer ones."""
    person = Person().planned().said("screen", version="1999", tier="CLEAR", allowed="all")
    assert "have changed" in person.here().screen_reasons[0]


def test_due_screen_when_pain_jumps_by_three() -> None:
    """Between two evenings that follow each other; a screen since then settles it."""
    person = Person().planned().on(0, "20:00").diary(3).on(1, "20:00").diary(5)
    assert "screen" not in person.here().due
    person.on(2, "20:00").diary(8)
    assert person.here().due[0] == "screen"
    assert "screen" not in person.screened().here().due


@pytest.mark.parametrize(("kind", "outcome"), [("micro_screen", "screen"), ("hurts", "stop")])
def test_due_screen_when_a_short_screen_asks_for_it(kind: str, outcome: str) -> None:
    """A new leg symptom, a fall or a rise in pain: the full screen comes before the next class."""
    found = {"rule": "X", "reason": "Pain goes further down the leg."}
    person = Person().planned().said(kind, tier="CLEAR", allowed="gentle", outcome=outcome, findings=[found])
    assert person.here().screen_reasons == ("Pain goes further down the leg.",)
    assert (person.here().phase, person.here().allowed, person.here().due[0]) == ("classes", "gentle", "screen")
    assert person.screened().here().due[0] != "screen"


def test_due_movement_check_again_on_day_14() -> None:
    """Only for those who did the first one, and until it is done."""
    person = Person().planned().said("movement_check", occasion="start").classed()
    assert "movement_check" not in person.on(12).here().due
    assert "movement_check" in person.on(13).here().due
    assert "movement_check" not in person.said("movement_check", occasion="day14").here().due
    assert "movement_check" not in Person().planned().classed().on(13).here().due


@pytest.mark.parametrize(("day", "missing"), [(6, None), (7, 7), (13, 7), (14, 14), (27, 14), (28, 28)])
def test_due_weekly_on_days_7_14_and_28(day: int, missing: int | None) -> None:
    """The latest weekly day that has come, until it is answered."""
    person = Person().planned().classed().on(day - 1)
    assert person.here().weekly_missing == missing
    assert ("weekly" in person.here().due) == (missing is not None)
    assert "weekly" not in person.said("weekly", day=day).here().due


def test_due_micro_screen_before_each_class() -> None:
    """Today's, and newer than the last class."""
    person = Person().planned()
    assert person.screened(kind="micro_screen").here().due == ("class",)
    assert person.on(1).here().due == ("micro_screen", "class")


def test_no_class_is_due_after_todays() -> None:
    """One class a day is asked for, no more."""
    assert "class" not in Person().planned().classed().here().due


def test_due_class_rating_after_a_class() -> None:
    """Until it is given."""
    person = Person().planned().screened(kind="micro_screen").composed().played("a", "started", "ended")
    assert person.here().due == ("class_rating",)


def test_due_diary_in_the_evening() -> None:
    """From five in the afternoon, until it is written; after midnight it still is about the evening before."""
    person = Person().planned().classed()
    assert "diary" not in person.on(0, "16:00").here().due
    assert "diary" in person.on(0, "18:00").here().due
    assert "diary" in person.on(1, "00:30").here().due
    assert "diary" not in person.on(0, "18:00").diary().here().due


def test_verdict_on_the_evening_of_day_14() -> None:
    """When that evening's rating is in, and no class is left half-way."""
    person = Person().planned().classed().on(13)
    assert person.here().phase == "classes"
    person.on(13, "20:00").diary()
    assert (person.here().phase, person.here().next_url) == ("verdict", "verdict")
    assert person.here().due[-1] == "verdict"
    assert person.composed("b").played("b", "started").here().phase == "classes"


def test_verdict_from_day_15_on_whatever_is_missing() -> None:
    """Missing is missing: the verdict itself says when there is too little."""
    person = Person().planned().classed().on(14)
    assert person.here().phase == "verdict"
    assert person.said("verdict").here().phase == "after"
    assert person.here().next_url == "today"


def test_an_early_verdict_does_not_count_as_the_fourteenth_days() -> None:
    """A look at the numbers on day 5 leaves the real one due."""
    assert Person().planned().classed().on(4).said("verdict").on(14).here().phase == "verdict"


def test_day_14_is_not_over_before_it_has_begun() -> None:
    """Just after midnight the diary in is day 13's: the verdict waits for the last evening."""
    who = Person().on(0).planned()
    who.on(0).classed()
    who.on(12, "22:00").diary()
    assert at(who, 13, "00:30").phase == "classes"
    assert at(who.on(13, "22:00").diary(), 13, "22:30").phase == "verdict"


def at(who: Person, day: int, clock: str) -> Journey:
    who.on(day, clock)
    return journey(who.events, who.moment)
