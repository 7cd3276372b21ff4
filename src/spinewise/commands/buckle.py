"""`spinewise buckle`: what the passive column holds up without any muscle."""

from __future__ import annotations

import json
import math
from typing import Annotated

import typer

from spinewise.commands.refusals import refusals

UPPER = typer.Option("--from", help="the vertebra that is loaded")
LOWER = typer.Option("--to", help="the bone that is held: a vertebra or S1")


def buckle(
    upper: Annotated[str, UPPER] = "L1",
    lower: Annotated[str, LOWER] = "S1",
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """The dead load under which the ligaments and discs alone give way, to the front or to the side."""
    from spinewise.anatomy import Body, Person
    from spinewise.mechanics.buckling import buckling_load

    with refusals():
        found = buckling_load(Body.for_person(Person()), lower=lower, upper=upper)
    loads = {"load_n": found.load_n, "frontal_n": found.frontal_n, "sagittal_n": found.sagittal_n}
    if as_json:
        known = {name: load if math.isfinite(load) else None for name, load in loads.items()}
        typer.echo(json.dumps({"from": upper, "to": lower, **known, "plane": found.plane}, allow_nan=False))
        return
    typer.echo(f"{upper} to {lower} without muscles gives way at {found.load_n:.0f} N, in the {found.plane} plane")
    typer.echo(f"frontal {found.frontal_n:.0f} N, sagittal {found.sagittal_n:.0f} N")
