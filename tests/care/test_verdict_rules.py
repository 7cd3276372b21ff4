"""Each threshold and each rule of the verdict carries weight: take one away and its case comes out differently."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from spinewise.care.guidance import ADVICE, next_steps
from spinewise.care.verdict import verdict
from spinewise.care.verdict_cause import CAPS, VOIDS, cause
from spinewise.care.verdict_change import change
from spinewise.care.verdict_rules import RULES, Rules
from spinewise.care.verdict_words import SENTENCES, Told, say
from tests.care.diaries import CLEAR, FLAT, NOISY, RISING, person

if TYPE_CHECKING:
    from spinewise.care.verdict_inputs import Inputs

STRONG = (5, 3, 2, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1)
HALF = (5, 5, 5, 5, 5, 5, 5)
LOW = ((0, 1, 0, 1, 1, 0, 1), (1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1))
LONG = (CLEAR[0], (*CLEAR[1], *[1, 2] * 15))


def day_13() -> Inputs:
    inputs = person(*CLEAR)
    return replace(inputs, as_of=inputs.as_of - timedelta(days=1))


def noted(inputs: Inputs) -> Inputs:
    first, *rest = inputs.evenings
    return replace(inputs, evenings=(replace(first, other=("holiday",)), *rest))


def level(before: int, during: tuple[int, ...]) -> Inputs:
    return person([before] * 7, during)


# threshold -> (a value that makes it idle, the person who is told something else then)
CASES: dict[str, tuple[float, Inputs]] = {
    "run_in_days": (99, person([10, 10, 10, *[5] * 9], STRONG)),
    "baseline_enough": (3, person((6, 7, 6, 7), STRONG)),
    "baseline_floor": (1, person((6, 7), STRONG)),
    "class_days": (1, day_13()),
    "ratings_needed": (0, person(CLEAR[0], (6, 5, 4, 3, *[None] * 5, 1, 1, 2, 1, 1))),
    "last_days": (14, level(5, (*HALF, 3, 3, 3, 3, 3, 3, 3))),
    "clear_share": (0.0, level(6, (*HALF, 5, 5, 5, 5, 5, 5, 4))),
    "clear_with_share": (0.0, level(2, (2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1))),
    "clear_points": (99.0, level(8, (8, 8, 8, 8, 8, 8, 8, 6, 6, 6, 6, 6, 6, 6))),
    "worse_points": (99.0, person(*RISING)),
    "little_room": (0.0, person(*LOW)),
    "peg_points": (99.0, person(*CLEAR, peg=(6.0, 3.0))),
    "psfs_points": (99.0, person(*CLEAR, psfs=((4, 4), (6, 6)))),
    "psfs_points_single": (99.0, person(*CLEAR, psfs=((4,), (7,)))),
    "p_more": (1.0, person(*CLEAR)),
    "p_possible": (1.0, person(*NOISY, duration="persistent")),
    "known_to_day": (9999, person(*LONG)),
    "classes_few": (0, person(*FLAT, classes=5)),
    "classes_fair": (0, person(*FLAT, classes=7)),
    "recovered_pain": (-1.0, person(CLEAR[0], STRONG, peg=(6.0, 0.5))),
    "recovered_peg": (-1.0, person(CLEAR[0], STRONG, peg=(6.0, 0.5))),
}


def told(inputs: Inputs, rules: Rules) -> tuple[Any, ...]:
    """Everything a person is told, with the figures left out."""
    found = verdict(inputs, rules)
    why = found.numbers.cause
    measures = (found.numbers.change.psfs, found.numbers.change.peg)
    return (
        found.q1,
        found.q2,
        found.headline,
        found.worked,
        why.void,
        why.capped,
        [step.id for step in found.next_steps],
        [measure.answer for measure in measures if measure],
        found.numbers.change.start,
        found.numbers.change.n_before,
        any("little room" in sentence for sentence in found.sentences),
    )


@pytest.mark.parametrize("name", [field.name for field in fields(Rules)])
def test_each_threshold_decides_a_case(name: str) -> None:
    idle, inputs = CASES[name]
    idle_rule: dict[str, Any] = {name: idle}
    assert told(inputs, RULES) != told(inputs, replace(RULES, **idle_rule))


def test_each_threshold_has_its_unit_and_source() -> None:
    for field in fields(Rules):
        assert field.metadata["unit"], field.name
        assert len(field.metadata["source"]) > 10, field.name


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("not_yet", day_13()),
        ("no_baseline", person((), CLEAR[1], choice="now")),
        ("not_enough", person(CLEAR[0], (6, 5, 4, 3, *[None] * 5, 1, 1, 2, 1, 1))),
        ("co_intervention", noted(person(*CLEAR))),
        ("no_change", person(*FLAT)),
        ("no_classes", person(*CLEAR, classes=0)),
        ("too_late", person(*LONG)),
    ],
)
def test_each_void_decides_a_case(rule: str, inputs: Inputs) -> None:
    """With one reason gone the second answer is given on different grounds, or no longer void."""
    changed = change(inputs)
    without = [void for void in VOIDS if void.id != rule]
    assert len(without) == len(VOIDS) - 1
    assert cause(inputs, changed).answer == "cannot_tell"
    assert cause(inputs, changed) != cause(inputs, changed, voids=without)


def test_no_class_is_never_the_cause() -> None:
    """A large fall without one class done: neither a success nor "possibly the programme"."""
    found = verdict(person(*CLEAR, classes=0))
    assert (found.q1.id, found.q2.id, found.worked) == ("better", "cannot_tell", False)


def test_a_cap_is_named_only_where_it_holds_something_back() -> None:
    """With a chance too small for the strongest answer anyway, nothing is said to have been withheld."""
    inputs = person(NOISY[0][:4], NOISY[1], duration="acute")
    changed = change(inputs)
    assert changed.thin
    assert (cause(inputs, changed).p or 1) < RULES.p_more
    assert cause(inputs, changed).capped == ()


def test_the_chance_is_never_called_certain() -> None:
    """After six weeks of calm the model's figure rounds to one; the sentence stops at 99."""
    inputs = person(CLEAR[0], (*CLEAR[1], *[1] * 28))
    found = verdict(inputs)
    assert found.numbers.cause.p == 1.0
    assert any("99 in 100" in sentence for sentence in found.sentences)


