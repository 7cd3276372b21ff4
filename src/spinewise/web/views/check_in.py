"""The check-in: four minutes about one's days, and what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spinewise.care import check_in as rules
from spinewise.care.check_in_questions import HABITS, SITUATIONS
from spinewise.care.happened import last
from spinewise.care.plan_words import HABIT
from spinewise.web import access
from spinewise.web.forms.flows import CHECK_IN
from spinewise.web.record import record
from spinewise.web.views import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer


@require_safe
def check_in(request: HttpRequest) -> HttpResponse:
    """What comes, and how long it takes."""
    access.here_past(request, "start", "screen", "locked")
    return render(request, "check_in.html", {"first": flow.address(CHECK_IN, CHECK_IN.pages[0])})


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One screen of the check-in."""
    member = access.here_past(request, "start", "screen", "locked").member

    def finish(answers: Mapping[str, Answer], key: str) -> str:
        rules.read_check_in(answers)
        record(member, "check_in", {"version": rules.VERSION, "answers": dict(answers)}, key)
        return reverse("check_in_summary")

    return flow.turn(CHECK_IN, slug, request, finish, back=reverse("check_in"))


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """What was said, in one view, before anything is made of it."""
    here = access.here_past(request, "start", "screen", "locked")
    event = last(here.events, "check_in")
    if event is None:
        return redirect("check_in")
    found = rules.read_check_in(event.payload["answers"])
    page = {
        "check_in": found,
        "situations": sorted(
            ((text, found.situations[name]) for name, text in SITUATIONS if name in found.situations),
            key=lambda row: -row[1],
        ),
        "habits": [
            (HABIT[habit.id].capitalize(), found.habits[habit.id], habit.unit) for habit in HABITS if not habit.steps
        ],
        "journey": here.journey,
    }
    return render(request, "check_in_summary.html", page)
