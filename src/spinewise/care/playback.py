"""What was played of a class, out of its events: where to go on, what was skipped, how much was done.

The events may come twice, in any order, or not at all (a phone without network): the answer is the same for the
same set of events. Only the furthest point reached and what was skipped matter, never when an event arrived.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, Literal

from spinewise.care.guided_class import CLASS_SECONDS
from spinewise.care.history import Mark, PastClass, PastRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinewise.care.guided_class import GuidedClass, Step

VERSION: Final = "2026.11.1"
COUNTS_FROM_S: Final = 600  # half a class counts as a session; assumption [s]
ACTIONS: Final = (
    "started", "at", "paused", "resumed", "skip", "easier", "harder", "hurts", "finished", "ended",
)  # fmt: skip
State = Literal["not started", "under way", "finished", "ended"]


@dataclass(frozen=True, slots=True)
class Playback:
    """What became of one class. Times are class time [s]."""

    state: State
    position_s: int  # where to go on
    step: int  # the step that holds it
    done_s: int
    skipped: tuple[int, ...]  # rows
    marks: Mapping[int, Mark]  # row -> what the person made of it
    counts: bool  # as a session

    @property
    def minutes_done(self) -> float:
        """Minutes really moved through, to a tenth."""
        return round(self.done_s / 60, 1)


@dataclass(frozen=True, slots=True, order=True)
class _Event:
    at_s: int
    action: str
    step: int


def play_back(guided: GuidedClass, events: Iterable[Mapping[str, Any]]) -> Playback:
    """What the events of one class add up to.

    Args:
        guided: the class.
        events: payloads of `class_event`: class, action, at_s (class time), step. Those of other classes, of
            unknown actions or without a usable time are passed over.
    """
    known = sorted({event for event in map(_reader(guided), events) if event is not None})
    skips = [_skipped_span(guided, event) for event in known if event.action == "skip"]
    ends = [end for _, end in skips] + [event.at_s for event in known]
    finished = any(event.action == "finished" for event in known)
    position = CLASS_SECONDS if finished else max(ends, default=0)
    done = position - _covered(skips, position)
    return Playback(
        state=_state(known, finished=finished),
        position_s=position,
        step=_step_at(guided.steps, position),
        done_s=done,
        skipped=tuple(sorted({guided.steps[e.step].row for e in known if e.action == "skip"})),
        marks=_marks(guided, known),
        counts=done >= COUNTS_FROM_S,
    )


def past_class(guided: GuidedClass, played: Playback) -> PastClass:
    """The class as the composer remembers it; rows that were never reached are left out."""
    starts = {step.row: step.start_s for step in reversed(guided.steps)}
    rows = tuple(
        PastRow(row.exercise, row.variant, row.seconds, played.marks.get(number, "done"))
        for number, row in enumerate(guided.rows)
        if starts[number] < played.position_s
    )
    return PastClass(guided.day, guided.family, rows)


def resume_s(guided: GuidedClass, played: Playback) -> int:
    """Where to pick up after a break: the start of the row that was left, with time to get into position."""
    step = guided.steps[played.step]
    if played.position_s >= CLASS_SECONDS:
        return CLASS_SECONDS
    return next(other.start_s for other in guided.steps if other.row == step.row)


def _reader(guided: GuidedClass) -> Any:
    def read(payload: Mapping[str, Any]) -> _Event | None:
        at, action, step = payload.get("at_s"), payload.get("action"), payload.get("step")
        if payload.get("class") != guided.id or action not in ACTIONS:
            return None
        if isinstance(at, bool) or not isinstance(at, int | float) or not isfinite(at):
            return None
        seconds = min(max(int(at), 0), CLASS_SECONDS)
        if isinstance(step, bool) or not isinstance(step, int) or not 0 <= step < len(guided.steps):
            step = _step_at(guided.steps, seconds)
        return _Event(seconds, str(action), step)

    return read


def _skipped_span(guided: GuidedClass, event: _Event) -> tuple[int, int]:
    """From where the person was to the end of that row."""
    row = guided.steps[event.step].row
    end = max(step.end_s for step in guided.steps if step.row == row)
    return min(event.at_s, end), end


def _covered(spans: Sequence[tuple[int, int]], upto: int) -> int:
    """Seconds under at least one span."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, min(end, upto) - max(start, reached))
        reached = max(reached, min(end, upto))
    return total


def _state(known: Sequence[_Event], *, finished: bool) -> State:
    if finished:
        return "finished"
    if any(event.action == "ended" for event in known):
        return "ended"
    return "under way" if known else "not started"


def _marks(guided: GuidedClass, known: Sequence[_Event]) -> dict[int, Mark]:
    """The last word on each row in class time; "this hurts" outweighs everything said of the row."""
    marks: dict[int, Mark] = {}
    words: dict[str, Mark] = {"easier": "easier", "harder": "harder", "hurts": "hurts", "skip": "skipped"}
    for event in known:
        row = guided.steps[event.step].row
        if event.action in words and marks.get(row) != "hurts":
            marks[row] = words[event.action]
    return marks


def _step_at(steps: Sequence[Step], at_s: int) -> int:
    return next((i for i, step in enumerate(steps) if at_s < step.end_s), len(steps) - 1)
