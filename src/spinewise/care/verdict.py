"""The verdict: two separate answers, what stands behind them, and what to do next.

`verdict(inputs)` is the whole of it. `as_payload` stores inputs, version and result; `rerun` computes the same
again from what was stored.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from spinewise.care.guidance import NextStep, next_steps
from spinewise.care.verdict_cause import CAPS, VOIDS, cause
from spinewise.care.verdict_change import change
from spinewise.care.verdict_inputs import Inputs, read_inputs
from spinewise.care.verdict_numbers import Numbers, numbers
from spinewise.care.verdict_rules import RULES, VERSION, Rules
from spinewise.care.verdict_words import CHANGED, WHY, Told, fill, headline, say
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the two answers: its id for rules, its text for people."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said on one day. `worked` only where clearly better and beyond the usual course."""

    q1: Answer  # did you change? (pain)
    q2: Answer  # can we tell why?
    headline: str
    worked: bool
    sentences: tuple[str, ...]
    numbers: Numbers
    next_steps: tuple[NextStep, ...]
    version: str
    inputs: Inputs

    def as_payload(self) -> dict[str, Any]:
        """What is stored: enough to show it, and to compute it again."""
        result = {
            field.name: _plain(getattr(self, field.name))
            for field in fields(self)
            if field.name not in ("version", "inputs")
        }
        return {"version": self.version, "inputs": self.inputs.as_payload(), "result": result}


def verdict(inputs: Inputs, rules: Rules = RULES) -> Verdict:
    """Both answers as of `inputs.as_of`."""
    changed = change(inputs, rules)
    why = cause(inputs, changed, rules)
    figures = numbers(inputs, changed, why, rules)
    why_not = tuple(rule.say for rule in (*VOIDS, *CAPS) if rule.id in (*why.void, *why.capped))
    told = Told(inputs, figures, rules, why_not)
    return Verdict(
        q1=Answer(changed.answer, fill(CHANGED[changed.answer], told)),
        q2=Answer(why.answer, fill(WHY[why.answer], told)),
        headline=headline(told),
        worked=worked(changed.answer, why.answer),
        sentences=say(told),
        numbers=figures,
        next_steps=next_steps(inputs, changed, rules),
        version=VERSION,
        inputs=inputs,
    )


def worked(change_answer: str, cause_answer: str) -> bool:
    """The only combination that may be called a success."""
    return change_answer == "better" and cause_answer == "more_than_usual"


def rerun(payload: Mapping[str, Any]) -> Verdict:
    """The verdict again, from its stored inputs.

    Raises:
        BadValue: stored by another version of the rules, or not readable.
    """
    if payload.get("version") != VERSION:
        raise BadValue("verdict version", payload.get("version"), f"these rules are {VERSION}")
    return verdict(read_inputs(payload["inputs"]))


def _plain(value: Any) -> Any:
    """Dataclasses, dates and tuples as JSON data; floats to four digits."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, 4)
    return value.isoformat() if isinstance(value, date) else value
