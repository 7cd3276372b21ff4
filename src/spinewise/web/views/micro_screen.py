"""A few questions about the last day, before every class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spinewise.care import micro_screen as rules
from spinewise.care.tiers import Tier
from spinewise.errors import BadValue
from spinewise.web import access
from spinewise.web.forms.flows import MICRO
from spinewise.web.record import record
from spinewise.web.views import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer

BEFORE = ("start", "screen", "locked", "check_in", "plan")
NEXT = {"go": "today", "screen": "screen", "stop": "screen_result"}


@require_safe
def micro_screen(request: HttpRequest) -> HttpResponse:
    """To the first question."""
    access.here_past(request, *BEFORE)
    return HttpResponseRedirect(flow.address(MICRO, MICRO.pages[0]))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question; a sign that needs help at once ends them."""
    member = access.here_past(request, *BEFORE).member

    def finish(answers: Mapping[str, Answer], key: str) -> str:
        found = rules.micro(answers)
        record(member, "micro_screen", {"answers": dict(answers), **found.as_payload()}, key)
        return reverse(NEXT[found.outcome])

    return flow.turn(MICRO, slug, request, finish, back=reverse("today"), enough=is_emergency)


def is_emergency(answers: Mapping[str, Answer]) -> bool:
    """Whether the answers so far already ask for help at once."""
    try:
        return rules.micro(answers).tier is Tier.T0
    except BadValue:  # something is still to be asked, and nothing so far is an emergency
        return False
