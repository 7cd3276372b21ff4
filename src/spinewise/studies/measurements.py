"""The table of published measurements: what was seen, where, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spinewise import tables
from spinewise.errors import BadFile

TABLE = Path(__file__).parent / "data" / "measurements.csv"
ROLES = ("prediction", "calibration", "input")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One published value with its spread."""

    id: str
    role: str  # prediction | calibration | input; only predictions count
    quantity: str
    case: str
    value: float
    low: float
    high: float
    unit: str
    relative_to: str
    source: str
    confidence: str  # abstract | data | secondary | memory


@cache
def measurements() -> tuple[Measurement, ...]:
    """All rows, in the table's order.

    Raises:
        BadFile: a row without source, of unknown role, or with a value outside its own band.
    """
    return tuple(_measurement(row) for row in tables.read_csv(TABLE))


def _measurement(row: dict[str, str]) -> Measurement:
    figures = {name: tables.number(TABLE, row, name, -1000.0, 10_000.0) for name in ("value", "low", "high")}
    if row["role"] not in ROLES or not figures["low"] <= figures["value"] <= figures["high"]:
        raise BadFile(TABLE, None, f"{row['id']}: role one of {', '.join(ROLES)}; low <= value <= high")
    words = {name: row[name] for name in ("id", "role", "quantity", "case", "unit", "relative_to", "source")}
    return Measurement(**words, **figures, confidence=row["confidence"])  # type: ignore[arg-type]
