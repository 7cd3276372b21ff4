"""Other programs on the same kind of work in the same run: what one frame of a forward bend costs them.

Each peer is a script that prints one JSON line. Those in benchmarks/peers run in an environment of their own, those in
benchmarks/own put general solvers to our problem and run in ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spinewise.errors import SpinewiseError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENVIRONMENT = Path(".bench")
SCRIPTS = Path("benchmarks/peers")
OWN = Path("benchmarks/own")
LOCKS = (("requirements-bench.lock",), ("requirements-bench-files.lock", "--no-deps"))
LIMIT = 1800  # [s] a peer may take
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class PeerFailed(SpinewiseError):
    """A peer could not be installed or run."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What one peer took."""

    name: str
    version: str
    muscles: int
    coordinates: int
    seconds: float  # CPU, one frame


def peers(root: Path) -> Iterator[Peer]:
    """Every script in benchmarks/peers and benchmarks/own under `root`.

    Raises:
        PeerFailed: not a clone of the project, no registry to install from, or the peer stopped with an error.
    """
    python = _environment(root)
    for folder, runner in ((SCRIPTS, str(python)), (OWN, sys.executable)):
        for script in sorted((root / folder).glob("*.py")):
            yield _peer(_json(_run([runner, str(script)], root)))


def _environment(root: Path) -> Path:
    """The Python of the peers' environment, made from its locks where it is missing."""
    python = root / ENVIRONMENT / "bin" / "python"
    if python.exists():
        return python
    if not (root / LOCKS[0][0]).exists():
        raise PeerFailed(f"{root} is not a clone of Spinewise: {LOCKS[0][0]} is missing")
    _run([sys.executable, "-m", "venv", str(root / ENVIRONMENT)], root)
    for lock, *options in LOCKS:
        _run([str(python), "-m", "pip", "install", "-q", "--require-hashes", *options, "-r", lock], root)
    return python


def _run(command: list[str], root: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 our own scripts and locks
            command,
            cwd=root,
            env={**os.environ, **ONE_THREAD},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise PeerFailed(f"{' '.join(command[-2:])} took more than {LIMIT} s") from late
    if done.returncode:
        raise PeerFailed(f"{' '.join(command[-2:])}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout


def _json(printed: str) -> dict[str, Any]:
    return dict(json.loads(printed.strip().splitlines()[-1]))


def _peer(said: dict[str, Any]) -> Peer:
    return Peer(said["peer"], said["version"], said["muscles"], said["coordinates"], said["cpu_seconds_per_frame"])
