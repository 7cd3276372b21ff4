"""Agreeing, before the first health answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from spinewise.web import access, devices
from spinewise.web.forms.consent import AGREEMENTS, ConsentForm, zones
from spinewise.web.record import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """Show the boxes; or, when all are ticked, make a member of this browser and go to the safety questions."""
    if access.member_or_none(request):
        return redirect("today")
    if request.method != "POST":
        return show(request, ConsentForm())
    form = ConsentForm.of(request.POST)
    if form.missing:
        return show(request, form, status=422)
    member, device_key = devices.enrol(request, request.POST.get("key", ""))
    record(member, "consent", form.payload(), "consent")
    response = redirect("screen")
    devices.remember(request, response, device_key)
    return response


def show(request: HttpRequest, form: ConsentForm, status: int = 200) -> HttpResponse:
    page = {"form": form, "agreements": AGREEMENTS, "zones": zones(), "bare": True}
    return render(request, "consent.html", page, status=status)
