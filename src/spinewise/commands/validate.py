"""`spinewise validate`: the model beside published measurements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinewise.commands.refusals import refusals

if TYPE_CHECKING:
    from spinewise.studies.validate import Row

PAGE = Path("docs/validation.md")


def validate(
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object, and no page written")] = False,
    page: Annotated[Path, typer.Option(help="the page to write")] = PAGE,
) -> None:
    """Hold the model to published measurements; a miss is listed, never hidden."""
    with refusals():
        from spinewise.studies import validate as study

        rows = []
        for row in study.validate():
            rows.append(row)
            if not as_json:
                _say(row)
        if as_json:
            typer.echo(json.dumps({"rows": [row.document() for row in rows]}, allow_nan=False))
        else:
            _write(rows, page)


def _say(row: Row) -> None:
    shown = "no answer" if row.value is None else f"{row.value:.3g} {row.measurement.unit}"
    typer.echo(f"{row.measurement.id:5} {row.measurement.role:12} {shown:>12}  {row.verdict}")


def _write(rows: list[Row], path: Path) -> None:
    from spinewise.nervous.versions import versions
    from spinewise.studies.validation_page import page

    which = versions()
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(page(rows, which["model"], which["parameters"]), encoding="utf-8")
    fresh.replace(path)
    typer.echo(f"written: {path}")
