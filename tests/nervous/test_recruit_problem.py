"""The recruitment problem as data: what its matrices must be, without any solver."""

from __future__ import annotations

import numpy as np
import pytest

from spinewise.errors import BadValue
from spinewise.mechanics import forward
from spinewise.mechanics.geometry import geometry
from spinewise.mechanics.loads import PointForce
from spinewise.nervous import touching
from spinewise.nervous.known import SPINE
from spinewise.nervous.known import known as make_known
from spinewise.nervous.problem import Problem, problem
from spinewise.nervous.pushing import PAD
from spinewise.nervous.settings import Nervous
from spinewise.nervous.supports import point_columns
from tests.nervous.men import crooked, man, standing

LOADS = (PointForce("right_hand", [0.0, -0.05, 0.0], [20.0, -80.0, 10.0]),)


@pytest.fixture(scope="module")
def everything() -> Problem:
    """A crooked body on hands and knees, against a backrest, hands on thighs, with a load: all kinds of unknowns."""
    body = man()
    pose = forward(body, crooked())
    supports = (
        *touching.knees(body),
        *touching.hands(body),
        *touching.backrest(body, pose, 0.2),
        *touching.thighs(body, pose),
    )
    return problem(body, crooked(), LOADS, supports, Nervous(safety_factor=0.0))


@pytest.fixture(scope="module")
def amounts(everything) -> np.ndarray:
    """Some of every unknown."""
    x = 0.1 + 0.1 * np.sin(2.3 * np.arange(everything.layout.size))
    x[everything.layout.rays] *= 0.1
    return x


def test_rows_and_pairs_agree_with_the_whole(everything, amounts) -> None:
    """v' K_i v and u' K_i w, summed over the unknowns, are those of the assembled matrix."""
    V = np.cos(np.outer([1.0, 2.0, 3.0], np.arange(75)))
    stiffness = everything.stiffness
    whole = stiffness.assemble(amounts)
    np.testing.assert_allclose(whole, whole.T, atol=1e-9)
    np.testing.assert_allclose(stiffness.rows(V) @ amounts, np.einsum("pi,ij,pj->p", V, whole, V), rtol=1e-9)
    pairs = stiffness.pair_rows(V[:2], V)
    np.testing.assert_allclose(pairs @ amounts, V[:2] @ whole @ V.T, rtol=1e-9, atol=1e-9)


def test_stiffness_is_the_slope_of_the_force(everything, amounts) -> None:
    """K v is minus the change of the whole generalised force along v: activations, pushes and compression as they are.

    Muscles keep their force and their short-range stiffness; contacts keep their push, and their pads hold the place.
    """
    directions = np.cos(np.outer([1.0, 2.5], np.arange(75))) / 10.0
    K = everything.stiffness.base + everything.stiffness.assemble(amounts)
    step = 1e-5
    for v in directions:
        whole = np.zeros(len(everything.q))
        whole[SPINE] = v
        ahead, behind = (_force(everything, amounts, everything.q + sign * step * whole) for sign in (1.0, -1.0))
        slope = -(ahead - behind) / (2.0 * step)
        np.testing.assert_allclose(K @ v, slope, atol=1e-5 * np.abs(slope).max())


def _force(given: Problem, x, q) -> np.ndarray:
    """All that acts on the spine at q, with the tensions of `given` at x carried over."""
    body, order = given.body, given.layout
    at = geometry(body, q)
    known = make_known(body, q, at, given.borne, given.settings)  # each load rides on the segment it was shared out to
    squeezed = given.known.joint_force[:, 0] + given.pressing[:, 0] @ x
    force = known.load - known.tension @ at.R
    force += _tissue(body, q, squeezed)
    tension = given.known.muscle.per_activation * x[order.muscles]
    rest = given.geometry.lengths[at.muscles]
    tension = tension * (1.0 + given.settings.stiffness_q * (at.lengths[at.muscles] - rest) / rest)
    force -= tension @ at.R[at.muscles]
    force += at.R[at.cavity][0] * x[order.pressure] * body.cavity.max_pressure_pa * body.cavity.area_m2
    pushes = given.rays.forces(x[order.rays] * order.weight)
    for contact, push, was in zip(given.rays.contacts, pushes, given.rays.points, strict=True):
        point = at.pose.point(contact.segment, contact.local)
        pad = (push @ contact.normal) / PAD * (point - was)
        force += point_columns(body, at.pose, contact.segment, point) @ (push - pad)
    return force[SPINE]


