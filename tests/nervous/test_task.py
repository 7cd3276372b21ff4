"""Tasks: goals know their own slopes, ranges are held, right and left are alike."""

from __future__ import annotations

from math import radians

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.errors import BadValue, UnknownName
from spinewise.mechanics import forward, mirror
from spinewise.mechanics.loads import PointForce
from spinewise.nervous.asked import LINES, SUMS, THORAX, Asked
from spinewise.nervous.bases import BASES
from spinewise.nervous.goals import Place
from spinewise.nervous.project import look, project, stacked
from spinewise.nervous.reach import chest_surface, reach
from spinewise.nervous.task import task

STEP = 1e-6  # of the central differences [rad], [m]


@pytest.fixture(scope="module")
def body():
    return Body.for_person(Person(1.74, 70.0, "male", 30))


def asked_of_everything(base="standing"):
    angles = dict.fromkeys((*LINES, *THORAX, *SUMS), 0.1)
    return Asked(base, angles, hands="thighs", gaze_level=True)


def test_goal_slopes_against_central_differences(body):
    """Every kind of goal, in random postures, to 1e-6."""
    pushes = [PointForce(body.segment_index("right_hand"), [0.0, -0.1, 0.0], [30.0, -100.0, 10.0])]
    hanging = task(body, Asked("hands-and-knees", {"trunk_flexion": 0.4})).goals
    goals = (*task(body, asked_of_everything(), pushes).goals, *hanging)
    rng = np.random.default_rng(7)
    n = len(body.coordinates)
    for _ in range(2):
        q = rng.uniform(-0.4, 0.4, n)
        _, slope = stacked(look(body, q, goals).rows, n)
        for k in rng.choice(n, 25, replace=False):
            step = STEP * np.eye(n)[k]
            ahead, behind = (stacked(look(body, q + s, goals).rows, n)[0] for s in (step, -step))
            np.testing.assert_allclose(slope[:, k], (ahead - behind) / (2 * STEP), atol=1e-6)


@pytest.mark.parametrize("base", BASES)
def test_every_base_can_be_taken(body, base):
    """Its goals are met within the joints' ranges, and what is held is held."""
    wanted = task(body, Asked(base))
    found = project(body, wanted.start, wanted.goals, wanted.box)
    assert found.miss < 1e-8
    q, box = found.place.q, wanted.box
    assert (q >= box.lower).all()
    assert (q <= box.upper).all()
    for index, value in wanted.held.items():
        assert q[index] == value


def test_feet_stay_and_weight_is_before_the_ankles(body):
    """Standing bent forward: soles where they were, weight 5 cm before the ankles, arms plumb."""
    wanted = task(body, Asked("standing", {"trunk_flexion": radians(60)}))
    found = project(body, wanted.start, wanted.goals, wanted.box)
    pose, rest = found.place.pose, forward(body, np.zeros(len(body.coordinates)))
    foot, arm = body.segment_index("right_foot"), body.segment_index("left_upper_arm")
    np.testing.assert_allclose(pose.origins[foot], rest.origins[foot], atol=1e-8)
    np.testing.assert_allclose(pose.rotations[foot], np.eye(3), atol=1e-8)
    np.testing.assert_allclose(pose.rotations[arm][:, 1], [0.0, 1.0, 0.0], atol=1e-8)


def test_mirrored_task_has_the_mirrored_answer(body):
    """Side bend to the left is side bend to the right in a mirror."""
    right, left = (
        task(body, Asked("standing", {"trunk_side_bend": s * 0.3, "trunk_rotation": s * 0.2})) for s in (1, -1)
    )
    one, other = (project(body, t.start, t.goals, t.box).place.q for t in (right, left))
    np.testing.assert_allclose(mirror(body, one), other, atol=1e-8)


def test_loads_move_the_weight(body):
    """20 kg in the hands push the body back, a pull forward at the hands too."""
    hand = body.segment_index("right_hand")
    places = []
    for force in ([0.0, 0.0, 0.0], [0.0, -196.2, 0.0], [100.0, 0.0, 0.0]):
        wanted = task(body, Asked(reach_m=0.4), [PointForce(hand, [0.0, -0.1, 0.0], force)])
        places.append(project(body, wanted.start, wanted.goals, wanted.box).place.q[0])
    assert places[1] < places[0] - 0.02
    assert places[2] < places[0] - 0.02


def test_reach_brings_the_hands_before_the_chest(body):
    """As far as the arms are long; what is held lies at the distance asked for even beyond them."""
    for metres in (0.1, 0.3, 0.6):
        found = reach(body, metres)
        q = np.zeros(len(body.coordinates))
        q[list(found.held)] = list(found.held.values())
        pose = forward(body, q)
        at = pose.point(*found.spots["right"])
        assert at[0] - chest_surface(pose) == pytest.approx(metres, abs=1e-5)
    with pytest.raises(BadValue, match="at most"):
        reach(body, 1.4)


def test_turned_thorax_is_turned_about_its_own_axis(body):
    """A turn of the whole spine at one joint: the thorax turns by as much, bent or not."""
    q = np.zeros(len(body.coordinates))
    q[body.index("pelvis.tilt")] = 0.7
    q[body.index("T12-L1.rotation")] = 0.3
    goal = task(body, Asked("supine", {"thorax_on_pelvis_rotation": 0.0})).goals[-1]
    miss = goal.rows(Place(body, q, forward(body, q))).miss[0]
    assert miss == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"angles": {"knee_flexion": -0.3}}, "knee.flexion goes from 0.0"),
        ({"angles": {"lumbar_flexion": 2.0}}, "lumbar joints together go from"),
        ({"joints": {"L4-L5": {"flexion": 0.6}}}, "deg too far"),
        ({"angles": {"trunk_flexion": 60.0}}, "radians here"),
        ({"reach_m": 400.0}, "metres"),
        ({"reach_m": float("nan")}, "metres"),
    ],
)
def test_what_no_body_can_do_is_refused(body, asked, said):
    """By name, with the range."""
    with pytest.raises(BadValue, match=said):
        task(body, Asked(**asked))


@pytest.mark.parametrize(
    "asked",
    [
        {"base": "floating"},
        {"angles": {"trunk_flexions": 1.0}},
        {"joints": {"L7-S1": {"flexion": 0.1}}},
        {"joints": {"L4-L5": {"twist": 0.1}}},
        {"hands": "up"},
    ],
)
def test_unknown_names_are_refused_with_the_choices(asked):
    """Never guessed."""
    with pytest.raises(UnknownName, match="choose one of"):
        Asked(**asked)
