"""Letting a further browser in: making a code here, using it there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST

from spinewise.web import access, configuration, devices, pairing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """Show a new code, this once, as letters and as a drawing to be photographed."""
    member = access.member_for(request)
    made = pairing.make(member)
    link = request.build_absolute_uri(f"{reverse('pair')}?code={quote(made)}")
    page = {
        "code": made,
        "link": link,
        "qr": mark_safe(pairing.qr(link)),  # noqa: S308  (drawn by us from a link with nothing but letters in it)
        "minutes": int(pairing.LASTS.total_seconds() // 60),
        "is_local": f"{request.get_host()}".rsplit(":", 1)[0] in configuration.LOCAL_NAMES,
    }
    return render(request, "pairing_code.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Ask for the code; or use it, and hand this browser its own key."""
    typed = request.POST.get("code", request.GET.get("code", ""))[:40]
    if request.method != "POST":
        return show(request, typed)
    if access.member_or_none(request) and not request.POST.get("replace"):
        return show(request, typed, "This browser holds a key already. Tick the box to replace it.", status=422)
    try:
        key = pairing.use(typed, str(request.META.get("REMOTE_ADDR")))
    except pairing.NoSuchCode as wrong:
        return show(request, typed, f"This code does not work: {wrong.rule}.", status=422)
    response = redirect("today")
    devices.remember(request, response, key)
    return response


def show(request: HttpRequest, typed: str, problem: str = "", status: int = 200) -> HttpResponse:
    """The page that asks for the code."""
    page = {"code": typed, "problem": problem, "bare": True}
    return render(request, "pair.html", page, status=status)
