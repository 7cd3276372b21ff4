"""When the full safety screen is due again. Screening is not once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinewise.care.screening_rules import VERSION as SCREEN_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VERSION = "2026.11.1"
EVERY_DAYS = 14  # [days]
JUMP = 3  # [points of 10]


@dataclass(frozen=True, slots=True)
class Since:
    """What is known since the last full screen.

    Attributes:
        days: whole days since it; None when there was none.
        pain_before, pain_now: two pain ratings that follow each other [0 to 10]; None when not rated.
        new_leg_symptom: a symptom in a leg has come on or gone further down.
        fall: there has been a fall.
        seen: the last screen was an emergency, and the person has since said that they were seen.
        version: the rules that the last screen went by; empty when there was none.
    """

    days: int | None
    pain_before: int | None = None
    pain_now: int | None = None
    new_leg_symptom: bool = False
    fall: bool = False
    seen: bool = False
    version: str = SCREEN_VERSION


@dataclass(frozen=True, slots=True)
class DueRule:
    """If this is so, the full screen comes first, for this reason."""

    id: str
    when: Callable[[Since], bool]
    reason: str


RULES: tuple[DueRule, ...] = (
    DueRule("W.never", lambda since: since.days is None, "The safety screen comes before anything else."),
    DueRule(
        "W.days",
        lambda since: since.days is not None and since.days >= EVERY_DAYS,
        "Your last safety screen was two weeks ago or longer.",
    ),
    DueRule("W.jump", lambda since: _rise(since) >= JUMP, "Your pain has risen by 3 points or more."),
    DueRule("W.leg", lambda since: since.new_leg_symptom, "Something in a leg is new or has gone further down."),
    DueRule("W.fall", lambda since: since.fall, "You have had a fall."),
    DueRule("W.seen", lambda since: since.seen, "You were seen about an urgent sign; a new screen opens the way."),
    DueRule(
        "W.version",
        lambda since: since.days is not None and since.version != SCREEN_VERSION,
        "The safety questions have changed since you answered them.",
    ),
)


def due(since: Since, rules: Sequence[DueRule] = RULES) -> tuple[DueRule, ...]:
    """The reasons for a full screen now; empty when none is due."""
    return tuple(rule for rule in rules if rule.when(since))


def _rise(since: Since) -> int:
    if since.pain_before is None or since.pain_now is None:
        return 0
    return since.pain_now - since.pain_before
