"""A situation, solved: posture, muscle forces and what they load, as one document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from spinewise.errors import BadValue
from spinewise.movement.answer_document import document
from spinewise.movement.meaning import meaning, named
from spinewise.nervous.asked_goals import LEVEL_GAZE
from spinewise.nervous.posture import choose
from spinewise.nervous.threads import one_thread

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.movement.meaning import Meaning
    from spinewise.movement.solve_input import Situation
    from spinewise.nervous.answer import Answer
    from spinewise.nervous.asked import Asked
    from spinewise.nervous.posture import Choice


@dataclass(frozen=True, eq=False)
class Solved:
    """What came out for one situation."""

    situation: Situation
    body: Body
    choice: Choice = field(repr=False)

    @property
    def answer(self) -> Answer:
        """Posture, forces, measures and proof, in SI units and radians."""
        return self.choice.answer

    @cached_property
    def document(self) -> dict[str, Any]:
        """The answer as plain data, in the units of screens (schema: `spinewise schema answer`)."""
        return document(self.body, self.choice)


def solve(situation: Situation, warm: Solved | None = None) -> Solved:
    """The cheapest stable way to be in a situation.

    Args:
        situation: from `solve_input.read` or `solve_input.from_document`.
        warm: the answer to a neighbouring situation, to start from.

    Raises:
        BadFile, BadSituation: what is asked cannot be asked of this body; names the key.
    """
    ready = meaning(situation)
    near = warm.choice if warm is not None and _alike(warm, ready) else None
    with named(situation), one_thread():
        try:
            choice = _choose(ready, ready.asked, near)
        except BadValue as wrong:
            if wrong.name != LEVEL_GAZE:
                raise
            choice = _choose(ready, replace(ready.asked, gaze_level=False), near)  # a neck too stiff to look ahead
    return Solved(situation, ready.body, choice)


def _alike(warm: Solved, ready: Meaning) -> bool:
    """Whether an answer is worth starting from: the same body in the same kind of posture."""
    return warm.body is ready.body and warm.situation.base == ready.situation.base


def _choose(ready: Meaning, asked: Asked, near: Choice | None) -> Choice:
    def from_there(near: Choice | None) -> Choice:
        return choose(ready.body, asked, ready.pushes, ready.supports, ready.settings, habit=ready.habit, warm=near)

    found = from_there(near)
    return found if near is None or found.answer.status == "solved" else from_there(None)  # one start is no proof
