"""What the page of a safety result shows, whichever answers led there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from spinewise.care import screening
from spinewise.care.happened import last
from spinewise.care.questions import accept

if TYPE_CHECKING:
    from spinewise.care.journey import Happened
    from spinewise.web.access import Here
    from spinewise.web.forms.clearance import ClearanceForm

TITLES: Final = {
    "T0": "Please get help now",
    "T1": "Please be seen today",
    "T2": "Please see someone soon",
    "T3": "Worth a routine appointment",
    "CLEAR": "Nothing here keeps you from the classes",
}
LEADS: Final = {
    "T0": "What you told us can need quick care. It may turn out to be nothing; only someone who examines you can say.",
    "T1": "What you told us should be looked at by a doctor today. Most such signs turn out to be harmless. "
    "Classes wait until then.",
    "T2": "Have this looked at within days, two weeks at the latest. Gentle classes are open until then.",
    "T3": "Mention this at your next appointment. The classes are open.",
    "CLEAR": "These questions cannot rule illness out, but nothing you said stands in the way.",
}
SHORT: Final = {"T0": "now", "T1": "today", "T2": "within two weeks", "T3": "routine", "CLEAR": "clear"}


def page_of(here: Here, form: ClearanceForm) -> dict[str, Any]:
    """Everything on the page."""
    event = shown(here)
    tier = str(event.payload["tier"])
    return {
        "here": here,
        "journey": here.journey,
        "event": event,
        "tier": tier,
        "title": TITLES[tier],
        "lead": LEADS[tier],
        "findings": event.payload.get("findings", []),
        "is_locked": here.journey.lock is not None,
        "was_seen": bool(here.journey.lock and here.journey.lock.seen),
        "clearance": last(here.events, "clearance"),
        "form": form,
        "printed": printed(event),
    }


def shown(here: Here) -> Happened:
    """The answers that closed the classes, else the latest full screen."""
    lock = here.journey.lock
    locking = [event for event in here.events if lock and event.id == lock.event]
    return (locking or [event for event in here.events if event.kind == "screen"])[-1]


def printed(event: Happened) -> tuple[tuple[str, str], ...]:
    """Questions and answers in words, for the clinician."""
    if event.kind != "screen":
        return ()
    given = event.payload["answers"]
    known = {question.id: question for question in screening.QUESTIONS}
    return screening.printed({name: accept(known[name], _raw(value)) for name, value in given.items() if name in known})


def _raw(value: object) -> str | list[str] | None:
    if isinstance(value, list):
        return [str(item) for item in value]
    return None if value is None else f"{value:g}" if isinstance(value, float) else str(value)
