"""What a situation means to the model: body, task, what is carried, what carries, and the nervous system's settings."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from spinewise.anatomy import Body
from spinewise.anatomy.joint_scales import JointScale, with_joints
from spinewise.errors import BadValue
from spinewise.mechanics.geometry import GRAVITY
from spinewise.mechanics.loads import PointForce
from spinewise.movement.solve_habit import habit_of
from spinewise.movement.solve_words import HANDS, SIDES
from spinewise.nervous import touching
from spinewise.nervous.asked import Asked
from spinewise.nervous.settings import Nervous
from spinewise.nervous.task import task
from spinewise.nervous.touching import base_supports

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spinewise.anatomy import Person
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose
    from spinewise.movement.solve_faults import Place
    from spinewise.movement.solve_input import Load, Shares, Situation, Support
    from spinewise.nervous.goals import Spot
    from spinewise.nervous.habit import Habit
    from spinewise.nervous.supports import Contact
    from spinewise.nervous.task import Task

    Scales = frozenset[tuple[str, float]]

KEPT_IN = {"brace": "nervous", "available": "nervous", "safety_factor": "nervous", "strength": "person"}


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """A situation, ready to be solved."""

    situation: Situation
    body: Body
    asked: Asked
    task: Task
    pushes: tuple[PointForce, ...]
    settings: Nervous
    habit: Habit

    def supports(self, pose: Pose) -> tuple[Contact, ...]:
        """What carries the body in a posture: what its base brings, and what the file adds."""
        found = base_supports(self.body, pose, self.situation.base)
        there = {contact.support for contact in found}
        for support in self.situation.supports:
            if support.on not in there:
                found += _contacts(self.body, pose, support)
        return found


def meaning(situation: Situation) -> Meaning:
    """What a situation means to the model.

    Raises:
        BadFile, BadSituation: what is asked cannot be asked of this body; names the key.
    """
    with named(situation):
        body, asked = body_of(situation), asked_of(situation)
        pushes = pushes_of(situation, body, task(body, asked).hands)
        goal, habit = task(body, asked, pushes), habit_of(situation, body)
        return Meaning(situation, body, asked, goal, pushes, settings_of(situation), habit)


def body_of(situation: Situation) -> Body:
    """The person's body, with the joints that are stiffer or move less than usual; asked again, the same one."""
    return _body(situation.person, frozenset(situation.stiffness.items()), frozenset(situation.ranges.items()))


@lru_cache(maxsize=16)
def _body(person: Person, stiffness: Scales, ranges: Scales) -> Body:
    body, stiff, wide = Body.for_person(person), dict(stiffness), dict(ranges)
    scales = {joint: JointScale(stiff.get(joint, 1.0), wide.get(joint, 1.0)) for joint in {**stiff, **wide}}
    return with_joints(body, scales) if scales else body


def asked_of(situation: Situation) -> Asked:
    """What is asked of the posture, by the names `nervous.task` knows.

    A backrest at an angle also leans the C7-S1 line back by it, where the file does not say how the trunk leans.
    """
    reaching = [load for load in situation.loads if load.reach_m is not None]
    _one_reach(situation, reaching)
    sides = {side for load in reaching for side in _sides(load.at)}
    on = {support.on: support for support in situation.supports}
    # a single side counts over both: it comes later
    angles = dict(sorted(situation.held.items(), key=lambda item: item[0].startswith(SIDES)))
    if "backrest" in on and on["backrest"].angle is not None:
        angles.setdefault("trunk_flexion", -on["backrest"].angle)
    return Asked(
        base=situation.base,
        angles=angles,
        joints=situation.joints,
        reach_m=reaching[0].reach_m if reaching else None,
        reaching=tuple(side for side in ("right", "left") if side in sides) or ("right", "left"),
        hands=next((place for place in ("thighs", "table") if place in on), "hang"),
    )


def _contacts(body: Body, pose: Pose, support: Support) -> tuple[Contact, ...]:
    if support.on == "backrest":
        return touching.backrest(body, pose, support.angle or 0.0)
    if support.on in ("wall", "thighs"):
        return {"wall": touching.wall, "thighs": touching.thighs}[support.on](body, pose)
    return {"floor": touching.feet, "seat": touching.seat, "table": touching.table}[support.on](body)


