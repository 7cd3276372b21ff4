"""The body as plain data for the browser, which moves it with its own forward kinematics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body, Coordinate, Segment

FORMAT = 1
DECIMALS = 6  # [m]: a micrometre, a hundred times finer than the two kinematics are held to


def body_json(body: Body) -> dict[str, Any]:
    """Segments, coordinates, drawn bones and skin; SI units and radians."""
    person = body.person
    return {
        "format": FORMAT,
        "person": {"height_m": person.height_m, "mass_kg": person.mass_kg, "sex": person.sex, "age": person.age},
        "segments": [_segment(body, number) for number in range(len(body.segments))],
        "coordinates": [_coordinate(coordinate) for coordinate in body.coordinates],
        "curves": [
            {"name": c.name, "kind": c.kind, "points": [[at[0], *_plain(at[1:])] for at in c.points]}
            for c in body.curves
        ],
        "trunk": [
            {
                "segment": s.segment,
                "centre": _plain(s.centre),
                "half_depth": _one(s.half_depth),
                "half_width": _one(s.half_width),
                "tilt": _one(s.tilt),
            }
            for s in body.sections
        ],
        "skin": {
            "limbs": [
                {"name": s.name, "segment": s.segment, "axis": s.axis, "rings": _plain(s.rings)} for s in body.sleeves
            ],
            "head": [
                {"name": b.name, "segment": b.segment, "centre": _plain(b.centre), "half_axes": _plain(b.half_axes)}
                for b in body.balls
            ],
        },
    }


def _segment(body: Body, number: int) -> dict[str, Any]:
    segment: Segment = body.segments[number]
    return {
        "name": segment.name,
        "parent": segment.parent,
        "joint": segment.joint,
        "offset": _plain(segment.offset),
        "rotation": [float(value) for value in segment.rotation.ravel()],
        "coordinates": [place for place, c in enumerate(body.coordinates) if c.segment == number],
        "landmarks": {name: _plain(at) for name, at in segment.landmarks.items()},
        "mass_kg": _one(segment.mass_kg),
        "com": _plain(segment.com),
    }


def _coordinate(coordinate: Coordinate) -> dict[str, Any]:
    return {
        "name": coordinate.name,
        "joint": coordinate.joint,
        "kind": coordinate.kind,
        "axis": [float(value) for value in coordinate.axis],
        "lower": coordinate.lower,
        "upper": coordinate.upper,
        "mirror": coordinate.mirror,
        "mirror_sign": coordinate.mirror_sign,
    }


def _plain(values: ArrayLike) -> Any:
    return np.round(np.asarray(values, dtype=float), DECIMALS).tolist()


def _one(value: float) -> float:
    return round(float(value), DECIMALS)
