"""The safety questions, what follows from them, and saying that one has been seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spinewise.care import screening
from spinewise.care.journey import of_kind
from spinewise.web import access, clock
from spinewise.web.forms.clearance import ClearanceForm
from spinewise.web.forms.flows import SCREEN
from spinewise.web.record import record
from spinewise.web.views import flow
from spinewise.web.views.screen_page import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer


@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    """Why these questions come first."""
    access.member_for(request)
    return render(request, "screen.html", {"first": flow.address(SCREEN, SCREEN.pages[0])})


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One screen of the safety questions; an emergency ends them at once."""
    member = access.member_for(request)

    def finish(answers: Mapping[str, Answer], key: str) -> str:
        found = screening.screen(answers)
        record(member, "screen", {"answers": dict(answers), **found.as_payload()}, key)
        return reverse("screen_result")

    def settled(answers: Mapping[str, Answer]) -> bool:
        return screening.emergency(answers) is not None

    return flow.turn(SCREEN, slug, request, finish, back=reverse("screen"), enough=settled)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What to do now, whom to see and when, or that nothing was found."""
    here = access.here(request)
    if not of_kind(here.events, "screen"):
        return redirect("screen")
    return render(request, "screen_result.html", page_of(here, ClearanceForm()))


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """The person says that they have been seen; the full screen is asked again before any class."""
    here = access.here(request)
    if here.journey.lock is None:
        return redirect("screen_result")
    record(here.member, "screen_seen", {"screen": here.journey.lock.event}, f"seen-{here.journey.lock.event}")
    return redirect("screen")


@require_POST
def clearance(request: HttpRequest) -> HttpResponse:
    """A professional said that classes are all right for now."""
    here = access.here(request)
    form = ClearanceForm.of(request.POST, here.journey.today)
    if form.problem:
        return render(request, "screen_result.html", page_of(here, form), status=422)
    record(here.member, "clearance", form.payload(), request.POST.get("key", ""), clock.now())
    return redirect("screen_result")
