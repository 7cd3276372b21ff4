"""Three questions about the last day, before every class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spinewise.care.alarms import RISE, alarm_questions, alarm_rules
from spinewise.care.heard import listen
from spinewise.care.questions import Question, complete
from spinewise.care.tiers import Allowed, Finding, Rule, Tier, findings, highest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.heard import Heard
    from spinewise.care.questions import Answer

VERSION = "2026.11.1"
Outcome = Literal["go", "screen", "stop"]  # a class; the full screen first; no class
ALLOWED: Mapping[Outcome, Allowed] = {"go": "all", "screen": "gentle", "stop": "none"}
FULL_SCREEN = "Please go through the full safety screen before this class; it takes under two minutes."
LEVEL = "Pain from 0 to 10"

QUESTIONS: tuple[Question, ...] = (
    *alarm_questions("In the last day"),
    Question(
        "leg_or_fall",
        "In the last day: has pain or tingling gone further down a leg than before, or have you had a fall?",
        "yes_no_unsure",
    ),
    *(
        Question(name, text, "scale", low_word="none", high_word="the worst", group=LEVEL)
        for name, text in (("pain_now", "Your back pain now"), ("pain_before", "Your back pain this time yesterday"))
    ),
)

RULES: tuple[Rule[Heard], ...] = (
    *alarm_rules("M"),
    Rule(
        "M.leg-or-fall",
        Tier.CLEAR,
        lambda said: said.has("leg_or_fall"),
        reason="Pain or tingling has gone further down a leg, or you have had a fall.",
        advice=f"{FULL_SCREEN} If a leg is the reason: today leave out the direction that sends pain down it.",
        source="full screen on a new leg symptom and after a fall",
    ),
    Rule(
        "M.rise",
        Tier.CLEAR,
        lambda said: said.figure("pain_now") - said.figure("pain_before") > RISE,
        reason="Your pain is more than 2 points above yesterday's.",
        advice=f"{FULL_SCREEN} A flare is common and mostly passes; a gentle class or a walk is enough today.",
        source="full screen on a jump of 3 points or more",
    ),
)


@dataclass(frozen=True, slots=True)
class MicroScreening:
    """What the three questions say about today."""

    tier: Tier
    findings: tuple[Finding, ...]  # the most urgent first
    adapt: frozenset[str] = frozenset()
    version: str = VERSION

    @property
    def outcome(self) -> Outcome:
        if self.tier >= Tier.T1:
            return "stop"
        return "screen" if self.findings else "go"

    @property
    def classes_allowed(self) -> Allowed:
        return ALLOWED[self.outcome]

    def as_payload(self) -> dict[str, Any]:
        """What is stored beside the answers."""
        return {
            "version": self.version,
            "tier": self.tier.name,
            "outcome": self.outcome,
            "findings": [finding.as_payload() for finding in self.findings],
            "allowed": self.classes_allowed,
        }


def micro(answers: Mapping[str, Answer], rules: Sequence[Rule[Heard]] = RULES) -> MicroScreening:
    """The outcome for today. An emergency is told at once, whatever is still unanswered.

    Raises:
        BadValue: a question that is asked has no answer, and nothing said so far is an emergency.
    """
    early = _micro(answers, rules)
    return early if early.tier is Tier.T0 else _micro(complete(QUESTIONS, answers), rules)


def _micro(answers: Mapping[str, Answer], rules: Sequence[Rule[Heard]]) -> MicroScreening:
    found = findings(rules, listen(QUESTIONS, answers, {}))
    return MicroScreening(highest(found), found)
