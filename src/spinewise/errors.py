"""One exception family. A message gives the bad value, the rule, and the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class SpinewiseError(Exception):
    """Anything Spinewise refuses to do, in one clear line."""


class BadValue(SpinewiseError):
    """A value breaks a rule.

    Args:
        name: what the value is, in the reader's words.
        value: the value as given.
        rule: what would have been right.
    """

    def __init__(self, name: str, value: object, rule: str) -> None:
        self.name, self.value, self.rule = name, value, rule
        super().__init__(f"{name}: {value!r} is not accepted; {rule}")


class UnknownName(BadValue):
    """A name is not among the known ones."""

    def __init__(self, name: str, value: object, choices: Iterable[str]) -> None:
        self.choices = tuple(choices)
        super().__init__(name, value, f"choose one of: {', '.join(self.choices)}")


class BadFile(SpinewiseError):
    """A data file breaks a rule; says where and which."""

    def __init__(self, path: Path, line: int | None, rule: str) -> None:
        self.path, self.line, self.rule = path, line, rule
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {rule}")