def _tissue(body, q, squeezed) -> np.ndarray:
    from spinewise.mechanics.passive import passive

    return passive(body, q, squeezed).moment


def test_degrees_for_radians_are_refused() -> None:
    """By name, with the range."""
    q = np.zeros(107)
    q[man().index("L4-L5.flexion")] = 5.0
    with pytest.raises(BadValue, match=r"L4-L5\.flexion.*range"):
        problem(man(), q)


def test_weight_is_carried_by_the_feet() -> None:
    """The first row says that the rays' upward parts are the body's weight."""
    given = standing()
    mass = sum(segment.mass_kg for segment in man().segments)
    assert given.standard.b[1] == pytest.approx(mass * 9.81)
    np.testing.assert_allclose(given.standard.A[1, given.layout.rays], mass * 9.81)
    np.testing.assert_allclose(given.standard.A[:6, given.layout.muscles], 0.0, atol=1e-8)


def test_limbs_are_moved_by_their_own_moments() -> None:
    """Two unknowns for each limb coordinate, one for each direction, in shares of strength."""
    given = standing()
    columns = given.standard.A[:, given.layout.limbs]
    assert columns.shape[1] == 52
    assert (np.count_nonzero(columns, axis=0) == 1).all()
    assert given.layout.limb_coordinate[0] == 81
    assert columns[81, 0] < 0.0 < columns[81, 1]


def test_contacts_on_the_legs_have_no_part_in_the_spine() -> None:
    """Standing: no ray presses a joint or bends the stiffness."""
    given = standing()
    assert len(given.stiffness.pushing.rays) == 0
    np.testing.assert_allclose(given.pressing[:, :, given.layout.rays], 0.0)


def test_a_push_on_the_back_relieves_the_joints_below(everything) -> None:
    """What pushes a vertebra up takes as much compression off every joint below it, and none off those above."""
    found = everything.pressing[:, 0, everything.layout.rays]
    rests = [n for n, one in enumerate(everything.rays.contacts) if one.support == "backrest"]
    for number in rests:
        segment = everything.rays.contacts[number].segment
        mine = np.flatnonzero(everything.rays.contact == number)
        joint = segment - 2  # L5-S1 carries segment 2, and so on upwards
        assert np.abs(found[joint, mine]).max() > 1.0
        np.testing.assert_allclose(found[joint + 1 :, mine], 0.0)


def test_pressure_is_paid_by_both_sides_of_the_wall() -> None:
    """Full pressure asks 1 of each side's hoops; they give their share of force over what full pressure asks."""
    given = standing()
    rows = given.standard.A[-2:]
    np.testing.assert_allclose(rows[:, given.layout.pressure], -1.0)
    np.testing.assert_allclose(rows[:, given.layout.wall], -np.eye(2))
    muscles = given.body.muscles
    right = np.array(muscles.side) == "right"
    np.testing.assert_allclose(rows[0, given.layout.muscles][~right], 0.0)
    assert (rows[0, given.layout.muscles][right & (muscles.hoop > 0.0)] > 0.0).all()


def test_strength_and_availability_reach_the_right_muscles() -> None:
    """Strength scales force; availability and brace are bounds."""
    body = man()
    settings = Nervous(strength={"left multifidus": 0.5}, available={"psoas": 0.3}, brace={"rectus abdominis": 0.1})
    changed = problem(body, np.zeros(107), (), touching.feet(body), settings)
    ratio = changed.known.muscle.per_activation / standing().known.muscle.per_activation
    group, side = np.array(body.muscles.group), np.array(body.muscles.side)
    np.testing.assert_allclose(ratio[(group == "multifidus") & (side == "left")], 0.5)
    np.testing.assert_allclose(ratio[(group != "multifidus") | (side == "right")], 1.0)
    mine = changed.layout.muscles
    assert set(changed.standard.upper[mine][group == "psoas"]) == {0.3}
    assert set(changed.standard.lower[mine][group == "rectus_abdominis"]) == {0.1}
