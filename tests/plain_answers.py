"""The plainest answers to any list of questions: no, the middle, the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinewise.care.questions import NO, NONE, asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinewise.care.questions import Question


def plain_answers(questions: Iterable[Question], **said: Any) -> dict[str, Any]:
    """As stored: plain JSON. `said` overrules single answers."""
    questions = tuple(questions)
    given = {question.id: _plain(question) for question in questions} | said
    return {question.id: given[question.id] for question in asked(questions, given)}


def _plain(question: Question) -> Any:
    ids = [choice.id for choice in question.choices]
    match question.kind:
        case "yes_no" | "yes_no_unsure":
            return NO
        case "scale":
            return int((question.low + question.high) // 2)
        case "number":
            return 40.0 if question.id == "age" else min(1.0, question.high)
        case "choice":
            return ids[0]
        case "several":
            return [NONE] if NONE in ids else []
        case _:
            return "carrying the shopping"
