"""A movement solved from its contacts: postures over one repetition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from spinewise.errors import UnknownName
from spinewise.mechanics import mirror
from spinewise.movement import contacts, posing, symmetry, tracks
from spinewise.movement.balance import balance
from spinewise.movement.exercise import USUAL, Exercise
from spinewise.movement.posing import Posing
from spinewise.movement.solve import Wish, follow, solve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.contacts import Hold
    from spinewise.movement.exercise import Variant
    from spinewise.movement.room import Thing
    from spinewise.movement.script import Key, Script
    from spinewise.movement.situation import Situation
    from spinewise.movement.terms import Term

RATE = 10.0  # postures a second [1/s]
FIRST_ITERATIONS = 60


@dataclass(frozen=True, slots=True)
class Motion:
    """Postures over one repetition; the last leads back to the first."""

    id: str
    variant: str
    cycle_s: float
    times: Array  # [s]. Shape (n_frame,)
    q: Array  # [rad], [m]. Shape (n_frame, n_coordinate)
    moves: tuple[str, ...]
    still: tuple[str, ...]
    holds: tuple[Hold, ...]
    things: tuple[Thing, ...]
    script: Script
    pace: float


def motion(body: Body, movement: Exercise | Situation, variant: str = "usual") -> Motion:
    """Solve a movement: the start first, then every moment of a repetition.

    Raises:
        UnknownName: there is no such variant, or the variant is another exercise.
    """
    way = _way(movement, variant)
    script = kept(movement.script, way.keep)
    pose = Posing(body, script, movement.still)
    times = sample_times(script.cycle_s * way.pace) / way.pace
    left_out = {body.index(name) for name in way.without}
    driven = {i: t for i, t in tracks.tracks(body, pose.spots.scale, script.keys).items() if i not in left_out}
    with threadpool_limits(1):  # small matrices: several threads only wait for each other, seen 30 times slower
        start = _start(pose, symmetric=symmetry.is_symmetric(pose, driven))
        q, holds = _over_time(pose, start, times, driven, way.amplitude or 1.0)
    return Motion(
        id=movement.id,
        variant=variant,
        cycle_s=script.cycle_s * way.pace,
        times=times * way.pace,
        q=q,
        moves=movement.moves,
        still=movement.still,
        holds=holds,
        things=pose.things,
        script=script,
        pace=way.pace,
    )


def _way(movement: Exercise | Situation, variant: str) -> Variant:
    ways = (
        {name: movement.variant(name) for name in movement.shown()}
        if isinstance(movement, Exercise)
        else {"usual": USUAL}
    )
    if variant not in ways:
        raise UnknownName(f"variant of {movement.id}", variant, ways)
    return ways[variant]


def sample_times(cycle_s: float) -> Array:
    """Evenly over one repetition, its end left out [s]."""
    count = int(np.ceil(cycle_s * RATE))
    return np.arange(count, dtype=float) * (cycle_s / count)


def kept(script: Script, keep: Sequence[str]) -> Script:
    """The script with some parts left where they began, all the time."""
    found = []
    for contact in script.contacts:
        if not set(contact.parts) & set(keep):
            found.append(contact)
        elif contact.from_s is None:
            staying = tuple(part for part in contact.parts if part in keep)
            leaving = tuple(part for part in contact.parts if part not in keep)
            found += [replace(contact, parts=staying, to_s=None), replace(contact, parts=leaving)]
        else:
            found.append(replace(contact, parts=tuple(part for part in contact.parts if part not in keep)))
    return replace(script, contacts=tuple(contact for contact in found if contact.parts))


def _start(pose: Posing, *, symmetric: bool) -> Array:
    """Where everything begins: stance angles, first without a place for anything, then balanced. Shape (n,)."""
    now = np.zeros(1)
    wish = pose.stance_wish()
    if symmetric:
        wish.weight[:, symmetry.sideways(pose.body)] = posing.STILL
    aims_and_room = [*pose.aims(pose.script.aims, now), *pose.clear]
    q = solve(pose.tree, wish.target, wish, [*contacts.at_first(pose), *aims_and_room], FIRST_ITERATIONS)
    if pose.on_feet(now)[0] > 0.0:
        placed: list[Term] = [*contacts.in_place(pose, q[0], now, {}), *aims_and_room, balance(pose, q[0], now)]
        q = solve(pose.tree, q, wish, placed, FIRST_ITERATIONS)
    return np.asarray((q[0] + mirror(pose.body, q[0])) / 2.0 if symmetric else q[0])


def _over_time(
    pose: Posing, start: Array, times: Array, driven: Mapping[int, tracks.Track], amplitude: float
) -> tuple[Array, tuple[Hold, ...]]:
    script = pose.script
    target = np.repeat(start[None, :], len(times), axis=0)
    weight = np.repeat(pose.rest[None, :], len(times), axis=0)
    weight[:, pose.stills] = posing.STILL
    if symmetry.is_symmetric(pose, driven):
        middle = symmetry.sideways(pose.body)
        target[:, middle], weight[:, middle] = 0.0, posing.STILL
    for index, track in driven.items():
        target[:, index] = track.sample(times, start[index], amplitude, script.cycle_s, steady=script.steady)
        weight[:, index] = pose.unit[index]
    reaches = _reaches(pose, times, amplitude)
    terms: list[Term] = [
        *contacts.in_place(pose, start, times, reaches),
        *pose.aims(script.aims, times),
        *pose.clear,
    ]
    if pose.on_feet(times).any():
        terms.append(balance(pose, start, times))
    q = follow(pose.tree, start, Wish(target, weight), terms)
    return q, contacts.holds(pose, start, times)


def _reaches(pose: Posing, times: Array, amplitude: float) -> dict[str, tuple[Array, Array]]:
    """Of each reaching part, how far it has gone from its place at the start [m], shape (n_time, 3), and how firmly."""
    script = pose.script
    at = np.array([key.at_s for key in script.keys])
    found = {}
    for part in sorted({part for key in script.keys for part in key.reach_m}):
        along = _way_of(part, script.keys)
        curves = [tracks.curve(at, way, times, script.cycle_s, steady=script.steady) for way in along.T]
        offset = amplitude * pose.spots.scale * np.stack(curves[:3], axis=1)
        found[part] = (offset, posing.REACH * np.clip(curves[3], 0.0, 1.0))
    return found


def _way_of(part: str, keys: Sequence[Key]) -> Array:
    """Where a part reaches at each key [m], and whether it does. Shape (n_key, 4)."""
    rows = []
    now, firm = (0.0, 0.0, 0.0), 0.0
    for key in keys:
        if key.back:
            now, firm = (0.0, 0.0, 0.0), 0.0
        if part in key.reach_m:
            now, firm = key.reach_m[part], 1.0
        elif part in key.let_go:
            firm = 0.0
        rows.append((*now, firm))
    return np.array(rows)
