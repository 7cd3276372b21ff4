"""The solver against a general one on three whole bodies, and random cases by the thousand; writes docs/oracles.md.

PYTHONPATH=. .venv/bin/python benchmarks/oracles.py --cases 10000 [--seconds 300]
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before NumPy wakes

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.mechanics.loads import PointForce
from spinewise.nervous import touching
from spinewise.nervous.problem import Problem, problem
from spinewise.nervous.settings import Nervous
from spinewise.nervous.solution import Tolerance
from spinewise.nervous.solver import solve
from spinewise.nervous.threads import one_thread
from spinewise.nervous.versions import versions
from tests.nervous.convex import general
from tests.nervous.test_recruit_anything import certified

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "oracles.md"
COLUMNS = ("whole body", "cost, relative", "activations, largest", "Z, of the cost", "gap", "theirs, s", "ours, s")


@dataclass(frozen=True, slots=True)
class Beside:
    """Our answer beside a general solver's."""

    name: str
    cost: float  # relative difference
    activation: float  # largest difference
    multiplier: float  # largest difference of Z times the metric, as a share of the cost
    gap: float  # our own duality gap
    theirs: float  # [s]
    ours: float  # [s]


def main() -> None:
    """Both parts, and the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--seconds", type=float, default=float("inf"), help="stop the random cases after this long")
    given = asked.parse_args()
    with one_thread():
        rows = [_beside(name, made) for name, made in _wholes()]
        ends, wrong = _random(given.cases, given.seconds)
    PAGE.write_text(_page(rows, ends, wrong), encoding="utf-8")
    print(f"wrote {PAGE}: {sum(ends.values())} cases, {len(wrong)} wrong")


def _wholes() -> Iterator[tuple[str, Problem]]:
    """A man standing; a heavy old woman, crooked, 10 kg in one hand; a slight one, weak on one side, pushed."""
    body = Body.for_person(Person(1.75, 75.0, "male", 40))
    yield "man, 75 kg, standing", problem(body, np.zeros(107), (), touching.feet(body))
    body, q = Body.for_person(Person(1.60, 95.0, "female", 70)), np.zeros(107)
    for joint in ("L5-S1", "L4-L5", "L3-L4", "L2-L3", "L1-L2"):
        q[body.index(f"{joint}.flexion")], q[body.index(f"{joint}.side_bend")] = 0.02, 0.02
    held = [PointForce("right_hand", [0.0, -0.08, 0.0], [0.0, -98.1, 0.0])]
    yield "woman, 95 kg, crooked, 10 kg in one hand", problem(body, q, held, touching.feet(body))
    body = Body.for_person(Person(1.55, 45.0, "female", 25))
    weak = Nervous(safety_factor=0.5, available={"left multifidus": 0.02, "left lumbar local": 0.05})
    pushed = [PointForce("T9", np.zeros(3), [15.0, 0.0, 10.0])]
    yield (
        "woman, 45 kg, weak on one side, pushed, s = 0.5",
        problem(body, np.zeros(107), pushed, touching.feet(body), weak),
    )


def _beside(name: str, made: Problem) -> Beside:
    solve(made.standard, Tolerance(exact=True))  # compiled and warm
    began = time.perf_counter()
    ours = solve(made.standard, Tolerance(exact=True))
    between = time.perf_counter()
    theirs = general(made.standard)
    ended = time.perf_counter()
    if ours.status != "solved" or theirs.status not in {"Solved", "AlmostSolved"}:
        raise SystemExit(f"{name}: {ours.status}, {theirs.status}")
    mine, Z, other = made.layout.muscles, np.asarray(ours.Z), np.asarray(theirs.Z)
    metric = np.sqrt(np.outer(made.stiffness.metric, made.stiffness.metric))
    return Beside(
        name,
        abs(ours.certificate.cost / theirs.cost - 1.0),
        float(np.abs(ours.x - theirs.x)[mine].max()),
        float(np.abs((Z - other) * metric).max() / theirs.cost),
        abs(ours.certificate.duality_gap),
        ended - between,
        between - began,
    )


def _random(cases: int, seconds: float) -> tuple[Counter[str], list[str]]:
    """How the cases end, and which of them broke a promise."""
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    until = time.monotonic() + seconds
    for seed in range(cases):
        if time.monotonic() > until:
            break
        try:
            ends[certified(seed)] += 1
        except Exception as broken:  # noqa: BLE001 - whatever it is, it is recorded
            ends["wrong"] += 1
            said = next(iter(str(broken).splitlines()), "")
            wrong.append(f"case {seed}: {type(broken).__name__} {said}".strip())
    return ends, wrong


def _page(rows: list[Beside], ends: Counter[str], wrong: list[str]) -> str:
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---|" + "---:|" * (len(COLUMNS) - 1)]
    for row in rows:
        sizes = (row.cost, row.activation, row.multiplier, row.gap)
        cells = [row.name, *(f"{size:.0e}" for size in sizes), f"{row.theirs:.0f}", f"{row.ours:.3f}"]
        lines.append("| " + " | ".join(cells) + " |")
    counted = [f"| {name} | {ends[name]} |" for name in ("solved", "cannot_balance", "cannot_hold", "wrong")]
    return TEXT.format(
        whole="\n".join(lines),
        count=sum(ends.values()),
        ends="\n".join(["| ended | cases |", "|---|---:|", *counted]),
        wrong="\n".join(f"- {line}" for line in wrong) or "None.",
        **versions(),
    )


TEXT = """# The recruitment checked from outside

Made by `PYTHONPATH=. .venv/bin/python benchmarks/oracles.py --cases 10000` (model {model}, parameters {parameters}); a
shorter run says so by its count. The same checks on smaller problems are part of `bin/test`: 100 made-up chains and 100
pieces of a man's spine of 15 to 30 coordinates (`tests/nervous/test_solver_oracle.py`), 300 random cases
(`tests/nervous/test_recruit_anything.py`), and the proof worked out again from a written answer alone
(`tests/nervous/test_answer_alone.py`).

## Three whole bodies against a general solver

75 coordinates under the stability requirement, over 700 muscles, exact solution; the general solver is Clarabel, an
interior point method, to 1e-9. Its own unknowns are right to about the root of that.

{whole}

## Random persons, postures, loads and availabilities

Each case has a number and can be made again (`certified(number)`). Postures reach from neutral to any mix of
range ends, loads from 5 to 5000 N, muscles from all to none, safety factors from -0.5 to 2. *Wrong* is an exception, an
answer without its proof, a bound or a requirement not kept, a refusal without a shortfall, or a case that is left
undecided (status not_proven, which gives no forces).

{ends}

{count} cases. Wrong:

{wrong}
"""

if __name__ == "__main__":
    main()
