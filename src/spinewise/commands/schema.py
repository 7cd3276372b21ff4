"""`spinewise schema`: the shape of what `solve` reads and writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class Shape(StrEnum):
    """What can be described."""

    situation = "situation"
    answer = "answer"


def schema(what: Annotated[Shape, typer.Argument(help="what to describe")]) -> None:
    """Print the JSON Schema of a situation or of an answer."""
    from spinewise.movement import answer_schema, solve_schema, solve_words

    groups = solve_words.muscle_groups()
    shape = solve_schema.situation(groups) if what is Shape.situation else answer_schema.answer()
    typer.echo(json.dumps(shape, indent=2))
