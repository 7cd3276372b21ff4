"""The stop button: the class stands still, three questions, and then it ends, gets easier, or goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from spinewise.care.alarms import RISE, alarm_questions, alarm_rules
from spinewise.care.heard import Heard, listen
from spinewise.care.questions import Question, complete
from spinewise.care.screening_today import BE_SEEN_TODAY, IF_WORSE
from spinewise.care.tiers import ALLOWED, Allowed, Finding, Rule, Tier, findings, highest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.questions import Answer

VERSION = "2026.11.1"
Action = Literal["stop", "easier", "continue"]
OFFERS: Mapping[Action, tuple[str, ...]] = {
    "stop": ("end",),
    "easier": ("easier", "end"),
    "continue": ("continue", "easier", "end"),
}
GO_ON = (
    "None of these is a reason to stop. Some soreness while you practise is expected. "
    "Go on, take the easier way, or end here: all three are fine."
)

QUESTIONS: tuple[Question, ...] = (
    *alarm_questions("Now"),
    Question("further", "Does pain go further down the leg than when you began?", "yes_no_unsure"),
    Question("pain_now", "Your pain now", "scale", low_word="none", high_word="the worst"),
)


@dataclass(frozen=True, slots=True)
class Hurt:
    """A rule and what the class does when it applies."""

    rule: Rule[Heard]
    action: Action


RULES: tuple[Hurt, ...] = (
    *(Hurt(rule, "stop") for rule in alarm_rules("H")),
    Hurt(
        Rule(
            "H.leg-weak",
            Tier.T1,
            lambda said: said.has("further") and said.any("weak_one", "weak_both"),
            reason="Pain goes further down the leg, and the leg is weak.",
            advice=f"{BE_SEEN_TODAY} {IF_WORSE}",
            source="during-class rule (b)",
        ),
        "stop",
    ),
    Hurt(
        Rule(
            "H.leg",
            Tier.CLEAR,
            lambda said: said.has("further"),
            reason="Pain goes further down the leg than when you began.",
            advice="This class ends here. Stand up and walk a little. Next time this movement is left out, or goes "
            "the easier way; the safety screen comes first.",
            source="during-class rule (b)",
        ),
        "stop",
    ),
    Hurt(
        Rule(
            "H.rise",
            Tier.CLEAR,
            lambda said: said.figure("pain_now") - said.figure("start_pain") > RISE,
            reason="Pain is more than 2 points above where you began.",
            advice="Take the easier way or end here, as you choose. Hurt is not harm, and a rise like this mostly "
            "settles within a day.",
            source="during-class rule (c)",
        ),
        "easier",
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the class does now."""

    action: Action
    tier: Tier
    say: str
    findings: tuple[Finding, ...]
    version: str = VERSION

    @property
    def offer(self) -> tuple[str, ...]:
        """The buttons: "continue", "easier", "end"."""
        return OFFERS[self.action]

    @property
    def classes_allowed(self) -> Allowed:
        """What is open from now until the next full screen."""
        return "gentle" if self.action == "stop" and self.tier < Tier.T1 else ALLOWED[self.tier]

    def as_payload(self) -> dict[str, Any]:
        """What is stored beside class, exercise, time and answers."""
        return {
            "version": self.version,
            "tier": self.tier.name,
            "outcome": self.action,
            "findings": [finding.as_payload() for finding in self.findings],
            "allowed": self.classes_allowed,
        }


def hurts(
    answers: Mapping[str, Answer],
    start_pain: int | None,
    now_pain: int | None = None,
    rules: Sequence[Hurt] = RULES,
) -> Outcome:
    """What to do about it. A sign of an emergency is told at once, whatever is still unanswered.

    Args:
        start_pain: pain when the class began [0 to 10]; None when it was not asked, which counts as 0.
        now_pain: pain now [0 to 10]; None when it is among the answers as "pain_now".

    Raises:
        BadValue: a question that is asked has no answer, and nothing said so far is an emergency.
    """
    given = dict(answers) if now_pain is None else {**answers, "pain_now": now_pain}
    early = _outcome(given, start_pain, rules)
    return early if early.tier is Tier.T0 else _outcome(complete(QUESTIONS, given), start_pain, rules)


def _outcome(answers: Mapping[str, Answer], start_pain: int | None, rules: Sequence[Hurt]) -> Outcome:
    said = listen(QUESTIONS, answers, {})
    said = replace(
        said, known=said.known | {"start_pain"}, figures={**said.figures, "start_pain": float(start_pain or 0)}
    )
    found = findings([one.rule for one in rules], said)
    named = {finding.rule for finding in found}
    actions = {one.action for one in rules if one.rule.id in named}
    action: Action = "stop" if "stop" in actions else "easier" if "easier" in actions else "continue"
    return Outcome(action, highest(found), found[0].advice if found else GO_ON, found)
