"""The input of `spinewise solve`: a TOML situation -> frozen rows in SI units and radians. No meaning yet."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spinewise.anatomy.person import Person
from spinewise.errors import BadValue
from spinewise.movement import solve_words as words
from spinewise.movement.solve_check import check
from spinewise.movement.solve_source import Source, load

if TYPE_CHECKING:
    from collections.abc import Mapping

Shares = dict[tuple[str, ...], float]  # words that must all fit a muscle -> share of full activation
NEWTON_PER_CM2 = 1.0e4  # [Pa]


@dataclass(frozen=True, slots=True)
class Load:
    """What the body carries or what pulls at it: a mass or a force."""

    at: str  # a word of solve_words.FORCE_AT
    mass_kg: float | None
    force_n: tuple[float, float, float] | None  # ground frame
    reach_m: float | None  # in front of the chest surface


@dataclass(frozen=True, slots=True)
class Support:
    """A surface that the body rests on beyond what its base posture brings."""

    on: str
    angle: float | None  # from the vertical [rad]


@dataclass(frozen=True, slots=True)
class Nerves:
    """What the file says about the nervous system; None leaves the model's own value."""

    stability: bool | None
    safety_factor: float | None
    available: Shares
    brace: Shares
    habit: str | None  # a file or a name


@dataclass(frozen=True, slots=True)
class Situation:
    """One posture to be solved, as its file says it."""

    person: Person
    strength: Mapping[str, float]  # muscle group -> scale; "" is the scale of all others
    max_stress: float | None  # [Pa]
    stiffness_q: float | None
    base: str
    held: Mapping[str, float]  # key without its unit, such as "trunk_flexion" -> angle [rad]
    joints: Mapping[str, Mapping[str, float]]  # level -> motion -> angle [rad]
    supports: tuple[Support, ...]
    loads: tuple[Load, ...]
    nerves: Nerves
    stiffness: Mapping[str, float]  # joint -> scale
    ranges: Mapping[str, float]  # joint -> scale
    source: Source = field(compare=False, repr=False)


def read(path: Path | str) -> Situation:
    """The situation in a file.

    Raises:
        BadFile: not readable, not TOML, or a rule is broken; names line, key, rule and choices.
    """
    document, source = load(Path(path))
    return from_document(document, source)


def from_document(document: Mapping[str, Any], source: Source | None = None) -> Situation:
    """The situation in a table shaped like the file, for instance one changed for a sweep.

    Raises:
        BadFile, BadSituation: a rule is broken; names key, rule and choices.
    """
    where = source or Source(None)
    check(document, where)
    posture, person = document["posture"], document.get("person", {})
    return Situation(
        person=_person(person, where),
        strength=_strength(person.get("strength", {})),
        max_stress=_scaled(person.get("max_stress_n_per_cm2"), NEWTON_PER_CM2),
        stiffness_q=_scaled(person.get("stiffness_q"), 1.0),
        base=posture["base"],
        held={key.removesuffix("_deg"): math.radians(value) for key, value in posture.items() if key.endswith("_deg")},
        joints={level: _angles(row) for level, row in posture.get("joints", {}).items()},
        supports=tuple(
            Support(row["on"], _scaled(row.get("angle_deg"), math.radians(1.0))) for row in document.get("supports", ())
        ),
        loads=tuple(_load(row) for row in document.get("loads", ())),
        nerves=_nerves(document.get("nervous", {})),
        stiffness=_joint_scales(document.get("joints", {}), "stiffness"),
        ranges=_joint_scales(document.get("joints", {}), "range"),
        source=where,
    )


def _person(row: Mapping[str, Any], source: Source) -> Person:
    try:
        return Person(**{name: row[name] for name in ("height_m", "mass_kg", "sex", "age") if name in row})
    except BadValue as wrong:  # height and mass each plausible, but not together
        source.refuse(("person", wrong.name), f"person.{wrong}")


def _strength(given: float | Mapping[str, float]) -> dict[str, float]:
    return dict(given) if isinstance(given, dict) else {"": float(given)}  # type: ignore[arg-type]


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else float(value) * factor


def _angles(row: Mapping[str, float]) -> dict[str, float]:
    return {name.removesuffix("_deg"): math.radians(value) for name, value in row.items()}


def _load(row: Mapping[str, Any]) -> Load:
    force = row.get("force_n")
    return Load(
        at=row["at"],
        mass_kg=_scaled(row.get("mass_kg"), 1.0),
        force_n=(float(force[0]), float(force[1]), float(force[2])) if force is not None else None,
        reach_m=_scaled(row.get("reach_m"), 1.0),
    )


def _nerves(row: Mapping[str, Any]) -> Nerves:
    return Nerves(
        stability=row.get("stability"),
        safety_factor=_scaled(row.get("safety_factor"), 1.0),
        available=_shares(row.get("available", {})),
        brace=_shares(row.get("brace", {})),
        habit=row.get("habit"),
    )


def _shares(table: Mapping[str, Any]) -> Shares:
    """Flat: `{multifidus = {left = 0.5}}` is the share of what is both."""
    found: Shares = {}
    for word, value in table.items():
        inner = value.items() if isinstance(value, dict) else [(None, value)]
        found |= {(word, *((also,) if also else ())): float(share) for also, share in inner}
    return found


def _joint_scales(table: Mapping[str, Any], name: str) -> dict[str, float]:
    """Scale of each joint named by either form; the narrower word wins."""
    whole = table.get(name, {})
    spoken = dict(whole) if isinstance(whole, dict) else dict.fromkeys(("spine", *words.LIMB_JOINTS), whole)
    spoken |= {place: row[name] for place, row in table.items() if place in words.SCALED_PLACES and name in row}
    found: dict[str, float] = {}
    for place in sorted(spoken, key=words.width, reverse=True):
        found |= dict.fromkeys(words.joints_of_place(place), float(spoken[place]))
    return found