@pytest.mark.parametrize("rule", ["co_intervention", "too_late"])
def test_without_these_voids_success_would_be_claimed(rule: str) -> None:
    inputs = noted(person(*CLEAR)) if rule == "co_intervention" else person(*LONG)
    without = [void for void in VOIDS if void.id != rule]
    assert cause(inputs, change(inputs), voids=without).answer == "more_than_usual"


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("few_classes", person(*CLEAR, classes=5)),
        ("thin", person((6, 7, 6, 7), STRONG)),
        ("function_disagrees", person(*CLEAR, psfs=((4, 4), (5, 5)))),
    ],
)
def test_each_cap_decides_a_case(rule: str, inputs: Inputs) -> None:
    """Without it the strongest wording would be given."""
    without = [cap for cap in CAPS if cap.id != rule]
    assert cause(inputs, change(inputs)).answer == "possibly"
    assert cause(inputs, change(inputs), caps=without).answer == "more_than_usual"


def test_every_void_and_cap_has_a_case_above() -> None:
    assert [rule.id for rule in VOIDS] == [
        "not_yet",
        "no_baseline",
        "not_enough",
        "co_intervention",
        "no_change",
        "no_classes",
        "too_late",
    ]
    assert [rule.id for rule in CAPS] == ["few_classes", "thin", "function_disagrees"]


FULL = noted(person(*CLEAR, psfs=((4, 4), (5, 5)), peg=(6.0, 3.0), gpe=-1))
SPEAKERS: dict[str, Inputs] = {
    "first_week": person((), CLEAR[1], choice="now"),
    "thin": person((6, 7, 6, 7), STRONG),
    "little_room": person(*LOW),
    "chance": person(*CLEAR),
    "duration": person(*CLEAR),
}


@pytest.mark.parametrize("name", [sentence.id for sentence in SENTENCES])
def test_each_sentence_is_said_to_someone(name: str) -> None:
    """And taking it out leaves everything else as it was."""
    inputs = SPEAKERS.get(name, FULL)
    heard = Told(inputs, verdict(inputs).numbers, RULES, ("Because.",))
    without = say(heard, [sentence for sentence in SENTENCES if sentence.id != name])
    assert len(without) == len(say(heard)) - 1
    assert set(without) < set(say(heard))


NEXT: dict[str, Inputs] = {
    "rescreen": person(*RISING),
    "see_someone_worse": person(*RISING),
    "carry_on": day_13(),
    "more_evenings": person(CLEAR[0], (6, 5, 4, 3, *[None] * 5, 1, 1, 2, 1, 1)),
    "not_tested": person(*FLAT, classes=5),
    "nearly_tested": person(*FLAT, classes=7),
    "other_stable": person(*FLAT, classes=8, programme="mobile"),
    "other_mobile": person(*FLAT, classes=8, programme="stable"),
    "four_weeks": person(*FLAT, classes=8, programme="both"),
    "see_someone": person(*FLAT, classes=8),
    "go_on": person(*CLEAR),
    "walking": person(*CLEAR),
    "recovered": person(CLEAR[0], STRONG, peg=(6.0, 0.5)),
}


@pytest.mark.parametrize("name", [rule.step.id for rule in ADVICE])
def test_each_piece_of_advice_reaches_someone(name: str) -> None:
    inputs = NEXT[name]
    found = change(inputs)
    without = [rule for rule in ADVICE if rule.step.id != name]
    assert name in [step.id for step in next_steps(inputs, found)]
    assert name not in [step.id for step in next_steps(inputs, found, advice=without)]
