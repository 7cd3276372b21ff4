"""First answer: did you change? Means compared, thresholds applied, no cause named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from spinewise.care.verdict_rules import RULES, Rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinewise.care.diary import Evening
    from spinewise.care.verdict_inputs import Inputs, Weekly

ChangeId = Literal["not_yet", "not_enough", "better", "unchanged", "worse"]
Start = Literal["run_in", "first_week"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure at the start and now."""

    before: float
    after: float
    answer: ChangeId  # better, unchanged or worse, by this measure's own threshold


@dataclass(frozen=True, slots=True)
class Change:
    """Did you change? `answer` is by pain alone; `headline` lets function win where the two disagree."""

    answer: ChangeId
    headline: ChangeId
    start: Start  # what the last week is compared with
    pain: Measure | None  # means of the daily ratings [points]
    stiffness: tuple[float, float] | None  # the same days' means, before and after [points]
    peg: Measure | None
    psfs: Measure | None
    n_before: int
    n_after: int  # ratings in the last seven days
    n_window: int  # counted ratings in the last fourteen days
    thin: bool  # a baseline between the floor and enough

    @property
    def disagree(self) -> bool:
        """Pain and function tell two stories."""
        return self.pain is not None and self.psfs is not None and self.pain.answer != self.psfs.answer


def change(inputs: Inputs, rules: Rules = RULES) -> Change:
    """Compare the last seven days with the start."""
    diary, day = inputs.diary(), inputs.day()
    before, start = _before(inputs, rules)
    after = diary.counted(_back(inputs.as_of, rules.last_days), inputs.as_of, rules)
    window = diary.counted(_back(inputs.as_of, rules.class_days), inputs.as_of, rules)
    weekly = sorted(inputs.weekly, key=lambda w: w.day)
    psfs = _function(weekly, day or 0, rules)
    answer: ChangeId
    pain = None
    if day is None or day < rules.class_days:
        answer = "not_yet"
    elif len(window) < rules.ratings_needed or len(before) < rules.baseline_floor:
        answer = "not_enough"
    else:
        pain = _pain(before, after, rules)
        answer = pain.answer
    return Change(
        answer=answer,
        headline=psfs.answer if psfs and pain else answer,
        start=start,
        pain=pain,
        stiffness=_stiffness(before, after) if pain else None,
        peg=_peg(weekly, day or 0, rules),
        psfs=psfs,
        n_before=len(before),
        n_after=len(after),
        n_window=len(window),
        thin=start == "run_in" and len(before) < rules.baseline_enough,
    )


def baseline(inputs: Inputs, rules: Rules = RULES) -> tuple[Evening, ...]:
    """The run-in evenings; none for a person who chose to start at once."""
    return inputs.diary().run_in(rules) if inputs.choice == "run_in" else ()


def _before(inputs: Inputs, rules: Rules) -> tuple[tuple[Evening, ...], Start]:
    """The run-in where there is one, else the first week of classes: only what there is."""
    run_in = baseline(inputs, rules)
    if len(run_in) >= rules.baseline_floor or inputs.first_class is None:
        return run_in, "run_in"
    end = inputs.first_class + timedelta(days=rules.last_days - 1)
    return inputs.diary().counted(inputs.first_class, end, rules), "first_week"


def _pain(before: Sequence[Evening], after: Sequence[Evening], rules: Rules) -> Measure:
    start, now = _mean([e.pain for e in before]), _mean([e.pain for e in after])
    return Measure(start, now, pain_answer(start, now, rules))


def pain_answer(before: float, after: float, rules: Rules = RULES) -> ChangeId:
    """Clearly better: at least 30 % and 1 point less, or 2 points less. Worse: 1 point more. Else no clear change."""
    fall = round(before - after, 9)  # 5.1 - 4.1 must count as 1
    enough_share = fall >= round(rules.clear_share * before, 9) and fall >= rules.clear_with_share
    if enough_share or fall >= rules.clear_points:
        return "better"
    return "worse" if fall <= -rules.worse_points else "unchanged"


def _stiffness(before: Sequence[Evening], after: Sequence[Evening]) -> tuple[float, float] | None:
    start = [e.stiffness for e in before if e.stiffness is not None]
    now = [e.stiffness for e in after if e.stiffness is not None]
    return (_mean(start), _mean(now)) if start and now else None


def _peg(weekly: Sequence[Weekly], day: int, rules: Rules) -> Measure | None:
    first = next((w.peg for w in weekly if w.day <= 0 and w.peg is not None), None)
    latest = [w.peg for w in weekly if _fresh(w, day, rules) and w.peg is not None]
    if first is None or not latest:
        return None
    return Measure(first, latest[-1], _answer(first - latest[-1], rules.peg_points))


def _function(weekly: Sequence[Weekly], day: int, rules: Rules) -> Measure | None:
    """PSFS over the activities rated both times; a single activity needs a larger change."""
    first = next((dict(w.activities) for w in weekly if w.day <= 0 and w.activities), {})
    latest = next((dict(w.activities) for w in reversed(weekly) if _fresh(w, day, rules) and w.activities), {})
    both = [text for text in first if text in latest]
    if not both:
        return None
    start, now = _mean([first[text] for text in both]), _mean([latest[text] for text in both])
    return Measure(start, now, _answer(now - start, rules.psfs_points if len(both) > 1 else rules.psfs_points_single))


def _fresh(weekly: Weekly, day: int, rules: Rules) -> bool:
    """Answered within the last seven days."""
    return day - rules.last_days < weekly.day <= day and weekly.day > 0


def _answer(gain: float, needed: float) -> ChangeId:
    gain = round(gain, 9)
    return "better" if gain >= needed else "worse" if gain <= -needed else "unchanged"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _back(on: date, days: int) -> date:
    """First of the last `days` days."""
    return on - timedelta(days=days - 1)
