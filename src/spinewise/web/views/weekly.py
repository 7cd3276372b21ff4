"""A few questions about the past week, on days 7, 14 and 28."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spinewise.care.check_in import VERSION, peg
from spinewise.care.diary_questions import PEG
from spinewise.web import access
from spinewise.web.forms.flows import weekly as weekly_flow
from spinewise.web.forms.trial import activities
from spinewise.web.record import record
from spinewise.web.views import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer

BEFORE = ("start", "screen", "locked", "check_in", "plan", "run_in")


@require_safe
def weekly(request: HttpRequest) -> HttpResponse:
    """To the first screen."""
    here = access.here_past(request, *BEFORE)
    asks = weekly_flow(activities(here))
    return HttpResponseRedirect(flow.address(asks, asks.pages[0]))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """The past week, then the person's own activities."""
    here = access.here_past(request, *BEFORE)
    own = activities(here)

    def finish(answers: Mapping[str, Answer], key: str) -> str:
        day = here.journey.weekly_missing or here.journey.day or 1
        record(here.member, "weekly", payload(day, own, answers), key)
        return reverse("today")

    return flow.turn(weekly_flow(own), slug, request, finish, back=reverse("today"))


def payload(day: int, own: tuple[str, ...], answers: Mapping[str, Answer]) -> dict[str, Any]:
    """What is stored: the answers about the week, their mean, and how well each activity goes."""
    abilities = [[text, answers[f"ability_{number}"]] for number, text in enumerate(own, 1)]
    week = {question.id: answers[question.id] for question in PEG}
    return {"version": VERSION, "day": day, "answers": week, "peg": peg(answers), "activities": abilities}
