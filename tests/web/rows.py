"""Plain, correct payloads of each kind, to be changed where a test says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from spinewise.care import check_in, movement_check, screening
from spinewise.care.plan import make_plan
from tests.plain_answers import plain_answers
from tests.plain_class import plain_class

if TYPE_CHECKING:
    from datetime import datetime

CLASS = "mobile-1-abc"


def payload(kind: str, at: datetime, **changes: Any) -> dict[str, Any]:
    """The payload of a kind as it is on an ordinary day."""
    dated = {"date": at.date().isoformat()} if kind == "diary" else {}
    return {**plain()[kind], **dated, **changes}


@cache
def plain() -> dict[str, dict[str, Any]]:
    """One of each kind."""
    told = plain_answers(check_in.QUESTIONS)
    screened = screening.screen(plain_answers(screening.QUESTIONS))
    clear = {"version": "1", "answers": {}, "tier": "CLEAR", "findings": [], "allowed": "all"}
    return {
        "consent": {"version": "1", "adult": True, "zone": "UTC"},
        "screen": {"answers": plain_answers(screening.QUESTIONS), **screened.as_payload()},
        "screen_seen": {"screen": 0},
        "clearance": {"by": "Dr Example", "until": "2026-12-31"},
        "check_in": {"version": check_in.VERSION, "answers": told},
        "movement_check": {
            "version": movement_check.VERSION,
            "occasion": "start",
            "answers": plain_answers(movement_check.QUESTIONS),
        },
        "plan": make_plan(check_in.read_check_in(told), None, screened).as_json(),
        "start": {"choice": "now"},
        "micro_screen": {**clear, "outcome": "go"},
        "class_composed": plain_class(CLASS),
        "class_event": {"class": CLASS, "action": "started", "at_s": 0, "step": 0},
        "hurts": {**clear, "class": CLASS, "at_s": 60, "exercise": "cat-cow", "outcome": "continue"},
        "class_rating": {"class": CLASS, "pain_after": 3, "effort": "right"},
        "diary": {"pain": 4, "stiffness": 4, "other": []},
        "weekly": {"version": "1", "day": 7, "answers": {}, "peg": 4.0, "activities": [["walking", 5]], "gpe": None},
        "verdict": {"version": "1", "inputs": _inputs(), "result": {}},
    }


def _inputs() -> dict[str, Any]:
    return {
        "enrolled": "2026-03-02",
        "first_class": None,
        "as_of": "2026-03-16",
        "choice": "now",
        "duration": "stable",
        "programme": "both",
    }
