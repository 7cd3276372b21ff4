"""The participation screen: answers in, a tier with its reasons and advice out. Deterministic; no score, no chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spinewise.care.heard import Heard, listen
from spinewise.care.questions import answered, complete, spoken
from spinewise.care.screening_adapt import ADAPT, Adapt, adapt_flags
from spinewise.care.screening_questions import IMPLIED, QUESTIONS
from spinewise.care.screening_rules import RULES, VERSION
from spinewise.care.tiers import ALLOWED, Allowed, Finding, Rule, Tier, findings, highest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.questions import Answer

__all__ = ["QUESTIONS", "RULES", "VERSION", "Screening", "emergency", "printed", "screen"]


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screen says, and by which version of the rules."""

    tier: Tier
    findings: tuple[Finding, ...]  # the most urgent first
    adapt: frozenset[str]  # flags that the exercise files know
    version: str = VERSION

    @property
    def classes_allowed(self) -> Allowed:
        return ALLOWED[self.tier]

    def as_payload(self) -> dict[str, Any]:
        """What is stored beside the answers."""
        return {
            "version": self.version,
            "tier": self.tier.name,
            "findings": [finding.as_payload() for finding in self.findings],
            "adapt": sorted(self.adapt),
            "allowed": self.classes_allowed,
        }


def screen(
    answers: Mapping[str, Answer], rules: Sequence[Rule[Heard]] = RULES, adapt: Sequence[Adapt] = ADAPT
) -> Screening:
    """The tier that follows from the answers. "Not sure" counts as yes.

    Raises:
        BadValue: the person is under 18, an answer is not one that was offered, or a question that is asked
            has no answer and nothing said so far is an emergency.
    """
    early = emergency(answers, rules, adapt)
    return early or _screening(listen(QUESTIONS, complete(QUESTIONS, answers), IMPLIED), rules, adapt)


def emergency(
    answers: Mapping[str, Answer], rules: Sequence[Rule[Heard]] = RULES, adapt: Sequence[Adapt] = ADAPT
) -> Screening | None:
    """The result as soon as it is an emergency, however many questions are still open; else None.

    No later answer could lower it, so nobody needs to go on tapping before being told to call for help.
    """
    found = _screening(listen(QUESTIONS, answers, IMPLIED), rules, adapt)
    return found if found.tier is Tier.T0 else None


def printed(answers: Mapping[str, Answer]) -> tuple[tuple[str, str], ...]:
    """Every question asked and its answer in words, for the page a person takes to a clinician."""
    given = answered(QUESTIONS, answers)
    return tuple(
        (question.text, spoken(question, given[question.id])) for question in QUESTIONS if question.id in given
    )


def _screening(said: Heard, rules: Sequence[Rule[Heard]], adapt: Sequence[Adapt]) -> Screening:
    found = findings(rules, said)
    return Screening(highest(found), found, adapt_flags(adapt, said))
