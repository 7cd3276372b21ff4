"""JSON Schema of the situation that `spinewise solve` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinewise.anatomy import joint_scales, person
from spinewise.movement import names
from spinewise.movement import solve_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

Schema = dict[str, Any]


def situation(groups: Sequence[str] = ()) -> Schema:
    """The schema of a situation file.

    Args:
        groups: the muscle groups of the model, to be named where they may stand; empty leaves them open.
    """
    known = [*groups, *words.muscle_words()] if groups else []
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A situation for `spinewise solve`",
        "description": "Whose body, in which posture, carrying and resting on what. Only posture.base must be given.",
        **_table(
            {
                "person": _person(_phrases(known)),
                "posture": _posture(),
                "supports": {"type": "array", "items": _support(), "maxItems": 12},
                "loads": {"type": "array", "items": _load(), "maxItems": 50},
                "nervous": _nervous(_shares(_phrases(known))),
                "joints": _joints(),
            },
            required=("posture",),
        ),
    }


def _person(phrases: Schema) -> Schema:
    scale = _number(0.0, 5.0, "times the usual strength")
    some = {"type": "object", "additionalProperties": scale, **phrases}
    return _table(
        {
            "height_m": _number(*person.HEIGHT, "metres"),
            "mass_kg": _number(*person.MASS, "kilograms"),
            "sex": {"enum": list(person.SEXES)},
            "age": _number(*person.AGE, "years"),
            "strength": _either(scale, some),
            "max_stress_n_per_cm2": _number(10.0, 200.0, "newtons per square centimetre of muscle"),
            "stiffness_q": _number(0.0, 100.0, "dimensionless: a muscle's stiffness times its length over its force"),
        }
    )


def _posture() -> Schema:
    angles = words.WHOLE_ANGLES | words.REGION_ANGLES
    limbs = [*words.PAIRED_ANGLES, *words.ONE_SIDED]
    joint = _table({f"{motion}_deg": _angle("of one level") for motion in words.MOTIONS})
    return _table(
        {
            "base": {"enum": list(words.BASES), "description": "what the body rests on and roughly how it is held"},
            **{f"{name}_deg": _angle(meaning) for name, meaning in angles.items()},
            **{f"{name}_deg": _angle("of a limb joint") for name in limbs},
            "joints": _table(dict.fromkeys(names.SPINE, joint)),
        },
        required=("base",),
    )


def _support() -> Schema:
    angle = _number(-20.0, 90.0, "degrees from the vertical, leaning back positive; of a backrest")
    return _table({"on": {"enum": list(words.SURFACES)}, "angle_deg": angle}, required=("on",))


def _load() -> Schema:
    force = {
        "type": "array",
        "items": _number(-20000.0, 20000.0, "newtons"),
        "minItems": 3,
        "maxItems": 3,
        "description": "newtons in the ground frame: x forward, y up, z to the right",
    }
    return _table(
        {
            "mass_kg": _number(0.0, 1000.0, "kilograms"),
            "force_n": force,
            "at": {"enum": list(words.FORCE_AT)},
            "reach_m": _number(0.0, 1.2, "metres in front of the chest surface"),
        },
        required=("at",),
    )


def _nervous(shares: Schema) -> Schema:
    return _table(
        {
            "stability": {"type": "boolean"},
            "safety_factor": _number(0.0, 10.0, "dimensionless: the spine would stay up under 1 + this times its load"),
            "available": shares,
            "brace": shares,
            "habit": {"type": "string", "minLength": 1, "description": "a habit file or the name of a habit"},
        }
    )


def _shares(phrases: Schema) -> Schema:
    """Shares of full activation for the muscles of a name; a table one deeper holds for what is both."""
    share = _number(0.0, 1.0, "a share of full activation")
    inner = {"type": "object", "additionalProperties": share, **phrases}
    return {"type": "object", "additionalProperties": _either(share, inner), **phrases}


def _joints() -> Schema:
    scale = _number(*joint_scales.SCALES, "times the usual")
    scales = {"stiffness": scale, "range": scale}
    whole = dict.fromkeys(scales, _either(scale, _table(dict.fromkeys(words.SCALED_PLACES, scale))))
    return _table({**dict.fromkeys(words.SCALED_PLACES, _table(scales)), **whole})


def _table(properties: Schema, required: Sequence[str] = ()) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _number(low: float, high: float, meaning: str) -> Schema:
    return {"type": "number", "minimum": low, "maximum": high, "description": meaning}


def _angle(meaning: str) -> Schema:
    return _number(-180.0, 180.0, f"degrees: {meaning}")


def _either(number: Schema, table: Schema) -> Schema:
    """A number or a table, told apart by type, so that a fault inside names the rule that applies."""
    return {
        "type": ["number", "object"],
        "if": {"type": "object"},
        "then": table,
        "else": number,
    }


def _phrases(known: Sequence[str]) -> Schema:
    """Keys of one or more known words, such as `left multifidus L4`."""
    word = "|".join(known)
    return {"propertyNames": {"pattern": f"^({word})( ({word}))*$"}} if known else {}
