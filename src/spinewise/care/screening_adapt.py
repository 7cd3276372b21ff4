"""What changes an exercise and is no reason to stay away: flags that the exercise files know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spinewise.care.heard import Heard


@dataclass(frozen=True, slots=True)
class Adapt:
    """If this is so, these flags are set."""

    id: str
    when: Callable[[Heard], bool]
    flags: tuple[str, ...]
    reason: str


ADAPT: tuple[Adapt, ...] = (
    Adapt("A.pregnancy", lambda said: said.has("pregnant"), ("pregnancy",), "No long lying on the back."),
    Adapt(
        "A.osteoporosis",
        lambda said: said.has("osteoporosis"),
        ("osteoporosis",),
        "Mid-range and slow; no loaded bending.",
    ),
    Adapt("A.surgery", lambda said: said.has("spine_surgery"), ("recent_surgery",), "Only what was cleared."),
    Adapt("A.hip", lambda said: said.has("hip_joint"), ("hip_replacement",), "The hip stays within its limits."),
    Adapt("A.knee", lambda said: said.has("knee_joint"), ("knees",), "Less kneeling, and softer."),
    Adapt("A.balance", lambda said: said.has("poor_balance"), ("balance",), "A wall or chair within reach."),
    Adapt("A.pressure", lambda said: said.has("high_pressure"), ("pressure",), "No held breath, no head below heart."),
    Adapt("A.bendy", lambda said: said.has("very_bendy"), ("hypermobility",), "The middle of the range, not its end."),
    Adapt(
        "A.forward",
        lambda said: said.has("slipped_forward"),
        ("spondylolisthesis", "arching_hurts_leg"),
        "Little arching.",
    ),
)


def adapt_flags(rules: Iterable[Adapt], said: Heard) -> frozenset[str]:
    """All flags that apply."""
    return frozenset(flag for rule in rules if rule.when(said) for flag in rule.flags)
