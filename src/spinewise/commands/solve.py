"""`spinewise solve`: the cheapest stable spine for one situation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from spinewise.commands.refusals import refusals


def solve(
    file: Annotated[Path, typer.Argument(help="a situation: TOML, see `spinewise schema situation`")],
    as_json: Annotated[bool, typer.Option("--json", help="everything, as one JSON object")] = False,
    plot: Annotated[Path | None, typer.Option(help="draw it into this file (.png, .pdf, .svg)")] = None,
) -> None:
    """Choose the posture and the muscle forces of one situation, prove them, and say what they load."""
    with refusals():
        from spinewise.movement import solve_input

        situation = solve_input.read(file)  # before the model is imported: a bad file is refused at once
        from spinewise.movement import solving

        solved = solving.solve(situation)
        if plot is not None:
            from spinewise import plots

            plots.save(plots.overview(solved), plot)
    if as_json:
        typer.echo(json.dumps(solved.document, allow_nan=False))
        return
    from spinewise.commands.tables import show

    show(solved.document)
