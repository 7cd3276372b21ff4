"""What a broken rule of the schema is called: the key, the rule, the choices, and the slip it looks like."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema.exceptions import ValidationError

Place = tuple[str | int, ...]

SLIPS = {  # key -> (how many of the wrong unit make one of the right, the wrong unit)
    "height_m": ((1000.0, "millimetres"), (100.0, "centimetres"), (0.3048**-1, "feet")),
    "mass_kg": ((1000.0, "grams"), (2.2046, "pounds")),
    "reach_m": ((100.0, "centimetres"), (1000.0, "millimetres")),  # 60 is no slip of 6 cm
    "max_stress_n_per_cm2": ((10000.0, "pascals"), (0.01, "megapascals")),
    "available": ((100.0, "percent"),),
    "brace": ((100.0, "percent"),),
}


def place_of(fault: ValidationError) -> Place:
    """The path of keys to what is wrong; an unknown key counts as a place."""
    place: Place = tuple(fault.absolute_path)
    unknown = _unknown(fault)
    return (*place, unknown[0]) if unknown else place


def rule_of(fault: ValidationError) -> str:
    """The fault in the reader's words."""
    if unknown := _unknown(fault):
        return _unknown_key(fault, unknown)
    return f"{dotted(fault.absolute_path)}: {_broken(fault)}"


def close(word: str, known: Iterable[str]) -> str:
    """`did you mean ...? ` where a known word is near, then every choice."""
    choices = list(known)
    near = get_close_matches(str(word), choices, n=3, cutoff=0.6)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"{meant}choose one of: {', '.join(choices)}"


def dotted(place: Sequence[str | int] | Iterable[str | int]) -> str:
    """A path of keys as it would be written: loads.0.mass_kg is the first load's mass."""
    return ".".join(str(part) for part in place) or "the file"


def shown(value: object) -> str:
    """A value as given, but never pages of it."""
    try:
        text = repr(value)
    except ValueError:  # an integer too long to print
        text = "a number with thousands of digits"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _schema(fault: ValidationError) -> dict[str, Any]:
    return cast("dict[str, Any]", fault.schema)


def _unknown(fault: ValidationError) -> list[str]:
    if fault.validator != "additionalProperties":
        return []
    known = _schema(fault).get("properties", {})
    return [key for key in cast("dict[str, Any]", fault.instance) if key not in known]


def _unknown_key(fault: ValidationError, unknown: Sequence[str]) -> str:
    known = _schema(fault).get("properties", {})
    return f"{dotted((*fault.absolute_path, unknown[0]))}: no such key; {close(unknown[0], known)}"


def _broken(fault: ValidationError) -> str:
    value, rule, schema = cast("Any", fault.instance), cast("Any", fault.validator_value), _schema(fault)
    match fault.validator:
        case "required":
            missing = next(name for name in rule if name not in value)
            return f"{missing} is missing; {_wanted(schema['properties'][missing])}"
        case "enum":
            return f"{shown(value)} is not known; {close(str(value), rule)}"
        case "minimum" | "maximum":
            return f"{shown(value)} is not accepted; {_wanted(schema)}{_slip(fault)}"
        case "type":
            return f"{shown(value)} is not accepted; {_wanted(schema)}"
        case "minLength":
            return f"is empty; {_wanted(schema)}"
        case "minItems" | "maxItems":
            return f"{len(value)} entries; {_wanted(schema)}"
        case _:
            return fault.message[:200]


def _wanted(schema: dict[str, Any]) -> str:
    """What would have been right."""
    if "enum" in schema:
        return f"choose one of: {', '.join(schema['enum'])}"
    if "else" in schema:
        return f"{_wanted(schema['else'])}, or a table of them"
    meaning = schema.get("description", "")
    match schema.get("type"):
        case "number":
            return f"give a number from {schema['minimum']:g} to {schema['maximum']:g} ({meaning})"
        case "boolean":
            return "give true or false"
        case "string":
            return f"give a text in quotes ({meaning})"
        case "array":
            if "minItems" not in schema:
                return f"write each as a table of its own under [[name]], at most {schema['maxItems']}"
            return f"give a list of {schema['minItems']} ({meaning})"
        case _:
            return "give a table of keys and values"


def _slip(fault: ValidationError) -> str:
    """`; 175 looks like centimetres (1.75)` where another unit would make it right."""
    low, high = _schema(fault)["minimum"], _schema(fault)["maximum"]
    value = cast("float", fault.instance)
    for key in reversed(fault.absolute_path):
        for factor, unit in SLIPS.get(str(key), ()):
            if value >= 2.0 * high and low < value / factor <= high:
                return f"; {shown(value)} looks like {unit}, which would be {value / factor:.4g}"
    return ""
