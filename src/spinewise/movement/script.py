"""A movement as its file says it: stance, contacts, keys over one repetition. Frozen rows, no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Angles = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Contact:
    """Parts of the body that rest on a surface or on another part, all the time or for a while."""

    parts: tuple[str, ...]
    on: str  # a surface ("floor", "seat", "wall", ...) or "<segment>.<landmark>"
    slides: bool
    from_s: float | None  # None: from the start
    to_s: float | None  # None: to the end
    offset_m: tuple[float, float, float] | None  # from the place at the start [m]
    gap_m: float  # height over the surface [m]
    soft: bool  # flesh: drawn to the surface, but it may give


@dataclass(frozen=True, slots=True)
class Aim:
    """A direction fixed in a segment that wants to point some way in the room."""

    segment: str
    axis: tuple[float, float, float]
    toward: tuple[float, float, float]
    strength: float
    from_s: float | None
    to_s: float | None


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the room. Position and size are worked out from the body where the file leaves them out."""

    kind: str
    at_m: tuple[float, float, float] | None
    size_m: tuple[float, float, float] | None
    faces: str


@dataclass(frozen=True, slots=True)
class Key:
    """What has been reached at one moment of a repetition."""

    at_s: float
    name: str | None
    degrees: Angles
    metres: Angles
    reach_m: Mapping[str, tuple[float, float, float]]
    let_go: tuple[str, ...]  # parts that no longer reach
    weight_on: Mapping[str, float]
    order: str | None  # "tail-first" or "head-first": the joints of the spine arrive one after another
    spread_s: float
    back: bool  # everything returns to where it began


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that poses and moves the figure, the stance's share included."""

    stance: str
    cycle_s: float
    balance: bool
    degrees: Angles
    metres: Angles
    contacts: tuple[Contact, ...]
    aims: tuple[Aim, ...]
    props: tuple[Prop, ...]
    keys: tuple[Key, ...]
    breathing: tuple[tuple[float, str], ...]
    camera: Mapping[str, float]
    steady: bool = field(default=False)


def from_rows(stance: Mapping[str, Any], movement: Mapping[str, Any], cycle_s: float) -> Script:
    """The stance with the movement laid over it; both have passed the schema."""
    free = set(movement.get("free", ()))
    rows = [*stance["contact"], *movement.get("contact", ())]
    contacts = (_contact(row, free if index < len(stance["contact"]) else set()) for index, row in enumerate(rows))
    return Script(
        stance=stance["id"],
        cycle_s=cycle_s,
        balance=stance["balance"],
        degrees=_overlaid(stance["degrees"], movement.get("start_degrees", {})),
        metres=_overlaid(stance["metres"], movement.get("start_metres", {})),
        contacts=tuple(contact for contact in contacts if contact.parts),
        aims=tuple(_aim(row) for row in (*stance.get("aim", ()), *movement.get("aim", ()))),
        props=tuple(_prop(row) for row in (*stance.get("prop", ()), *movement.get("prop", ()))),
        keys=tuple(_key(row) for row in movement["key"]),
        breathing=tuple((float(at), way) for at, way in movement["breathing"]),
        camera={**stance["camera"], **movement.get("camera", {})},
        steady=movement.get("tempo") == "steady",
    )


def _overlaid(under: Angles, over: Angles) -> Angles:
    return {name: {**under.get(name, {}), **over.get(name, {})} for name in {**under, **over}}


def _contact(row: Mapping[str, Any], free: set[str]) -> Contact:
    return Contact(
        parts=tuple(part for part in row["parts"] if part not in free),
        on=row["on"],
        slides=row.get("slides", False),
        from_s=row.get("from_s"),
        to_s=row.get("to_s"),
        offset_m=tuple(row["offset_m"]) if "offset_m" in row else None,
        gap_m=row.get("gap_m", 0.0),
        soft=row.get("soft", False),
    )


def _aim(row: Mapping[str, Any]) -> Aim:
    return Aim(
        segment=row["segment"],
        axis=tuple(row["axis"]),
        toward=tuple(row["toward"]),
        strength=row.get("strength", 1.0),
        from_s=row.get("from_s"),
        to_s=row.get("to_s"),
    )


def _prop(row: Mapping[str, Any]) -> Prop:
    at, size = row.get("at_m"), row.get("size_m")
    return Prop(row["kind"], tuple(at) if at else None, tuple(size) if size else None, row.get("faces", "forward"))


def _key(row: Mapping[str, Any]) -> Key:
    return Key(
        at_s=row["at_s"],
        name=row.get("name"),
        degrees=row.get("degrees", {}),
        metres=row.get("metres", {}),
        reach_m={part: tuple(offset) for part, offset in row.get("reach_m", {}).items()},
        let_go=tuple(row.get("let_go", ())),
        weight_on=row.get("weight_on", {}),
        order=row.get("order"),
        spread_s=row.get("spread_s", 0.0),
        back=row.get("back", False),
    )
