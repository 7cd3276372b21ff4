"""Our own speed, piece by piece, on one thread: what each step costs, and how far above the floor the whole is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import cho_factor
from threadpoolctl import threadpool_limits

from spinewise.anatomy import Body, Person
from spinewise.mechanics.geometry import SPINE, curvatures, geometry, path_stiffness
from spinewise.nervous.asked import Asked
from spinewise.nervous.posture import choose
from spinewise.nervous.problem import problem
from spinewise.nervous.recruit import recruit
from spinewise.studies.posed import MAN
from spinewise.studies.stopwatch import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spinewise.nervous.posture import Choice
    from spinewise.nervous.problem import Problem

FRAMES, LAST = 50, np.radians(60.0)  # of the forward bend that is shared with the peers
STANDING = '[posture]\nbase = "standing"\n'


@dataclass(frozen=True, slots=True)
class Timing:
    """One step: what it took and what it should take [s]."""

    step: str
    seconds: float
    goal: float | None


def timings() -> Iterator[Timing]:
    """Each step as it is measured, on one thread."""
    with threadpool_limits(1):
        bend = _bend(FRAMES)
        yield from _mechanics(bend[0].problem)
        yield from _recruitment(bend)
        yield from _posture()
    yield from _command()


def forward_bend() -> tuple[float, int]:
    """CPU seconds a frame of our forward bend, and the number of fascicles."""
    with threadpool_limits(1):
        bend = _bend(FRAMES)
        return frame_seconds(bend), len(bend[0].problem.body.muscles)


def frame_seconds(bend: list[Choice]) -> float:
    """CPU seconds a frame of stable recruitment at given postures, each warmed by the one before."""
    problems = [one.problem for one in bend]
    warm = recruit(problems[0], exact=False, measured=False).solution.warm
    begin = time.process_time()
    for one in problems:
        again = problem(one.body, one.q, one.loads, one.rays.contacts, one.settings)
        warm = recruit(again, warm, exact=False, measured=False).solution.warm
    return (time.process_time() - begin) / len(problems)


def _bend(frames: int) -> list[Choice]:
    body, found = Body.for_person(Person(**MAN)), []  # type: ignore[arg-type]
    warm: Choice | None = None
    for angle in np.linspace(0.0, LAST, frames):
        warm = choose(body, Asked(angles={"trunk_flexion": float(angle)}), warm=warm)
        found.append(warm)
    return found


def _mechanics(standing: Problem) -> Iterator[Timing]:
    body, q, at = standing.body, standing.q, standing.geometry
    tension = np.ones(len(at.lengths))
    direction = np.zeros((1, len(q)))
    direction[0, SPINE] = 1.0

    def both() -> None:
        path_stiffness(geometry(body, q), tension, tension)

    yield Timing("R and K of one posture", seconds(both), 0.3e-3)
    yield Timing("one stability row", seconds(lambda: curvatures(at, direction)), 0.03e-3)
    yield Timing("floor: one pass over the muscles and one factorisation", seconds(_floor(standing)), None)


def _floor(standing: Problem) -> Callable[[], object]:
    A, count = standing.standard.A, standing.standard.A.shape[0]

    def once() -> None:
        cho_factor((A / standing.standard.c) @ A.T + np.eye(count))

    return once


def _recruitment(bend: list[Choice]) -> Iterator[Timing]:
    one, two = bend[len(bend) // 2].problem, bend[len(bend) // 2 + 1].problem
    near = recruit(one, exact=False, measured=False).solution.warm
    exact = recruit(one, exact=True, measured=False).solution.warm
    goals = {("cold", False): 20e-3, ("warm", False): 4e-3, ("cold", True): 50e-3, ("warm", True): 15e-3}
    for (start, split), goal in goals.items():
        warm = None if start == "cold" else exact if split else near
        name = f"stable recruitment, {'exact split' if split else '1 % tolerance'}, {start}"
        yield Timing(name, seconds(lambda w=warm, e=split: recruit(two, w, exact=e, measured=False), 10), goal)  # type: ignore[misc]


def _posture() -> Iterator[Timing]:
    body = Body.for_person(Person(**MAN))  # type: ignore[arg-type]
    asked = Asked(angles={"trunk_flexion": 0.6})
    near = choose(body, replace(asked, angles={"trunk_flexion": 0.57}))
    yield Timing("posture and recruitment, cold", seconds(lambda: choose(body, asked), 3, 0), 1.0)
    yield Timing("posture and recruitment, warm", seconds(lambda: choose(body, asked, warm=near), 5, 0), 60e-3)


def _command() -> Iterator[Timing]:
    """`spinewise solve` as a person starts it, wall clock: compile cache empty, then filled."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "standing.toml"
        file.write_text(STANDING)
        for name, goal in (("without a compile cache", 30.0), ("with it", 2.0)):
            yield Timing(f"import and first answer of the command, {name}", _started(file, folder), goal)


def _started(file: Path, cache: str) -> float:
    import os  # the one place that needs it: where the compiler keeps what it made

    code = (
        f"import sys; sys.argv = ['spinewise', 'solve', {str(file)!r}, '--json']; from spinewise.cli import app; app()"
    )
    begin = time.perf_counter()
    subprocess.run(  # noqa: S603 our own interpreter with our own words
        [sys.executable, "-c", code], env={**os.environ, "NUMBA_CACHE_DIR": cache}, check=True, capture_output=True
    )
    return time.perf_counter() - begin
