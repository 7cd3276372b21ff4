"""What a verdict says. Short, never flattering, never frightening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spinewise.care.diary_questions import CO_INTERVENTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinewise.care.verdict_change import ChangeId, Measure
    from spinewise.care.verdict_inputs import Inputs
    from spinewise.care.verdict_numbers import Numbers
    from spinewise.care.verdict_rules import Rules

PEG_NOTICED: Final = "1.0 to 1.75"  # [points] Reed 2024, by people's own judgement of change
CHANGED: Final[dict[ChangeId, str]] = {
    "not_yet": "Not yet. The first answer comes on day {needed_days}.",
    "not_enough": "Not enough data to say.",
    "better": "Yes: your pain is clearly lower.",
    "unchanged": "No clear change in your pain.",
    "worse": "Your pain is higher than at the start.",
}
WHY: Final = {
    "more_than_usual": "Your pain fell by more than people usually improve in {days} days.",
    "possibly": "Possibly the programme. But {days} days of ordinary recovery could look the same.",
    "cannot_tell": "We cannot tell.",
}
HEADLINES: Final[dict[tuple[ChangeId, str], str]] = {
    ("better", "more_than_usual"): "You are clearly better, by more than people usually improve in {days} days.",
    ("better", "possibly"): "You are clearly better. {days} days cannot say for sure why.",
    ("better", "cannot_tell"): "You are clearly better. We cannot tell why.",
}
FUNCTION_FIRST: Final[dict[tuple[ChangeId, ChangeId], str]] = {
    ("better", "unchanged"): "You can do clearly more. Your pain has not clearly changed.",
    ("better", "worse"): "You can do clearly more. Your pain is higher than at the start.",
    ("unchanged", "better"): "What you can do has not clearly changed. Your pain is clearly lower.",
    ("unchanged", "worse"): "What you can do has not clearly changed. Your pain is higher than at the start.",
    ("worse", "better"): "You can do less than at the start, though your pain is clearly lower.",
    ("worse", "unchanged"): "You can do less than at the start. Your pain has not clearly changed.",
}
PLAIN: Final[dict[ChangeId, str]] = {
    "not_yet": "Not yet. The first answer comes on day {needed_days}.",
    "not_enough": "Not enough data for an answer.",
    "unchanged": "No clear change so far.",
    "worse": "You are less well than at the start.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences are made from."""

    inputs: Inputs
    numbers: Numbers
    rules: Rules
    why_not: tuple[str, ...]  # the sentences of the rules that void or cap the second answer

    @property
    def others(self) -> str:
        """What else was new, in words."""
        seen = {item for evening in self.inputs.diary().evenings for item in evening.other}
        named = [choice.text[0].lower() + choice.text[1:] for choice in CO_INTERVENTIONS if choice.id in seen]
        return "; ".join(named + sorted(seen - {choice.id for choice in CO_INTERVENTIONS}))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing to say, and when."""

    id: str
    when: Callable[[Told], bool]
    text: Callable[[Told], str]


SENTENCES: Final = (
    Sentence("pain", lambda t: t.numbers.change.pain is not None, lambda t: _pain(t)),
    Sentence(
        "first_week",
        lambda t: t.numbers.change.pain is not None and t.numbers.change.start == "first_week",
        lambda t: (
            f"{_no_run_in(t)} So this sets your first {t.rules.last_days} days of classes "
            "against your latest, and leaves out whatever changed before."
        ),
    ),
    Sentence(
        "thin",
        lambda t: t.numbers.change.thin and t.numbers.change.pain is not None,
        lambda t: f"{t.numbers.change.n_before} evenings are a thin start; {t.rules.baseline_enough} are better.",
    ),
    Sentence(
        "little_room",
        lambda t: t.numbers.change.pain is not None and t.numbers.change.pain.before < t.rules.little_room,
        lambda _: "Your pain was low from the start, so there was little room for less.",
    ),
    Sentence("stiffness", lambda t: t.numbers.change.stiffness is not None, lambda t: _stiffness(t)),
    Sentence(
        "psfs",
        lambda t: t.numbers.change.psfs is not None,
        lambda t: _beside("What you can do", t.numbers.change.psfs, _function_needed(t)),
    ),
    Sentence(
        "peg",
        lambda t: t.numbers.change.peg is not None,
        lambda t: _beside(
            "Pain in the past week and how far it gets in the way (PEG)",
            t.numbers.change.peg,
            f"People begin to notice at {PEG_NOTICED}; we ask for {t.rules.peg_points:g}.",
        ),
    ),
    Sentence(
        "disagree",
        lambda t: t.numbers.change.disagree,
        lambda _: "Pain and what you can do tell two stories. The headline goes by what you can do.",
    ),
    Sentence(
        "joined",
        lambda t: t.numbers.change.psfs is not None or t.numbers.change.peg is not None,
        lambda _: (
            "What you can do and PEG start on the day you joined. People often join on a bad day, "
            "and the next days are better by themselves."
        ),
    ),
    Sentence("ratings", lambda t: (t.numbers.day or 0) >= t.rules.class_days, lambda t: _ratings(t)),
    Sentence("why_not", lambda t: bool(t.why_not), lambda t: " ".join(t.why_not)),
    Sentence("others", lambda t: bool(t.others), lambda t: f"You noted: {t.others}."),
    Sentence(
        "chance",
        lambda t: t.numbers.cause.p is not None and not t.numbers.cause.void and not t.numbers.cause.capped,
        lambda t: (
            f"Chance that your pain fell by more than it would have by itself: "
            f"{min(99, int(100 * (t.numbers.cause.p or 0)))} in 100, by a model of how back pain usually goes on."
        ),
    ),
    Sentence(
        "duration",
        lambda t: t.numbers.cause.p is not None and not t.numbers.cause.void,
        lambda _: (
            "This takes your word for how long the episode had lasted when you joined. Newer ones ease faster "
            "by themselves: if yours was newer, this answer is too kind."
        ),
    ),
    Sentence(
        "nap",
        lambda t: t.numbers.nap is not None,
        lambda t: (
            "Put each run-in evening beside each evening of the programme: the programme's was the better one "
            f"in {round(100 * (t.numbers.nap or 0))} of 100 pairs, a tie counted as half. "
            "That describes; it does not say why."
        ),
    ),
    Sentence(
        "half",
        lambda t: t.numbers.change.pain is not None,
        lambda _: (
            "In trials of care for long-lasting back pain, about half of the early improvement also comes "
            "to people who get no care at all (Pedersen 2024, doi:10.1097/j.pain.0000000000003151)."
        ),
    ),
    Sentence(
        "gpe",
        lambda t: t.inputs.gpe is not None,
        lambda t: (
            f"Asked outright, you gave {t.inputs.gpe:+d} on a scale from -5 to +5. Such an answer leans strongly "
            "on how one feels today, so it comes last and changed nothing above."
        ),
    ),
)


def say(told: Told, sentences: Sequence[Sentence] = SENTENCES) -> tuple[str, ...]:
    """Everything there is to say, in order."""
    return tuple(sentence.text(told) for sentence in sentences if sentence.when(told))


def headline(told: Told) -> str:
    """One line. Where pain and function disagree, function comes first."""
    found, why = told.numbers.change, told.numbers.cause.answer
    if found.disagree and found.psfs and found.pain:
        return FUNCTION_FIRST[found.psfs.answer, found.pain.answer]
    return fill(HEADLINES.get((found.headline, why)) or PLAIN[found.headline], told)


def fill(text: str, told: Told) -> str:
    """Put the days in."""
    return text.format(days=told.numbers.day, needed_days=told.rules.class_days)


def _pain(told: Told) -> str:
    found = told.numbers.change
    pain = found.pain
    if pain is None:
        return ""
    begin = "run-in" if found.start == "run_in" else f"first {told.rules.last_days} days"
    return (
        f"Average pain: {pain.before:.1f} in the {begin} ({found.n_before} evenings), "
        f"{pain.after:.1f} in the last {told.rules.last_days} days ({found.n_after} evenings). {_shift(pain)}"
    )


def _no_run_in(told: Told) -> str:
    if told.inputs.choice == "run_in":
        return "Too few evenings of the run-in were rated to compare with."
    return "There was no run-in to compare with."


def _stiffness(told: Told) -> str:
    before, after = told.numbers.change.stiffness or (0.0, 0.0)
    return f"Stiffness on waking, over the same days: {before:.1f}, then {after:.1f}."


def _beside(name: str, measure: Measure | None, needed: str) -> str:
    if measure is None:
        return ""
    clear = {"better": "clearly better", "unchanged": "no clear change", "worse": "clearly worse"}[measure.answer]
    return f"{name}: {measure.before:.1f}, then {measure.after:.1f} of 10: {clear}. {needed}"


def _function_needed(told: Told) -> str:
    several, single = told.rules.psfs_points, told.rules.psfs_points_single
    return f"A change counts from {several:g} points on, from {single:g} for one activity."


def _ratings(told: Told) -> str:
    found, done = told.numbers.change, told.numbers.classes_done
    return (
        f"You rated {found.n_window} of the last {told.rules.class_days} evenings ({told.rules.ratings_needed} are "
        f"needed) and did {done} {'class' if done == 1 else 'classes'} in {told.numbers.day} days."
    )


def _shift(measure: Measure) -> str:
    fall = measure.before - measure.after
    if abs(fall) < 0.05:
        return "The same."
    return f"{abs(fall):.1f} {'less' if fall > 0 else 'more'}."
