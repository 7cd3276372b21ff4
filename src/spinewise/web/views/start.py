"""The pages that anyone may read before answering anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, and one button."""
    return render(request, "home.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What it is meant for, and what not."""
    return render(request, "about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, where, and who sees it."""
    return render(request, "privacy.html")
