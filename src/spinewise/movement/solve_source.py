"""Where a situation came from, so that every refusal names file, line and key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from spinewise import tables
from spinewise.errors import BadFile, SpinewiseError
from spinewise.movement.lines import line_of
from spinewise.movement.solve_faults import dotted

if TYPE_CHECKING:
    from pathlib import Path

    from spinewise.movement.solve_faults import Place


class BadSituation(SpinewiseError):
    """A situation given as a table, not as a file, breaks a rule."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a situation was read from; `path` None where it was given as a table."""

    path: Path | None
    lines: tuple[str, ...] = ()

    def refuse(self, place: Place, rule: str) -> NoReturn:
        """Raise at the line where `place` (a path of keys) stands; `rule` names the key itself."""
        if self.path is None:
            raise BadSituation(rule)
        raise BadFile(self.path, line_of(self.lines, place), rule)

    def refuse_value(self, place: Place, rule: str) -> NoReturn:
        """The same, with the key written before the rule."""
        self.refuse(place, f"{dotted(place)}: {rule}")


def load(path: Path) -> tuple[dict[str, Any], Source]:
    """The document of a file and its source.

    Raises:
        BadFile: not readable, or not TOML.
    """
    lines = tables.read_lines(path)  # once: it may be a pipe
    return tables.parse_toml(path, lines), Source(path, tuple(lines))
