"""Cited CSV and TOML data -> rows. The engine's only file input."""

from __future__ import annotations

import csv
import re
import tomllib
from typing import TYPE_CHECKING, Any

from spinewise.errors import BadFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a comma-separated table; lines that start with # are comments.

    Raises:
        BadFile: no rows, a row of the wrong length, or a row without its source.
    """
    lines = read_lines(path)
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if len(kept) < 2:
        raise BadFile(path, None, "a table needs a heading and at least one row")
    cells = list(csv.reader(line for _, line in kept))
    return [_row(path, number, cells[0], row) for (number, _), row in zip(kept[1:], cells[1:], strict=True)]


def read_toml(path: Path) -> dict[str, Any]:
    """The document as a dictionary.

    Raises:
        BadFile: not readable, or not TOML; the message carries the parser's line.
    """
    return parse_toml(path, read_lines(path))


def parse_toml(path: Path, lines: Sequence[str]) -> dict[str, Any]:
    """The same of lines that have been read already; `path` is for the message.

    Raises:
        BadFile: not TOML.
    """
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"at line (\d+)", str(wrong))
        raise BadFile(path, int(place[1]) if place else len(lines), f"not valid TOML: {wrong}") from wrong
    except (ValueError, RecursionError) as wrong:
        rule = "brackets without end" if isinstance(wrong, RecursionError) else "a number too long to read"
        raise BadFile(path, None, f"not valid TOML: {rule}") from wrong


def number(path: Path, row: Mapping[str, str], column: str, low: float, high: float) -> float:
    """One number out of a row, within its plausible range (catches mm typed for m).

    Raises:
        BadFile: not a number, or outside `low` to `high`.
    """
    try:
        value = float(row[column])
    except (KeyError, ValueError) as wrong:
        raise BadFile(path, None, f"{column}={row.get(column)!r} in {dict(row)} is not a number") from wrong
    if not low <= value <= high:
        raise BadFile(path, None, f"{column}={value:g} in {dict(row)}; expected {low:g} to {high:g}")
    return value


def read_lines(path: Path) -> list[str]:
    """The text of a file, line by line.

    Raises:
        BadFile: not readable, or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()  # some editors write a mark first
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadFile(path, None, f"cannot be read: {wrong}") from wrong


def _row(path: Path, line: int, heading: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(heading):
        raise BadFile(path, line, f"{len(cells)} cells where the heading has {len(heading)}")
    row = {name.strip(): cell.strip() for name, cell in zip(heading, cells, strict=True)}
    if not row.get("source"):
        raise BadFile(path, line, "every row names its source; the column `source` is missing or empty")
    return row
