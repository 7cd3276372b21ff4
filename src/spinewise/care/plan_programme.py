"""Mobile Spine, Stable Spine, or both in turn: how the choice follows from what counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from spinewise.care import plan_thresholds as limits
from spinewise.care.plan_words import FAMILY

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinewise.care.guided_class import Family
    from spinewise.care.plan_thresholds import Threshold

Programme = Literal["mobile", "stable", "both", "none"]
DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks for either kind of class [points of 10], and whether classes are open at all."""

    mobile: float
    stable: float
    is_open: bool

    @property
    def lead(self) -> float:
        """Points by which mobile leads; negative where stable does."""
        return self.mobile - self.stable


@dataclass(frozen=True, slots=True)
class ProgrammeRule:
    """One way the choice can fall; the first that holds is taken."""

    id: str
    holds: Callable[[Standing], bool]
    programme: Programme
    text: str
    because: Callable[[Standing], str]
    threshold: Threshold = limits.CLEAR_LEAD


def strength(ratings: list[int], check_points: float) -> float:
    """Points for one kind of class: the mean of its strongest ratings that count, plus those of the check."""
    strongest = sorted(ratings, reverse=True)[: int(limits.STRONGEST.value)]
    return (sum(strongest) / len(strongest) if strongest else 0.0) + check_points


PROGRAMME_RULES: Final = (
    ProgrammeRule(
        "closed",
        lambda standing: not standing.is_open,
        "none",
        "No programme yet.",
        lambda _: "It starts once your safety answers allow it.",
        limits.SAFETY_TIER,
    ),
    ProgrammeRule(
        "nothing-stands-out",
        lambda standing: standing.mobile == 0 and standing.stable == 0,
        "both",
        "Mobile Spine and Stable Spine in turn.",
        lambda _: f"Nothing reached {limits.RATED_FROM.value:g} of 10, so you get some of both.",
        limits.RATED_FROM,
    ),
    ProgrammeRule(
        "mobile-leads",
        lambda standing: standing.lead >= limits.CLEAR_LEAD.value,
        "mobile",
        "Mostly Mobile Spine.",
        lambda standing: _lead("mobile", standing),
    ),
    ProgrammeRule(
        "stable-leads",
        lambda standing: -standing.lead >= limits.CLEAR_LEAD.value,
        "stable",
        "Mostly Stable Spine.",
        lambda standing: _lead("stable", standing),
    ),
    ProgrammeRule(
        "close-together",
        lambda _: True,
        "both",
        "Mobile Spine and Stable Spine in turn.",
        lambda standing: (
            f"Moving ({standing.mobile:.1f}) and keeping still ({standing.stable:.1f}) are less than "
            f"{limits.CLEAR_LEAD.value:g} points of 10 apart, so you get both."
        ),
    ),
)


def schedule(programme: Programme, first: Family) -> tuple[Family, ...]:
    """One class a day for fourteen days.

    A single programme has five classes a week of its kind and two of the other, which keeps it within the
    3 to 5 a week that trials used; both in turn have seven of each in the two weeks.
    """
    if programme == "none":
        return ()
    other: Family = "stable" if first == "mobile" else "mobile"
    week: tuple[Family, ...] = (first, first, other, first, first, other, first)
    return week * 2 if programme != "both" else (first, other) * (DAYS // 2)


def _lead(family: Family, standing: Standing) -> str:
    return (
        f"What speaks for {FAMILY[family]} is {abs(standing.lead):.1f} points of 10 stronger; "
        f"{limits.CLEAR_LEAD.value:g} is a clear lead."
    )
