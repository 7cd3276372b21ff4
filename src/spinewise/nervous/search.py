"""Several searches for one posture, from different starts; how far they agree is part of the answer (eq. 155)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.errors import BadValue, UnknownName
from spinewise.mechanics import mirror
from spinewise.nervous.landscape import MET
from spinewise.nervous.project import Box, project
from spinewise.nervous.sqp import descend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array
    from spinewise.nervous.landscape import Land
    from spinewise.nervous.project import Found
    from spinewise.nervous.sqp import Descent, Pull, Spot

STARTS = ("neutral", "hips", "spine", "lean")
LEAN = -0.4  # [rad] of pelvis tilt: where the search begins that leans back; only with something to carry
TILT = 3  # the pelvis' tilt among the coordinates
RELUCTANT = 0.03  # a group of joints that a start spares moves this much less gladly
ALIKE = 0.01  # ends that cost this share more than the best are as good
EVEN = 1e-6  # a posture is even when mirroring moves no coordinate by more [rad], [m]
PULLED = 1e-3  # share of the slope that may be uneven before the search gives up being even


@dataclass(frozen=True, slots=True)
class Start:
    """One search."""

    name: str
    value: float  # where it ended
    steps: int
    settled: bool  # no further step promised anything


@dataclass(frozen=True, slots=True)
class Record:
    """What the searches did. The best posture is the best found, not proven to be the best."""

    starts: tuple[Start, ...]
    best: str  # the start that led to it
    agreement: float  # how far apart ends lie that are as good as the best one, in any coordinate [rad], [m]
    proven: bool = False


def search(land: Land, habit: Pull, names: Sequence[str] = STARTS, near: Array | None = None) -> tuple[Descent, Record]:
    """The best posture that the starts lead to.

    Args:
        land: what postures cost.
        habit: what draws to an accustomed posture.
        names: which starts.
        near: a posture to begin at instead. Shape (n_coordinate,)

    Raises:
        BadValue: no posture meets what is asked; names the goal, and how near it can be met.
    """
    begins = {"warm": near} if near is not None else {name: _begin(land, name) for name in names if _fits(land, name)}
    ends: dict[str, Descent] = {}
    for name, q in begins.items():
        spot = land.spot(q, None)
        if spot is not None:
            ends[name] = _descend(land, spot, habit)
    if not ends and near is not None:
        return search(land, habit, names)
    if not ends:
        raise _unreachable(land)
    best = min(ends, key=lambda name: ends[name].value)
    return ends[best], _record(ends, best)


def _descend(land: Land, spot: Spot, habit: Pull) -> Descent:
    """Even as long as nothing pulls to one side."""
    if not _is_even(land, spot.q) or not _is_even(land, habit.target) or _pulled_aside(land, spot):
        return descend(land.even(False), spot, habit)
    found = descend(land.even(True), spot, habit)
    if not _pulled_aside(land, found.spot):
        return found
    return descend(land.even(False), found.spot, habit)


def _pulled_aside(land: Land, spot: Spot) -> bool:
    slope = np.where(land.box.ease > 0.0, spot.gradient, 0.0)
    aside = slope - mirror(land.task.body, slope)
    return float(np.abs(aside).max()) > PULLED * max(float(np.abs(slope).max()), 1e-300)


def _is_even(land: Land, q: Array) -> bool:
    return float(np.abs(q - mirror(land.task.body, q)).max()) <= EVEN


def _fits(land: Land, name: str) -> bool:
    """Leaning back is a way to carry, and only where the pelvis may tilt."""
    return name != "lean" or (bool(land.loads) and bool(land.box.ease[TILT] > 0.0))


def _begin(land: Land, name: str) -> Array:
    """The task's start, brought onto its goals by the joints that this start prefers."""
    if name not in STARTS:
        raise UnknownName("starts", name, STARTS)
    body, ease = land.task.body, land.box.ease.copy()
    if name == "hips":
        ease[6:81] *= RELUCTANT**2
    if name == "spine":
        ease[:6] *= RELUCTANT**2
        ease[81:] *= RELUCTANT
    box, start = Box(land.box.lower, land.box.upper, ease), np.array(land.task.start)
    if name == "lean":
        start[TILT] += LEAN
    return project(body, start, land.task.goals, box, near=MET).place.q


def _record(ends: dict[str, Descent], best: str) -> Record:
    low, q = ends[best].value, ends[best].spot.q
    good = [end for end in ends.values() if end.value <= low + ALIKE * abs(low)]
    apart = max(float(np.abs(end.spot.q - q).max()) for end in good)
    starts = tuple(Start(name, end.value, end.steps, end.settled) for name, end in ends.items())
    return Record(starts, best, apart)


def _unreachable(land: Land) -> BadValue:
    """What is missed by the posture that comes nearest."""
    goals, body = land.task.goals, land.task.body
    found = min((project(body, _begin(land, n), goals, land.box, near=MET) for n in STARTS), key=lambda f: f.miss)
    worst = {goal.name: row.miss for goal, row in zip(goals, found.rows, strict=True) if np.abs(row.miss).max() > MET}
    named = {name: miss for name, miss in worst.items() if name} or worst or {"": np.zeros(1)}
    name, miss = max(named.items(), key=lambda item: float(np.abs(item[1]).max()))
    return BadValue(
        name or "posture.base", _said(land, name), _rule(name, float(miss[np.abs(miss).argmax()]), _full(found, land))
    )


def _said(land: Land, name: str) -> object:
    target = next((getattr(goal, "target", None) for goal in land.task.goals if goal.name == name), None)
    return round(math.degrees(target), 3) if isinstance(target, float) else land.task.base


def _rule(name: str, miss: float, full: str) -> str:
    if name.endswith("_deg"):
        return f"with all else that is held this body comes to within {abs(math.degrees(miss)):.1f} deg of it{full}"
    if name == "hands":
        return f"with all else that is held, the hands stay {abs(miss):.2g} m from where they are to rest{full}"
    return f"with all else that is held, contacts and weight are missed by {abs(miss):.2g} m or rad{full}"


def _full(found: Found, land: Land) -> str:
    """What is held by request, and which joints have come to their limits on the way."""
    q, box = found.place.q, land.box
    at = (box.ease > 0.0) & ((q <= box.lower + MET) | (q >= box.upper - MET))
    names = [land.task.body.coordinates[k].name for k in np.flatnonzero(at)]
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    held = f"; held: {', '.join(land.task.told)}" if land.task.told else ""
    return f"{held}; at their limits: {', '.join(names[:6])}{more}" if names else held
