"""The movement check by feel, at the start and again on day 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spinewise.care import movement_check as rules
from spinewise.care.happened import of_kind
from spinewise.web import access
from spinewise.web.forms.flows import MOVEMENT
from spinewise.web.record import record
from spinewise.web.views import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer
    from spinewise.web.access import Here

SCORES = (
    ("shares_work", "Shares the work", "hips, low back and upper back join in", "moves"),
    ("stays_still", "Stays quiet", "the trunk rests while arms and legs work", "still"),
    ("left_right", "Left and right", "the two sides are alike", ""),
)


@require_safe
def movement_check(request: HttpRequest) -> HttpResponse:
    """What the check asks for, and how to do it with care."""
    here = access.here_past(request, "start", "screen", "locked", "check_in")
    return render(request, "movement_check.html", {"first": first(), "again": occasion(here) == "day14"})


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One movement, and what was felt."""
    here = access.here_past(request, "start", "screen", "locked", "check_in")

    def finish(answers: Mapping[str, Answer], key: str) -> str:
        payload = {"version": rules.VERSION, "occasion": occasion(here), "answers": dict(answers)}
        record(here.member, "movement_check", payload, key)
        return reverse("movement_result")

    return flow.turn(MOVEMENT, slug, request, finish, back=reverse("movement_check"))


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """The three scores and what was felt; on day 14 beside those of the start."""
    here = access.here(request)
    checks = {event.payload["occasion"]: event for event in of_kind(here.events, "movement_check")}
    found = {name: rules.findings(event.payload["answers"]) for name, event in checks.items()}
    latest = found.get("day14") or found.get("start")
    if latest is None:
        return redirect("movement_check")
    before = found.get("start") if "day14" in found else None
    page = {
        "scores": [
            (title, note, mark, getattr(latest, name), getattr(before, name) if before else None)
            for name, title, note, mark in SCORES
        ],
        "sentences": latest.sentences,
        "answered": bool(latest.points),
        "changes": rules.compare(before, latest).sentences if before else (),
        "again": "day14" in found,
        "journey": here.journey,
    }
    return render(request, "movement_result.html", page)


def occasion(here: Here) -> str:
    """The check belongs to the start until the fourteen days of classes are through."""
    return "day14" if "movement_check" in here.journey.due else "start"


def first() -> str:
    return flow.address(MOVEMENT, MOVEMENT.pages[0])
