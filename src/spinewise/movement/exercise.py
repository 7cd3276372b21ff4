"""An exercise as a teacher knows it: words, dose, what moves, what rests, whom it suits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spinewise.errors import UnknownName
from spinewise.movement import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.movement.script import Script


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier or harder way: the same movement scaled, or another exercise."""

    text: str
    amplitude: float | None  # share of the usual movement, 1.0 = the usual; None where `exercise` is named
    exercise: str | None
    pace: float  # length of one repetition as a share of the usual
    without: tuple[str, ...]  # coordinates that stay where they began
    keep: tuple[str, ...]  # parts that stay on the floor

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Variant:
        return cls(
            text=row["text"],
            amplitude=row.get("amplitude"),
            exercise=row.get("exercise"),
            pace=row.get("pace", 1.0),
            without=tuple(row.get("without", ())),
            keep=tuple(row.get("keep", ())),
        )


USUAL = Variant(text="As shown.", amplitude=1.0, exercise=None, pace=1.0, without=(), keep=())


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What to do instead when a flag applies: do it as the text says, do another exercise, or leave it out."""

    text: str
    exercise: str | None
    skip: bool


@dataclass(frozen=True, slots=True)
class Exercise:
    """One row of the library."""

    id: str
    title: str
    family: str  # "mobility" or "stability"
    position: str
    props: tuple[str, ...]
    sides: str  # "both" or "each"
    purpose: str
    start: str
    cues: tuple[str, str, str]  # said early, midway, and towards the end
    feel: str
    not_feel: str
    fault: str
    breath: str
    dose: str
    cycle_s: float  # one repetition [s]
    seconds: tuple[int, int, int]  # low, usual, high, for each side [s]
    directions: tuple[str, ...]
    moves: tuple[str, ...]  # joint names
    still: tuple[str, ...]  # joint names
    serves: tuple[str, ...]  # situation ids
    habits: tuple[str, ...]
    morning: str  # "fine", "small" or "no"
    effort: int  # 1 to 3
    evidence: str  # key of a badge
    easier: Variant
    harder: Variant
    adapt: Mapping[str, Adaptation]  # flag -> what to do instead
    script: Script  # how the figure performs it, right side working

    def variant(self, name: str) -> Variant:
        """The way of doing it called "easier", "usual" or "harder".

        Raises:
            UnknownName: there is no such way.
        """
        if name not in names.VARIANTS:
            raise UnknownName("variant", name, names.VARIANTS)
        return {"easier": self.easier, "usual": USUAL, "harder": self.harder}[name]

    def shown(self) -> tuple[str, ...]:
        """The variants that are this movement done otherwise, and not another exercise."""
        return tuple(name for name in names.VARIANTS if self.variant(name).amplitude is not None)


def from_document(document: Mapping[str, Any], script: Script) -> Exercise:
    """An exercise out of a document that the schema has passed, and its script."""
    own: dict[str, Any] = {name: document[name] for name in PLAIN}
    own |= {name: tuple(document[name]) for name in LISTS}
    return Exercise(
        **own,
        moves=names.joints(document["moves"]),
        still=names.joints(document["still"]),
        easier=Variant.from_row(document["easier"]),
        harder=Variant.from_row(document["harder"]),
        adapt={flag: _adaptation(row) for flag, row in document.get("adapt", {}).items()},
        script=script,
    )


PLAIN = (
    "id", "title", "family", "position", "sides", "purpose", "start", "feel", "not_feel", "fault", "breath",
    "dose", "cycle_s", "morning", "effort", "evidence",
)  # fmt: skip
LISTS = ("props", "cues", "seconds", "directions", "serves", "habits")


def _adaptation(row: Mapping[str, Any]) -> Adaptation:
    return Adaptation(text=row["text"], exercise=row.get("exercise"), skip=row.get("skip", False))
