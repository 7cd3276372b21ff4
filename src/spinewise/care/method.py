"""The method as an argument of nineteen claims, each with what research makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from spinewise import tables
from spinewise.errors import BadFile, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Badge = Literal["SUPPORTED", "MIXED", "NOT SUPPORTED", "UNTESTED"]

FILE: Final = Path(__file__).with_name("data") / "method.toml"
CLAIMS: Final = 19
EVIDENCE_ROWS: Final = 28
NO_SOURCE: Final = "no source reviewed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One part of a claim. `row` is the row of the evidence review, None where the review has none."""

    key: str
    row: int | None
    part: str
    badge: Badge
    certainty: str
    speaks_for: str
    limits: str
    sources: tuple[str, ...]  # never empty: `NO_SOURCE` stands where there is none


@dataclass(frozen=True, slots=True)
class Claim:
    """One step of the argument, for a member to read."""

    number: int
    title: str
    says: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    lives: str
    reviewed: str

    @property
    def id(self) -> str:
        """The name by which code and pages refer to it, "C7"."""
        return f"C{self.number}"

    @property
    def badges(self) -> tuple[Badge, ...]:
        """Its badges, each once, in the order of its parts."""
        return tuple(dict.fromkeys(part.badge for part in self.evidence))


@cache
def claims() -> tuple[Claim, ...]:
    """C1 to C19 in order.

    Raises:
        BadFile: a claim or a row of the evidence review is missing, or a part is incomplete.
    """
    return read(FILE)


@cache
def evidence() -> Mapping[str, Evidence]:
    """Every part by its key, for whoever names one (an exercise's `evidence`).

    Raises:
        BadFile: a part is incomplete.
    """
    return _parts(FILE, tables.read_toml(FILE))


def badge(key: str) -> Badge:
    """The badge of one part.

    Raises:
        UnknownName: no part has that key.
    """
    if key not in evidence():
        raise UnknownName("evidence", key, evidence())
    return evidence()[key].badge


def read(path: Path) -> tuple[Claim, ...]:
    """The claims of a file, checked.

    Raises:
        BadFile: see `claims`.
    """
    document = tables.read_toml(path)
    parts = _parts(path, document)
    found = tuple(_claim(path, row, parts, document) for row in document.get("claim", []))
    for rule in _broken(found, parts):
        raise BadFile(path, None, rule)
    return found


def _broken(found: tuple[Claim, ...], parts: Mapping[str, Evidence]) -> Iterator[str]:
    if [claim.number for claim in found] != list(range(1, CLAIMS + 1)):
        yield f"the claims are C1 to C{CLAIMS} in order, found {[claim.id for claim in found]}"
    used = {part.key for claim in found for part in claim.evidence}
    if unused := sorted(set(parts) - used):
        yield f"no claim shows the evidence {', '.join(unused)}"
    rows = {part.row for part in parts.values()}
    if missing := sorted(set(range(1, EVIDENCE_ROWS + 1)) - rows):
        yield f"rows {missing} of the evidence review are not shown"


def _parts(path: Path, document: Mapping[str, Any]) -> dict[str, Evidence]:
    return {key: _evidence(path, key, row) for key, row in document.get("evidence", {}).items()}


def _evidence(path: Path, key: str, row: Mapping[str, Any]) -> Evidence:
    _needs(path, f"evidence.{key}", row, ("part", "badge", "speaks_for", "limits", "sources"))
    if row["badge"] not in get_args(Badge):
        raise BadFile(path, None, f"evidence.{key}: badge {row['badge']!r} is none of {', '.join(get_args(Badge))}")
    if row["badge"] != "UNTESTED" and not row["sources"]:
        raise BadFile(path, None, f"evidence.{key}: without a source the badge is UNTESTED")
    return Evidence(
        key=key,
        row=row.get("row"),
        part=row["part"],
        badge=row["badge"],
        certainty=row.get("certainty", ""),
        speaks_for=row["speaks_for"],
        limits=row["limits"],
        sources=tuple(row["sources"]) or (NO_SOURCE,),
    )


def _claim(path: Path, row: Mapping[str, Any], parts: Mapping[str, Evidence], document: Mapping[str, Any]) -> Claim:
    name = f"claim {row.get('number')}"
    _needs(path, name, row, ("number", "title", "says", "evidence", "lives"))
    if unknown := [key for key in row["evidence"] if key not in parts]:
        raise BadFile(path, None, f"{name}: no evidence is called {', '.join(unknown)}")
    return Claim(
        number=row["number"],
        title=row["title"],
        says=tuple(row["says"]),
        evidence=tuple(parts[key] for key in row["evidence"]),
        lives=row["lives"],
        reviewed=str(document.get("reviewed", "")),
    )


def _needs(path: Path, name: str, row: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    if missing := [key for key in keys if key not in row or (key != "sources" and not row[key])]:
        raise BadFile(path, None, f"{name}: {', '.join(missing)} is missing or empty")
