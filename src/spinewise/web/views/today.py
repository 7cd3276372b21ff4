"""What is next, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from spinewise.care.diary import read_date
from spinewise.care.guided_class import GuidedClass
from spinewise.care.happened import last, local_date, of_kind, zone_of
from spinewise.care.journey import RUN_IN_EVENINGS, TRIAL_DAYS
from spinewise.care.past import family_today, next_class, plan_of
from spinewise.care.plan_words import FAMILY
from spinewise.movement import library
from spinewise.web import access
from spinewise.web.views.classes import seed_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.web.access import Here

BEFORE = ("start", "screen", "locked", "check_in", "plan")
MARKS: Final = {"mobile": "moves", "stable": "still"}


@dataclass(frozen=True, slots=True)
class Day:
    """One of the row of days: done, today, or neither."""

    number: int
    state: str
    text: str


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The day's class, the diary, and whatever else is due."""
    here = access.here_past(request, *BEFORE)
    journey = here.journey
    page = {
        "journey": journey,
        "title": title(here),
        "days": days(here),
        "family": family(here),
        "name": FAMILY[family(here)],
        "mark": MARKS[family(here)],
        "rows": rows(here),
        "stopped_at": clock_face(journey.class_today.at_s) if journey.class_today else "",
        "is_gentle": journey.allowed == "gentle",
        "run_in": RUN_IN_EVENINGS,
    }
    return render(request, "today.html", page)


def title(here: Here) -> str:
    """Where one is, in three words."""
    journey = here.journey
    if journey.day is not None and journey.day <= TRIAL_DAYS:
        return f"Day {journey.day} of {TRIAL_DAYS}"
    if journey.day is not None:
        return f"Day {journey.day}"
    if journey.choice == "now" or journey.classes_open:
        return "Ready when you are"
    if not journey.run_in_day:
        return "The evenings begin tomorrow"
    return f"Evening {journey.run_in_day} of {RUN_IN_EVENINGS}"


def days(here: Here) -> list[Day]:
    """The fourteen days of classes, or before them the evenings of the run-in."""
    journey = here.journey
    if journey.day is None:
        return _evenings(here) if journey.choice == "run_in" else []
    if journey.day > TRIAL_DAYS:
        return []
    zone, first = zone_of(here.events), journey.first_class_date
    begun = {local_date(row, zone) for row in of_kind(here.events, "class_event") if row.payload["action"] == "started"}
    done = {(day - first).days + 1 for day in begun} if first else set()
    return [_day(number, number in done, number == journey.day, "class") for number in range(1, TRIAL_DAYS + 1)]


def family(here: Here) -> str:
    """Today's kind of class: the one composed, else the plan's next."""
    if here.journey.class_today:
        return here.journey.class_today.family
    plan = plan_of(here.events)
    return family_today(plan, here.events) if plan and plan.schedule else "mobile"


def rows(here: Here) -> list[dict[str, Any]]:
    """The exercises of today's class: of the one composed, else of the one that would be composed now."""
    found = here.journey.class_today
    composed = [row for row in of_kind(here.events, "class_composed") if found and row.payload["id"] == found.id]
    if composed:
        return GuidedClass.from_json(composed[-1].payload).summary()
    if "class" not in here.journey.due:
        return []
    return next_class(library.exercises(), here.events, here.now, seed_of(here)).summary()


def clock_face(seconds: float) -> str:
    """Minutes and seconds of class time."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _evenings(here: Here) -> list[Day]:
    start = last(here.events, "start")
    zone = zone_of(here.events)
    first = local_date(start, zone) if start else here.journey.today
    rated = {(read_date(row.payload["date"]) - first).days for row in of_kind(here.events, "diary")}
    now = here.journey.run_in_day
    return [_day(number, number in rated, number == now, "rated") for number in range(1, RUN_IN_EVENINGS + 1)]


def _day(number: int, done: bool, now: bool, word: str) -> Day:
    state = " ".join(name for name, so in (("is-done", done), ("is-today", now)) if so)
    text = ", ".join(name for name, so in ((word, done), ("today", now)) if so)
    return Day(number, state, text)
