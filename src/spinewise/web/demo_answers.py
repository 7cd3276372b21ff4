"""What the made-up member of the demonstration answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from spinewise.care.check_in import peg
from spinewise.care.questions import NO, NONE, Answer, asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinewise.care.questions import Question

SCREEN: Final = {"age": 46.0, "back": "pain", "duration": "six_weeks"}
CHECK_IN: Final = {
    "morning": 6,
    "desk": 7,
    "couch": 6,
    "floor-pick-up": 6,
    "driveway": 4,
    "walking": 2,
    "standing": 4,
    "overhead": 2,
    "habit_sitting": 9.0,
    "habit_one-leg": 6.0,
    "habit_one-way-turning": 40.0,
    "habit_bending": 1.0,
    "habit_squatting": "squat_part",
    "habit_sleeping-still": 5.0,
    "habit_alignment": 4.0,
    "activity_1": "lifting my grandchild",
    "activity_1_ability": 4,
    "activity_2": "an hour in the garden",
    "activity_2_ability": 3,
    "activity_3": None,
    "peg_pain": 5,
    "peg_enjoyment": 5,
    "peg_activity": 6,
    "duration": "to_a_year",
    "adapt": ["knees"],
}
MOVEMENT: Final[dict[str, dict[str, Answer]]] = {
    "start": {
        "bend_where": "bend-low",
        "bend_reach": "reach-shins",
        "arch_where": "arch-low",
        "side_where": "side-part",
        "side_even": "side-right",
        "turn_where": "turn-low",
        "turn_even": "turn-left",
        "arms_still": "arms-late",
        "rise_still": "rise-some",
        "rise_even": "rise-same",
        "leg_still": "leg-sways",
        "leg_even": "leg-left",
    },
    "day14": {
        "bend_where": "bend-all",
        "bend_reach": "reach-shins",
        "arch_where": "arch-spread",
        "side_where": "side-part",
        "side_even": "side-same",
        "turn_where": "turn-ribs",
        "turn_even": "turn-same",
        "arms_still": "arms-late",
        "rise_still": "rise-long",
        "rise_even": "rise-same",
        "leg_still": "leg-sways",
        "leg_even": "leg-left",
    },
}
WEEKS: Final = {7: (4, 4, 4, 5, 5), 14: (2, 3, 3, 7, 6)}  # day: three of PEG, ability in the two activities


def answers(questions: Iterable[Question], given: Mapping[str, Any]) -> dict[str, Any]:
    """The given answers; no, none, or the middle for everything else that is asked."""
    questions = tuple(questions)
    said = {question.id: given.get(question.id, _plain(question)) for question in questions}
    return {question.id: said[question.id] for question in asked(questions, said)}


def weekly(day: int) -> dict[str, Any]:
    """The weekly page of that day."""
    pain, enjoyment, activity, lifting, garden = WEEKS[day]
    items: dict[str, Answer] = {"peg_pain": pain, "peg_enjoyment": enjoyment, "peg_activity": activity}
    abilities = [[CHECK_IN["activity_1"], lifting], [CHECK_IN["activity_2"], garden]]
    return {"day": day, "answers": items, "peg": peg(items), "activities": abilities}


def _plain(question: Question) -> Any:
    if question.kind in ("yes_no", "yes_no_unsure"):
        return NO
    if question.kind == "several":
        return [NONE] if any(choice.id == NONE for choice in question.choices) else []
    return None
