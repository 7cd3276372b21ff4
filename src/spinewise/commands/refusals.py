"""How a command refuses: one clear line on standard error and exit status 2, never a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from spinewise.errors import SpinewiseError

if TYPE_CHECKING:
    from collections.abc import Iterator

BAD_INPUT = 2


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what Spinewise refuses into the command's answer."""
    try:
        yield
    except SpinewiseError as wrong:
        typer.echo(f"spinewise: {wrong}", err=True)
        raise typer.Exit(BAD_INPUT) from wrong
    except OSError as wrong:
        typer.echo(f"spinewise: {wrong.filename or 'file'}: {wrong.strerror or wrong}", err=True)
        raise typer.Exit(BAD_INPUT) from wrong
