"""Medians of what recruitment asks of mechanics for one posture, one thread: `python benchmarks/mechanics.py`."""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before NumPy wakes

import statistics
import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.mechanics.compression import carried, crossing
from spinewise.mechanics.geometry import arm_rates, curvatures, geometry, path_stiffness
from spinewise.mechanics.loads import PointForce, point_forces

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 300


def main() -> None:
    """Print one line per question."""
    body, rng = Body.for_person(Person()), np.random.default_rng(1)
    q = rng.uniform(-0.1, 0.1, len(body.coordinates))
    at = geometry(body, q)
    tension, axial = rng.uniform(0, 100, len(at.lengths)), rng.uniform(0, 1e4, len(at.lengths))
    rows = rng.normal(size=(20, len(q)))
    load = [PointForce("right_hand", [0.0, -0.1, 0.0], [0.0, -50.0, 0.0])]
    say = sys.stdout.write
    say(f"{len(at.lengths)} paths, {len(at.points)} points, {len(q)} coordinates; medians of {REPEATS} [ms]\n")
    for what, question, share in (
        ("places, lengths, R, gravity", lambda: geometry(body, q), 1),
        ("stiffness of all paths", lambda: path_stiffness(at, tension, axial), 1),
        ("one curvature row, alone", lambda: curvatures(at, rows[:1]), 1),
        ("one curvature row of twenty", lambda: curvatures(at, rows), len(rows)),
        ("dR along one direction", lambda: arm_rates(at, rows[:1]), 1),
        ("one dead load", lambda: point_forces(at, load), 1),
        ("crossings of joints", lambda: crossing(at), 1),
        ("weight on joints", lambda: carried(at, load), 1),
    ):
        say(f"{what:30} {_median(question) / share:8.4f}\n")


def _median(question: Callable[[], object]) -> float:
    """[ms]"""
    question()
    spent = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        question()
        spent.append(time.perf_counter() - began)
    return 1e3 * statistics.median(spent)


if __name__ == "__main__":
    main()
