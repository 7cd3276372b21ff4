"""The stop button: three questions, and what the class does then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from spinewise.care.happened import last
from spinewise.care.hurts import QUESTIONS, hurts
from spinewise.care.questions import accept
from spinewise.care.tiers import Tier
from spinewise.errors import BadValue
from spinewise.web import access, problems
from spinewise.web.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.happened import Happened
    from spinewise.care.hurts import Outcome
    from spinewise.care.questions import Answer


@require_POST
def report(request: HttpRequest, class_id: str) -> HttpResponse:
    """Keep what hurts, and say what follows. A class that must stop is over, whatever the player does next."""
    here = access.here(request)
    composed = access.class_for(here.member, class_id)
    said = problems.json_body(request)
    answers = read_answers(said.get("answers"))
    outcome = hurts(answers, start_pain(here.events))
    with transaction.atomic():
        key = str(said.get("key", ""))
        where = {"class": class_id, "at_s": said.get("at_s")}
        row = {**where, "exercise": said.get("exercise"), "answers": answers, **outcome.as_payload()}
        record(here.member, "hurts", row, key, here.now)
        if outcome.action == "stop":
            step = step_at(composed.payload["steps"], row["at_s"])
            record(here.member, "class_event", {**where, "action": "ended", "step": step}, f"ended-{key}", here.now)
    return JsonResponse(reply(outcome, class_id))


def read_answers(given: Any) -> dict[str, Answer]:
    """The answers in their own types, as far as they go.

    Raises:
        BadValue: not named values, or an answer that its question does not allow.
    """
    if not isinstance(given, dict):
        raise BadValue("answers", type(given).__name__, "send them by question")
    return {question.id: accept(question, raw(given[question.id])) for question in QUESTIONS if question.id in given}


def raw(value: Any) -> str | list[str]:
    """An answer as a form would send it."""
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def start_pain(events: Sequence[Happened]) -> int | None:
    """The pain said in the short screen before this class."""
    micro = last(events, "micro_screen")
    said = micro.payload["answers"].get("pain_now") if micro else None
    return None if said is None else int(said)


def step_at(steps: Sequence[Mapping[str, Any]], at_s: float) -> int:
    """The step that holds this moment of the class."""
    return next((n for n, step in enumerate(steps) if at_s < step["start_s"] + step["seconds"]), len(steps) - 1)


def reply(outcome: Outcome, class_id: str) -> dict[str, Any]:
    """What the player shows, and where it goes when the class is over."""
    locked = outcome.tier >= Tier.T1
    return {
        "action": outcome.action,
        "tier": outcome.tier.name,
        "say": outcome.say,
        "reasons": [finding.reason for finding in outcome.findings],
        "offer": outcome.offer,
        "next": reverse("screen_result") if locked else reverse("class_rating", args=[class_id]),
    }
