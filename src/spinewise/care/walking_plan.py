"""A walking plan for after the fourteen days: from short walks to half an hour on five days a week.

Source: the goal is WalkBack's (Pocovi 2024, Lancet 404:134-144): at least 30 minutes, five times a week, reached
within six months, each plan made with a physiotherapist for people who had recovered. The weekly steps and the
twelve weeks are ours: an assumption, gentle enough to repeat any week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spinewise.errors import BadValue

GOAL_MINUTES, GOAL_WALKS = 30, 5  # WalkBack
START_WALKS = 3  # a week; assumption
LEAST_MINUTES = 5  # shortest walk to begin with; assumption
STEP_MINUTES = 5  # all walks are given in steps of this; assumption
SHORTEST_WEEKS, USUAL_WEEKS, LONGEST_WEEKS = 8, 12, 12
SAY: Final = (
    "Any pace counts. So do the shops and the stairs.",
    "A week that went badly can simply be done again.",
    "Some soreness is expected. If pain runs further down the leg, stop and answer the safety questions.",
)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the plan."""

    number: int
    walks: int  # on how many days
    minutes: int  # each


def walking_plan(easy_minutes: int, weeks: int = USUAL_WEEKS) -> tuple[Week, ...]:
    """From a walk that is easy today to the goal, in even steps.

    Args:
        easy_minutes: how long the person can walk with ease today [min]
        weeks: length of the plan, 8 to 12

    Raises:
        BadValue: a negative time, or a plan too short or too long.
    """
    if easy_minutes < 0:
        raise BadValue("easy walk", easy_minutes, "give the minutes, 0 or more")
    if not SHORTEST_WEEKS <= weeks <= LONGEST_WEEKS:
        raise BadValue("weeks", weeks, f"choose {SHORTEST_WEEKS} to {LONGEST_WEEKS}")
    start = min(max(easy_minutes, LEAST_MINUTES), GOAL_MINUTES)
    return tuple(_week(number, start, weeks) for number in range(1, weeks + 1))


def _week(number: int, start: int, weeks: int) -> Week:
    done = (number - 1) / (weeks - 1)
    minutes = start + done * (GOAL_MINUTES - start)
    walks = START_WALKS + done * (GOAL_WALKS - START_WALKS)
    return Week(number, int(walks), int(minutes // STEP_MINUTES * STEP_MINUTES))
