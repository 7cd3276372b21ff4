"""What the diary, the weekly page and the last page ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spinewise.care.check_in_questions import ABLE
from spinewise.care.check_in_questions import QUESTIONS as CHECK_IN
from spinewise.care.questions import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

CO_INTERVENTIONS: Final = (
    Choice("medicine", "A new medicine or a new dose"),
    Choice("physiotherapy", "Physiotherapy, massage or other hands-on care"),
    Choice("holiday", "A holiday, or a break from usual work"),
    Choice("bad_sleep", "Several bad nights in a row"),
    Choice("other", "Something else that may change how the back feels"),
)
QUESTIONS: Final = (
    Question(
        "pain",
        "How strong was your back pain today, on average?",
        "scale",
        low_word="no pain",
        high_word="worst pain you can imagine",
    ),
    Question(
        "stiffness",
        "How stiff was your back when you woke up today?",
        "scale",
        low_word="not stiff",
        high_word="as stiff as can be",
    ),
    Question(
        "other",
        "Did anything new happen today besides the classes?",
        "several",
        help="Only what is out of the ordinary. It matters when we ask why you changed.",
        choices=CO_INTERVENTIONS,
        optional=True,
    ),
)

# The same three questions as at the check-in, or the change would be one of wording.
PEG: Final = tuple(question for question in CHECK_IN if question.id.startswith("peg_"))
GPE: Final = Question(
    "gpe",
    "All in all, how is your back compared with the day you joined?",
    "scale",
    help="This answer leans on how you feel today. It changes nothing above.",
    low=-5,
    high=5,
    low_word="very much worse",
    high_word="very much better",
    optional=True,
)


def activity_questions(activities: Sequence[str]) -> tuple[Question, ...]:
    """PSFS: ability in each of the person's own activities (Stratford 1995), worded as at the check-in."""
    return tuple(
        Question(
            f"ability_{number}",
            f"How well can you do this now: {activity}?",
            "scale",
            low_word=ABLE[0],
            high_word=ABLE[1],
        )
        for number, activity in enumerate(activities, 1)
    )
