"""`spinewise sweep`: one situation, with keys of it varied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from spinewise.commands.refusals import refusals


def sweep(
    file: Annotated[Path, typer.Argument(help="a situation: TOML, see `spinewise schema situation`")],
    vary: Annotated[list[str], typer.Option(help="KEY=FROM:TO:STEP or KEY=VALUE,VALUE; twice for a grid")],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line, complete")] = False,
) -> None:
    """Solve one situation again and again with a key varied, each from the answer before it.

    A key is written as its path: posture.trunk_flexion_deg, loads.0.mass_kg, nervous.available.multifidus.
    A case that cannot be solved gets its line too, with status "failed" and the reason.
    """
    from spinewise.studies import sweep as studies

    with refusals():
        cases = studies.sweep(file, vary)
        if as_json:
            for case in cases:
                typer.echo(json.dumps(case, allow_nan=False))
            return
        from spinewise.commands.tables import show_cases

        show_cases(cases)
