"""Made-up exercises and people for the tests of plan and classes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from spinewise.care.check_in import CheckIn
from spinewise.care.check_in_questions import HABITS
from spinewise.care.movement_check import MovementFindings
from spinewise.care.plan import Plan
from spinewise.care.screening import Screening
from spinewise.care.tiers import Tier
from spinewise.movement.exercise import Adaptation, Variant
from spinewise.movement.library import exercises

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.movement.exercise import Exercise

FLAGS = (
    "pregnancy", "osteoporosis", "wrists", "knees", "recent_surgery", "bending_hurts_leg", "arching_hurts_leg",
    "pressure", "shoulder", "neck", "balance", "hip_replacement", "ankle", "floor", "hypermobility",
    "spondylolisthesis",
)  # fmt: skip


def variant(text: str, exercise: str | None = None) -> Variant:
    """A variant by amplitude, or another exercise."""
    return Variant(text, None if exercise else 0.5, exercise, 1.0, (), ())


def exercise(name: str, **changes: object) -> Exercise:
    """One exercise with everything plain, changed as asked."""
    plain: dict[str, object] = {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "family": "mobility",
        "position": "supine",
        "props": (),
        "sides": "both",
        "purpose": f"Purpose of {name}.",
        "start": f"Start of {name}.",
        "cues": ("First.", "Middle.", "Last."),
        "feel": "Feel.",
        "not_feel": "Not.",
        "fault": "Fault.",
        "breath": "Breathe.",
        "dose": "8",
        "cycle_s": 8.0,
        "seconds": (60, 90, 150),
        "directions": ("flexion",),
        "moves": ("L4-L5",),
        "still": (),
        "serves": (),
        "habits": (),
        "morning": "fine",
        "effort": 1,
        "evidence": "spine-mobility",
        "easier": variant("Smaller."),
        "harder": variant("Larger."),
        "adapt": MappingProxyType({}),
    }
    return replace(exercises()["cat-cow"], **{**plain, **changes})  # type: ignore[arg-type]


def adapted(text: str = "Do it differently.", to: str | None = None, *, skip: bool = False) -> Adaptation:
    """An adaptation."""
    return Adaptation(text, to, skip)


def pool_of(*exercises: Exercise) -> Mapping[str, Exercise]:
    """A library of these."""
    return MappingProxyType({one.id: one for one in exercises})


def plan(**changes: object) -> Plan:
    """A plan of both classes for somebody with nothing special."""
    plain: dict[str, object] = {
        "programme": "both",
        "schedule": ("mobile", "stable") * 7,
        "reasons": (),
        "situations": (),
        "habits": (),
        "adapt": frozenset(),
        "gentle": False,
        "walking": "Walk.",
    }
    return Plan(**{**plain, **changes})  # type: ignore[arg-type]


def check_in(adapt: frozenset[str] = frozenset(), habits: Mapping[str, float] | None = None, **rated: int) -> CheckIn:
    """A check-in with these ratings (floor_pick_up for floor-pick-up), everything else zero."""
    return rated_check_in({name.replace("_", "-"): value for name, value in rated.items()}, adapt, habits)


def rated_check_in(
    situations: Mapping[str, int], adapt: frozenset[str] = frozenset(), habits: Mapping[str, float] | None = None
) -> CheckIn:
    """The same, by the situations' own ids."""
    doses = {habit.id: 0.0 for habit in HABITS} | dict(habits or {})
    return CheckIn(situations, doses, (("gardening", 4),), 3.0, "persistent", adapt)


def moved(
    shares: float | None = None, still: float | None = None, alike: float | None = None, rows: tuple[str, ...] = ()
) -> MovementFindings:
    """Findings of a movement check."""
    return MovementFindings(shares, still, alike, (), {}, rows)


def screened(tier: Tier = Tier.CLEAR, adapt: frozenset[str] = frozenset()) -> Screening:
    """A participation screen's result."""
    return Screening(tier, (), adapt)
