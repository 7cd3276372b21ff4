"""The one place for when something feels wrong; reachable from every page, with or without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def wrong(request: HttpRequest) -> HttpResponse:
    """Signs that need help at once, numbers to call, and the way to the safety questions."""
    return render(request, "wrong.html")
