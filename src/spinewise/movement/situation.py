"""A situation of daily life, performed by the figure now and with practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spinewise.movement import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.movement.script import Script


@dataclass(frozen=True, slots=True)
class Situation:
    """One of the eight situations that the check-in asks about."""

    id: str
    title: str
    family: str  # the class it leads to: "mobility" or "stability"
    sentence: str
    now: str
    with_practice: str
    cycle_s: float  # [s]
    moves: tuple[str, ...]  # joint names
    still: tuple[str, ...]  # joint names
    script: Script


def from_document(document: Mapping[str, Any], script: Script) -> Situation:
    """A situation out of a document that the schema has passed, and its script."""
    plain = ("id", "title", "family", "sentence", "now", "with_practice", "cycle_s")
    return Situation(
        **{name: document[name] for name in plain},
        moves=names.joints(document["moves"]),
        still=names.joints(document["still"]),
        script=script,
    )
