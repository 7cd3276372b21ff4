"""The habit in force: a name the model knows, or a file that says which posture somebody falls into."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from spinewise.errors import UnknownName
from spinewise.movement import names
from spinewise.movement.solve_faults import place_of, rule_of, shown
from spinewise.movement.solve_source import load
from spinewise.movement.solve_units import not_finite
from spinewise.movement.solve_words import MOTIONS, SIDES
from spinewise.nervous.habit import STRENGTH, habit, named

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.movement.solve_input import Situation
    from spinewise.nervous.habit import Habit

USUAL = "none"
ANGLE = {"type": "number", "minimum": -180.0, "maximum": 180.0, "description": "degrees"}
JOINT = {"type": "object", "additionalProperties": False, "properties": {f"{name}_deg": ANGLE for name in MOTIONS}}
HIP = {**JOINT, "properties": {f"{name}_deg": ANGLE for name in ("flexion", "abduction", "rotation")}}
JOINTS = dict.fromkeys(names.SPINE, JOINT) | {f"{side}_hip": HIP for side in SIDES}
PRICE = {
    "type": "number",
    "minimum": 0.0,
    "maximum": 100.0,
    "description": "effort for a radian off the habit",
}
SCHEMA: dict[str, Any] = {
    "title": "A habit",
    "type": "object",
    "properties": {
        "strength": PRICE,
        "joints": {"type": "object", "properties": JOINTS, "additionalProperties": False},
    },
    "required": ["joints"],
    "additionalProperties": False,
}


def habit_of(situation: Situation, body: Body) -> Habit:
    """The habit a situation names; none where it names none.

    Raises:
        BadFile, BadSituation: neither a known name nor a readable habit file.
    """
    name, source = situation.nerves.habit or USUAL, situation.source
    try:
        return named(body, name)
    except UnknownName as wrong:
        path = (source.path.parent if source.path else Path()) / name
        if path.is_file():
            return read(path, body)
        rule = f"{shown(name)} is no file here and no habit; choose a file, or one of: {', '.join(wrong.choices)}"
        source.refuse_value(("nervous", "habit"), rule)


def read(path: Path, body: Body) -> Habit:
    """A habit out of its file: `strength` and `[joints."L4-L5"] flexion_deg = ...`, spine and hips.

    Raises:
        BadFile: not readable, or a rule is broken; names line, key and rule.
    """
    document, source = load(path)
    for place in not_finite(document):
        source.refuse_value(place, "nan and inf are not accepted")
    fault = best_match(Draft202012Validator(SCHEMA).iter_errors(document))
    if fault is not None:
        source.refuse(place_of(fault), rule_of(fault))
    angles = {
        f"{joint}.{motion.removesuffix('_deg')}": math.radians(value)
        for joint, row in document["joints"].items()
        for motion, value in row.items()
    }
    return habit(body, angles, float(document.get("strength", STRENGTH)))
