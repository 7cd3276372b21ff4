"""The fascicles of one body: rules between landmarks, mirrored to the left (docs/anatomy.md lists them).

Limits:
    Straight lines between points that ride on bones; tendons do not stretch. Shoulder blade and the outer end of
    the collar bone ride on T5: what only holds the shoulder blade is left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.axial import joint_name
from spinewise.anatomy.body import locked
from spinewise.anatomy.curvature import SPINE
from spinewise.anatomy.hoop import hoop_share
from spinewise.anatomy.muscle_points import muscle_points
from spinewise.anatomy.muscle_rows import rules, rung
from spinewise.anatomy.paths import Paths, whole
from spinewise.anatomy.standing import standing
from spinewise.anatomy.strength import area_factor
from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array, Body
    from spinewise.anatomy.muscle_rows import Rule
    from spinewise.anatomy.paths import Point

Side = Literal["right", "left"]
SIDES: tuple[Side, ...] = ("right", "left")
LOCAL = 2  # a fascicle over one or two joints is local


@dataclass(frozen=True, slots=True, eq=False)
class Muscles:
    """Fascicle i of every array below is the same one; the right side's come first, then their mirror images."""

    names: tuple[str, ...]
    side: tuple[Side, ...]
    group: tuple[str, ...]
    region: tuple[str, ...]  # lumbar, thoracic or cervical: where the middle one of the joints it crosses lies
    level: tuple[str, ...]  # the lowest joint it crosses; for one that crosses none, the joint under its bone
    paths: Paths  # from the upper end to the lower one
    pcsa: Array  # physiological cross-section [m^2]. Shape (n,)
    pennation: Array  # [rad]. Shape (n,)
    optimal_length: Array  # of the fibres, where they are strongest [m]. Shape (n,)
    tendon: Array  # the rest of the line, of constant length [m]. Shape (n,)
    spans: NDArray[np.intp]  # intervertebral joints between its ends. Shape (n,)
    local: NDArray[np.bool_]  # spans one or two joints. Shape (n,)
    hoop: Array  # share of its force that is tension round the belly, 0 to 1. Shape (n,)
    mirror: NDArray[np.intp]  # the same fascicle on the other side. Shape (n,)
    source: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.names)

    def fibre_ratio(self, lengths: Array) -> Array:
        """Fibre length over optimal length when the lines are so long [m] (derivations, eq. 70). Shape (n,)."""
        return np.asarray((lengths - self.tendon) / self.optimal_length)


def muscles(body: Body) -> Muscles:
    """All fascicles of `body`."""
    right = rules()
    lines = _lines(body, right)
    paths = Paths.of([*lines, *(_mirrored(body, line) for line in lines)])
    n = len(right)
    spans = np.array([abs(rung(rule.upper[0]) - rung(rule.lower[0])) for rule in right] * 2)
    pcsa = np.array([rule.pcsa_cm2 for rule in right] * 2) * 1e-4 * area_factor(body.person)
    fibres = paths.lengths(*standing(body)) * _column(right, "fibre_share")
    return Muscles(
        names=tuple(f"{rule.name}_{side}" for side in SIDES for rule in right),
        side=tuple(side for side in SIDES for _ in right),
        group=tuple(rule.group for rule in right) * 2,
        region=tuple(_region(rule) for rule in right) * 2,
        level=tuple(_level(rule) for rule in right) * 2,
        paths=paths,
        pcsa=locked(pcsa),
        pennation=locked([math.radians(rule.pennation_deg) for rule in right] * 2),
        optimal_length=locked(fibres / _column(right, "rest_length")),
        tendon=locked(paths.lengths(*standing(body)) - fibres),
        spans=whole(spans),
        local=_flags((spans >= 1) & (spans <= LOCAL)),
        hoop=locked(hoop_share(body, paths, [rule.group for rule in right] * 2)),
        mirror=whole([*range(n, 2 * n), *range(n)]),
        source=tuple(rule.source for rule in right) * 2,
    )


def _lines(body: Body, right: Sequence[Rule]) -> list[list[Point]]:
    points = muscle_points(body)
    return [[_look_up(points, rule, place) for place in (rule.upper, *rule.via, rule.lower)] for rule in right]


def _look_up(points: dict[tuple[str, str], Point], rule: Rule, place: tuple[str, str]) -> Point:
    if place not in points:
        known = sorted(landmark for bone, landmark in points if bone == place[0])
        raise UnknownName(f"landmark on {place[0]} ({rule.name})", place[1], known)
    return points[place]


def _mirrored(body: Body, line: list[Point]) -> list[Point]:
    return [(_other(body, segment), at * [1.0, 1.0, -1.0]) for segment, at in line]


def _other(body: Body, segment: int) -> int:
    name = body.segments[segment].name
    return body.segment_index("left_" + name.removeprefix("right_")) if name.startswith("right_") else segment


def _column(right: Sequence[Rule], name: str) -> Array:
    """One figure of muscle_groups.csv for every fascicle, both sides."""
    groups = rows.by("muscle_groups", "group")
    return np.array([rows.figure("muscle_groups", groups[rule.group], name, 0.2, 1.5) for rule in right] * 2)


def _ladder(rule: Rule) -> tuple[int, int]:
    """The lowest and highest joint crossed, as rungs of the bone above it."""
    low, high = sorted((rung(rule.upper[0]), rung(rule.lower[0])))
    return (low + 1, high) if high > low else (max(low, 1), max(low, 1))


def _level(rule: Rule) -> str:
    low, _ = _ladder(rule)
    return joint_name(SPINE[low], SPINE[low - 1])


def _region(rule: Rule) -> str:
    low, high = _ladder(rule)
    return {"L": "lumbar", "T": "thoracic", "C": "cervical", "s": "cervical"}[SPINE[(low + high) // 2][0]]


def _flags(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    values.setflags(write=False)
    return values
