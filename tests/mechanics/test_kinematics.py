"""Forward kinematics and its Jacobians: pencil cases, then laws, then differences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.anatomy import Body, Person
from spinewise.errors import BadValue
from spinewise.mechanics import forward, point_jacobian, turn_jacobian

BODY = Body.for_person(Person(1.70, 70, "male", 45))
COUNT = len(BODY.coordinates)
SPOTS = (
    ("skull", "chin"),
    ("L3", "skin_back"),
    ("right_hand", "palm"),
    ("left_foot", "ball_bottom"),
    ("pelvis", "pubis"),
)


def posture(**degrees):
    """A posture by coordinate names, with __ for the dot and _to_ for the dash [deg]; pelvis tx, ty, tz in metres."""
    q = np.zeros(COUNT)
    for name, value in degrees.items():
        full = name.replace("__", ".").replace("_to_", "-")
        slides = BODY.coordinates[BODY.index(full)].kind == "translation"
        q[BODY.index(full)] = value if slides else np.radians(value)
    return q


def at_random(seed):
    """Anywhere within the ranges, pelvis within a metre."""
    rng = np.random.default_rng(seed)
    lower, upper = (np.array([getattr(c, end) for c in BODY.coordinates]) for end in ("lower", "upper"))
    return rng.uniform(np.maximum(lower, -1.0), np.minimum(upper, 2.0))


def direction(pose, segment, axis):
    return pose.rotations[BODY.segment_index(segment)] @ np.eye(3)["xyz".index(axis)]


@pytest.mark.parametrize(
    ("motion", "segment", "axis", "points"),
    [
        ({"pelvis__tilt": 90}, "pelvis", "y", (1, 0, 0)),  # tips forwards
        ({"pelvis__list": 90}, "pelvis", "y", (0, 0, 1)),  # tips to the right
        ({"pelvis__rotation": 90}, "pelvis", "x", (0, 0, -1)),  # turns to the left
        ({"right_hip__flexion": 90}, "right_thigh", "y", (-1, 0, 0)),  # thigh forwards: its up points back
        ({"right_hip__abduction": 90}, "right_thigh", "y", (0, 0, -1)),  # thigh out to the right
        ({"left_hip__abduction": 90}, "left_thigh", "y", (0, 0, 1)),
        ({"right_hip__rotation": 90}, "right_thigh", "x", (0, 0, -1)),  # toes inwards
        ({"left_hip__rotation": 90}, "left_thigh", "x", (0, 0, 1)),
        ({"right_knee__flexion": 90}, "right_shank", "y", (1, 0, 0)),  # heel to the back
        ({"right_ankle__flexion": 90}, "right_foot", "x", (0, 1, 0)),  # toes up
        ({"right_ankle__inversion": 90}, "right_foot", "y", (0, 0, 1)),  # sole to the mid-line
        ({"left_ankle__inversion": 90}, "left_foot", "y", (0, 0, -1)),
        ({"right_shoulder__flexion": 180}, "right_upper_arm", "y", (0, -1, 0)),  # overhead
        ({"right_shoulder__abduction": 90}, "right_upper_arm", "y", (0, 0, -1)),  # T
        ({"left_shoulder__abduction": 90}, "left_upper_arm", "y", (0, 0, 1)),
        ({"right_elbow__flexion": 90}, "right_forearm", "y", (-1, 0, 0)),  # forearm forwards
        ({"right_forearm__pronation": 90}, "right_hand", "z", (1, 0, 0)),  # back of the hand forwards
        ({"left_forearm__pronation": 90}, "left_hand", "z", (-1, 0, 0)),
        ({"right_wrist__flexion": 90}, "right_hand", "y", (0, 0, 1)),  # fingers to the palm's side
        ({"right_wrist__deviation": 90}, "right_hand", "y", (1, 0, 0)),  # fingers to the little finger's side: back
    ],
)
def test_positive_means_what_the_nomenclature_says(motion, segment, axis, points):
    """A quarter turn, worked out by hand, for every sign."""
    np.testing.assert_allclose(direction(forward(BODY, posture(**motion)), segment, axis), points, atol=1e-12)


@pytest.mark.parametrize(
    ("motion", "axis", "sign"),
    [("flexion", 0, 1), ("side_bend", 2, 1), ("rotation", None, None)],
)
def test_every_spinal_joint_bends_the_head_the_right_way(motion, axis, sign):
    """Flexion takes the crown forwards, side bend to the right; rotation turns the nose to the left."""
    rest = forward(BODY, np.zeros(COUNT))
    for coordinate in BODY.coordinates:
        if "-" in coordinate.joint and coordinate.name.endswith(motion):
            q = np.zeros(COUNT)
            q[BODY.index(coordinate.name)] = 0.02
            pose = forward(BODY, q)
            if axis is None:
                assert direction(pose, "skull", "x")[2] < -0.01, coordinate.name
            else:
                moved = pose.landmark("skull", "crown") - rest.landmark("skull", "crown")
                assert moved[axis] * sign > 1e-4, coordinate.name


def test_pelvis_translation_moves_everything_alike():
    """tx, ty, tz are ground directions whatever the pelvis then does."""
    q = posture(pelvis__tilt=40, pelvis__rotation=25)
    shifted = q + posture(pelvis__tx=0.3, pelvis__ty=-0.2, pelvis__tz=0.1)
    difference = forward(BODY, shifted).origins - forward(BODY, q).origins
    np.testing.assert_allclose(difference, np.tile([0.3, -0.2, 0.1], (len(BODY.segments), 1)), atol=1e-12)


def test_a_knee_by_hand():
    """Thigh level, shank hanging: the ankle lies a thigh's length before the hip and a shank's below."""
    pose = forward(BODY, posture(right_hip__flexion=90, right_knee__flexion=90))
    hip, ankle = (pose.origins[BODY.segment_index(f"right_{name}")] for name in ("thigh", "foot"))
    thigh, shank = -BODY.segment("right_shank").offset[1], -BODY.segment("right_foot").offset[1]
    np.testing.assert_allclose(ankle - hip, [thigh, -shank, 0.0], atol=1e-12)


def test_a_palm_can_lie_flat_under_the_shoulder():
    """Hands and knees: trunk level, arm plumb, palm down, fingers forwards: within every range."""
    q = posture(pelvis__tilt=90, right_shoulder__flexion=90, right_forearm__pronation=90, right_wrist__flexion=-90)
    for place, coordinate in enumerate(BODY.coordinates):
        assert coordinate.lower - 1e-12 <= q[place] <= coordinate.upper + 1e-12
    pose = forward(BODY, q)
    np.testing.assert_allclose(direction(pose, "right_upper_arm", "y"), [0, 1, 0], atol=1e-12)
    np.testing.assert_allclose(direction(pose, "right_hand", "z"), [0, 1, 0], atol=1e-12)
    np.testing.assert_allclose(direction(pose, "right_hand", "y"), [-1, 0, 0], atol=1e-12)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_rigid_body_laws(seed):
    """Frames stay right-handed rotations, and every joint keeps its distance to its parent."""
    pose = forward(BODY, at_random(seed))
    np.testing.assert_allclose(
        pose.rotations @ pose.rotations.transpose(0, 2, 1), np.tile(np.eye(3), (39, 1, 1)), atol=1e-12
    )
    np.testing.assert_allclose(np.linalg.det(pose.rotations), 1.0, atol=1e-12)
    for number, segment in enumerate(BODY.segments[1:], 1):
        apart = np.linalg.norm(pose.origins[number] - pose.origins[segment.parent])
        assert apart == pytest.approx(np.linalg.norm(segment.offset), abs=1e-12)


@pytest.mark.parametrize(("segment", "landmark"), SPOTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_point_jacobian_agrees_with_central_differences(segment, landmark, seed):
    """Within 1e-8 m/rad at a step of 1e-6."""
    q, local, step = at_random(seed), BODY.segment(segment).landmarks[landmark], 1e-6
    found = point_jacobian(BODY, forward(BODY, q), segment, local)
    wanted = np.empty((3, COUNT))
    for place in range(COUNT):
        nudge = np.zeros(COUNT)
        nudge[place] = step
        ahead, behind = (forward(BODY, q + way * nudge).point(segment, local) for way in (1, -1))
        wanted[:, place] = (ahead - behind) / (2 * step)
    np.testing.assert_allclose(found, wanted, atol=1e-8)


def test_turn_jacobian_agrees_with_central_differences():
    """The rotation vector between two nearby postures, divided by the step."""
    q, number, step = at_random(3), BODY.segment_index("right_hand"), 1e-6
    found = turn_jacobian(BODY, forward(BODY, q), "right_hand")
    for place in range(COUNT):
        nudge = np.zeros(COUNT)
        nudge[place] = step
        turned = forward(BODY, q + nudge).rotations[number] @ forward(BODY, q - nudge).rotations[number].T
        small = np.array([turned[2, 1] - turned[1, 2], turned[0, 2] - turned[2, 0], turned[1, 0] - turned[0, 1]]) / 2
        np.testing.assert_allclose(found[:, place], small / (2 * step), atol=1e-8)


def test_a_coordinate_moves_only_what_hangs_from_it():
    """The left elbow moves no right hand; the root moves everything."""
    pose = forward(BODY, at_random(4))
    jacobian = point_jacobian(BODY, pose, "right_hand", [0.0, -0.1, 0.0])
    assert not jacobian[:, BODY.index("left_elbow.flexion")].any()
    assert not jacobian[:, BODY.index("C3-C4.flexion")].any()
    np.testing.assert_array_equal(jacobian[:, :3], np.eye(3))


def test_a_posture_of_the_wrong_length_is_refused():
    """The message gives the number wanted."""
    with pytest.raises(BadValue, match="107 numbers"):
        forward(BODY, np.zeros(5))
    q = np.zeros(COUNT)
    q[BODY.index("L4-L5.flexion")] = np.nan
    with pytest.raises(BadValue, match=r"L4-L5\.flexion"):
        forward(BODY, q)


def test_forward_leaves_body_and_posture_alone():
    """Pure: the same posture twice gives the same pose, and is not written to."""
    q = at_random(5)
    kept = q.copy()
    one, two = forward(BODY, q), forward(BODY, q)
    np.testing.assert_array_equal(q, kept)
    np.testing.assert_array_equal(one.origins, two.origins)
    assert one.origins is not two.origins
