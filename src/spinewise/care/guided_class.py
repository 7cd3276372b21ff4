"""A guided class as data: what happens in each of its 1200 seconds, and why. It checks its own timing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from spinewise.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Family = Literal["mobile", "stable"]
Variant = Literal["easier", "usual", "harder"]
Side = Literal["right", "left", "both"]
Kind = Literal["get_ready", "move", "change_sides", "change_position"]
Cue = tuple[int, str]  # seconds from the start of its step, words

FORMAT: Final = 1
CLASS_SECONDS: Final = 1200  # twenty minutes, from the first get-ready to the last sound (C18) [s]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the player may swap in without moving the timeline."""

    exercise: str
    variant: Variant
    title: str
    text: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the class. Every step of a row names the row's exercise.

    `start_s` and `seconds` are whole seconds of class time; a cue's time counts from its step's start.
    """

    kind: Kind
    row: int
    start_s: int
    seconds: int
    exercise: str
    variant: Variant
    side: Side
    title: str
    purpose: str
    cues: tuple[Cue, ...]
    repetitions: int = 0
    easier: Alternative | None = None
    harder: Alternative | None = None
    adaptation: str | None = None

    @property
    def end_s(self) -> int:
        """Class time at which the step ends [s]."""
        return self.start_s + self.seconds


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the class on the plan page."""

    exercise: str
    title: str
    variant: Variant
    position: str
    sided: bool
    seconds: int
    why: str


@dataclass(frozen=True, slots=True)
class GuidedClass:
    """Twenty minutes, to the second.

    Raises:
        BadValue: the steps leave a gap, overlap, do not end at 1200 s, or treat the two sides unequally.
    """

    family: Family
    day: int
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    why: tuple[str, ...]
    version: str
    id: str = field(default="")

    def __post_init__(self) -> None:
        _check_times(self.steps)
        _check_sides(self.steps)

    def summary(self) -> list[dict[str, Any]]:
        """One entry a row for the plan page, with its minutes."""
        return [{**_parts(row), "minutes": round(row.seconds / 60, 1)} for row in self.rows]

    def as_json(self) -> dict[str, Any]:
        """The class as the player and the event store take it."""
        return {
            "format": FORMAT,
            "id": self.id,
            "family": self.family,
            "day": self.day,
            "seconds": CLASS_SECONDS,
            "version": self.version,
            "why": list(self.why),
            "rows": [_parts(row) for row in self.rows],
            "steps": [_step_json(step) for step in self.steps],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> GuidedClass:
        """The class that `as_json` wrote.

        Raises:
            BadValue: another format, a missing part, or timing that does not hold.
        """
        if data.get("format") != FORMAT:
            raise BadValue("class format", data.get("format"), f"only format {FORMAT} can be read")
        try:
            return cls(
                family=_one_of("class family", data["family"], get_args(Family)),
                day=int(data["day"]),
                rows=tuple(Row(**row) for row in data["rows"]),
                steps=tuple(_step(step) for step in data["steps"]),
                why=tuple(data["why"]),
                version=str(data["version"]),
                id=str(data["id"]),
            )
        except (KeyError, TypeError) as wrong:
            raise BadValue("class", str(wrong), "a stored class has every part that as_json writes") from wrong


def _check_times(steps: Sequence[Step]) -> None:
    clock = 0
    for step in steps:
        if step.start_s != clock or step.seconds <= 0:
            rule = f"steps follow one another without gap; this one should start at {clock} s and last"
            raise BadValue(f"{step.kind} {step.exercise}", (step.start_s, step.seconds), rule)
        clock = step.end_s
    if clock != CLASS_SECONDS:
        raise BadValue("class length", clock, f"a class lasts exactly {CLASS_SECONDS} s")


def _check_sides(steps: Sequence[Step]) -> None:
    seconds: Counter[tuple[int, Side]] = Counter()
    for step in steps:
        if step.kind == "move":
            seconds[step.row, step.side] += step.seconds
    for row, side in list(seconds):
        if side != "both" and seconds[row, "right"] != seconds[row, "left"]:
            both = (seconds[row, "right"], seconds[row, "left"])
            raise BadValue(f"row {row}: right and left", both, "both sides get the same seconds")


def _step_json(step: Step) -> dict[str, Any]:
    swaps = {"easier": _alternative_json(step.easier), "harder": _alternative_json(step.harder)}
    return {**_parts(step), "cues": [list(cue) for cue in step.cues], **swaps}


def _alternative_json(swap: Alternative | None) -> dict[str, Any] | None:
    return None if swap is None else {**_parts(swap), "cues": [list(cue) for cue in swap.cues]}


def _parts(whole: Step | Alternative | Row) -> dict[str, Any]:
    return {part.name: getattr(whole, part.name) for part in fields(whole)}


def _step(data: Mapping[str, Any]) -> Step:
    _one_of("step", data["kind"], get_args(Kind))
    _one_of("side", data["side"], get_args(Side))
    _one_of("variant", data["variant"], get_args(Variant))
    read = {
        **data,
        "cues": _cues(data["cues"]),
        "easier": _alternative(data["easier"]),
        "harder": _alternative(data["harder"]),
    }
    return Step(**read)


def _alternative(data: Mapping[str, Any] | None) -> Alternative | None:
    return None if data is None else Alternative(**{**data, "cues": _cues(data["cues"])})


def _cues(data: Sequence[Sequence[Any]]) -> tuple[Cue, ...]:
    return tuple((int(at), str(text)) for at, text in data)


def _one_of(name: str, value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise UnknownName(name, value, choices)
    return value
