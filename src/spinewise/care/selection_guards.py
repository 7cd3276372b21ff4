"""Where an exercise says nothing about a person's adaptation, the cautious answer. Each guard stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinewise.movement.exercise import Exercise

LYING = frozenset({"supine", "side-lying", "prone"})
ON_KNEES = frozenset({"hands-and-knees", "kneeling"})


@dataclass(frozen=True, slots=True)
class Guard:
    """Leaves an exercise out for one adaptation, unless the exercise itself says how to adapt."""

    id: str
    flag: str
    concerns: Callable[[Exercise], bool]
    why: str

    def keeps_out(self, exercise: Exercise, adapt: frozenset[str]) -> bool:
        """Whether this person should not meet this exercise."""
        return self.flag in adapt and self.flag not in exercise.adapt and self.concerns(exercise)


GUARDS: Final = (
    Guard(
        "floor-out-of-reach",
        "floor",
        lambda exercise: exercise.position in LYING | ON_KNEES,
        "Getting down to the floor is not possible, so every row is on a chair or on the feet.",
    ),
    Guard(
        "no-weight-on-wrists",
        "wrists",
        lambda exercise: exercise.position == "hands-and-knees",
        "Hands and knees puts weight on the wrists.",
    ),
    Guard(
        "no-weight-on-knees",
        "knees",
        lambda exercise: exercise.position in ON_KNEES,
        "Kneeling puts weight on the kneecaps.",
    ),
    Guard(
        "not-flat-in-pregnancy",
        "pregnancy",
        lambda exercise: exercise.position in {"supine", "prone"},
        "No long spells flat on the back or the front.",
    ),
    Guard(
        "no-rounding-or-turning-of-fragile-bone",
        "osteoporosis",
        lambda exercise: bool({"flexion", "rotation"} & set(exercise.directions)),
        "No end-range or loaded bending and no forced turning.",
    ),
    Guard(
        "light-after-surgery",
        "recent_surgery",
        lambda exercise: exercise.effort > 1,
        "Soon after surgery only the lightest rows, and what the surgical team has agreed to.",
    ),
    Guard(
        "away-from-bending",
        "bending_hurts_leg",
        lambda exercise: "flexion" in exercise.directions,
        "Bending brings on leg pain, so rows that bend the spine wait.",
    ),
    Guard(
        "away-from-arching",
        "arching_hurts_leg",
        lambda exercise: "extension" in exercise.directions,
        "Arching brings on leg pain, so rows that arch the spine wait.",
    ),
)
