"""The tables in data/, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spinewise import tables

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


@cache
def read(name: str) -> tuple[Row, ...]:
    """All rows of data/<name>.csv."""
    return tuple(tables.read_csv(DATA / f"{name}.csv"))


@cache
def by(name: str, key: str) -> dict[str, Row]:
    """The rows of data/<name>.csv, each under its own name."""
    return {row[key]: row for row in read(name)}


def figure(name: str, row: Row, column: str, low: float = -400.0, high: float = 400.0) -> float:
    """One number of a row, in the file's own unit, within a plausible range."""
    return tables.number(DATA / f"{name}.csv", row, column, low, high)
