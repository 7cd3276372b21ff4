"""Two answers, every number behind them, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from spinewise.care import verdict as rules
from spinewise.care.diary_questions import GPE
from spinewise.care.happened import last
from spinewise.care.questions import accept
from spinewise.web import access
from spinewise.web.forms.chart import chart_of
from spinewise.web.forms.fields import Field, fields, read
from spinewise.web.forms.trial import inputs
from spinewise.web.record import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.web.access import Here

BEFORE = ("start", "screen", "locked", "check_in", "plan")


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest) -> HttpResponse:
    """Show both answers as of today; or keep them, with how the person sees it themselves."""
    here = access.here_past(request, *BEFORE)
    if request.method != "POST":
        return show(request, here, fields([GPE], {})[0])
    field = read([GPE], request.POST)[0]
    if field.problem:
        return show(request, here, field, status=422)
    given = accept(GPE, field.value)
    found = rules.verdict(inputs(here, int(given) if isinstance(given, int) else None))
    record(here.member, "verdict", found.as_payload(), request.POST.get("key", ""))
    return redirect("verdict")


def show(request: HttpRequest, here: Here, field: Field, status: int = 200) -> HttpResponse:
    found = rules.verdict(inputs(here))
    kept = last(here.events, "verdict")
    page = {
        "verdict": found,
        "chart": chart_of(found),
        "field": field,
        "problems": [field] if field.problem else [],
        "kept": kept,
        "can_keep": found.q1.id not in ("not_yet", "not_enough"),
        "journey": here.journey,
    }
    return render(request, "verdict.html", page, status=status)
