"""Situations as tables, solved once each and kept: what the validation cases share."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spinewise.anatomy import Body, Person
from spinewise.errors import SpinewiseError
from spinewise.movement import solve_input, solving

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinewise.movement.solving import Solved

Document = dict[str, Any]
MAN = {"height_m": 1.75, "mass_kg": 75.0, "sex": "male", "age": 40}
WILKE = {"height_m": 1.74, "mass_kg": 70.0, "sex": "male", "age": 45}  # the one man of Wilke 1999 and 2001


class NotSolved(SpinewiseError):
    """A case whose answer is that this spine cannot balance or hold it."""


@dataclass
class Posed:
    """Solves situations and remembers them: several rows look at the same standing man.

    A search begins at the last posture with the same angles held: begun with arms held overhead, they stay there.
    """

    kept: dict[str, Document] = field(default_factory=dict)
    warm: dict[str, Solved] = field(default_factory=dict)

    def solve(self, posture: Mapping[str, Any], person: Mapping[str, Any] = MAN, **more: Any) -> Document:
        """The answer's document.

        Args:
            posture: the `[posture]` table; `more` are other tables (loads, supports, nervous).

        Raises:
            NotSolved: the model's answer is that it cannot be done.
        """
        situation = {"person": dict(person), "posture": dict(posture), **more}
        key = json.dumps(situation, sort_keys=True)
        if key not in self.kept:
            near = json.dumps([person, posture["base"], sorted(posture), more], sort_keys=True)
            solved = solving.solve(solve_input.from_document(situation), warm=self.warm.get(near))
            self.kept[key], self.warm[near] = solved.document, solved
        found = self.kept[key]
        if found["status"] != "solved":
            raise NotSolved(f"{found['status']} at {found['joint']} ({found['direction']}): {found['shortfall']}")
        return found


def level(found: Document, name: str) -> Document:
    """One joint's row."""
    return next(row for row in found["levels"] if row["name"] == name)


def implant(found: Document) -> float:
    """Compression on a vertebral body replacement of L1: the mean of the joints above and below [N]."""
    return float(level(found, "T12-L1")["compression_n"] + level(found, "L1-L2")["compression_n"]) / 2.0


def mean_activation(found: Document, groups: Iterable[str], person: Mapping[str, Any] = MAN) -> float:
    """Of some groups, weighted by cross-section, 0 to 1."""
    muscles = Body.for_person(Person(**person)).muscles
    area = {name: size for name, size, group in zip(muscles.names, muscles.pcsa, muscles.group, strict=True)
            if group in tuple(groups)}  # fmt: skip
    rows = [(area[row["name"]], row["activation"]) for row in found["muscles"] if row["name"] in area]
    return float(sum(size * activation for size, activation in rows) / sum(size for size, _ in rows))
