"""Lengths, moment arms and stiffness: pencil cases, laws, and differences."""

import numpy as np
import pytest

from spinewise.anatomy.paths import Paths
from spinewise.errors import BadValue
from spinewise.mechanics import forward, mirror, point_jacobian
from spinewise.mechanics.geometry import (
    arm_rates,
    curvatures,
    geometry,
    mixed_curvatures,
    motions,
    path_stiffness,
)
from spinewise.mechanics.loads import PointForce, point_forces
from tests.mechanics.lines import BODY, COUNT, any_paths, anywhere

STEP = 1e-5
LOADS = (
    PointForce("right_hand", [0.0, -0.1, 0.0], [10.0, -50.0, 20.0]),
    PointForce("T9", [0.1, 0.1, 0.0], [3.0, 5.0, -70.0]),
    PointForce("skull", [0.0, 0.1, 0.05], [-30.0, 5.0, 70.0]),
)


@pytest.fixture(scope="module")
def differences():
    """One posture and any paths; the geometry, and the same a step ahead and behind in every coordinate."""
    q, paths = anywhere(1), any_paths(2, 40)
    around = [[geometry(BODY, q + way * STEP * row, paths) for way in (1, -1)] for row in np.eye(COUNT)]
    return geometry(BODY, q, paths), around


def slopes(around, of):
    """d(of)/dq_k for every coordinate k, by central differences. Shape (n_coordinate, ...)."""
    return np.array([(of(ahead) - of(behind)) / (2 * STEP) for ahead, behind in around])


def test_places_are_those_of_forward_kinematics():
    """Compiled and plain kinematics agree to 1e-12."""
    for seed in range(5):
        one, two = geometry(BODY, anywhere(seed), any_paths(0)).pose, forward(BODY, anywhere(seed))
        for part in ("origins", "rotations", "pivots", "axes"):
            np.testing.assert_allclose(getattr(one, part), getattr(two, part), atol=1e-12)


def test_a_path_by_hand():
    """From the pelvis to the thigh, thigh level: Pythagoras, and a lever over the hip worked out by hand."""
    hip = BODY.segment("right_thigh").offset
    paths = Paths.of(
        [[(0, hip + np.array([0.0, 0.4, 0.0])), (BODY.segment_index("right_thigh"), np.array([0.0, -0.3, 0.0]))]]
    )
    q = np.zeros(COUNT)
    flexion = BODY.index("right_hip.flexion")
    q[flexion] = np.pi / 2  # the thigh's point is 0.3 m before the hip, the pelvis's 0.4 m above it
    found = geometry(BODY, q, paths)
    assert found.lengths[0] == pytest.approx(0.5, abs=1e-12)
    assert found.R[0, flexion] == pytest.approx(-0.24, abs=1e-12)  # 0.3 * 0.4 / 0.5, shorter as the thigh comes up
    bend = 0.4 * 0.3 * np.sin(q[flexion])  # l^2 = a^2 + b^2 + 2 a b cos q: l l'' + l'^2 = - a b cos q = 0
    assert curvatures(found, np.eye(COUNT)[flexion])[0, 0] == pytest.approx(-((bend / 0.5) ** 2) / 0.5, abs=1e-12)


def test_moment_arms_agree_with_differences_of_lengths(differences):
    """Within 1e-6 of the largest."""
    at, around = differences
    np.testing.assert_allclose(at.R, slopes(around, lambda g: g.lengths).T, atol=1e-6 * abs(at.R).max())


def test_second_derivatives_agree_with_differences_of_moment_arms(differences):
    """Along one direction, along two, as rates of R, and summed with tensions: within 1e-6 of the largest."""
    at, around = differences
    second = slopes(around, lambda g: g.R)  # Shape (n_coordinate, n_path, n_coordinate)
    rng = np.random.default_rng(0)
    U, W = rng.normal(size=(2, 4, COUNT))
    rates, mixed = motions(at, U, W)
    np.testing.assert_allclose(rates, U @ at.R.T, atol=1e-12)
    for found, wanted in (
        (mixed, np.einsum("pj,jik,pk->pi", U, second, W)),
        (mixed_curvatures(at, W, U), mixed),
        (curvatures(at, U), np.einsum("pj,jik,pk->pi", U, second, U)),
        (arm_rates(at, W), np.einsum("jik,pj->pik", second, W)),
    ):
        np.testing.assert_allclose(found, wanted, atol=1e-6 * abs(wanted).max())
    tension = rng.normal(scale=100.0, size=len(at.lengths))
    wanted = np.einsum("jik,i->jk", second, tension)
    np.testing.assert_allclose(path_stiffness(at, tension, 0 * tension), wanted, atol=1e-6 * abs(wanted).max())


def test_stretch_adds_its_outer_product(differences):
    """axial alone gives R' diag(axial) R, on bent paths and straight ones, exactly."""
    at, _ = differences
    axial = np.random.default_rng(3).uniform(0.0, 1e4, len(at.lengths))
    wanted = (at.R.T * axial) @ at.R
    np.testing.assert_allclose(path_stiffness(at, 0 * axial, axial), wanted, atol=1e-11 * abs(wanted).max())


