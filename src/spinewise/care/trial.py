"""What a verdict is computed from, gathered from everything that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from spinewise.care.check_in import read_check_in
from spinewise.care.diary import read_evenings
from spinewise.care.happened import joined_on, last, local_date, of_kind, zone_of
from spinewise.care.past import class_dates
from spinewise.care.questions import UNSURE, YES
from spinewise.care.todays_class import starts
from spinewise.care.verdict_inputs import Inputs, Weekly
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from spinewise.care.check_in import CheckIn
    from spinewise.care.happened import Happened

LEG: Final = ("leg_or_fall", "further")  # answers that report a leg symptom, before and during a class
WEAK: Final = {"weak_one", "weak_both"}  # the same among the alarm's follow-ups


def inputs_of(events: Sequence[Happened], now: datetime, gpe: int | None = None) -> Inputs:
    """Everything known on the day `now`, in the person's own zone.

    Args:
        events: everything that happened to the person, in order.
        now: the present, with its time zone.
        gpe: how the person sees the change all in all [-5 to 5], asked last.

    Raises:
        BadValue: there is no check-in, plan or start yet.
    """
    zone = zone_of(events)
    plan, start = last(events, "plan"), last(events, "start")
    joined = joined_on(events, zone)
    if plan is None or start is None or joined is None or last(events, "check_in") is None:
        raise BadValue("verdict", "...", "a check-in, a plan and a start come first")
    told = _check_in(events)
    begun = starts(events)
    return Inputs(
        enrolled=joined,
        first_class=local_date(begun[0], zone) if begun else None,
        as_of=now.astimezone(zone).date(),
        choice=start.payload["choice"],
        duration=told.duration,
        programme=str(plan.payload["programme"]),
        evenings=read_evenings(row.payload for row in of_kind(events, "diary")),
        classes=class_dates(events),
        weekly=(Weekly(0, told.peg, _floats(told.activities)), *_weeks(events)),
        leg_symptoms=leg_symptoms(events),
        gpe=gpe,
    )


def leg_symptoms(events: Sequence[Happened]) -> bool:
    """A leg symptom was reported, and no full safety screen has looked at it since."""
    screen = last(events, "screen")
    since = [row for row in of_kind(events, "micro_screen", "hurts") if screen is None or row.at > screen.at]
    return any(_leg(row.payload["answers"]) for row in since)


def _check_in(events: Sequence[Happened]) -> CheckIn:
    """The last check-in before the first class: the start against which everything is compared."""
    told, begun = of_kind(events, "check_in"), starts(events)
    before = [row for row in told if not begun or row.at <= begun[0].at]
    return read_check_in((before or told)[-1].payload["answers"])


def _weeks(events: Sequence[Happened]) -> tuple[Weekly, ...]:
    """The weekly answers; of two for a day the later counts."""
    by_day = {int(row.payload["day"]): row.payload for row in of_kind(events, "weekly")}
    return tuple(
        Weekly(day, said.get("peg"), _floats(said.get("activities", ()))) for day, said in sorted(by_day.items())
    )


def _floats(activities: Sequence[Any]) -> tuple[tuple[str, float], ...]:
    return tuple((str(text), float(ability)) for text, ability in activities)


def _leg(answers: Mapping[str, Any]) -> bool:
    named = any(answers.get(question) in (YES, UNSURE) for question in LEG)
    return named or bool(WEAK & set(answers.get("alarm_which") or ()))
