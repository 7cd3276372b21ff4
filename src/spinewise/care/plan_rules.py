"""The rules of the plan, one row each: what is noticed, what follows, and the threshold behind it.

A rule that is not in these tables does not exist; a test takes each away in turn and watches a case fail.
Situations and checks only say what to practise. They name no condition and never will.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care import plan_thresholds as limits
from spinewise.care.plan_words import FAMILY, HABIT, SITUATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinewise.care.check_in import CheckIn
    from spinewise.care.guided_class import Family
    from spinewise.care.movement_check import MovementFindings
    from spinewise.care.plan_thresholds import Threshold
    from spinewise.care.screening import Screening


@dataclass(frozen=True, slots=True)
class Facts:
    """What the plan may look at."""

    check_in: CheckIn
    findings: MovementFindings | None
    screening: Screening


@dataclass(frozen=True, slots=True)
class SituationRule:
    """A situation rated at or over RATED_FROM counts for one kind of class."""

    id: str
    situation: str
    leans: Family
    threshold: Threshold = limits.RATED_FROM

    def rating(self, facts: Facts) -> int | None:
        """The rating, where it counts."""
        rated = facts.check_in.situations.get(self.situation)
        return rated if rated is not None and rated >= self.threshold.value else None

    def text(self) -> str:
        """What follows."""
        return f"{FAMILY[self.leans]} rows for {SITUATION[self.situation]}."

    def because(self, rating: int) -> str:
        """Why, in a sentence."""
        return f"You rated {SITUATION[self.situation]} {rating} of 10; {self.threshold.value:g} or more counts."


@dataclass(frozen=True, slots=True)
class HabitRule:
    """A habit at or over its dose is answered with something to do."""

    id: str
    habit: str
    threshold: Threshold
    text: str

    def dose(self, facts: Facts) -> float | None:
        """The dose, where it is answered."""
        dose = facts.check_in.habits.get(self.habit)
        return dose if dose is not None and dose >= self.threshold.value else None

    def because(self, dose: float) -> str:
        """Why, in a sentence."""
        limit = self.threshold
        return f"{HABIT[self.habit].capitalize()}: {dose:g} {limit.unit}; the plan answers {limit.value:g} or more."


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A low score of the movement check adds points to one kind of class."""

    id: str
    score: Callable[[MovementFindings], float | None]
    leans: Family
    text: str
    because: str
    threshold: Threshold = limits.LOW_SCORE

    def holds(self, facts: Facts) -> bool:
        """Whether the score is there and low."""
        score = self.score(facts.findings) if facts.findings else None
        return score is not None and score < self.threshold.value


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """What the participation screen allows."""

    id: str
    holds: Callable[[Screening], bool]
    text: str
    because: str
    threshold: Threshold = limits.SAFETY_TIER


@dataclass(frozen=True, slots=True)
class WalkingRule:
    """The walk beside the classes; the first that holds is taken."""

    id: str
    holds: Callable[[Facts], bool]
    text: str
    because: str
    threshold: Threshold = limits.WALKING_HARD


SITUATION_RULES: Final = (
    SituationRule("morning-mobile", "morning", "mobile"),
    SituationRule("desk-mobile", "desk", "mobile"),
    SituationRule("couch-mobile", "couch", "mobile"),
    SituationRule("floor-pick-up-mobile", "floor-pick-up", "mobile"),
    SituationRule("driveway-mobile", "driveway", "mobile"),
    SituationRule("walking-stable", "walking", "stable"),
    SituationRule("standing-stable", "standing", "stable"),
    SituationRule("overhead-stable", "overhead", "stable"),
)

HABIT_RULES: Final = (
    HabitRule(
        "answer-sitting",
        "sitting",
        limits.SITTING_LONG,
        "Get up for a minute every half hour or so: a sip of water, ten steps. Rows for sitters get preference.",
    ),
    HabitRule(
        "answer-one-leg",
        "one-leg",
        limits.ONE_LEG_MOSTLY,
        "While you wait or cook, change legs at every pause. Rows that level the pelvis get preference.",
    ),
    HabitRule(
        "answer-one-way-turning",
        "one-way-turning",
        limits.TURNING_OFTEN,
        "Swap the side of the screen, the bag or the tool for a day. Rows that turn both ways get preference.",
    ),
    HabitRule(
        "answer-bending",
        "bending",
        limits.BENDING_LONG,
        "Raise the work, kneel, or hinge at the hips for some of it. Rows that arch and hinge get preference.",
    ),
    HabitRule(
        "answer-squatting",
        "squatting",
        limits.SQUAT_SHORT,
        "Sit down and get up slowly five times a day, as low as is easy. Rows for hips and ankles get preference.",
    ),
    HabitRule(
        "answer-sleeping-still",
        "sleeping-still",
        limits.SAME_POSITION,
        "Lie down on the other side tonight, and roll over once before getting up. Rows lying down get preference.",
    ),
    HabitRule(
        "answer-alignment",
        "alignment",
        limits.ONE_POSTURE_LONG,
        "No posture is wrong: have three and change between them. Rows that move the whole back get preference.",
    ),
)

CHECK_RULES: Final = (
    CheckRule(
        "check-shares-work",
        lambda found: found.shares_work,
        "mobile",
        "Mobile Spine counts for more.",
        "In the movement check some parts did much of the work and others little.",
    ),
    CheckRule(
        "check-stays-still",
        lambda found: found.stays_still,
        "stable",
        "Stable Spine counts for more.",
        "In the movement check the back moved along while arms or legs worked.",
    ),
)

SAFETY_RULES: Final = (
    SafetyRule(
        "classes-wait",
        lambda screening: screening.classes_allowed == "none",
        "No classes for now.",
        "Your safety answers say: be seen first. The page with your answers says by whom and how soon.",
    ),
    SafetyRule(
        "gentle-only",
        lambda screening: screening.classes_allowed == "gentle",
        "Gentle classes only, made of the lightest rows.",
        "Your safety answers say: have it looked at soon. Gentle movement is fine until then.",
    ),
    SafetyRule(
        "routine-review",
        lambda screening: screening.tier.name == "T3",
        "All classes, and a routine appointment beside them.",
        "Your safety answers say: worth mentioning to a clinician, without hurry.",
    ),
)

WALKING_RULES: Final = (
    WalkingRule(
        "walk-once-seen",
        lambda facts: facts.screening.classes_allowed == "none",
        "No walking plan yet. Ask whoever sees you how much walking is fine for now.",
        "Your safety answers say: be seen first.",
        limits.SAFETY_TIER,
    ),
    WalkingRule(
        "walk-in-pieces",
        lambda facts: facts.check_in.situations.get("walking", 0) >= limits.WALKING_HARD.value,
        "Walk in pieces: five minutes, three times a day, on the flat. Add a minute when it feels easy.",
        f"You rated walking {limits.WALKING_HARD.value:g} of 10 or more, so short walks come first.",
    ),
    WalkingRule(
        "walk-most-days",
        lambda _: True,
        "Walk on most days, ten minutes or more at your own pace. Walking counts.",
        f"You did not rate walking {limits.WALKING_HARD.value:g} of 10 or more, and walking counts.",
    ),
)