def test_stiffness_is_affine_and_symmetric(differences):
    """Twice the forces, twice the stiffness; curvature rows are its quadratic forms."""
    at, _ = differences
    rng = np.random.default_rng(4)
    tension, axial, v = rng.uniform(0, 100, 40), rng.uniform(0, 1e4, 40), rng.normal(size=COUNT)
    K = path_stiffness(at, tension, axial)
    np.testing.assert_array_equal(K, K.T)
    np.testing.assert_allclose(path_stiffness(at, 2 * tension, 2 * axial), 2 * K, atol=1e-10 * abs(K).max())
    rows = curvatures(at, v)[0] @ tension + (at.R @ v) ** 2 @ axial
    assert v @ K @ v == pytest.approx(rows, rel=1e-10)


def test_weight_and_loads_agree_with_differences(differences):
    """Gravity is minus the slope of sum m g y; both Hessians are the slopes of their forces: within 1e-6."""
    at, around = differences
    masses, coms = at.tree.masses, at.tree.coms

    def height(g):
        return 9.81 * sum(m * g.pose.point(s, com)[1] for s, (m, com) in enumerate(zip(masses, coms, strict=True)))

    wanted = -slopes(around, height)
    np.testing.assert_allclose(at.gravity, wanted, atol=1e-6 * abs(wanted).max())
    wanted = -slopes(around, lambda g: g.gravity)
    np.testing.assert_allclose(at.gravity_stiffness, wanted, atol=1e-6 * abs(wanted).max())
    force, stiffness = point_forces(at, LOADS)
    by_jacobian = np.sum([point_jacobian(BODY, at.pose, f.segment, f.local).T @ f.force for f in LOADS], axis=0)
    np.testing.assert_allclose(force, by_jacobian, atol=1e-12 * abs(by_jacobian).max())
    wanted = -slopes(around, lambda g: point_forces(g, LOADS)[0])
    np.testing.assert_allclose(stiffness, wanted, atol=1e-6 * abs(wanted).max())


def test_moving_the_whole_body_changes_no_length(differences):
    """The pelvis's six coordinates have no moment arm and no stiffness."""
    at, _ = differences
    assert not at.R[:, :6].any()
    ones = np.ones(len(at.lengths))
    assert not path_stiffness(at, ones, ones)[:6].any()


def test_right_and_left_are_alike():
    """In the mirrored posture every fascicle has its partner's length and moment arms."""
    q, partner, signs = anywhere(6), BODY.muscles.mirror, BODY.arrays.mirror_sign
    one, other = geometry(BODY, q), geometry(BODY, mirror(BODY, q))
    mine, theirs = one.muscles, other.muscles
    np.testing.assert_allclose(other.lengths[theirs], one.lengths[mine][partner], atol=1e-12)
    seen = one.R[mine][partner][:, BODY.arrays.mirror] * signs
    np.testing.assert_allclose(other.R[theirs], seen, atol=1e-12)


def test_points_that_coincide_pull_nowhere():
    """A piece of no length adds nothing, and nothing turns into nan."""
    number, spot = BODY.segment_index("L4"), np.array([0.01, 0.02, 0.0])
    paths = Paths.of([[(number, spot), (number, spot), (0, np.zeros(3))], [(number, spot), (number, spot)]])
    at = geometry(BODY, np.zeros(COUNT), paths)
    assert at.lengths[1] == 0.0
    assert not at.R[1].any()
    for found in (path_stiffness(at, [1.0, 1.0], [1.0, 1.0]), curvatures(at, np.ones(COUNT)), arm_rates(at, at.q)):
        assert np.isfinite(found).all()


def test_arrays_are_locked_and_input_is_left_alone():
    """A posture's answer cannot be changed afterwards."""
    q = anywhere(5)
    at = geometry(BODY, q, any_paths(1))
    q[0] += 1.0
    assert at.q[0] == q[0] - 1.0
    for array in (at.R, at.lengths, at.gravity, at.pose.origins):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0


def test_bad_input_is_refused():
    """The message says how many numbers are wanted."""
    at = geometry(BODY, np.zeros(COUNT), any_paths(1))
    with pytest.raises(BadValue, match="107 numbers"):
        geometry(BODY, np.zeros(3), any_paths(1))
    with pytest.raises(BadValue, match="12 numbers"):
        path_stiffness(at, [1.0], [1.0])
    with pytest.raises(BadValue, match="finite"):
        path_stiffness(at, np.full(12, np.nan), np.zeros(12))
    with pytest.raises(BadValue, match="107 numbers"):
        curvatures(at, np.ones(75))
    with pytest.raises(BadValue, match="as many rows"):
        mixed_curvatures(at, np.ones((2, COUNT)), np.ones((1, COUNT)))
    with pytest.raises(BadValue, match="0 to 38"):
        point_forces(at, [PointForce(39, [0.0, 0.0, 0.0], [0.0, 0.0, 0.0])])
    with pytest.raises(BadValue, match="newtons"):
        PointForce("T9", [0.0, 0.0, 0.0], [1.0, 2.0])
