"""Ten seconds an evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from spinewise.care import diary as rules
from spinewise.errors import BadValue
from spinewise.web import access
from spinewise.web.forms.chart import dots_of
from spinewise.web.forms.diary import DiaryForm, days_open, evening_of, evenings
from spinewise.web.record import record

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from spinewise.web.access import Here

BEFORE = ("start", "screen", "locked", "check_in", "plan")


@require_http_methods(["GET", "HEAD", "POST"])
def diary(request: HttpRequest) -> HttpResponse:
    """Show the two scales and what was rated so far; or keep one evening."""
    here = access.here_past(request, *BEFORE)
    if request.method != "POST":
        return show(request, here, DiaryForm.blank(here, chosen_day(request, here)))
    form = DiaryForm.of(here, request.POST)
    if form.problems or form.wrong_day:
        return show(request, here, form, status=422)
    record(here.member, "diary", form.evening().as_payload(), request.POST.get("key", ""))
    return redirect("today")


def show(request: HttpRequest, here: Here, form: DiaryForm, status: int = 200) -> HttpResponse:
    rated = evenings(here)
    page = {
        "form": form,
        "problems": form.problems,
        "days": days_open(here),
        "chart": dots_of(here),
        "evenings": rated[::-1],
        "is_rated": any(evening.date == form.day for evening in rated),
        "journey": here.journey,
    }
    return render(request, "diary.html", page, status=status)


def chosen_day(request: HttpRequest, here: Here) -> date:
    """The day asked for in the address, if it can still be rated; else today."""
    try:
        day = rules.read_date(request.GET.get("day"))
    except BadValue:
        return evening_of(here)
    return day if day in days_open(here) else evening_of(here)
