"""What the plan is made from, out of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care import check_in, movement_check, plan_thresholds
from spinewise.care.happened import last, of_kind
from spinewise.care.plan import Plan, make_plan
from spinewise.care.plan_thresholds import Threshold
from spinewise.care.screening import Screening
from spinewise.care.tiers import ALLOWED, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.web.access import Here

WIDENED = {"none": Tier.T1, "gentle": Tier.T2, "all": Tier.T3}  # the tier that opens just as much


def plan_now(here: Here) -> Plan:
    """The plan that follows from the latest check-in, the check at the start, and what safety allows today."""
    told = last(here.events, "check_in")
    checks = [row for row in of_kind(here.events, "movement_check") if row.payload["occasion"] == "start"]
    felt = movement_check.findings(checks[-1].payload["answers"]) if checks else None
    answers = told.payload["answers"] if told else {}
    return make_plan(check_in.read_check_in(answers), felt, _screening(here))


def kept_plan(here: Here) -> Plan | None:
    """The plan that was agreed to, unless a newer check-in has overtaken it."""
    plan, told = last(here.events, "plan"), last(here.events, "check_in")
    if plan is None or (told is not None and (told.at, told.id) > (plan.at, plan.id)):
        return None
    return Plan.from_json(plan.payload)


def thresholds() -> Mapping[str, Threshold]:
    """Every threshold of the plan by its name."""
    return {found.name: found for found in vars(plan_thresholds).values() if isinstance(found, Threshold)}


def _screening(here: Here) -> Screening:
    """The latest full screen, with the tier that opens what is open today (a professional's note may widen it)."""
    screen = last(here.events, "screen")
    payload = screen.payload if screen else {"tier": "T1"}
    tier = Tier[str(payload["tier"])]
    if ALLOWED[tier] != here.journey.allowed:
        tier = WIDENED[here.journey.allowed]
    return Screening(tier, (), frozenset(payload.get("adapt", ())))
