"""The way into the demonstration. These addresses exist only when the server was started with --demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from spinewise.web import access, devices
from spinewise.web.models import Member
from spinewise.web.views.start import start as home

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The start page; whoever comes the first time is let in as the made-up member right away."""
    return home(request) if access.member_or_none(request) else start(request)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Hand this browser a key to the made-up member."""
    response = redirect("today")
    devices.remember(request, response, devices.add_device(Member.objects.earliest("created_at")))
    return response
