"""Today's class: composing it, and the page that plays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from spinewise.care.guided_class import GuidedClass
from spinewise.care.happened import of_kind
from spinewise.care.hurts import QUESTIONS as HURTS
from spinewise.care.past import next_class
from spinewise.care.playback import play_back, resume_s
from spinewise.movement import library
from spinewise.web import access
from spinewise.web.forms.fields import fields
from spinewise.web.record import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.care.happened import Happened
    from spinewise.web.access import Here

CLOSED = ("start", "screen", "locked", "check_in", "plan")


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Compose today's class, once; a class already there is gone on with."""
    here = access.here_past(request, *CLOSED)
    today = here.journey.class_today
    if today is None:
        only_when_open(here)
        made = next_class(library.exercises(), here.events, here.now, seed_of(here), request.POST.get("family", ""))
        record(here.member, "class_composed", made.as_json(), f"class-{here.journey.today}", here.now)
        return redirect("class", made.id)
    return redirect("class", today.id)


@require_safe
def play(request: HttpRequest, class_id: str) -> HttpResponse:
    """The player, at the place where the class was left. A class that is over, or of another day, is not played."""
    here = access.here_past(request, *CLOSED)
    composed = access.class_for(here.member, class_id)
    today = here.journey.class_today
    if today is None or today.id != class_id:
        return redirect("today")
    if today.state in ("finished", "ended"):
        return redirect("today" if today.rated else "class_rating", *([] if today.rated else [class_id]))
    return render(request, "player.html", page(here, composed))


def page(here: Here, composed: Happened) -> dict[str, object]:
    """What the player needs to know."""
    guided = GuidedClass.from_json(composed.payload)
    played = play_back(guided, (row.payload for row in of_kind(here.events, "class_event")))
    return {
        "class": composed.payload,
        "class_id": guided.id,
        "resume_s": resume_s(guided, played),
        "is_resumed": played.state == "under way",
        "fields": fields(HURTS, {}),
        "bare": True,
    }


def only_when_open(here: Here) -> None:
    """Safety first: the full screen when it is due, the short one before each class.

    Raises:
        NotNow: something else comes first.
    """
    if "screen" in here.journey.due:
        raise access.NotNow("screen")
    if not here.journey.classes_open:
        raise access.NotNow("today")
    if not here.journey.micro_screened:
        raise access.NotNow("micro_screen")


def seed_of(here: Here) -> int:
    """One number a member, so that two people on the same day get different classes."""
    return here.member.pk.int % 2**32
