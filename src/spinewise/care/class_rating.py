"""The two questions after a class."""

from __future__ import annotations

from typing import Final

from spinewise.care.questions import Choice, Question

EFFORTS: Final = (
    Choice("easy", "Too easy"),
    Choice("right", "About right"),
    Choice("hard", "Too hard"),
)
QUESTIONS: Final = (
    Question(
        "pain_after",
        "How strong is your back pain right now?",
        "scale",
        help="A little soreness after new movements is expected.",
        low_word="no pain",
        high_word="worst pain you can imagine",
    ),
    Question("effort", "How was the class for you?", "choice", choices=EFFORTS, optional=True),
)
