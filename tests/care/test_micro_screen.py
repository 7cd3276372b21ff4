"""Three questions before a class."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinewise.care.micro_screen import QUESTIONS, RULES, micro
from spinewise.care.questions import Answer, asked
from spinewise.care.tiers import Tier
from spinewise.errors import BadValue

Answers = dict[str, Answer]
WELL: Answers = {"alarm": "no", "leg_or_fall": "no", "pain_now": 4, "pain_before": 4}


def alarm(*which: str, back: str = "no", sure: str = "yes") -> Answers:
    return {"alarm": sure, "alarm_which": which, "alarm_back": back}


# by name: what is said, tier and outcome, rules that apply
CASES: dict[str, tuple[Answers, str, str, str]] = {
    "well": ({}, "CLEAR", "go", ""),
    "numb": (alarm("saddle"), "T0", "stop", "M.saddle M.alarm"),
    "bladder": (alarm("bladder"), "T0", "stop", "M.bladder M.alarm"),
    "both legs": (alarm("weak_both"), "T0", "stop", "M.weak-both M.alarm"),
    "chest and back": (alarm("chest_signs", back="yes"), "T0", "stop", "M.chest M.chest-alone M.alarm"),
    "chest, back?": (alarm("chest_signs", back="unsure"), "T0", "stop", "M.chest M.chest-alone M.alarm"),
    "chest": (alarm("chest_signs"), "T1", "stop", "M.chest-alone M.alarm"),
    "one leg": (alarm("weak_one"), "T1", "stop", "M.weak-one M.alarm"),
    "something else": (alarm("none"), "T1", "stop", "M.alarm"),
    "unsure, then numb": (alarm("saddle", sure="unsure"), "T0", "stop", "M.saddle M.alarm"),
    "which?": (
        alarm("unsure"),
        "T0",
        "stop",
        "M.saddle M.bladder M.weak-both M.weak-one M.chest-alone M.alarm",
    ),
    "leg or fall": ({"leg_or_fall": "yes"}, "CLEAR", "screen", "M.leg-or-fall"),
    "leg or fall?": ({"leg_or_fall": "unsure"}, "CLEAR", "screen", "M.leg-or-fall"),
    "up by 3": ({"pain_now": 7}, "CLEAR", "screen", "M.rise"),
    "up by 2": ({"pain_now": 6}, "CLEAR", "go", ""),
    "down by 4": ({"pain_now": 0}, "CLEAR", "go", ""),
    "follow-ups are not heard unless asked": ({"alarm_which": ("saddle",), "alarm_back": "yes"}, "CLEAR", "go", ""),
}


def result(said: Answers, rules=RULES) -> tuple[str, str, set[str]]:
    found = micro({**WELL, **said}, rules)
    return found.tier.name, found.outcome, {finding.rule for finding in found.findings}


@pytest.mark.parametrize("name", CASES)
def test_each_answer_has_its_outcome(name: str) -> None:
    """Tier, outcome and rules as listed."""
    said, tier, outcome, rules = CASES[name]
    assert result(said) == (tier, outcome, set(rules.split()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_deleting_a_rule_is_noticed(rule) -> None:
    """Without it, a named case gets another result."""
    without = [other for other in RULES if other is not rule]
    assert any(result(said, without) != result(said) for said, *_ in CASES.values())


def test_the_rules_are_these() -> None:
    """Four emergencies, three for today, two that lead to the full screen."""
    assert [sum(rule.tier is tier for rule in RULES) for tier in (Tier.T0, Tier.T1, Tier.CLEAR)] == [4, 3, 2]
    assert len({rule.id for rule in RULES}) == 9


def test_a_healthy_person_answers_three_questions() -> None:
    """The third has two dials on one screen."""
    questions = asked(QUESTIONS, WELL)
    assert [question.id for question in questions] == ["alarm", "leg_or_fall", "pain_now", "pain_before"]
    assert questions[2].group == questions[3].group != ""


def test_what_it_opens() -> None:
    """Go: everything. Full screen first: gentle until it says more. Stop: nothing."""
    assert micro(WELL).classes_allowed == "all"
    assert micro({**WELL, "leg_or_fall": "yes"}).classes_allowed == "gentle"
    assert micro({**WELL, **alarm("weak_one")}).classes_allowed == "none"


def test_an_emergency_needs_no_further_answer() -> None:
    """Numb: told at once, and nothing made up about what was not asked."""
    found = micro({"alarm": "yes", "alarm_which": ("saddle",)})
    assert {finding.rule for finding in found.findings} == {"M.saddle", "M.alarm"}
    with pytest.raises(BadValue, match="an answer is needed"):
        micro({"alarm": "yes", "alarm_which": ("weak_one",)})


@given(
    st.sampled_from(["no", "yes", "unsure"]),
    st.sets(st.sampled_from(["saddle", "bladder", "weak_both", "weak_one", "chest_signs", "unsure"])),
    st.sampled_from(["saddle", "bladder", "weak_both", "weak_one", "chest_signs", "unsure"]),
    st.sampled_from(["no", "yes", "unsure"]),
    st.sampled_from(["yes", "unsure"]),
)
def test_saying_more_never_lowers_the_tier(first: str, which: set[str], more: str, back: str, sure: str) -> None:
    """One more sign, or a no turned into yes or "not sure"."""
    less = {**WELL, "alarm": first, "alarm_which": tuple(which) or ("none",), "alarm_back": back}
    then = {**less, "alarm": sure, "alarm_which": tuple({*which, more})}
    assert micro(then).tier >= micro(less).tier
    assert micro({**then, "alarm_back": sure}).tier >= micro(then).tier


def test_what_is_stored() -> None:
    """Plain JSON, with the version of the rules."""
    stored = json.loads(json.dumps(micro({**WELL, "leg_or_fall": "yes"}).as_payload()))
    assert {"version", "tier", "outcome", "findings", "allowed"} == set(stored)
    assert (stored["tier"], stored["outcome"], stored["allowed"]) == ("CLEAR", "screen", "gentle")
