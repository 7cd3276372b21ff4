"""The stop button during a class."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinewise.care.hurts import GO_ON, QUESTIONS, RULES, Outcome, hurts
from spinewise.care.questions import Answer, asked
from spinewise.errors import BadValue

Answers = dict[str, Answer]
FINE: Answers = {"alarm": "no", "further": "no", "pain_now": 4}
START = 4  # pain when the class began


def alarm(*which: str, back: str = "no") -> Answers:
    return {"alarm": "yes", "alarm_which": which, "alarm_back": back}


# by name: what is said, action and tier, rules that apply
CASES: dict[str, tuple[Answers, str, str, str]] = {
    "fine": ({}, "continue", "CLEAR", ""),
    "numb": (alarm("saddle"), "stop", "T0", "H.saddle H.alarm"),
    "bladder": (alarm("bladder"), "stop", "T0", "H.bladder H.alarm"),
    "both legs": (alarm("weak_both"), "stop", "T0", "H.weak-both H.alarm"),
    "chest and back": (alarm("chest_signs", back="yes"), "stop", "T0", "H.chest H.chest-alone H.alarm"),
    "chest": (alarm("chest_signs"), "stop", "T1", "H.chest-alone H.alarm"),
    "one leg": (alarm("weak_one"), "stop", "T1", "H.weak-one H.alarm"),
    "something else": (alarm("none"), "stop", "T1", "H.alarm"),
    "which?": (alarm("unsure"), "stop", "T0", "H.saddle H.bladder H.weak-both H.weak-one H.chest-alone H.alarm"),
    "further down and weak": (
        {**alarm("weak_one"), "further": "yes"},
        "stop",
        "T1",
        "H.leg-weak H.leg H.weak-one H.alarm",
    ),
    "further down": ({"further": "yes"}, "stop", "CLEAR", "H.leg"),
    "further down?": ({"further": "unsure"}, "stop", "CLEAR", "H.leg"),
    "up by 3": ({"pain_now": 7}, "easier", "CLEAR", "H.rise"),
    "up by 2": ({"pain_now": 6}, "continue", "CLEAR", ""),
    "up by 3 and further down": ({"pain_now": 7, "further": "yes"}, "stop", "CLEAR", "H.rise H.leg"),
}


def result(said: Answers, rules=RULES) -> tuple[str, str, set[str]]:
    found = hurts({**FINE, **said}, START, rules=rules)
    return found.action, found.tier.name, {finding.rule for finding in found.findings}


@pytest.mark.parametrize("name", CASES)
def test_each_answer_has_its_action(name: str) -> None:
    """Action, tier and rules as listed."""
    said, action, tier, rules = CASES[name]
    assert result(said) == (action, tier, set(rules.split()))


@pytest.mark.parametrize("hurt", RULES, ids=lambda hurt: hurt.rule.id)
def test_deleting_a_rule_is_noticed(hurt) -> None:
    """Without it, a named case gets another result."""
    without = [other for other in RULES if other is not hurt]
    assert any(result(said, without) != result(said) for said, *_ in CASES.values())


def test_the_rules_are_these() -> None:
    """Seven alarms, two about the leg, one about the rise."""
    assert [hurt.action for hurt in RULES] == ["stop"] * 9 + ["easier"]
    assert len({hurt.rule.id for hurt in RULES}) == 10


def test_three_questions_when_all_is_well() -> None:
    """Follow-ups come only when they are needed."""
    assert [question.id for question in asked(QUESTIONS, FINE)] == ["alarm", "further", "pain_now"]


def test_the_person_chooses_between_easier_and_the_end() -> None:
    """A rise offers both; a stop offers only the end; anyone may end at any time."""
    offers = {case: hurts({**FINE, **said}, START).offer for case, (said, *_) in CASES.items()}
    assert offers["up by 3"] == ("easier", "end")
    assert offers["further down"] == ("end",)
    assert offers["fine"] == ("continue", "easier", "end")


def test_what_is_said_is_the_most_urgent_advice() -> None:
    """And going on is said kindly."""
    assert hurts({**FINE, **alarm("saddle")}, START).say.startswith("Call your local emergency number now")
    assert hurts(FINE, START).say == GO_ON


@pytest.mark.parametrize(
    ("start", "now", "action"), [(0, 2, "continue"), (0, 3, "easier"), (None, 3, "easier"), (None, 2, "continue")]
)
def test_pain_now_may_come_by_itself_and_an_unknown_start_counts_as_none(start, now: int, action: str) -> None:
    """The careful end: without a start, any pain above 2 is a rise."""
    assert hurts({"alarm": "no", "further": "no"}, start, now).action == action


def test_an_emergency_needs_no_further_answer() -> None:
    """Told at once; anything less needs all three."""
    assert hurts({"alarm": "yes", "alarm_which": ("bladder",)}, START).tier.name == "T0"
    for missing in FINE:
        with pytest.raises(BadValue, match="an answer is needed"):
            hurts({name: answer for name, answer in FINE.items() if name != missing}, START)


@pytest.mark.parametrize("pain", [-1, 11, 3.5])
def test_a_pain_off_the_scale_is_refused(pain: float) -> None:
    """0 to 10, whole."""
    with pytest.raises(BadValue):
        hurts({**FINE, "pain_now": pain}, START)


RANK = {"continue": 0, "easier": 1, "stop": 2}


@given(st.sampled_from(["no", "yes", "unsure"]), st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_saying_more_never_softens_the_answer(further: str, start: int, now: int, more: int) -> None:
    """More pain, pain further down: the same action or a stricter one."""
    less = hurts({**FINE, "further": further}, start, min(now, more))
    then = hurts({**FINE, "further": "yes"}, start, max(now, more))
    assert RANK[then.action] >= RANK[less.action]


def test_what_is_stored_and_what_is_open_afterwards() -> None:
    """Plain JSON; after pain down the leg only the gentle set until the full screen."""
    outcome: Outcome = hurts({**FINE, "further": "yes"}, START)
    assert json.loads(json.dumps(outcome.as_payload()))["outcome"] == "stop"
    assert outcome.classes_allowed == "gentle"
    assert hurts({**FINE, **alarm("weak_one")}, START).classes_allowed == "none"
    assert hurts(FINE, START).classes_allowed == "all"
