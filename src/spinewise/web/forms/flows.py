"""Every list of questions in the product, as screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spinewise.care import check_in, diary_questions, micro_screen, movement_check, screening
from spinewise.care.movement_check_questions import ARCH, ARMS, BEND, LEG, RISE, SIDE, TURN
from spinewise.web.forms.flow import Flow, Page, screens

if TYPE_CHECKING:
    from collections.abc import Sequence

SCREEN: Final = Flow("screen", "Safety first", screens(screening.QUESTIONS), "See the result")
MICRO: Final = Flow("micro_screen", "Before the class", screens(micro_screen.QUESTIONS), "Go on")
CHECK_IN: Final = Flow("check_in", "Check-in", screens(check_in.QUESTIONS), "See what you said")
SHOWN_BY: Final = {  # which movement of the library comes closest to each part of the check
    BEND: "floor-pick-up",
    ARCH: "",
    SIDE: "",
    TURN: "seated-turn",
    ARMS: "wall-slide-reach",
    RISE: "sit-to-stand-hinge",
    LEG: "single-leg-level",
}
MOVEMENT: Final = Flow(
    "movement_check",
    "Movement check",
    tuple(
        Page(page.slug, page.questions, page.title, SHOWN_BY.get(page.title, ""))
        for page in screens(movement_check.QUESTIONS)
    ),
    "See what you felt",
)


def weekly(activities: Sequence[str]) -> Flow:
    """The past week's questions, with one for each of the person's own activities."""
    peg = Page("week", diary_questions.PEG, "The past week")
    own = diary_questions.activity_questions(activities)
    pages = (peg, Page("activities", own, "What you wanted back")) if own else (peg,)
    return Flow("weekly", "The week", pages, "Done")
