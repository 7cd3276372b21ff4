"""Rules that a schema cannot say: names that must exist elsewhere, times that must fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinewise.errors import UnknownName
from spinewise.movement import names, spots
from spinewise.movement.schema import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Document = Mapping[str, Any]

Place = tuple["str | int", ...]


def check_exercise(path: Path, document: Document, known: Sequence[str], stances: Mapping[str, Document]) -> None:
    """Cross checks of an exercise file.

    Raises:
        BadFile: an unknown exercise, joint, part or stance is named, the seconds do not rise, or a time lies past
            the end.
    """
    for place, other in _others(document):
        if other not in known or other == document["id"]:
            refuse(path, place, f"{other!r} is not another exercise; choose one of: {', '.join(known)}")
    low, usual, high = document["seconds"]
    if not low <= usual <= high:
        refuse(path, ("seconds",), f"seconds {document['seconds']} must rise: low, usual, high")
    check_movement(path, document, stances)


def check_movement(path: Path, document: Document, stances: Mapping[str, Document]) -> None:
    """Cross checks of anything that moves: names exist, and nothing lies past the end of a repetition."""
    for part in ("moves", "still"):
        _check_joints(path, document, part)
    both = set(names.joints(document["moves"])) & set(names.joints(document["still"]))
    if both:
        refuse(path, ("still",), f"{', '.join(sorted(both))} cannot both move and keep still")
    movement = document["movement"]
    if movement["stance"] not in stances:
        refuse(
            path, ("movement", "stance"), f"{movement['stance']!r} is not a stance; choose one of: {', '.join(stances)}"
        )
    _check_times(path, movement, document["cycle_s"])
    _check_body(path, ("movement",), movement)
    for index, key in enumerate(movement["key"]):
        _check_words(path, ("movement", "key", index), key)
        _check_parts(path, ("movement", "key", index), (*key.get("reach_m", ()), *key.get("weight_on", ())))


def check_stance(path: Path, document: Document) -> None:
    """Cross checks of a stance file: joints, motions and parts exist."""
    _check_words(path, (), document)
    _check_body(path, (), document)


def _check_body(path: Path, place: Place, rows: Document) -> None:
    _check_words(path, place, {"degrees": rows.get("start_degrees", {}), "metres": rows.get("start_metres", {})})
    _check_parts(path, (*place, "free"), rows.get("free", ()))
    for index, contact in enumerate(rows.get("contact", ())):
        _check_parts(path, (*place, "contact", index, "parts"), contact["parts"])


def _check_parts(path: Path, place: Place, parts: Iterable[str]) -> None:
    for part in parts:
        if part not in spots.parts():
            refuse(path, place, f"{part!r} is not a part of the body; choose one of: {', '.join(spots.parts())}")


def _check_words(path: Path, place: Place, row: Document) -> None:
    for table, motions in (("degrees", names.MOTIONS), ("metres", names.LENGTHS)):
        for word, angles in row.get(table, {}).items():
            if word not in names.GROUPS and word not in names.JOINTS:
                refuse(path, (*place, table), f"{word!r} is not a joint; choose one of: {', '.join(_words())}")
            for motion in angles:
                if motion not in motions:
                    refuse(path, (*place, table), f"{motion!r} is not a motion; choose one of: {', '.join(motions)}")


def _words() -> tuple[str, ...]:
    return (*names.GROUPS, *names.JOINTS)


def _others(document: Document) -> list[tuple[Place, str]]:
    rows: dict[Place, Any] = {("easier",): document["easier"], ("harder",): document["harder"]}
    rows |= {("adapt", flag): row for flag, row in document.get("adapt", {}).items()}
    return [((*place, "exercise"), row["exercise"]) for place, row in rows.items() if "exercise" in row]


def _check_joints(path: Path, document: Document, part: str) -> None:
    for index, word in enumerate(document[part]):
        try:
            names.joints([word])
        except UnknownName as unknown:
            refuse(path, (part, index), f"{part}: {unknown}")


def _check_times(path: Path, movement: Document, end: float) -> None:
    times: list[tuple[Place, float]] = [(("movement", "breathing"), mark[0]) for mark in movement["breathing"]]
    times += [(("movement", "key", index, "at_s"), key["at_s"]) for index, key in enumerate(movement["key"])]
    for place, at in times:
        if at >= end:
            refuse(path, place, f"{at:g} s lies past the end of the repetition, {end:g} s")
    keys = [key["at_s"] for key in movement["key"]]
    for index in range(1, len(keys)):
        if keys[index] <= keys[index - 1]:
            refuse(path, ("movement", "key", index, "at_s"), "keys must stand in the order of their times")
