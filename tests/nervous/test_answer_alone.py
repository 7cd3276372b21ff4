"""The proof, worked out again from an answer's JSON, the body and a general solver: nothing of our own solver."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from spinewise.anatomy.ligaments import ligament_tension
from spinewise.mechanics.geometry import geometry, path_stiffness
from spinewise.mechanics.loads import PointForces, point_forces
from spinewise.mechanics.passive import passive
from spinewise.movement.meaning import Meaning, meaning
from spinewise.movement.solve_input import from_document
from spinewise.movement.solving import solve
from spinewise.nervous.forces import muscle_forces
from spinewise.nervous.girdle import shared
from spinewise.nervous.problem import Problem, problem
from tests.nervous.convex import general
from tests.nervous.men import SPINE

BEND: dict[str, Any] = {
    "posture": {"base": "standing", "trunk_side_bend_deg": 5.0},
    "loads": [{"mass_kg": 5.0, "at": "right_hand"}],
}
NEAR_ZERO = 1e-4  # an eigenvalue of K below this share of the metric may carry a price
ALIKE = 1e-4  # of activations, the general solver's accuracy
EYE = np.eye(75)


@dataclass(frozen=True, eq=False)
class Alone:
    """What is written, and the body and question it belongs to."""

    written: dict[str, Any]
    asked: Meaning
    made: Problem  # its matrices; not solved

    def column(self, name: str) -> np.ndarray:
        """One figure of every muscle."""
        return np.array([row[name] for row in self.written["muscles"]])

    def levels(self, name: str) -> np.ndarray:
        return np.array([row[name] for row in self.written["levels"]])


def alone(document: dict[str, Any]) -> Alone | None:
    """Answered, written and read again; None where it cannot be."""
    situation = from_document(document)
    written = json.loads(json.dumps(solve(situation).document, allow_nan=False))
    if written["status"] != "solved":
        return None
    asked = meaning(situation)
    q = np.array([written["coordinates"][one.name] for one in asked.body.coordinates])
    at = geometry(asked.body, q)
    return Alone(written, asked, problem(asked.body, q, asked.pushes, asked.supports(at.pose), asked.settings))


def left_over(given: Alone) -> np.ndarray:
    """Moment about every axis of the spine that forces, weight and tissue leave over [N m]."""
    at, body, pressed = given.made.geometry, given.asked.body, given.levels("compression_n")
    _, _, tension, outside, _ = _forces(given)
    tissue = passive(body, at.q)
    moment = at.gravity + outside + tissue.moment - tension @ at.R
    return np.asarray(moment[SPINE] + tissue.moment_per_newton[SPINE] * np.repeat(pressed, 3))


def stiffness(given: Alone) -> np.ndarray:
    """K of the spine under its load and as much again as the safety factor says [N m/rad]."""
    at, settings, body = given.made.geometry, given.asked.settings, given.asked.body
    muscle, slopes, tension, _, outside = _forces(given)
    axial = np.zeros(len(tension))
    active = given.column("force_n") - muscle.passive
    axial[at.muscles] = muscle.passive_slope + settings.stiffness_q * active / at.lengths[at.muscles]
    axial[at.ligaments] = slopes
    tissue, total = passive(body, at.q), path_stiffness(at, tension, axial)
    total += (1.0 + settings.safety_factor) * (at.gravity_stiffness + outside)
    pressed = np.repeat(given.levels("compression_n"), 3)
    own = tissue.stiffness[SPINE] + tissue.stiffness_per_newton[SPINE] * pressed
    return total[SPINE, SPINE] + np.diag(own)


def _forces(given: Alone) -> tuple[Any, ...]:
    at, body = given.made.geometry, given.asked.body
    muscle = muscle_forces(body, at.lengths[at.muscles], given.asked.settings)
    pull, slopes, _ = ligament_tension(body.ligaments, at.lengths[at.ligaments])
    tension = np.zeros(len(at.lengths))
    tension[at.muscles], tension[at.ligaments] = given.column("force_n"), pull
    tension[at.cavity] = -1000.0 * given.written["abdominal_pressure_kpa"] * body.cavity.area_m2
    borne = PointForces.of(body, given.asked.pushes).joined(shared(at, given.asked.pushes))
    return muscle, slopes, tension, *point_forces(at, borne)


def multiplier(given: Alone, K: np.ndarray) -> np.ndarray:
    """Z on the directions in which K has no stiffness, from the stabilising parts: <Z, K_i> = c_i stabilising_i."""
    stiff, mine = given.made.stiffness, given.made.layout.muscles
    scale = 1.0 / np.sqrt(stiff.metric)
    values, vectors = np.linalg.eigh(K * np.outer(scale, scale))
    flat = (vectors[:, values < NEAR_ZERO] * scale[:, None]).T
    one, two = np.triu_indices(len(flat))
    columns = stiff.pair_rows(flat, flat)[one, two][:, mine] * np.where(one == two, 1.0, 2.0)[:, None]
    wanted = given.made.standard.c[mine] * given.column("stabilising")
    part = np.linalg.lstsq(columns.T, wanted, rcond=None)[0]
    np.testing.assert_allclose(part @ columns, wanted, atol=1e-5 * np.abs(wanted).max(initial=1e-12))
    S = np.zeros((len(flat), len(flat)))
    S[one, two] = S[two, one] = part
    return flat.T @ S @ flat


def prove(given: Alone) -> None:
    """Balance; K >= 0; Z >= 0; <Z, K> = 0; and nothing else is cheaper at Z's prices.

    What minimises cost - <Z, K(x)> in balance and within bounds is a lower bound of every stable answer's cost. That it
    is the written answer itself, which is stable, proves it the cheapest.
    """
    standard, mine, stiff = given.made.standard, given.made.layout.muscles, given.made.stiffness
    assert np.abs(left_over(given)).max() < 1e-3  # [N m]; seven digits are written
    K = stiffness(given)
    metric = np.sqrt(np.outer(stiff.metric, stiff.metric))
    assert np.linalg.eigvalsh(K / metric)[0] > -1e-5
    Z = multiplier(given, K)
    prices = np.linalg.eigvalsh(Z * metric)
    assert prices[0] >= -1e-5 * max(prices[-1], 1e-12)
    price = np.array([np.sum(Z * column) for column in np.moveaxis(stiff.pair_rows(EYE, EYE), 2, 0)])
    x = general(replace(standard, stiffness=None, g=standard.g - price)).x
    np.testing.assert_allclose(x[mine], given.column("activation"), atol=ALIKE)
    cost, meeting = standard.cost(x), float(np.sum(Z * K))
    assert abs(meeting) <= 1e-4 * cost
    bound = cost - float(np.sum(Z * stiff.base) + price @ x)
    assert abs(cost - bound) <= 1e-4 * cost
    written = given.written["certificate"]
    assert written["proven"]
    assert written["multiplier_lowest"] >= -1e-9
    assert abs(written["duality_gap"]) <= 1e-3


def anything(seed: int) -> dict[str, Any]:
    """Somebody upright, somehow held, with something in the hands or at a vertebra; weak somewhere."""
    rng = np.random.default_rng(seed)
    height = float(rng.uniform(1.5, 1.95))
    held = {"trunk_flexion_deg": float(rng.uniform(-10, 60))}
    if rng.random() < 0.5:
        held["trunk_rotation_deg"] = float(rng.uniform(-25, 25))
    loads = [{"mass_kg": float(rng.uniform(0, 12)), "at": str(rng.choice(["hands", "left_hand", "right_hand"]))}]
    if rng.random() < 0.5:
        loads.append({"force_n": rng.uniform(-40, 40, 3).tolist(), "at": str(rng.choice(["T9", "L3", "C7", "T1"]))})
    return {
        "person": {"height_m": height, "mass_kg": float(rng.uniform(19, 32)) * height**2, "age": 20 + seed},
        "posture": {"base": str(rng.choice(["standing", "sitting", "kneeling"])), **held},
        "loads": loads,
        "nervous": {
            "safety_factor": float(rng.choice([0.0, 0.15, 0.5, 2.0])),
            "available": {str(rng.choice(["multifidus", "local", "left lumbar", "psoas"])): float(rng.uniform(0, 1))},
        },
    }


def test_a_written_answer_proves_itself() -> None:
    """Leaning to one side with a weight in one hand; stability has its price."""
    given = alone(BEND)
    assert given is not None
    assert given.written["guarding"] > 1e-5
    prove(given)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_every_written_answer_proves_itself(seed: int) -> None:
    """The same for any upright case that has an answer."""
    given = alone(anything(seed))
    if given is None:
        pytest.skip("this body cannot")
    prove(given)
