"""`spinewise export`: the body for other programs."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinewise.commands.refusals import refusals

if TYPE_CHECKING:
    from spinewise.anatomy import Person


class Format(StrEnum):
    """Formats a body can be written in."""

    mjcf = "mjcf"
    json = "json"


def export(
    file: Annotated[Path, typer.Argument(help="the file to write")],
    to: Annotated[Format, typer.Option(help="mjcf for MuJoCo, json for the viewer's tree")] = Format.mjcf,
    situation: Annotated[Path | None, typer.Option(help="take [person] from this situation file")] = None,
) -> None:
    """Write one person's body: segments, joints, masses, and for MuJoCo its muscles as tendons."""
    with refusals():
        text = _text(_person(situation), to)
        file.write_text(text, encoding="utf-8")
    typer.echo(f"wrote {file} ({len(text) / 1024:.0f} KiB)")


def _person(situation: Path | None) -> Person:
    from spinewise.anatomy import Person
    from spinewise.movement import solve_input

    return solve_input.read(situation).person if situation else Person()


def _text(person: Person, to: Format) -> str:
    from spinewise.anatomy import Body
    from spinewise.mechanics.export import body_json

    body = Body.for_person(person)
    if to is Format.json:
        return json.dumps(body_json(body), allow_nan=False)
    from spinewise.mechanics.mjcf import mjcf

    return mjcf(body)
