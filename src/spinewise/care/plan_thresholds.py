"""Every number the plan turns on, with its name, its unit and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named limit. `why` is its source, or says that it is an assumption."""

    name: str
    value: float
    unit: str
    why: str


RATED_FROM: Final = Threshold(
    "RATED_FROM", 3, "of 10", "twice the day-to-day noise of a 0 to 10 rating, which is 1.5 points"
)
CLEAR_LEAD: Final = Threshold(
    "CLEAR_LEAD", 1.5, "points of 10", "the day-to-day noise of one rating: a smaller lead could be chance"
)
STRONGEST: Final = Threshold(
    "STRONGEST", 3, "ratings", "stability has three situations, so at most three of each kind are compared"
)
LOW_SCORE: Final = Threshold("LOW_SCORE", 0.5, "of 1", "half as even or as quiet as can be; an assumption")
CHECK_POINTS: Final = Threshold(
    "CHECK_POINTS", 2, "points of 10", "one look at a movement weighs less than a strong rating; an assumption"
)
SIDES_ALIKE: Final = Threshold("SIDES_ALIKE", 0.75, "of 1", "a quarter short of alike; an assumption")
WALKING_HARD: Final = Threshold(
    "WALKING_HARD", 6, "of 10", "twice the rating from which a situation counts; an assumption"
)
SAFETY_TIER: Final = Threshold("SAFETY_TIER", 0, "", "the participation screen's own rules")
ONE_KIND_A_WEEK: Final = Threshold(
    "ONE_KIND_A_WEEK", 5, "classes", "trials used 3 to 5 sessions a week of one kind (Mueller and Niederer 2020)"
)

SITTING_LONG: Final = Threshold("SITTING_LONG", 8, "hours a day", "the method's own figure (C6)")
ONE_LEG_MOSTLY: Final = Threshold("ONE_LEG_MOSTLY", 6, "minutes of 10", "more than half of the time; an assumption")
TURNING_OFTEN: Final = Threshold("TURNING_OFTEN", 20, "times a day", "more than once an hour awake; an assumption")
BENDING_LONG: Final = Threshold("BENDING_LONG", 2, "hours a day", "a quarter of a working day; an assumption")
SQUAT_SHORT: Final = Threshold(
    "SQUAT_SHORT", 1, "of 2 steps away from easy", "heels lift or the hips stop on the way down; an assumption"
)
SAME_POSITION: Final = Threshold("SAME_POSITION", 4, "nights a week", "more nights than not; an assumption")
ONE_POSTURE_LONG: Final = Threshold("ONE_POSTURE_LONG", 4, "hours a day", "half a working day; an assumption")
