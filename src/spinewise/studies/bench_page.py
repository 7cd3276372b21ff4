"""docs/benchmarks.md, written from measurements and never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spinewise.studies.bench import Timing
    from spinewise.studies.peers import Peer

HEAD = """# Benchmarks

Written by `spinewise bench`; do not edit. One run on one machine, one thread, CPU time (the last two rows of the first
table: wall clock). Timings differ between machines; ratios within a run travel better.

| step | time | goal |
|---|---|---|"""
PEERS = """
## Beside peers: one frame of a forward bend, 50 frames, warm

Ours is a stable recruitment with 1 % tolerance, {muscles} fascicles, in the posture the model chose.
OpenSim and MuJoCo balance only: they ask for no stability. Clarabel solves our whole stable problem, to the same gap,
in the posture of standing, once.

| who | muscles | free coordinates | CPU seconds a frame | times ours |
|---|---|---|---|---|"""


def page(timings: Collection[Timing], ours: float, muscles: int, peers: Collection[Peer]) -> str:
    """The whole page."""
    return "\n".join(_lines(timings, ours, muscles, peers)) + "\n"


def _lines(timings: Collection[Timing], ours: float, muscles: int, peers: Collection[Peer]) -> Iterator[str]:
    yield HEAD
    yield from (f"| {one.step} | {spoken(one.seconds)} | {spoken(one.goal) if one.goal else ''} |" for one in timings)
    floor = [one.seconds for one in timings if one.step.startswith("floor")]
    if floor:
        yield f"\nA stable recruitment of the bend costs {ours / floor[0]:.0f} times the floor."
    yield PEERS.format(muscles=muscles)
    yield f"| Spinewise | {muscles} | 107 | {ours:.5f} | 1 |"
    for one in peers:
        ratio = one.seconds / ours
        times = f"{one.seconds:.5f} | {ratio:.0f}" if ratio >= 10.0 else f"{one.seconds:.5f} | {ratio:.2f}"
        yield f"| {one.name} ({one.version}) | {one.muscles} | {one.coordinates} | {times} |"


def spoken(seconds: float) -> str:
    """In the unit that needs the fewest zeros."""
    if seconds < 1e-3:
        return f"{1e3 * seconds:.3f} ms"
    return f"{1e3 * seconds:.1f} ms" if seconds < 1.0 else f"{seconds:.1f} s"
