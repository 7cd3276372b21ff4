"""`python -m spinewise.web`: the server's command line."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path  # noqa: TC003  (typer reads the annotations)
from typing import Annotated, Literal, NoReturn

import typer

from spinewise.errors import SpinewiseError
from spinewise.web.server import Options, serve


def main(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for the whole network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 for any free one.", min=0, max=65535)] = 8000,
    data: Annotated[Path | None, typer.Option(help="Folder for the data.")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Show a made-up member; touches no real data.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    allow_host: Annotated[list[str] | None, typer.Option(help="A further name people may use.")] = None,
    log: Annotated[Literal["off", "plain", "json"], typer.Option(help="One line for each request.")] = "off",
) -> None:
    """Serve Spinewise."""
    options = Options(host, port, data, demo, tuple(allow_host or ()), "" if log == "off" else log)

    def listening(address: str) -> None:
        typer.echo(f"Spinewise{' (demo, made-up data)' if demo else ''} is at {address}  Stop it with Ctrl-C.")
        if not no_open and has_windows():
            webbrowser.open(address)

    try:
        serve(options, listening)
    except KeyboardInterrupt:
        return
    except SpinewiseError as wrong:
        stop(str(wrong))
    except OSError as wrong:
        stop(": ".join(str(part) for part in (wrong.filename, wrong.strerror or wrong) if part))


def has_windows() -> bool:
    """Whether a browser can open in a window of its own; one inside this terminal would only be in the way."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def stop(reason: str) -> NoReturn:
    """Say why in one line, and leave."""
    typer.echo(f"Spinewise did not start: {' '.join(reason.split())}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    typer.run(main)
