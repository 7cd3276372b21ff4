"""What presses the joints: pencil cases and Newton's third law."""

import numpy as np
import pytest

from spinewise.anatomy.paths import Paths
from spinewise.mechanics.compression import carried, crossing, disc_frames
from spinewise.mechanics.geometry import GRAVITY, geometry
from spinewise.mechanics.loads import PointForce
from tests.mechanics.lines import BODY, COUNT, any_paths, anywhere

L5_S1, T5_T6, C0_C1 = 0, 12, 24
LEGS = ("thigh", "shank", "_foot")


def body_weight_above(*names):
    return GRAVITY * sum(BODY.segment(name).mass_kg for name in names)


def test_disc_frames_are_right_handed():
    """normal, x', z' with x' = normal x z', for any posture; at rest z' is the ground's z."""
    for seed in range(3):
        frames = disc_frames(geometry(BODY, anywhere(seed), any_paths(0)))
        np.testing.assert_allclose(frames @ frames.transpose(0, 2, 1), np.tile(np.eye(3), (25, 1, 1)), atol=1e-12)
        np.testing.assert_allclose(np.cross(frames[:, 0], frames[:, 2]), frames[:, 1], atol=1e-12)
    rest = disc_frames(geometry(BODY, np.zeros(COUNT), any_paths(0)))
    np.testing.assert_allclose(rest[:, 2], np.tile([0.0, 0.0, 1.0], (25, 1)), atol=1e-12)
    assert (rest[:, 1, 0] > 0.6).all()  # x' points forward


def test_a_straight_muscle_presses_what_it_spans():
    """L5 to L3 along the normal of L4-L5: one newton presses L4-L5 with one newton, and L5-S1 not at all."""
    rest = geometry(BODY, np.zeros(COUNT), any_paths(0))
    L5, L3 = (BODY.segment_index(name) for name in ("L5", "L3"))
    normal, middle = disc_frames(rest)[1, 0], rest.pose.origins[BODY.segment_index("L4")]
    ends = [
        (number, rest.pose.rotations[number].T @ (middle + way * 0.06 * normal - rest.pose.origins[number]))
        for number, way in ((L3, 1), (L5, -1))
    ]
    for line in (ends, ends[::-1]):
        found = crossing(geometry(BODY, np.zeros(COUNT), Paths.of([line])))[0]
        np.testing.assert_allclose(found[1], [1.0, 0.0, 0.0], atol=1e-12)
        assert not found[L5_S1].any()
        assert not found[3:].any()
        assert found[2, 0] == pytest.approx(np.cos(0.0), abs=0.1)


def test_a_path_there_and_back_counts_twice():
    """Up over a joint and down again pulls on the part above with both its ends."""
    L4, skull = BODY.segment_index("L4"), BODY.segment_index("skull")
    q, low, high = anywhere(3), np.array([0.02, 0.01, 0.03]), np.array([0.0, 0.1, 0.0])
    up = crossing(geometry(BODY, q, Paths.of([[(L4, low), (skull, high)]])))
    back = crossing(geometry(BODY, q, Paths.of([[(L4, low), (skull, high), (L4, low)]])))
    np.testing.assert_allclose(back, 2 * up, atol=1e-12)


def test_an_upright_spine_carries_what_lies_above():
    """Head alone on C0-C1; arms count up to T5-T6 and not above; a load in the hand likewise."""
    at = geometry(BODY, np.zeros(COUNT), any_paths(0))
    size = np.linalg.norm(carried(at), axis=1)
    assert size[C0_C1] == pytest.approx(body_weight_above("skull"))
    arms = [f"{side}_{part}" for side in ("right", "left") for part in ("upper_arm", "forearm", "hand")]
    step = size[T5_T6] - size[T5_T6 + 1]
    assert step == pytest.approx(body_weight_above("T5", *arms))
    held = np.linalg.norm(carried(at, [PointForce("left_hand", [0.0, -0.1, 0.0], [0.0, -100.0, 0.0])]), axis=1)
    np.testing.assert_allclose((held - size)[: T5_T6 + 1], 100.0)
    np.testing.assert_allclose((held - size)[T5_T6 + 1 :], 0.0, atol=1e-12)
    assert (carried(at)[:, 0] > 0.0).all()


def test_a_level_trunk_is_sheared_forwards():
    """Tipped forwards until a disc stands plumb, all the weight above it is anterior shear."""
    q = np.zeros(COUNT)
    lean = disc_frames(geometry(BODY, q, any_paths(0)))[L5_S1, 0]
    q[BODY.index("pelvis.tilt")] = np.pi / 2 - np.arctan2(lean[0], lean[1])
    at = geometry(BODY, q, any_paths(0))
    weight = -at.gravity[1] - body_weight_above("pelvis", *(s.name for s in BODY.segments if s.name[-5:] in LEGS))
    np.testing.assert_allclose(carried(at)[L5_S1], [0.0, weight, 0.0], atol=1e-9 * weight)
