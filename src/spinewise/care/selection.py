"""Which exercises a person may meet today: adapted, gentle, morning-safe, and not resting after "this hurts"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care.progression import levels, resting
from spinewise.care.selection_guards import GUARDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.care.guided_class import Family, Variant
    from spinewise.care.history import PastClass
    from spinewise.movement.exercise import Exercise

GENTLE_EFFORT: Final = 1  # a gentle class holds only rows of this effort (1 to 3)
MID_RANGE: Final = frozenset({"osteoporosis", "recent_surgery", "hypermobility"})  # stay away from the range's end
POSITIONS: Final = ("supine", "side-lying", "prone", "hands-and-knees", "kneeling", "sitting", "standing")


@dataclass(frozen=True, slots=True)
class Today:
    """What holds for this class: the person's adaptations, the time of day, how gentle, what came before."""

    adapt: frozenset[str]
    morning: bool
    gentle: bool
    day: int
    history: tuple[PastClass, ...] = ()

    @property
    def may_be_harder(self) -> bool:
        """Harder variants go further into the range: not in the morning, not gently, not where its end is kept from."""
        return not (self.morning or self.gentle or self.adapt & MID_RANGE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise this person may do today, in this variant, with what to change and why it stands in."""

    exercise: Exercise
    variant: Variant
    adaptation: str | None = None
    stands_for: tuple[str, ...] = ()  # titles of the exercises that it replaces for this person
    remark: str | None = None  # why this variant

    @property
    def effort(self) -> int:
        """1 to 3, one less in the easier variant."""
        return self.exercise.effort - (self.variant == "easier")

    @property
    def family(self) -> Family:
        """The class it comes from."""
        return "mobile" if self.exercise.family == "mobility" else "stable"

    @property
    def breathes(self) -> bool:
        """Whether it is a row of breathing: those belong to both classes."""
        return "breath" in self.exercise.directions

    def belongs(self, family: Family) -> bool:
        """Whether it is at home in that class."""
        return self.breathes or self.family == family


def candidates(exercises: Mapping[str, Exercise], today: Today) -> tuple[Candidate, ...]:
    """Everything allowed today, of both families, each exercise once, in the library's order."""
    now, out = levels(today.history), resting(today.history, today.day)
    stand_ins: dict[str, list[str]] = {}
    for exercise in exercises.values():
        fitted = _fitted(exercise, exercises, today.adapt)
        if fitted is not None and _fits_today(fitted, today) and fitted.id not in out:
            titles = stand_ins.setdefault(fitted.id, [])
            titles += [exercise.title] if fitted is not exercise else []
    return tuple(_candidate(exercises[name], tuple(titles), today, now.get(name)) for name, titles in stand_ins.items())


def _fitted(exercise: Exercise, exercises: Mapping[str, Exercise], adapt: frozenset[str]) -> Exercise | None:
    """The exercise, or what replaces it; None where it is left out."""
    seen, current = {exercise.id}, exercise
    while (swap := _replacement(current, adapt)) is not None:
        if swap in seen or swap not in exercises:
            return None
        seen.add(swap)
        current = exercises[swap]
    return None if _left_out(current, adapt) else current


def _replacement(exercise: Exercise, adapt: frozenset[str]) -> str | None:
    declared = [exercise.adapt[flag] for flag in sorted(adapt) if flag in exercise.adapt]
    if any(adaptation.skip for adaptation in declared):
        return None
    return next((adaptation.exercise for adaptation in declared if adaptation.exercise), None)


def _left_out(exercise: Exercise, adapt: frozenset[str]) -> bool:
    if any(flag in exercise.adapt and exercise.adapt[flag].skip for flag in adapt):
        return True
    return any(guard.keeps_out(exercise, adapt) for guard in GUARDS)


def _instructions(exercise: Exercise, adapt: frozenset[str]) -> str | None:
    texts = [exercise.adapt[flag].text for flag in sorted(adapt) if flag in exercise.adapt]
    return " ".join(dict.fromkeys(text for text in texts if text)) or None


def _fits_today(exercise: Exercise, today: Today) -> bool:
    if today.morning and exercise.morning == "no":
        return False
    return not (today.gentle and exercise.effort > GENTLE_EFFORT)


def _candidate(exercise: Exercise, stands_for: tuple[str, ...], today: Today, asked: Variant | None) -> Candidate:
    variant, remark = _variant(exercise, today, asked)
    return Candidate(exercise, variant, _instructions(exercise, today.adapt), stands_for, remark)


def _variant(exercise: Exercise, today: Today, asked: Variant | None) -> tuple[Variant, str | None]:
    if asked == "easier":
        return "easier", "You asked for less here last time, so it comes back easier."
    if today.morning and exercise.morning == "small":
        return "easier", "Small this morning: the first hour is for the middle of the range."
    if asked == "harder" and today.may_be_harder:
        return "harder", "You asked for more here last time."
    return "usual", None
