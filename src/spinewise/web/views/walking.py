"""A walking plan for during and after the fourteen days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from spinewise.care.walking_plan import SAY, walking_plan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

EASY = (5, 10, 15, 20, 30)  # walks to begin with [min]


@require_safe
def walking(request: HttpRequest) -> HttpResponse:
    """Twelve weeks from a walk that is easy today."""
    asked = request.GET.get("easy", "10")
    easy = int(asked) if asked in {str(minutes) for minutes in EASY} else 10
    page = {"weeks": walking_plan(easy), "easy": easy, "choices": EASY, "say": SAY}
    return render(request, "walking.html", page)
