"""The library of exercises and situations, read once and checked."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from spinewise.movement import crosscheck, exercise, schema, script, situation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from spinewise.movement.exercise import Exercise
    from spinewise.movement.schema import Kind
    from spinewise.movement.script import Script
    from spinewise.movement.situation import Situation


@cache
def exercises() -> Mapping[str, Exercise]:
    """Every exercise by id, in the order of their ids.

    Raises:
        BadFile: a file of the library breaks a rule.
    """
    return MappingProxyType(read_exercises(schema.DATA / "exercises"))


@cache
def situations() -> Mapping[str, Situation]:
    """The situations by id, in the order of their ids."""
    return MappingProxyType(read_situations(schema.DATA / "situations"))


@cache
def stances() -> Mapping[str, Mapping[str, Any]]:
    """The documents of the stances that movements start from, by id."""
    documents = _documents(schema.DATA / "stances", "stance")
    for path, document in documents.items():
        crosscheck.check_stance(path, document)
    return MappingProxyType({path.stem: document for path, document in documents.items()})


def read_exercises(folder: Path) -> dict[str, Exercise]:
    """The exercises in a folder of one's own.

    Raises:
        BadFile: a file breaks a rule, or names an exercise that the folder lacks.
    """
    documents = _documents(folder, "exercise")
    for path, document in documents.items():
        crosscheck.check_exercise(path, document, [other.stem for other in documents], stances())
    return {path.stem: exercise.from_document(document, _script(document)) for path, document in documents.items()}


def read_situations(folder: Path) -> dict[str, Situation]:
    """The situations in a folder of one's own.

    Raises:
        BadFile: a file breaks a rule.
    """
    documents = _documents(folder, "situation")
    for path, document in documents.items():
        crosscheck.check_movement(path, document, stances())
    return {path.stem: situation.from_document(document, _script(document)) for path, document in documents.items()}


def _script(document: Mapping[str, Any]) -> Script:
    movement = document["movement"]
    return script.from_rows(stances()[movement["stance"]], movement, document["cycle_s"])


def _documents(folder: Path, kind: Kind) -> dict[Path, dict[str, Any]]:
    return {path: schema.read(path, kind) for path in sorted(folder.glob("*.toml"))}
