"""What the composer needs to know of a person's past, and today's class composed from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from spinewise.care.classes import compose
from spinewise.care.guided_class import GuidedClass
from spinewise.care.happened import last, local_date, of_kind, zone_of
from spinewise.care.journey import journey
from spinewise.care.plan import Plan
from spinewise.care.playback import past_class, play_back
from spinewise.errors import SpinewiseError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from spinewise.care.guided_class import Family
    from spinewise.care.happened import Happened
    from spinewise.care.history import PastClass
    from spinewise.care.playback import Playback
    from spinewise.movement.exercise import Exercise

FAMILIES: Final[tuple[Family, ...]] = ("mobile", "stable")
REMEMBERED: Final = 14  # classes; assumption: what was done longer ago no longer shapes the next one
MORNING_UNTIL_HOUR: Final = 10  # local; assumption: up to here a class is taken as one soon after getting up


def plan_of(events: Sequence[Happened]) -> Plan | None:
    """The plan agreed to last."""
    agreed = last(events, "plan")
    return Plan.from_json(agreed.payload) if agreed else None


def begun_classes(events: Sequence[Happened]) -> list[Happened]:
    """The rows of those composed classes in which anything happened, in order."""
    begun = {row.payload["class"] for row in of_kind(events, "class_event")}
    return [row for row in of_kind(events, "class_composed") if row.payload["id"] in begun]


def history_of(events: Sequence[Happened]) -> tuple[PastClass, ...]:
    """The latest classes as the composer remembers them; what hurt is marked."""
    return tuple(past_class(*_played(row, events)) for row in begun_classes(events)[-REMEMBERED:])


def class_dates(events: Sequence[Happened]) -> tuple[date, ...]:
    """One local date for each class of which enough was done to count."""
    zone = zone_of(events)
    return tuple(local_date(row, zone) for row in begun_classes(events) if _played(row, events)[1].counts)


def family_today(plan: Plan, events: Sequence[Happened]) -> Family:
    """The next in the plan's order: a day that was missed is not made up for and not skipped over either."""
    if not plan.schedule:
        raise SpinewiseError("the plan has no classes; answer the safety questions again first")
    return plan.schedule[len(begun_classes(events)) % len(plan.schedule)]


def next_class(
    exercises: Mapping[str, Exercise],
    events: Sequence[Happened],
    now: datetime,
    seed: int,
    family: str = "",
) -> GuidedClass:
    """Today's class for this person.

    Args:
        exercises: the movement library.
        events: everything that happened to the person, in order.
        now: the present, with its time zone.
        seed: draws variety; one number a person.
        family: "mobile" or "stable" if the person wishes; the plan's, if empty.

    Raises:
        UnknownName: no such family.
        SpinewiseError: no plan, or no exercise that suits today.
    """
    plan = plan_of(events)
    if plan is None:
        raise SpinewiseError("there is no plan yet; agree to one first")
    here = journey(events, now)
    made = compose(
        exercises,
        plan,
        family=_family(family) if family else family_today(plan, events),
        day=here.day or 1,
        morning=now.astimezone(zone_of(events)).hour < MORNING_UNTIL_HOUR,
        adapt=_adapt(events),
        gentle=here.allowed != "all",
        history=history_of(events),
        seed=seed,
    )
    return replace(made, id=f"{here.today}-{made.id}")  # a class made again on another day is another class


def _played(composed: Happened, events: Sequence[Happened]) -> tuple[GuidedClass, Playback]:
    guided = GuidedClass.from_json(composed.payload)
    return guided, play_back(guided, _said_during(guided.id, events))


def _said_during(class_id: str, events: Sequence[Happened]) -> Iterator[Mapping[str, Any]]:
    """The class's own events; and each "this hurts" that was more than a question counts as one."""
    for row in of_kind(events, "class_event", "hurts"):
        if row.payload["class"] == class_id:
            if row.kind == "class_event":
                yield row.payload
            elif row.payload["outcome"] != "continue":
                yield {**row.payload, "action": "hurts"}


def _adapt(events: Sequence[Happened]) -> frozenset[str]:
    """What the latest full screen adds to the plan's own adaptations."""
    screen = last(events, "screen")
    return frozenset(screen.payload.get("adapt", ())) if screen else frozenset()


def _family(wish: str) -> Family:
    for family in FAMILIES:
        if wish == family:
            return family
    raise UnknownName("class", wish, FAMILIES)
