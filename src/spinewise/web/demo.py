"""A made-up member who has been all the way through, so that every screen can be seen at once.

Invented from the first answer to the last. Only what this person says is made up here; what follows from it is
computed by the same rules as for everybody. The same every time, counted back from today. It ends as most such
stories do: clearly better, and no telling for sure why.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from spinewise.care import check_in, hurts, micro_screen, movement_check, screening
from spinewise.care.past import next_class
from spinewise.care.plan import make_plan
from spinewise.care.trial import inputs_of
from spinewise.care.verdict import verdict
from spinewise.movement import library
from spinewise.web import clock, demo_answers
from spinewise.web.access import events_of
from spinewise.web.models import Member
from spinewise.web.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.care.guided_class import GuidedClass

SEED: Final = 20
RUN_IN: Final = 7  # evenings before the first class
DAYS: Final = 14  # days of classes; the last of them was yesterday
NO_CLASS: Final = (4, 9, 12)  # days on which this person did something else
HURT_ON: Final = 3  # a day on which something hurt, and the easier way was taken
RESCREEN: Final = 7  # the day on which the full screen was due again
RATED: Final = (
    *(7, 6, 4, 6, None, 5, 4, 5),  # the day of joining, a bad one as it often is, and seven evenings
    *(4, 6, 4, 5, 3, None, 5, 3, 4, 2, 5, 3, 4, 2),  # the fourteen evenings of the classes
)
"""Pain of each evening [points of 10], None where it was missed: written out, so that no exercise that is changed, no
other order of rows and no draw can turn this story into another."""


def build() -> Member:
    """Write the whole story down, in one go."""
    with transaction.atomic():
        story = Story(Member.objects.create(created_at=clock.now()), clock.now().date())
        story.joins()
        for day in range(1 - RUN_IN, 1):
            story.evening(day)
        for day in range(1, DAYS + 1):
            story.class_day(day)
        story.looks_back()
    return story.member


class Story:
    """One person's three weeks. Days are numbered from the first class; day 0 is the evening before it."""

    def __init__(self, member: Member, today: date) -> None:
        self.member = member
        self.first = today - timedelta(days=DAYS)
        self.count = 0

    def joins(self) -> None:
        """The day of joining: agreeing, every question, and the plan."""
        day = -RUN_IN
        told = demo_answers.answers(check_in.QUESTIONS, demo_answers.CHECK_IN)
        felt = demo_answers.answers(movement_check.QUESTIONS, demo_answers.MOVEMENT["start"])
        safe = self.screened(day)
        self.said(day, 19.3, "check_in", {"version": check_in.VERSION, "answers": told})
        self.moved(day, "start")
        plan = make_plan(check_in.read_check_in(told), movement_check.findings(felt), safe)
        self.said(day, 19.5, "plan", plan.as_json())
        self.said(day, 19.6, "start", {"choice": "run_in"})
        self.evening(day)

    def screened(self, day: int) -> screening.Screening:
        """The full screen; the very first time after agreeing."""
        if day < 0:
            self.said(day, 19.0, "consent", {"version": "demo", "adult": True, "zone": "UTC"})
        answers = demo_answers.answers(screening.QUESTIONS, demo_answers.SCREEN)
        found = screening.screen(answers)
        self.said(day, 17.0 if day > 0 else 19.1, "screen", {"answers": answers, **found.as_payload()})
        return found

    def class_day(self, day: int) -> None:
        """A day of the fourteen: perhaps a class, perhaps the weekly questions, then the evening."""
        if day == RESCREEN:
            self.screened(day)
        if day not in NO_CLASS:
            self.practises(day)
        if day in (DAYS // 2, DAYS):
            self.said(day, 19.5, "weekly", demo_answers.weekly(day))
        if day == DAYS:
            self.moved(day, "day14")
        self.evening(day)

    def practises(self, day: int) -> None:
        """The short screen, the class, and the two questions after it."""
        before = latest_pain(day)
        answers = demo_answers.answers(micro_screen.QUESTIONS, {"pain_now": before, "pain_before": before})
        self.said(day, 17.9, "micro_screen", {"answers": answers, **micro_screen.micro(answers).as_payload()})
        made = next_class(library.exercises(), events_of(self.member), self.at(day, 18.0), SEED)
        self.said(day, 18.0, "class_composed", made.as_json())
        self.plays(day, made)
        after = {"class": made.id, "pain_after": before, "effort": chance(day).choice(("right", "right", "easy"))}
        self.said(day, 18.4, "class_rating", after)

    def plays(self, day: int, made: GuidedClass) -> None:
        """Through to the end; now and then a row the easier way, once with a question."""
        self.heard(day, made, "started", 0)
        moves = [number for number, step in enumerate(made.steps) if step.kind == "move"]
        if day == HURT_ON:
            self.hurt(day, made, moves[2])
        elif day % 2:
            self.heard(day, made, chance(day).choice(("easier", "harder", "skip")), chance(day).choice(moves[1:]))
        self.heard(day, made, "finished", len(made.steps) - 1)

    def hurt(self, day: int, made: GuidedClass, step: int) -> None:
        """Pain rises by three during one row: the three questions, then the easier way."""
        before = latest_pain(day)
        answers = demo_answers.answers(hurts.QUESTIONS, {"pain_now": before + 3})
        found = hurts.hurts(answers, before).as_payload()
        at_s = made.steps[step].start_s + 20
        where = {"class": made.id, "at_s": at_s, "exercise": made.steps[step].exercise}
        self.said(day, 18.1, "hurts", {**where, "answers": answers, **found})
        self.heard(day, made, "easier", step)

    def heard(self, day: int, made: GuidedClass, action: str, step: int) -> None:
        """One event of the player."""
        at_s = {"started": 0, "finished": 1200}.get(action, made.steps[step].start_s + 10)
        row = {"class": made.id, "action": action, "at_s": at_s, "step": step}
        self.said(day, 18.02 + at_s / 3600, "class_event", row)

    def moved(self, day: int, occasion: str) -> None:
        """The movement check by feel."""
        felt = demo_answers.answers(movement_check.QUESTIONS, demo_answers.MOVEMENT[occasion])
        payload = {"version": movement_check.VERSION, "occasion": occasion, "answers": felt}
        self.said(day, 19.4, "movement_check", payload)

    def evening(self, day: int) -> None:
        """One line of the diary, unless this evening was missed."""
        pain = RATED[day + RUN_IN]
        if pain is not None:
            on = self.first + timedelta(days=day - 1)
            stiff = min(10, max(0, pain + chance(day).choice((-1, 0, 1))))
            self.said(day, 20.5, "diary", {"date": on.isoformat(), "pain": pain, "stiffness": stiff, "other": []})

    def looks_back(self) -> None:
        """The verdict on the evening of day 14."""
        at = self.at(DAYS, 21.0)
        found = verdict(inputs_of(events_of(self.member), at, gpe=3))
        self.said(DAYS, 21.0, "verdict", found.as_payload())

    def said(self, day: int, hour: float, kind: str, payload: Mapping[str, Any]) -> None:
        """Write it down as said at that hour of that day."""
        self.count += 1
        record(self.member, kind, payload, f"demo-{self.count}", self.at(day, hour))

    def at(self, day: int, hour: float) -> datetime:
        """That hour of that day, UTC."""
        midnight = datetime.combine(self.first + timedelta(days=day - 1), time(), clock.now().tzinfo)
        return midnight + timedelta(hours=hour)


def chance(day: int) -> Random:
    """The small things of one day: the same for each day, whatever happened on the others."""
    return Random(day + 100)  # noqa: S311  (a story, no secret)


def latest_pain(day: int) -> int:
    """The latest rating of an evening before that day."""
    return [pain for pain in RATED[: day + RUN_IN] if pain is not None][-1]
