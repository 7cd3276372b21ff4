"""How urgent an answer is, and what a rule about answers looks like. Every screen in the product uses these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Facts = TypeVar("Facts")
Allowed = Literal["none", "gentle", "all"]


class Tier(IntEnum):
    """How soon to be seen; the larger, the sooner. `tier.name` is what gets stored."""

    CLEAR = 0  # nothing found
    T3 = 1  # a routine appointment; classes go on
    T2 = 2  # a clinician within days, two weeks at the latest; the gentle set until then
    T1 = 3  # today; no class until seen
    T0 = 4  # now, as an emergency; locked until the person says they were seen


ALLOWED: Mapping[Tier, Allowed] = {
    Tier.CLEAR: "all",
    Tier.T3: "all",
    Tier.T2: "gentle",
    Tier.T1: "none",
    Tier.T0: "none",
}
ALLOWED_ONCE_CLEARED: Mapping[Tier, Allowed] = {
    Tier.CLEAR: "all",
    Tier.T3: "all",
    Tier.T2: "all",
    Tier.T1: "gentle",
    Tier.T0: "none",  # nobody clears T0 for someone: being seen, then a new screen, opens the classes again
}


SAY_TOO = "Tell them this as well."


@dataclass(frozen=True, slots=True)
class Rule(Generic[Facts]):
    """One line of the rules file: if this is so, then that tier, for this reason, with this advice.

    Attributes:
        id: unique, and never used again for another rule.
        when: pure test on the facts.
        reason: what was noticed, in the person's words.
        advice: what to do now, whom to see and when.
        source: where the rule comes from.
    """

    id: str
    tier: Tier
    when: Callable[[Facts], bool]
    reason: str
    advice: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that applied."""

    rule: str
    tier: Tier
    reason: str
    advice: str

    def as_payload(self) -> dict[str, str]:
        return {"rule": self.rule, "tier": self.tier.name, "reason": self.reason, "advice": self.advice}


def findings(rules: Iterable[Rule[Facts]], facts: Facts) -> tuple[Finding, ...]:
    """The rules that apply, the most urgent first, otherwise in the order of the file.

    Beside an emergency nobody is told to ring the surgery or to book: those findings are for telling too.
    """
    found = [Finding(rule.id, rule.tier, rule.reason, rule.advice) for rule in rules if rule.when(facts)]
    ordered = sorted(found, key=lambda finding: -finding.tier)
    if highest(found) is Tier.T0:
        ordered = [replace(one, advice=SAY_TOO) if one.tier in (Tier.T1, Tier.T2) else one for one in ordered]
    return tuple(ordered)


def highest(found: Iterable[Finding]) -> Tier:
    """The most urgent tier among findings; CLEAR when there are none."""
    return max((finding.tier for finding in found), default=Tier.CLEAR)
