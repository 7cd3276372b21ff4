"""What a person can be asked, and what counts as an answer. Every form in the product is a list of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spinewise.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["yes_no", "yes_no_unsure", "scale", "number", "choice", "several", "text"]
Answer = bool | int | float | str | tuple[str, ...] | None
YES, NO, UNSURE = "yes", "no", "unsure"
NONE = "none"  # the choice of a `several` question that says "none of these"
ANYTHING = "*"  # in a condition: any answer that is not empty


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick."""

    id: str
    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, one screen on a phone.

    `scale` runs from `low` to `high` in whole steps, with a word at each end.
    `number` is a figure in `unit` within `low` to `high`.
    An optional question accepts an empty answer as None: missing is missing, not zero.
    A `several` question that offers NONE or UNSURE must be answered, and NONE stands alone.
    Questions that follow each other with the same `group` share a screen under that title.
    `only_if` lists conditions (question id, answer, answer, ...): one that holds is enough.
    """

    id: str
    text: str
    kind: Kind
    help: str = ""
    choices: tuple[Choice, ...] = ()
    low: float = 0
    high: float = 10
    low_word: str = ""
    high_word: str = ""
    unit: str = ""
    optional: bool = False
    only_if: tuple[tuple[str, ...], ...] = ()  # none: always asked
    group: str = ""
    rule: str = ""  # what a figure out of range is told, instead of the plain range


def accept(question: Question, raw: str | list[str] | None) -> Answer:
    """The answer in its own type.

    yes_no and yes_no_unsure give "yes", "no" or "unsure"; scale an int; number a float; choice a str;
    several a sorted tuple; text a stripped str.

    Raises:
        BadValue: the answer is not one this question allows.
    """
    given = raw if isinstance(raw, list) else [raw] if raw and raw.strip() else []
    if not given:
        return _nothing(question)
    if question.kind == "several":
        return _several(question, given)
    if len(given) > 1:
        raise BadValue(question.text, given, "give one answer")
    return _single(question, str(given[0]).strip())


def asked(questions: Iterable[Question], given: Mapping[str, object]) -> tuple[Question, ...]:
    """The questions whose condition holds; what was given to a question that is not asked counts for nothing.

    Args:
        questions: in order; a condition may also name a question that is not among them (another screen's).
        given: question id -> answer, raw or in its own type.
    """
    questions = tuple(questions)
    left_out: set[str] = set()
    for question in questions:
        conditions = [one for one in question.only_if if one[0] not in left_out]
        if question.only_if and not any(_holds(one, given) for one in conditions):
            left_out.add(question.id)
    return tuple(question for question in questions if question.id not in left_out)


def answered(questions: Iterable[Question], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What was answered so far to the questions that are asked, checked again, each in its own type.

    Args:
        answers: in their own types, or as they come back from JSON.

    Raises:
        BadValue: an answer is not one that its question allows.
    """
    found = asked(questions, answers)
    return {one.id: accept(one, _raw(answers[one.id])) for one in found if one.id in answers}


def complete(questions: Iterable[Question], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The same, when every question that is asked must have been reached.

    Raises:
        BadValue: one that must be answered is not, or an answer is not one that its question allows.
    """
    questions = tuple(questions)
    for question in asked(questions, answers):
        if question.id not in answers:
            raise BadValue(question.text, "", "an answer is needed to go on")
    return answered(questions, answers)


def spoken(question: Question, answer: Answer) -> str:
    """An answer in words, for a printed page."""
    words = {YES: "Yes", NO: "No", UNSURE: "Not sure"} | {choice.id: choice.text for choice in question.choices}
    if isinstance(answer, tuple):
        return "; ".join(words[item] for item in answer) or "-"
    if isinstance(answer, int | float):
        return f"{answer:g} {question.unit}".strip()
    return words.get(answer, answer) if answer else "-"


def _raw(answer: object) -> str | list[str] | None:
    if isinstance(answer, list | tuple):
        return [str(item) for item in answer]
    return None if answer is None else str(answer)


def _holds(condition: tuple[str, ...], given: Mapping[str, object]) -> bool:
    name, *wanted = condition
    value = given.get(name)
    held = {str(item) for item in (value if isinstance(value, list | tuple) else [value]) if item not in (None, "")}
    return bool(held & set(wanted)) or (ANYTHING in wanted and bool(held))


def _must(question: Question) -> bool:
    says_none = any(choice.id in (NONE, UNSURE) for choice in question.choices)
    return not question.optional and (question.kind != "several" or says_none)


def _several(question: Question, given: list[str]) -> tuple[str, ...]:
    picked = tuple(sorted({_choice(question, item) for item in given}))
    if NONE in picked and len(picked) > 1:
        raise BadValue(question.text, list(picked), "choose 'none of these' alone, or leave it out")
    return picked


def _nothing(question: Question) -> Answer:
    if question.kind == "several" and not _must(question):
        return ()
    if question.optional:
        return None
    raise BadValue(question.text, "", "an answer is needed to go on")


def _single(question: Question, text: str) -> Answer:
    match question.kind:
        case "scale":
            return int(_figure(question, text, whole=True))
        case "number":
            return _figure(question, text, whole=False)
        case "text":
            return _text(question, text)
        case _:
            return _choice(question, text)


def _figure(question: Question, text: str, *, whole: bool) -> float:
    rule = question.rule or f"give a {'whole ' if whole else ''}number from {question.low:g} to {question.high:g}"
    try:
        value = float(text.replace(",", "."))
    except ValueError as wrong:
        raise BadValue(question.text, text, rule) from wrong
    if not question.low <= value <= question.high or (whole and value != int(value)):
        raise BadValue(question.text, text, rule)
    return value


def _text(question: Question, text: str) -> str:
    if len(text) > question.high:
        raise BadValue(question.text, f"{text[:20]}...", f"use at most {question.high:g} characters")
    return text


def _choice(question: Question, text: str) -> str:
    known = {"yes_no": (YES, NO), "yes_no_unsure": (YES, NO, UNSURE)}.get(
        question.kind, tuple(choice.id for choice in question.choices)
    )
    if text not in known:
        raise UnknownName(question.text, text, known)
    return text
