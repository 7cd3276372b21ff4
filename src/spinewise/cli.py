"""The `spinewise` command: what a researcher or a host does without a browser."""

from __future__ import annotations

import typer

from spinewise import __version__
from spinewise.commands.bench import bench
from spinewise.commands.buckle import buckle
from spinewise.commands.export import export
from spinewise.commands.schema import schema
from spinewise.commands.solve import solve
from spinewise.commands.sweep import sweep
from spinewise.commands.validate import validate

app = typer.Typer(no_args_is_help=True, help="Spinewise from the command line.", pretty_exceptions_show_locals=False)


@app.callback()
def main() -> None:
    """Keeps the commands below it named."""


@app.command()
def version() -> None:
    """Say which Spinewise this is."""
    typer.echo(__version__)


for command in (solve, sweep, buckle, validate, bench, export, schema):
    app.command()(command)
