"""What to do next. Every verdict leads somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care.verdict_rules import RULES, Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinewise.care.verdict_change import Change
    from spinewise.care.verdict_inputs import Inputs


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do next."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules below look at."""

    inputs: Inputs
    change: Change
    rules: Rules

    @property
    def answered(self) -> bool:
        """There is a first answer."""
        return self.change.pain is not None

    @property
    def rescreen(self) -> bool:
        """Worse in pain or in what the person can do, or a leg symptom: safety comes first."""
        psfs = self.change.psfs
        worse = self.change.answer == "worse" or (psfs is not None and psfs.answer == "worse")
        return worse or self.inputs.leg_symptoms

    @property
    def better(self) -> bool:
        """Clearly better in what the person can do or in pain, and nothing to check first."""
        return "better" in (self.change.headline, self.change.answer) and not self.rescreen

    @property
    def unchanged(self) -> bool:
        """No clear change in either, and nothing to check first."""
        return self.change.headline == "unchanged" and not self.better and not self.rescreen

    @property
    def tried(self) -> bool:
        """Unchanged after a fair number of classes, and not because there was nothing left to change."""
        return self.unchanged and not self.low and self.inputs.classes_done() >= self.rules.classes_fair

    @property
    def low(self) -> bool:
        """Figures at which people usually call themselves recovered."""
        pain, peg = self.change.pain, self.change.peg
        if pain is None or peg is None or self.rescreen:
            return False
        return pain.after <= self.rules.recovered_pain and peg.after <= self.rules.recovered_peg


@dataclass(frozen=True, slots=True)
class Advice:
    """A rule: when it applies, the step it leads to."""

    when: Callable[[Situation], bool]
    step: NextStep


ADVICE: Final = (
    Advice(
        lambda s: s.rescreen,
        NextStep(
            "rescreen",
            "Check safety again",
            "Answer the safety questions again before the next class. They take two minutes.",
        ),
    ),
    Advice(
        lambda s: s.answered and s.rescreen,
        NextStep(
            "see_someone_worse",
            "Talk it over",
            "If what got worse stays so for another week or two, show these pages to a doctor or physiotherapist.",
        ),
    ),
    Advice(
        lambda s: s.change.answer == "not_yet" and not s.rescreen,
        NextStep(
            "carry_on",
            "Carry on",
            "A class when you can, ten seconds of diary each evening. A missed evening stays empty; that is fine.",
        ),
    ),
    Advice(
        lambda s: s.change.answer == "not_enough" and not s.rescreen,
        NextStep(
            "more_evenings",
            "Rate more evenings",
            "Look again when at least ten of the last fourteen evenings are rated. Nothing is lost.",
        ),
    ),
    Advice(
        lambda s: s.unchanged and s.inputs.classes_done() < s.rules.classes_few,
        NextStep(
            "not_tested",
            "Not tested yet",
            "Fewer than six classes cannot show much either way. If you like, give it another two weeks.",
        ),
    ),
    Advice(
        lambda s: s.unchanged and s.rules.classes_few <= s.inputs.classes_done() < s.rules.classes_fair,
        NextStep(
            "nearly_tested",
            "A few more classes",
            "You are nearly there. After eight classes it has had a fair try; look again then.",
        ),
    ),
    Advice(
        lambda s: s.tried and s.inputs.programme == "mobile",
        NextStep("other_stable", "Try the other class", "You did Mobile Spine. Stable Spine may suit you better."),
    ),
    Advice(
        lambda s: s.tried and s.inputs.programme == "stable",
        NextStep("other_mobile", "Try the other class", "You did Stable Spine. Mobile Spine may suit you better."),
    ),
    Advice(
        lambda s: s.tried,
        NextStep(
            "four_weeks",
            "Or four more weeks",
            "Trials of back exercise mostly run for six to twelve weeks. Two are short.",
        ),
    ),
    Advice(
        lambda s: s.tried,
        NextStep(
            "see_someone",
            "Or see someone",
            "A physiotherapist or doctor can look at what a diary cannot. Bring the printed page.",
        ),
    ),
    Advice(
        lambda s: s.better,
        NextStep("go_on", "Go on", "Keep the classes you like, as often as suits you."),
    ),
    Advice(
        lambda s: s.answered and not s.rescreen,
        NextStep(
            "walking",
            "Add a walking plan",
            "After a spell of back pain, people who built up walking went longer before it came back: half of them "
            "208 days or more, against 112 (WalkBack; Pocovi 2024, Lancet 404:134). "
            "They had a physiotherapist's help and had recovered first.",
        ),
    ),
    Advice(
        lambda s: s.low,
        NextStep(
            "recovered",
            "You may call it done",
            "With figures this low, most people say they have recovered. That is yours to say.",
        ),
    ),
)


def next_steps(
    inputs: Inputs, change: Change, rules: Rules = RULES, advice: Sequence[Advice] = ADVICE
) -> tuple[NextStep, ...]:
    """What follows from the verdict, most important first."""
    situation = Situation(inputs, change, rules)
    return tuple(rule.step for rule in advice if rule.when(situation))
