"""One situation solved again and again with a key varied; each answer warms the next one up."""

from __future__ import annotations

import copy
import itertools
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spinewise.errors import BadValue, SpinewiseError
from spinewise.movement import solve_input
from spinewise.movement.solve_faults import shown
from spinewise.movement.solve_source import Source, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinewise.movement.solve_input import Situation
    from spinewise.movement.solving import Solved

MOST = 100_000  # cases of one sweep
CHECKED = 50  # cases looked at before the first is solved
Value = float | str | bool
RULE = "write KEY=FROM:TO:STEP, such as posture.trunk_flexion_deg=0:110:5, or KEY=VALUE,VALUE"


@dataclass(frozen=True, slots=True)
class Range:
    """One key and the values it takes."""

    key: str  # a path: posture.trunk_flexion_deg, loads.0.mass_kg, posture.joints."L4-L5".flexion_deg
    values: tuple[Value, ...]


def sweep(path: Path | str, vary: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every case, the last range varying fastest: the answer's document with `vary` (key -> value) before it.

    A case that is refused or fails keeps its place: `vary`, status "failed" and `error`.

    Raises:
        BadFile, BadValue: the file or a range breaks a rule; raised before the first case.
    """
    document, source = load(Path(path))
    ranges = [parse(text) for text in vary]
    count = math.prod(len(one.values) for one in ranges)
    if count > MOST:
        raise BadValue("--vary", count, f"at most {MOST} cases at once")
    _check_some(document, source, ranges)
    return _cases(document, source, ranges)


def parse(text: str) -> Range:
    """`key=0:110:5` -> the key and 0, 5, ..., 110; the end counts where a step reaches it.

    Raises:
        BadValue: neither a range nor a list.
    """
    key, equals, spread = (part.strip() for part in text.partition("="))
    if not (key and equals and spread):
        raise BadValue("--vary", text, RULE)
    if ":" in spread:
        return Range(key, _steps(text, spread.split(":")))
    return Range(key, tuple(_value(part.strip()) for part in spread.split(",") if part.strip()))


def _steps(text: str, parts: Sequence[str]) -> tuple[float, ...]:
    try:
        start, end, step = (float(part) for part in parts)
    except ValueError as wrong:
        raise BadValue("--vary", text, RULE) from wrong
    if not all(map(math.isfinite, (start, end, step))) or step == 0.0 or (end - start) / step < 0.0:
        raise BadValue("--vary", text, "the step must lead from the first value to the last one")
    count = int((end - start) / step + 1e-9) + 1
    if count > MOST:
        raise BadValue("--vary", text, f"at most {MOST} values")
    return tuple(round(start + number * step, 12) for number in range(count))


def _value(text: str) -> Value:
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text)
    except ValueError:
        return text.strip('"')


def _check_some(document: dict[str, Any], source: Source, ranges: Sequence[Range]) -> None:
    """A key or file that no case could use is refused at once, with the first case's reason."""
    first: SpinewiseError | None = None
    for varied in itertools.islice(_combinations(ranges), CHECKED):
        try:
            solve_input.from_document(changed(document, varied), source)
        except SpinewiseError as wrong:
            first = first or wrong
        else:
            return
    if first is not None:
        raise first


def _combinations(ranges: Sequence[Range]) -> Iterator[dict[str, Value]]:
    for values in itertools.product(*(one.values for one in ranges)):
        yield dict(zip((one.key for one in ranges), values, strict=True))


def _cases(document: dict[str, Any], source: Source, ranges: Sequence[Range]) -> Iterator[dict[str, Any]]:
    before: Solved | None = None
    for varied in _combinations(ranges):
        try:
            before = _solve(solve_input.from_document(changed(document, varied), source), before)
        except SpinewiseError as wrong:
            yield {"vary": varied, "status": "failed", "error": str(wrong)}
            continue
        except Exception as wrong:  # noqa: BLE001  # a defect met by one case must not lose the others
            yield {"vary": varied, "status": "failed", "error": f"{type(wrong).__name__}: {wrong}"}
            continue
        yield {"vary": varied, **before.document}


def _solve(situation: Situation, before: Solved | None) -> Solved:
    from spinewise.movement import solving

    return solving.solve(situation, warm=before)


def changed(document: dict[str, Any], varied: dict[str, Value]) -> dict[str, Any]:
    """A copy of the document with other values at some paths; tables on the way are made where missing.

    Raises:
        BadValue: a path leads through something that is no table or to a list's missing item.
    """
    found = copy.deepcopy(document)
    for key, value in varied.items():
        *way, last = words(key)
        at: Any = found
        for word in way:
            at = _step(at, word, key)
        _put(at, last, value, key)
    return found


def words(key: str) -> list[str]:
    """The parts of a path; a part in quotes may contain points."""
    parts = key.split('"')
    if len(parts) % 2 == 0:
        raise BadValue("--vary", key, "a quote is not closed")
    found: list[str] = []
    for number, part in enumerate(parts):
        found += [part] if number % 2 else [word.strip() for word in part.split(".") if word.strip()]
    if not found:
        raise BadValue("--vary", key, RULE)
    return found


def _step(at: Any, word: str, key: str) -> Any:
    if isinstance(at, list):
        return at[_place(at, word, key)]
    if not isinstance(at, dict):
        raise BadValue("--vary", key, f"{shown(at)} before {word!r} is no table")
    return at.setdefault(word, {})


def _put(at: Any, word: str, value: Value, key: str) -> None:
    if isinstance(at, list):
        at[_place(at, word, key)] = value
    elif isinstance(at, dict):
        at[word] = value
    else:
        raise BadValue("--vary", key, f"{shown(at)} before {word!r} is no table")


def _place(at: Sequence[Any], word: str, key: str) -> int:
    if not word.isdecimal() or int(word) >= len(at):
        raise BadValue("--vary", key, f"{word!r} is not an item of this list; items count from 0 to {len(at) - 1}")
    return int(word)