def settings_of(situation: Situation) -> Nervous:
    """The nervous system as the file asks for it; what it leaves out keeps the model's value."""
    nerves = situation.nerves
    given: dict[str, Any] = {
        "stability": nerves.stability,
        "safety_factor": nerves.safety_factor,
        "stiffness_q": situation.stiffness_q,
        "max_stress": situation.max_stress,
    }
    return Nervous(
        **{name: value for name, value in given.items() if value is not None},
        strength=_strength(situation.strength),
        available=_ordered(nerves.available, reverse=True),  # the lowest that applies counts
        brace=_ordered(nerves.brace, reverse=False),  # the highest that applies counts
    )


def _strength(given: Mapping[str, float]) -> dict[str, float]:
    """By name; one number for all is one for either side. The more words, the later, and so the stronger."""
    if "" in given:
        return dict.fromkeys(SIDES, given[""])
    return dict(sorted(given.items(), key=lambda item: len(item[0].split())))


def _ordered(shares: Shares, *, reverse: bool) -> dict[str, float]:
    """Where several names mean a muscle, the later one counts."""
    return {" ".join(words): share for words, share in sorted(shares.items(), key=lambda one: one[1], reverse=reverse)}


def pushes_of(situation: Situation, body: Body, hands: Mapping[str, Spot]) -> tuple[PointForce, ...]:
    """Everything that is carried or pulls, as dead forces.

    Args:
        hands: per side, where what the hand holds acts: segment and place in its frame [m].
    """
    return tuple(force for load in situation.loads for force in _forces(body, hands, load))


def _forces(body: Body, hands: Mapping[str, Spot], load: Load) -> list[PointForce]:
    spots = _spots(body, hands, load.at)
    total = np.array(load.force_n or (0.0, -GRAVITY * (load.mass_kg or 0.0), 0.0))
    return [PointForce(segment, local, total / len(spots)) for segment, local in spots]


def _spots(body: Body, hands: Mapping[str, Spot], at: str) -> list[Spot]:
    """Where a load acts; several places share it."""
    if at in HANDS:
        return [hands[side] for side in _sides(at)]
    if at == "head":
        return [(body.segment_index("skull"), body.segment("skull").landmarks["crown"])]
    if at == "shoulders":
        return [(body.segment_index(f"{side}_upper_arm"), np.zeros(3)) for side in SIDES]  # where the arm hangs
    return [(body.segment_index(at), _middle(body, at))]


def _middle(body: Body, vertebra: str) -> Array:
    """The middle of a vertebra's body, in its frame [m]."""
    corners = [at for name, at in body.segment(vertebra).landmarks.items() if name.startswith("body_")]
    return np.asarray(np.mean(corners, axis=0)) if corners else np.zeros(3)


def _sides(at: str) -> tuple[str, ...]:
    return SIDES if at == "hands" else (at.removesuffix("_hand"),)


def _one_reach(situation: Situation, reaching: list[Load]) -> None:
    if len({load.reach_m for load in reaching}) > 1:
        number = situation.loads.index(reaching[1])
        rule = f"{reaching[1].reach_m:g} is not {reaching[0].reach_m:g}: both hands reach equally far; give one reach"
        situation.source.refuse_value(("loads", number, "reach_m"), rule)


@contextmanager
def named(situation: Situation) -> Iterator[None]:
    """Give a refusal of the model its place in the file."""
    try:
        yield
    except BadValue as wrong:
        situation.source.refuse(_place(situation, wrong.name), str(wrong))


def _place(situation: Situation, name: str) -> Place:
    """Where in the file the value that the model calls `name` stands: as far as `name` is a path of keys, or known."""
    if name == "reach_m":
        reaches = [load.reach_m is not None for load in situation.loads]
        return ("loads", reaches.index(True) if any(reaches) else 0, name)
    if name == "hands":
        rests = [support.on in ("thighs", "table") for support in situation.supports]
        return ("supports", rests.index(True) if any(rests) else 0, "on")
    word = name.partition("[")[0]
    table = KEPT_IN.get(word)
    return (table, word) if table else tuple(name.split("."))
