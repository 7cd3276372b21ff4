"""Second answer: can we tell why? Mostly not, and then it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from spinewise.care.natural_course import course_of, effect
from spinewise.care.verdict_change import Change, baseline
from spinewise.care.verdict_rules import RULES, Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spinewise.care.diary import Evening
    from spinewise.care.verdict_inputs import Inputs

CauseId = Literal["more_than_usual", "possibly", "cannot_tell"]
DIGITS: Final = 4  # the chance is rounded before it decides, so that the stored figure explains the answer


@dataclass(frozen=True, slots=True)
class Cause:
    """Can we tell why? `p` is the chance of a fall beyond the natural course, where it could be computed."""

    answer: CauseId
    p: float | None
    extra: tuple[float, float] | None  # the extra change, mean and SD [points]; negative is less pain
    void: tuple[str, ...]  # ids of VOIDS that make the question unanswerable
    capped: tuple[str, ...]  # ids of CAPS that hold the strongest wording back


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules below look at."""

    inputs: Inputs
    change: Change
    rules: Rules

    @property
    def co_interventions(self) -> tuple[str, ...]:
        """What else was new, from the day of joining to the day of the verdict."""
        return tuple(sorted({item for evening in self.inputs.diary().evenings for item in evening.other}))


@dataclass(frozen=True, slots=True)
class CauseRule:
    """A reason not to say why, or not to say it loudly."""

    id: str
    applies: Callable[[Facts], bool]
    say: str


VOIDS: Final = (
    CauseRule(
        "not_yet",
        lambda f: f.change.answer == "not_yet",
        "It is too early to say.",
    ),
    CauseRule(
        "no_baseline",
        lambda f: len(baseline(f.inputs, f.rules)) < f.rules.baseline_floor,
        "There is no baseline: too few evenings were rated before the first class.",
    ),
    CauseRule(
        "not_enough",
        lambda f: f.change.answer == "not_enough",
        "Too few evenings were rated.",
    ),
    CauseRule(
        "co_intervention",
        lambda f: bool(f.co_interventions),
        "Something else changed as well, so the two cannot be told apart.",
    ),
    CauseRule(
        "no_change",
        lambda f: f.change.answer in ("unchanged", "worse"),
        "Your pain did not clearly fall, so there is no fall to explain.",
    ),
    CauseRule(
        "no_classes",
        lambda f: f.inputs.classes_done() == 0,
        "You did no class, so the classes cannot be why.",
    ),
    CauseRule(
        "too_late",
        lambda f: (f.inputs.day() or 0) > f.rules.known_to_day,
        "How back pain usually goes on is known well enough for six weeks only.",
    ),
)
CAPS: Final = (
    CauseRule(
        "few_classes",
        lambda f: f.inputs.classes_done() < f.rules.classes_few,
        "You did few classes, so the strongest answer is not given.",
    ),
    CauseRule(
        "thin",
        lambda f: f.change.thin,
        "The run-in was thin, so the strongest answer is not given.",
    ),
    CauseRule(
        "function_disagrees",
        lambda f: f.change.psfs is not None and f.change.psfs.answer != "better",
        "What you can do did not clearly improve, so the strongest answer is not given.",
    ),
)


def cause(
    inputs: Inputs,
    change: Change,
    rules: Rules = RULES,
    voids: Sequence[CauseRule] = VOIDS,
    caps: Sequence[CauseRule] = CAPS,
) -> Cause:
    """The chance that the fall is more than the natural course, and how much of it may be said."""
    facts = Facts(inputs, change, rules)
    void = tuple(rule.id for rule in voids if rule.applies(facts))
    found = _chance(facts)
    if void or found is None:
        return Cause("cannot_tell", found[0] if found else None, found[1] if found else None, void, ())
    strong = found[0] > rules.p_more
    capped = tuple(rule.id for rule in caps if strong and rule.applies(facts))
    return Cause(_band(found[0], strong and not capped, rules), *found, void, capped)


def _band(p: float, strongest: bool, rules: Rules) -> CauseId:
    if strongest:
        return "more_than_usual"
    return "possibly" if p >= rules.p_possible else "cannot_tell"


def _chance(facts: Facts) -> tuple[float, tuple[float, float]] | None:
    """P(b < 0), and mean and SD of b; None without a baseline or before there is enough to look at."""
    inputs, rules = facts.inputs, facts.rules
    before = baseline(inputs, rules)
    if inputs.first_class is None or len(before) < rules.baseline_floor or facts.change.pain is None:
        return None
    rated = (*before, *inputs.diary().counted(inputs.first_class, inputs.as_of, rules))
    days = np.array([_number(inputs.first_class, evening) for evening in rated], dtype=np.float64)
    found = effect(days, np.array([[e.pain for e in rated]], dtype=np.float64), course_of(inputs.duration))
    mean, sd = round(float(found.mean[0]), DIGITS), round(float(found.sd[0]), DIGITS)
    return round(float(found.p_better[0]), DIGITS), (mean, sd)


def _number(first_class: date, evening: Evening) -> int:
    return (evening.date - first_class).days + 1
