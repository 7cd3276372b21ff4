"""Random persons, postures, loads and availabilities: never an exception, never an answer without its proof."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from spinewise.anatomy import Body
from spinewise.mechanics import forward
from spinewise.mechanics.loads import PointForce
from spinewise.nervous import touching
from spinewise.nervous.problem import Problem, problem
from spinewise.nervous.recruit import recruit
from spinewise.nervous.settings import Nervous
from tests.anatomy.people import A_FEW

TURNED = {"supine": ("pelvis.tilt", -1.57), "prone": ("pelvis.tilt", 1.57), "side-lying": ("pelvis.list", 1.57)}
GROUPS = (
    "multifidus",
    "lumbar",
    "left",
    "thoracic",
    "local",
    "rectus_abdominis",
    "psoas",
    "right longissimus_thoracis",
)


@lru_cache(maxsize=len(A_FEW))
def body(number: int) -> Body:
    return Body.for_person(A_FEW[number])


def anything(seed: int) -> Problem:
    """The case that belongs to a number."""
    rng = np.random.default_rng(seed)
    who = body(seed % len(A_FEW))
    base = list(touching.BASES)[int(rng.integers(len(touching.BASES)))]
    q = _posture(who, base, rng)
    pose = forward(who, q)
    supports = [*touching.base_supports(who, pose, base)]
    if rng.random() < 0.3:
        supports += touching.backrest(who, pose, float(rng.uniform(0.0, 0.6)))
    return problem(who, q, _loads(rng), supports, _settings(rng))


def _posture(who: Body, base: str, rng: np.random.Generator) -> np.ndarray:
    """From still to far beyond what can be balanced."""
    lower = np.array([c.lower for c in who.coordinates])
    upper = np.array([c.upper for c in who.coordinates])
    q = np.zeros(len(lower))
    size = float(rng.choice([0.0, 0.05, 0.3, 1.0]))
    q[6:] = size * rng.uniform(lower[6:], upper[6:])
    if base in TURNED:
        q[who.index(TURNED[base][0])] = TURNED[base][1]
    return q


def _loads(rng: np.random.Generator) -> list[PointForce]:
    places = ("right_hand", "left_hand", "T9", "skull", "L3")
    count, size = int(rng.integers(3)), float(rng.choice([5.0, 50.0, 500.0, 5000.0]))
    return [
        PointForce(str(rng.choice(places)), rng.uniform(-0.1, 0.1, 3), size * rng.normal(size=3)) for _ in range(count)
    ]


def _settings(rng: np.random.Generator) -> Nervous:
    available = {str(rng.choice(GROUPS)): float(rng.uniform(0.0, 1.0)) for _ in range(rng.integers(3))}
    return Nervous(
        stability=bool(rng.random() < 0.8),
        safety_factor=float(rng.choice([-0.5, 0.0, 0.1, 0.5, 2.0])),
        stiffness_q=float(rng.choice([5.0, 10.0, 20.0, 40.0])),
        strength={"thoracic": float(rng.uniform(0.2, 3.0))},
        available=available,
    )


def certified(seed: int) -> str:
    """Solve one case, check what it claims, and say how it ended."""
    given = anything(seed)
    answer = recruit(given, exact=bool(seed % 2), measured=False)
    assert answer.status != "not_proven", f"case {seed} is left undecided"
    if answer.status == "solved":
        assert answer.proof.proven, f"case {seed}"
        assert answer.proof.residual_nm < 1e-2, f"case {seed}"
        mine = given.layout.muscles
        activation = answer.muscles.activation
        assert (activation >= given.standard.lower[mine] - 1e-9).all(), f"case {seed}"
        assert (activation <= given.standard.upper[mine] + 1e-9).all(), f"case {seed}"
    else:
        assert answer.failure is not None, f"case {seed}"
        assert answer.failure.shortfall > 0.0, f"case {seed}"
        assert np.isnan(answer.levels.compression).all(), f"case {seed}"
    return answer.status


def test_a_few() -> None:
    """A dozen cases, of every kind of ending."""
    assert {certified(seed) for seed in range(12)} >= {"solved", "cannot_balance"}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 300, 50))
def test_many(start: int) -> None:
    """Three hundred cases, fifty at a time."""
    for seed in range(start, start + 50):
        certified(seed)
