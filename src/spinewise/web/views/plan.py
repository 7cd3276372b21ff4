"""Fourteen days, each choice with its reason; and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from spinewise.care.classes import compose
from spinewise.care.plan_words import FAMILY
from spinewise.movement import library
from spinewise.web import access
from spinewise.web.forms.plan import kept_plan, plan_now, thresholds
from spinewise.web.record import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.care.plan import Plan
    from spinewise.web.access import Here

TITLES: Final = {
    "mobile": "Mostly Mobile Spine",
    "stable": "Mostly Stable Spine",
    "both": "Mobile and Stable Spine in turn",
    "none": "No classes for now",
}
CHOICES: Final = ("run_in", "now")


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan; or agree to it, and begin with quiet evenings or right away."""
    here = access.here_past(request, "start", "screen", "locked", "check_in")
    if request.method != "POST":
        return show(request, here)
    choice, key = request.POST.get("choice", ""), request.POST.get("key", "")
    if here.journey.choice is None and choice not in CHOICES:
        return show(request, here, "Choose how you would like to begin.", status=422)
    record(here.member, "plan", plan_now(here).as_json(), key)
    if here.journey.choice is None:
        record(here.member, "start", {"choice": choice}, f"start-{key}"[:64])
    return redirect("today")


def show(request: HttpRequest, here: Here, problem: str = "", status: int = 200) -> HttpResponse:
    kept = kept_plan(here)
    found = kept or plan_now(here)
    named = thresholds()
    page = {
        "plan": found,
        "title": TITLES[found.programme],
        "days": [(number, family, FAMILY[family]) for number, family in enumerate(found.schedule, 1)],
        "reasons": [(reason, named.get(reason.threshold)) for reason in found.reasons],
        "sample": sample(found),
        "is_kept": kept is not None,
        "journey": here.journey,
        "problem": problem,
    }
    return render(request, "plan.html", page, status=status)


def sample(plan: Plan) -> list[dict[str, Any]]:
    """What a class on the first day would hold."""
    if not plan.schedule:
        return []
    first = compose(
        library.exercises(),
        plan,
        family=plan.schedule[0],
        day=1,
        morning=False,
        adapt=frozenset(),
        gentle=False,
        history=(),
        seed=1,
    )
    return first.summary()
