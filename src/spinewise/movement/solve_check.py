"""Every rule of a situation that can be told without a body: the schema's, and those between keys."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from spinewise.errors import BadValue, UnknownName
from spinewise.movement import solve_schema
from spinewise.movement import solve_words as words
from spinewise.movement.solve_faults import close, dotted, place_of, rule_of, shown
from spinewise.movement.solve_units import not_finite, radians_for_degrees
from spinewise.nervous.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spinewise.movement.solve_faults import Place
    from spinewise.movement.solve_source import Source


def check(document: Mapping[str, Any], source: Source) -> None:
    """Refuse the first rule that is broken.

    Raises:
        BadFile, BadSituation: names the place, the rule and the choices.
    """
    for place in not_finite(document):
        source.refuse_value(place, "nan and inf are not accepted; leave out what is not known")
    fault = best_match(_validator().iter_errors(document))
    if fault is not None:
        source.refuse(place_of(fault), rule_of(fault))
    _degrees(document["posture"], ("posture",), source)
    for number, load in enumerate(document.get("loads", ())):
        _load(load, ("loads", number), source)
    for number, support in enumerate(document.get("supports", ())):
        _support(support, ("supports", number), source)
    _twice(document, source)
    for table, name in (("person", "strength"), ("nervous", "available"), ("nervous", "brace")):
        given = document.get(table, {}).get(name)
        for phrase in _phrases(given) if isinstance(given, dict) else ():
            _muscles(phrase, (table, name, *phrase), source)


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for outer, value in table.items():
        yield (outer,)
        if isinstance(value, dict):
            yield from ((outer, inner) for inner in value)


def _muscles(name: tuple[str, ...], place: Place, source: Source) -> None:
    try:
        select(words.model_muscles(), " ".join(name))
    except UnknownName as wrong:
        source.refuse_value(
            place, f"no muscles are called {shown(wrong.value)}; {close(str(wrong.value), wrong.choices)}"
        )
    except BadValue as wrong:
        source.refuse_value(place, wrong.rule)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(solve_schema.situation())


def _degrees(table: Mapping[str, Any], place: Place, source: Source) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _degrees(value, (*place, key), source)
        elif key.endswith("_deg") and (meant := radians_for_degrees(value)) is not None:
            source.refuse_value(
                (*place, key),
                f"{value} looks like radians ({meant:g} deg); angles are in degrees. "
                f"If degrees are meant, round to two decimals: {value:.2f}",
            )


def _load(load: Mapping[str, Any], place: tuple[str, int], source: Source) -> None:
    given = [name for name in ("mass_kg", "force_n") if name in load]
    if len(given) != 1:
        source.refuse(place, f"{dotted(place)}: give mass_kg or force_n{', not both' if given else ''}")
    if "mass_kg" in load and load["at"] not in words.MASS_AT:
        rule = f"{shown(load['at'])} cannot carry a mass; choose one of: {', '.join(words.MASS_AT)}, or give force_n"
        source.refuse_value((*place, "at"), rule)
    if "reach_m" in load and (load["at"] not in words.HANDS or "mass_kg" not in load):
        rule = f"only a mass_kg in the hands has a reach; choose at from: {', '.join(words.HANDS)}"
        source.refuse_value((*place, "reach_m"), rule)


def _support(support: Mapping[str, Any], place: tuple[str, int], source: Source) -> None:
    _degrees(support, place, source)
    if "angle_deg" in support and support["on"] not in words.TILTED:
        rule = f"{support['on']} has no angle; choose on from: {', '.join(words.TILTED)}"
        source.refuse_value((*place, "angle_deg"), rule)


def _twice(document: Mapping[str, Any], source: Source) -> None:
    seen: set[str] = set()
    for number, support in enumerate(document.get("supports", ())):
        if support["on"] in seen:
            source.refuse_value(("supports", number, "on"), f"{support['on']} is given twice; keep one")
        seen.add(support["on"])
    joints = document.get("joints", {})
    for name in ("stiffness", "range"):
        whole = joints.get(name)
        for place in whole if isinstance(whole, dict) else ():
            if name in joints.get(place, {}):
                source.refuse_value(("joints", name, place), f"given again as joints.{place}.{name}; keep one")
