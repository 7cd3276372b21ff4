"""The arms' weight is spread over the ribs: nothing is added, nothing is lost, and no joint takes it in one step."""

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.mechanics.compression import carried
from spinewise.mechanics.geometry import geometry
from spinewise.mechanics.loads import PointForce, point_forces
from spinewise.nervous.girdle import BEARERS, SHARE, arm_segments, shared


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.for_person(Person(height_m=1.75, mass_kg=75.0, sex="male", age=40))


def test_shares_add_up_to_nothing(body: Body) -> None:
    """No force is made, and no moment about any point of the ground: the pelvis feels no difference."""
    at = geometry(body, np.zeros(len(body.coordinates)))
    load = PointForce("right_hand", [0.0, -0.07, 0.0], [3.0, -98.1, 2.0])
    felt, _ = point_forces(at, shared(at, [load]))
    np.testing.assert_allclose(felt[:6], 0.0, atol=1e-10)
    np.testing.assert_allclose(felt[6:30], 0.0, atol=1e-10)  # below the ninth rib everything hangs above
    assert pytest.approx(1.0) == SHARE * len(BEARERS)


def test_a_load_comes_in_step_by_step(body: Body) -> None:
    """10 kg at arm's length: each bearer adds a ninth of the load to the joint under it."""
    at = geometry(body, np.zeros(len(body.coordinates)))
    load = PointForce("right_hand", [0.0, -0.07, 0.0], [0.0, -98.1, 0.0])
    weight = carried(at, [load, *shared(at, [load])])[:, 0]
    empty = carried(at, shared(at, []))[:, 0]
    steps = -np.diff(weight - empty)[8:17]  # from T9-T10 up to T1-T2: what T9 ... T1 bring in
    assert np.all(steps > 0.8 * 98.1 / 9)
    assert np.all(steps < 1.2 * 98.1 / 9)


def test_only_arms_are_shared_out(body: Body) -> None:
    """A load on the trunk stays where it is."""
    at = geometry(body, np.zeros(len(body.coordinates)))
    alone = shared(at, [])
    assert len(shared(at, [PointForce("T5", [0.0, 0.0, 0.0], [0.0, -100.0, 0.0])])) == len(alone)
    assert len(arm_segments(body)) == 6
