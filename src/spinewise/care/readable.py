"""Whether what is about to be kept can be read again. Nothing is stored that a later page would stumble over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final

from spinewise.care import check_in, movement_check, verdict_inputs
from spinewise.care.class_rating import EFFORTS
from spinewise.care.diary import read_date, read_evening
from spinewise.care.guided_class import CLASS_SECONDS, GuidedClass
from spinewise.care.plan import Plan
from spinewise.care.playback import ACTIONS
from spinewise.care.tiers import ALLOWED, Tier
from spinewise.errors import BadValue, SpinewiseError, UnknownName

Payload = Mapping[str, Any]
MOST_POINTS: Final = 10
OCCASIONS: Final = ("start", "day14")
CHOICES: Final = ("run_in", "now")


def read_again(kind: str, payload: Payload) -> None:
    """Read the payload of an event as the rules will.

    Raises:
        UnknownName: no such kind, or a name in it is unknown.
        BadValue: the rules could not read it.
    """
    if kind not in READERS:
        raise UnknownName("kind of event", kind, READERS)
    try:
        READERS[kind](payload)
    except SpinewiseError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as wrong:
        raise BadValue(kind, sorted(payload), f"it cannot be read: {type(wrong).__name__} {wrong}") from wrong


def _consent(payload: Payload) -> None:
    if payload["adult"] is not True:
        raise BadValue("adult", payload["adult"], "Spinewise is for adults")
    _text(payload, "version", "zone")


def _safety(payload: Payload) -> None:
    _text(payload, "version")
    _mapping(payload, "answers")
    _one_of("tier", payload["tier"], Tier.__members__)
    _one_of("allowed", payload["allowed"], ALLOWED.values())
    for finding in payload.get("findings", ()):
        _text(finding, "rule", "reason")


def _outcome(payload: Payload) -> None:
    _safety(payload)
    _text(payload, "outcome")


def _hurts(payload: Payload) -> None:
    _outcome(payload)
    _text(payload, "class")
    _number("at_s", payload["at_s"], CLASS_SECONDS)


def _clearance(payload: Payload) -> None:
    _text(payload, "by")
    read_date(payload["until"])


def _movement_check(payload: Payload) -> None:
    _one_of("occasion", payload["occasion"], OCCASIONS)
    movement_check.findings(payload["answers"])


def _class_event(payload: Payload) -> None:
    _text(payload, "class")
    _one_of("action", payload["action"], ACTIONS)
    _number("at_s", payload["at_s"], CLASS_SECONDS)
    _whole("step", payload["step"])


def _class_rating(payload: Payload) -> None:
    _text(payload, "class")
    _points("pain_after", payload["pain_after"])
    if payload.get("effort") is not None:
        _one_of("effort", payload["effort"], [effort.id for effort in EFFORTS])


def _weekly(payload: Payload) -> None:
    _whole("day", payload["day"])
    if payload.get("peg") is not None:
        _number("peg", payload["peg"], MOST_POINTS)
    for text, ability in payload.get("activities", ()):
        _text({"activity": text}, "activity")
        _number("ability", ability, MOST_POINTS)
    if payload.get("gpe") is not None and abs(int(payload["gpe"])) > 5:
        raise BadValue("gpe", payload["gpe"], "give a whole number from -5 to 5")


def _verdict(payload: Payload) -> None:
    _text(payload, "version")
    verdict_inputs.read_inputs(payload["inputs"])
    _mapping(payload, "result")


READERS: Final[Mapping[str, Callable[[Payload], object]]] = {
    "consent": _consent,
    "screen": _safety,
    "screen_seen": lambda payload: _whole("screen", payload["screen"]),
    "clearance": _clearance,
    "check_in": lambda payload: check_in.read_check_in(payload["answers"]),
    "movement_check": _movement_check,
    "plan": Plan.from_json,
    "start": lambda payload: _one_of("choice", payload["choice"], CHOICES),
    "micro_screen": _outcome,
    "class_composed": GuidedClass.from_json,
    "class_event": _class_event,
    "hurts": _hurts,
    "class_rating": _class_rating,
    "diary": read_evening,
    "weekly": _weekly,
    "verdict": _verdict,
}


def _text(payload: Payload, *names: str) -> None:
    for name in names:
        if not isinstance(payload[name], str):
            raise BadValue(name, payload[name], "text is needed")


def _mapping(payload: Payload, name: str) -> None:
    if not isinstance(payload[name], dict):
        raise BadValue(name, payload[name], "named values are needed")


def _one_of(name: str, value: Any, choices: Any) -> None:
    if value not in list(choices):
        raise UnknownName(name, value, choices)


def _whole(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadValue(name, value, "give a whole number, 0 or more")


def _points(name: str, value: Any) -> None:
    _whole(name, value)
    _number(name, value, MOST_POINTS)


def _number(name: str, value: Any, most: float) -> None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if not usable or not 0 <= value <= most:
        raise BadValue(name, value, f"give a number from 0 to {most:g}")
