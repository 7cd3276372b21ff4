"""What the player says while a class runs: small events, in batches, perhaps late and perhaps twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404, JsonResponse
from django.views.decorators.http import require_POST

from spinewise.errors import BadValue, SpinewiseError
from spinewise.web import access, clock, problems
from spinewise.web.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.web.models import Member

MOST = 200  # events in one batch


@require_POST
def events(request: HttpRequest, class_id: str) -> HttpResponse:
    """Keep what can be kept and name what cannot, so that one bad event never costs the good ones."""
    member = access.member_for(request)
    access.class_for(member, class_id)
    stored: list[str] = []
    refused: list[dict[str, Any]] = []
    wrongs: list[Exception] = []
    with transaction.atomic():
        for event in batch(request):
            try:
                keep(member, class_id, event)
                stored.append(event["key"])
            except (SpinewiseError, Http404) as wrong:
                refused.append({"key": event.get("key"), "why": str(wrong) or "there is no such class"})
                wrongs.append(wrong)
    if wrongs and not stored:
        return problems.problem(request, problems.status_of(wrongs[0]), refused[0]["why"])
    return JsonResponse({"stored": stored, "refused": refused})


def batch(request: HttpRequest) -> list[dict[str, Any]]:
    """The events in the body: JSON, or (from a page that is closing) a form field with the same JSON.

    Raises:
        BadValue: not a list of objects, or too many of them.
    """
    posted = (
        problems.json_body(request)
        if problems.is_json(request)
        else {"events": problems.read_json(request.POST.get("events", ""))}
    )
    found = posted.get("events")
    if not isinstance(found, list) or not all(isinstance(event, dict) for event in found):
        raise BadValue("events", type(found).__name__, 'send {"events": [{"key", "action", "at_s", "step"}, ...]}')
    if len(found) > MOST:
        raise BadValue("events", len(found), f"at most {MOST} at once")
    return found


def keep(member: Member, class_id: str, event: Mapping[str, Any]) -> None:
    """Record one event.

    Raises:
        BadValue: it is not readable, or its key was used for something else.
        Http404: its class is not this member's.
    """
    composed = access.class_for(member, str(event.get("class", class_id)))
    key = event.get("key")
    if not isinstance(key, str):
        raise BadValue("key", key, "each event needs a key of its own, as text")
    payload = {
        "class": composed.payload["id"],
        "action": event.get("action"),
        "at_s": event.get("at_s"),
        "step": event.get("step"),
    }
    record(member, "class_event", payload, key, moment(event.get("at"), composed.at))


def moment(said: Any, composed_at: datetime) -> datetime:
    """When it happened by the player's clock, if that is possible: after the class was made, and not in the future."""
    now = clock.now()
    try:
        at = datetime.fromisoformat(said).astimezone(UTC) if isinstance(said, str) else now
    except (ValueError, OverflowError):
        return now
    return at if composed_at <= at <= now else now
