"""Every threshold of the diary, the verdict and what follows it, each with its unit and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

VERSION: Final = "2026.11.1"  # raise it with any change that can change a verdict


def _rule(value: float, unit: str, source: str) -> Any:
    return field(default=value, metadata={"unit": unit, "source": source})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The numbers that decide. `docs/verdict.md` says why each stands where it does."""

    run_in_days: int = _rule(9, "days", "assumption: older evenings say less about the start; shown, not counted")
    baseline_enough: int = _rule(5, "ratings", "Kratochwill 2013, single-case standards: five points a phase")
    baseline_floor: int = _rule(3, "ratings", "Kratochwill 2013: three points a phase meet the standard in part")
    class_days: int = _rule(14, "days", "the length of the programme")
    ratings_needed: int = _rule(10, "ratings", "assumption: 10 of the last 14 evenings, so at least 3 of the last 7")
    last_days: int = _rule(7, "days", "assumption: one whole week, so that each weekday counts once")
    clear_share: float = _rule(0.30, "share", "Ostelo 2008, Spine 33:90: 30 % from the start")
    clear_with_share: float = _rule(1.0, "points", "assumption: 30 % of a low start is less than the noise")
    clear_points: float = _rule(2.0, "points", "Ostelo 2008, Spine 33:90: 2 of 10 points")
    worse_points: float = _rule(1.0, "points", "assumption: told sooner than better is, to be safe")
    little_room: float = _rule(1.0, "points", "from clear_with_share: below it no start can become clearly better")
    peg_points: float = _rule(1.5, "points", "Reed 2024: 1.0 to 1.75 by people's own judgement of change")
    psfs_points: float = _rule(2.0, "points", "Stratford 1995, Physiother Can 47:258: mean of activities")
    psfs_points_single: float = _rule(3.0, "points", "Stratford 1995, Physiother Can 47:258: one activity")
    p_more: float = _rule(0.95, "chance", "chosen by simulation: docs/verdict.md, false claims")
    p_possible: float = _rule(0.80, "chance", "chosen by simulation: docs/verdict.md, so never called a success")
    known_to_day: int = _rule(42, "days", "Costa 2012, CMAJ 184:E613: courses pooled to six weeks")
    classes_few: int = _rule(6, "classes", "assumption: fewer have not tested it (three a week for two weeks)")
    classes_fair: int = _rule(8, "classes", "assumption: four a week for two weeks, a fair try")
    recovered_pain: float = _rule(1.0, "points", "Kamper 2010: pain of 0 to 1 goes with feeling recovered")
    recovered_peg: float = _rule(1.0, "points", "assumption: stands in for the RMDQ of Kamper 2010, not asked here")


RULES: Final = Rules()
