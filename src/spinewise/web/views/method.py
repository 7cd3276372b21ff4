"""The method, claim by claim, with what research makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from spinewise.care import method as rules

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LEGEND: Final = (
    ("SUPPORTED", "Studies of people support it."),
    ("MIXED", "Some studies support it, others do not, or only part of it."),
    ("NOT SUPPORTED", "Studies looked and did not find it."),
    ("UNTESTED", "Plausible, and we have reviewed no study that tests it."),
)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """C1 to C19 in order, the legend, and every source."""
    claims = rules.claims()
    sources = sorted({source for part in rules.evidence().values() for source in part.sources} - {rules.NO_SOURCE})
    page = {"claims": claims, "legend": LEGEND, "sources": sources, "reviewed": claims[0].reviewed}
    return render(request, "method.html", page)
