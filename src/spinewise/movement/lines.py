"""Where in a TOML text a key stands, so that a message can name the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\")(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"))*)\s*=")
WORD = re.compile(r"\"([^\"]*)\"|([A-Za-z0-9_-]+)")

Path = tuple["str | int", ...]


def line_of(lines: Sequence[str], path: Sequence[str | int]) -> int:
    """Line number of the deepest part of `path` that the text spells out; 1 for the document itself.

    Limits:
        Inline tables and arrays count as one key, the one they are the value of, except that the items of an
        array with one item a line are found too.
    """
    places = _places(lines)
    wanted = tuple(path)
    for length in range(len(wanted), 0, -1):
        if wanted[:length] in places:
            return _item_line(lines, places[wanted[:length]], wanted[length:])
    return 1


def _places(lines: Sequence[str]) -> dict[Path, int]:
    places: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    inside: Path = ()
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            inside = _enter(_words(header[2]), counts, is_list=header[1] == "[[")
            places.setdefault(inside, number)
        elif key := KEY.match(line):
            places.setdefault(inside + _words(key[1]), number)
    return places


def _enter(words: Path, counts: dict[Path, int], *, is_list: bool) -> Path:
    """The full path of a header: every list of tables on the way down gets the index of its last item."""
    path: Path = ()
    for depth, word in enumerate(words):
        path = (*path, word)
        if is_list and depth == len(words) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _words(dotted: str) -> Path:
    return tuple(quoted or bare for quoted, bare in WORD.findall(dotted))


def _item_line(lines: Sequence[str], start: int, rest: Path) -> int:
    """The line of item rest[0] of an array that opens at line `start` and has one item a line."""
    if not rest or not isinstance(rest[0], int) or not lines[start - 1].rstrip().endswith("["):
        return start
    return min(start + 1 + rest[0], len(lines))
