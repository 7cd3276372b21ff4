"""When the full screen is due again."""

from __future__ import annotations

import pytest

from spinewise.care.when import RULES, Since, due

CASES: dict[str, tuple[Since, str]] = {
    "never screened": (Since(days=None), "W.never"),
    "today": (Since(days=0), ""),
    "13 days": (Since(days=13), ""),
    "14 days": (Since(days=14), "W.days"),
    "up by 3": (Since(days=1, pain_before=2, pain_now=5), "W.jump"),
    "up by 2": (Since(days=1, pain_before=2, pain_now=4), ""),
    "down by 5": (Since(days=1, pain_before=7, pain_now=2), ""),
    "pain not rated before": (Since(days=1, pain_before=None, pain_now=9), ""),
    "pain not rated now": (Since(days=1, pain_before=0, pain_now=None), ""),
    "a leg": (Since(days=1, new_leg_symptom=True), "W.leg"),
    "a fall": (Since(days=1, fall=True), "W.fall"),
    "seen after an emergency": (Since(days=1, seen=True), "W.seen"),
    "other questions": (Since(days=1, version="2025.1.1"), "W.version"),
    "never screened has no version": (Since(days=None, version=""), "W.never"),
    "several at once": (Since(days=20, pain_before=0, pain_now=8, fall=True), "W.days W.jump W.fall"),
}


def ids(since: Since, rules=RULES) -> set[str]:
    return {rule.id for rule in due(since, rules)}


@pytest.mark.parametrize("name", CASES)
def test_each_occasion(name: str) -> None:
    """Exactly the reasons listed."""
    since, rules = CASES[name]
    assert ids(since) == set(rules.split())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_deleting_a_rule_is_noticed(rule) -> None:
    """Without it, a named occasion gets another result."""
    without = [other for other in RULES if other is not rule]
    assert any(ids(since, without) != set(rules.split()) for since, rules in CASES.values())


def test_the_rules_are_these() -> None:
    """Seven, each with a reason in a sentence."""
    assert len({rule.id for rule in RULES}) == len(RULES) == 7
    assert all(rule.reason.endswith(".") for rule in RULES)
