"""A solved movement as the file that the browser plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from spinewise.movement import skin
from spinewise.movement.frames import Tree, forward

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array, Body
    from spinewise.movement.motion import Motion

DECIMALS = 4
MARGIN_M = 0.12  # of mat around the body [m]; assumption
MAT_TOP_M = 0.6  # a body that stays below this height all the time lies or kneels on a mat [m]; assumption


def motion_json(body: Body, motion: Motion) -> dict[str, Any]:
    """Times [s], frames [rad, m] in the order of the body's coordinates, props, camera, breath and phases."""
    low, high = _extent(body, motion)
    return {
        "format": 1,
        "id": motion.id,
        "variant": motion.variant,
        "seconds": _round(motion.cycle_s),
        "loop": True,
        "times": [_round(at) for at in motion.times],
        "frames": [[_round(value) for value in frame] for frame in motion.q],
        "moves": list(motion.moves),
        "still": list(motion.still),
        "props": [*_mat(motion, low, high), *_props(motion)],
        "camera": {
            "azimuth_deg": motion.script.camera["azimuth_deg"],
            "elevation_deg": motion.script.camera["elevation_deg"],
            "target": [_round(value) for value in (low + high) / 2],
            "span_m": _round(float((high - low).max())),
        },
        "breath": [[_round(at * motion.pace), way] for at, way in motion.script.breathing],
        "phases": _phases(motion),
    }


def _extent(body: Body, motion: Motion) -> tuple[Array, Array]:
    """Corners of the box that the skin stays in [m]."""
    segments, local = skin.skin_points(body)
    points = forward(Tree(body), motion.q).points(segments, local)
    return points.min(axis=(0, 1)), points.max(axis=(0, 1))


def _mat(motion: Motion, low: Array, high: Array) -> list[dict[str, Any]]:
    lies = any(hold.touch.contact.on == "floor" and not _is_foot(hold.touch.part) for hold in motion.holds)
    if not lies:
        return []
    middle, size = (low + high) / 2, high - low + 2 * MARGIN_M
    return [_prop("mat", (middle[0], 0.0, middle[2]), (size[0], 0.008, max(size[2], 0.65)), 0.0)]


def _is_foot(part: str) -> bool:
    return part.partition("_")[2] in {"foot", "heel", "ball", "toe"}


def _props(motion: Motion) -> list[dict[str, Any]]:
    return [_prop(thing.kind, thing.position, thing.size, thing.yaw_deg) for thing in motion.things]


def _prop(kind: str, position: tuple[float, ...], size: tuple[float, ...], yaw_deg: float) -> dict[str, Any]:
    return {
        "kind": kind,
        "position": [_round(value) for value in position],
        "size": [_round(value) for value in size],
        "yaw_deg": yaw_deg,
    }


def _phases(motion: Motion) -> list[dict[str, Any]]:
    """From one key to the next named one."""
    found, begin = [], 0.0
    for key in motion.script.keys:
        end = key.at_s + key.spread_s
        if key.name:
            found.append({"from": _round(begin * motion.pace), "to": _round(end * motion.pace), "name": key.name})
        begin = end
    return found


def _round(value: float) -> float:
    return round(float(np.asarray(value)), DECIMALS)
