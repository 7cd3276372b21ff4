"""One question on a screen, and what was typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinewise.care.questions import NO, UNSURE, YES, Choice, Question, accept
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

Raw = str | list[str]
Draft = dict[str, Raw]
LONGEST, MOST = 300, 60  # characters and ticks that are kept of an answer, right or wrong: a draft has to stay small
YES_NO = (Choice(YES, "Yes"), Choice(NO, "No"))
YES_NO_UNSURE = (*YES_NO, Choice(UNSURE, "Not sure"))


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or tick box."""

    value: str
    text: str
    help: str
    checked: bool
    id: str


@dataclass(frozen=True, slots=True)
class Field:
    """A question as a template draws it: its options, what was given, and what is wrong with it."""

    question: Question
    value: Raw
    problem: str = ""
    seen: bool = False

    @property
    def id(self) -> str:
        return f"q-{self.question.id}"

    @property
    def name(self) -> str:
        return self.question.id

    @property
    def is_open(self) -> bool:
        """Whether it was passed over on purpose: seen, allowed to stay empty, and left empty."""
        return self.question.optional and self.value == "" and self.seen

    @property
    def described(self) -> str:
        """Ids of the words that belong to it, for screen readers."""
        parts = ("help", self.question.help), ("problem", self.problem), ("unit", self.question.unit)
        return " ".join(f"{self.id}-{name}" for name, words in parts if words)

    @property
    def widget(self) -> str:
        """Which template draws it."""
        return {"yes_no": "choice", "yes_no_unsure": "choice"}.get(self.question.kind, self.question.kind)

    @property
    def is_short(self) -> bool:
        """Whether the options stand side by side."""
        return self.question.kind in ("yes_no", "yes_no_unsure")

    @property
    def options(self) -> tuple[Option, ...]:
        chosen = self.value if isinstance(self.value, list) else [self.value]
        return tuple(
            Option(
                choice.id, choice.text, choice.help, choice.id in chosen, f"{self.id}-{choice.id}" if place else self.id
            )
            for place, choice in enumerate(choices(self.question))
        )


def choices(question: Question) -> tuple[Choice, ...]:
    """Everything that can be picked; empty for numbers and text."""
    match question.kind:
        case "yes_no":
            return YES_NO
        case "yes_no_unsure":
            return YES_NO_UNSURE
        case "scale":
            return tuple(_point(n) for n in range(int(question.low), int(question.high) + 1))
        case _:
            return question.choices


def fields(questions: Iterable[Question], given: Mapping[str, Raw]) -> list[Field]:
    """Fields filled with what was given before, without judging it."""
    return [Field(question, given.get(question.id, ""), seen=question.id in given) for question in questions]


def read(questions: Iterable[Question], posted: QueryDict) -> list[Field]:
    """Fields filled with what was just posted, each with its problem if there is one."""
    found = []
    for question in questions:
        values = [value[:LONGEST] for value in posted.getlist(question.id)][:MOST]
        raw: Raw = list(values) if question.kind == "several" else (values[-1] if values else "")
        found.append(Field(question, raw, problem(question, raw), seen=True))
    return found


def problem(question: Question, raw: Raw) -> str:
    """What is wrong with an answer, in words for the person; empty when nothing is."""
    try:
        accept(question, raw)
    except BadValue as wrong:
        return f"{wrong.rule[0].upper()}{wrong.rule[1:]}." if raw else nothing_given(question)
    return ""


def nothing_given(question: Question) -> str:
    return {
        "scale": f"Choose a number from {question.low:g} to {question.high:g}.",
        "number": "Enter a number; 0 is fine.",
        "text": "Write a few words.",
    }.get(question.kind, "Choose one answer.")


def _point(n: int) -> Choice:
    return Choice(str(n), f"{n}".replace("-", "−"))
