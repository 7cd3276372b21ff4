"""What earlier classes held and what the person said during them: the composer's memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.care.guided_class import Family, Variant

Mark = Literal["done", "skipped", "easier", "harder", "hurts"]


@dataclass(frozen=True, slots=True)
class PastRow:
    """One row of an earlier class: what it was, how long [s], and what the person made of it."""

    exercise: str
    variant: Variant
    seconds: int = 0
    mark: Mark = "done"


@dataclass(frozen=True, slots=True)
class PastClass:
    """One earlier class, by programme day."""

    day: int
    family: Family
    rows: tuple[PastRow, ...]


def last_of(history: Sequence[PastClass], family: Family | None = None) -> PastClass | None:
    """The latest class, or the latest of one family; of two on a day the one that stands later in the history."""
    fitting = [past for past in history if family is None or past.family == family]
    return sorted(fitting, key=lambda past: past.day)[-1] if fitting else None
