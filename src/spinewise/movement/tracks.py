"""From keys to what every coordinate is asked to be at every moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import CubicSpline

from spinewise.errors import UnknownName
from spinewise.movement import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.script import Angles, Key


LEAD = 0.35  # share of a wave's spread by which neighbours overlap; assumption


@dataclass(frozen=True, slots=True)
class Track:
    """One driven quantity: when it has reached what. A value of None is the value at the start."""

    times: tuple[float, ...]  # [s]
    values: tuple[float | None, ...]

    def sample(self, times: Array, start: float, amplitude: float, cycle_s: float, *, steady: bool) -> Array:
        """Values at `times`, eased, with the way from the start scaled by `amplitude`. Shape (n_time,)."""
        ways = np.array([0.0 if value is None else amplitude * (value - start) for value in self.values])
        return start + curve(np.array(self.times), ways, times, cycle_s, steady=steady)


def curve(at: Array, ways: Array, times: Array, cycle_s: float, *, steady: bool) -> Array:
    """Through (at, ways) and back to 0 at both ends of the cycle: smooth steps, or a periodic spline if steady."""
    inside = at > 0.0
    first = ways[~inside][-1] if (~inside).any() else 0.0
    knots = np.concatenate([[0.0], at[inside], [cycle_s]])
    values = np.concatenate([[first], ways[inside], [first]])
    if steady:
        return np.asarray(CubicSpline(knots, values, bc_type="periodic")(times))
    place = np.clip(np.searchsorted(knots, times, side="right") - 1, 0, len(knots) - 2)
    share = (times - knots[place]) / (knots[place + 1] - knots[place])
    return np.asarray(values[place] + (values[place + 1] - values[place]) * share**2 * (3.0 - 2.0 * share))


def angles(body: Body, wanted: Angles) -> dict[int, float]:
    """Coordinate -> angle [rad] for group and joint angles [deg]; a group shares its angle out by range.

    Raises:
        UnknownName: no such joint, group or motion.
    """
    found: dict[int, float] = {}
    for word, motions in wanted.items():
        for motion, degrees in motions.items():
            found.update(_shared_out(body, word, motion, float(np.radians(degrees))))
    return found


def lengths(body: Body, wanted: Angles, scale: float) -> dict[int, float]:
    """Coordinate -> shift [m] for the pelvis's translations, scaled to the body."""
    return {
        body.index(f"{word}.{motion}"): metres * scale
        for word, motions in wanted.items()
        for motion, metres in motions.items()
    }


def tracks(body: Body, scale: float, keys: Sequence[Key]) -> dict[int, Track]:
    """A track for every coordinate that some key speaks of."""
    said = [{**angles(body, key.degrees), **lengths(body, key.metres, scale)} for key in keys]
    driven = sorted(set().union(*said))
    return {index: _track(body, keys, said, index) for index in driven}


def _track(body: Body, keys: Sequence[Key], said: Sequence[dict[int, float]], index: int) -> Track:
    times: list[float] = []
    values: list[float | None] = []
    last_key, last_time = 0.0, 0.0
    now: float | None = None
    for key, own in zip(keys, said, strict=True):
        time = key.at_s + _delay(body.coordinates[index].joint, key)
        leaves = time - (key.at_s - last_key) - LEAD * key.spread_s
        if key.order and leaves > last_time:
            times.append(leaves)
            values.append(now)
        now = own.get(index, None if key.back else now)
        times.append(time)
        values.append(now)
        last_key, last_time = key.at_s, time
    return Track(tuple(times), tuple(values))


def _delay(joint: str, key: Key) -> float:
    """How much later this joint arrives than the first [s]."""
    if key.order is None or joint not in names.SPINE:
        return 0.0
    rank = names.SPINE.index(joint) / (len(names.SPINE) - 1)
    return key.spread_s * (rank if key.order == "tail-first" else 1.0 - rank)


def _shared_out(body: Body, word: str, motion: str, angle: float) -> dict[int, float]:
    if word in names.JOINTS:
        return {body.index(f"{word}.{motion}"): angle}
    if word not in names.GROUPS:
        raise UnknownName("joint", word, (*names.GROUPS, *names.JOINTS))
    indices = [body.index(f"{joint}.{motion}") for joint in names.GROUPS[word]]
    if names.GROUPS[word][0] not in names.SPINE:
        return dict.fromkeys(indices, angle)
    ranges = np.array([_reach(body, index, angle) for index in indices])
    shares = ranges / ranges.sum()
    return {index: float(angle * share) for index, share in zip(indices, shares, strict=True)}


def _reach(body: Body, index: int, angle: float) -> float:
    coordinate = body.coordinates[index]
    return coordinate.upper if angle >= 0.0 else -coordinate.lower
