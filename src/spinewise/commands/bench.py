"""`spinewise bench`: our speed beside peers', in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinewise.commands.refusals import refusals

if TYPE_CHECKING:
    from spinewise.studies.peers import Peer

PAGE = Path("docs/benchmarks.md")


def bench(
    with_peers: Annotated[bool, typer.Option("--peers/--no-peers", help="measure other programs in this run")] = True,
    page: Annotated[Path, typer.Option(help="the page to write")] = PAGE,
) -> None:
    """Measure every step on one thread, the peers after it, and write the page."""
    with refusals():
        from spinewise.studies import bench as study
        from spinewise.studies.bench_page import page as written
        from spinewise.studies.bench_page import spoken

        steps = []
        for timing in study.timings():
            steps.append(timing)
            typer.echo(f"{spoken(timing.seconds):>10}  {timing.step}")
        ours, muscles = study.forward_bend()
        typer.echo(f"{spoken(ours):>10}  a frame of the forward bend")
        text = written(steps, ours, muscles, _peers() if with_peers else [])
        fresh = page.with_name(page.name + ".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(page)
        typer.echo(f"written: {page}")


def _peers() -> list[Peer]:
    from spinewise.studies.bench_page import spoken
    from spinewise.studies.peers import peers

    found = []
    for peer in peers(Path.cwd()):
        typer.echo(f"{spoken(peer.seconds):>10}  a frame with {peer.name}")
        found.append(peer)
    return found
