"""The check-in: where the back troubles a person, what they do all day, and what they want back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from spinewise.care.check_in_questions import HABITS, MOST_ACTIVITIES, PEG, QUESTIONS, SITUATIONS, SPELLS
from spinewise.care.questions import NONE, complete

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.check_in_questions import Habit, Spell
    from spinewise.care.questions import Answer

__all__ = ["QUESTIONS", "VERSION", "CheckIn", "peg", "read_check_in"]

VERSION = "2026.11.1"
Course = Literal["acute", "persistent", "stable"]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a person told about their days.

    Attributes:
        situations: id -> how stiff or sore there [0 to 10]; a situation that was left open is not in it.
        habits: id -> dose, in the unit of its row in HABITS; grows with the habit.
        activities: what they want back, and how well they can do it now [0 to 10, 10 = as well as ever].
        peg: mean of its three items [0 to 10].
        duration: the usual course from here, by how long this spell has lasted.
        adapt: flags that the exercise files know.
    """

    situations: Mapping[str, int]
    habits: Mapping[str, float]
    activities: tuple[tuple[str, int], ...]
    peg: float
    duration: Course
    adapt: frozenset[str]
    version: str = VERSION

    def as_payload(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "situations": dict(self.situations),
            "habits": dict(self.habits),
            "activities": [list(activity) for activity in self.activities],
            "peg": self.peg,
            "duration": self.duration,
            "adapt": sorted(self.adapt),
        }


def read_check_in(
    answers: Mapping[str, Answer], spells: Sequence[Spell] = SPELLS, habits: Sequence[Habit] = HABITS
) -> CheckIn:
    """The check-in that the answers amount to.

    Raises:
        BadValue: a question that must be answered is not.
    """
    given = complete(QUESTIONS, answers)
    courses = {spell.id: cast("Course", spell.course) for spell in spells}
    return CheckIn(
        situations={name: _whole(given[name]) for name, _ in SITUATIONS if given[name] is not None},
        habits={habit.id: _dose(habit, given[f"habit_{habit.id}"]) for habit in habits},
        activities=_activities(given),
        peg=peg(given),
        duration=courses[str(given["duration"])],
        adapt=frozenset(_picked(given["adapt"])),
    )


def peg(answers: Mapping[str, Answer]) -> float:
    """PEG: mean of its three items [0 to 10] (Krebs et al. 2009, public domain; items in our own words)."""
    return sum(_whole(answers[name]) for name, *_ in PEG) / len(PEG)


def _activities(given: Mapping[str, Answer]) -> tuple[tuple[str, int], ...]:
    names = [f"activity_{n}" for n in range(1, MOST_ACTIVITIES + 1)]
    return tuple((str(given[name]), _whole(given[f"{name}_ability"])) for name in names if given.get(name))


def _dose(habit: Habit, answer: Answer) -> float:
    doses = {one: dose for one, _, dose in habit.steps}
    return doses[str(answer)] if doses else _number(answer)


def _whole(answer: Answer) -> int:
    return int(_number(answer))


def _number(answer: Answer) -> float:
    return float(cast("float", answer))


def _picked(answer: Answer) -> set[str]:
    return set(cast("tuple[str, ...]", answer)) - {NONE}
