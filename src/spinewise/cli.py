"""The `spinewise` command: what a researcher or a host does without a browser."""

from __future__ import annotations

import typer

from spinewise import __version__

app = typer.Typer(no_args_is_help=True, help="Spinewise from the command line.")


@app.callback()
def main() -> None:
    """Keeps the commands below it named, even while there is only one."""


@app.command()
def version() -> None:
    """Say which Spinewise this is."""
    typer.echo(__version__)
