"""What was said: answers boiled down to the names of the things that are so, "not sure" counted as so."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import nan
from typing import TYPE_CHECKING

from spinewise.care.questions import NONE, UNSURE, YES, answered
from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinewise.care.questions import Answer, Question

Implied = dict[str, tuple[str, ...]]  # name -> names that follow from it


@dataclass(frozen=True, slots=True)
class Heard:
    """The facts that rules look at.

    A name is the id of a yes-or-no question or of a choice. An unknown name is an error and never just "no",
    so that a slip of the pen in a rule cannot switch it off.
    """

    names: frozenset[str]
    known: frozenset[str]
    figures: Mapping[str, float] = field(default_factory=dict)  # question id -> number given, in its unit

    def has(self, *names: str) -> bool:
        """Whether all of these were said."""
        return all(self._said(name) for name in names)

    def any(self, *names: str) -> bool:
        """Whether at least one of these was said."""
        return self.count(*names) > 0

    def count(self, *names: str) -> int:
        """How many of these were said."""
        return sum(self._said(name) for name in names)

    def figure(self, question: str) -> float:
        """A number that was given; nan while it is still to be asked, so that no comparison with it holds."""
        if question not in self.known:
            raise UnknownName("fact", question, sorted(self.known))
        return self.figures.get(question, nan)

    def _said(self, name: str) -> bool:
        if name not in self.known:
            raise UnknownName("fact", name, sorted(self.known))
        return name in self.names


def listen(questions: Sequence[Question], answers: Mapping[str, Answer], implied: Implied) -> Heard:
    """The facts in a set of answers, complete or not; answers to questions that are not asked are left out.

    "Not sure" counts as yes, and in a list as all of it, unless a question <id>_unsure goes on to ask of which.

    Raises:
        BadValue: an answer is not one that its question allows.
    """
    given = answered(questions, answers)
    ids = {question.id for question in questions}
    names = {
        name
        for question in questions
        if question.id in given
        for name in _names(question, given[question.id], is_asked_further=f"{question.id}_unsure" in ids)
    }
    names |= {also for name in names for also in implied.get(name, ())}
    figures = {name: float(answer) for name, answer in given.items() if isinstance(answer, int | float)}
    return Heard(frozenset(names), known(questions), figures)


def known(questions: Iterable[Question]) -> frozenset[str]:
    """Every name that these questions can bring up."""
    return frozenset(name for question in questions for name in [question.id, *_choices(question)])


def _names(question: Question, answer: Answer, *, is_asked_further: bool) -> list[str]:
    said = list(answer) if isinstance(answer, tuple) else [answer]
    if UNSURE in said and not is_asked_further:
        return [question.id, *_choices(question)]
    if question.kind in ("yes_no", "yes_no_unsure"):
        return [question.id] if YES in said else []
    return [item for item in said if isinstance(item, str) and item not in (NONE, UNSURE)]


def _choices(question: Question) -> list[str]:
    return [choice.id for choice in question.choices if choice.id not in (NONE, UNSURE)]
