"""The solver on cases that a pencil can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise.movement.frames import Tree, forward
from spinewise.movement.solve import Wish, solve
from spinewise.movement.terms import Aims, Clear, Touches

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.movement.terms import Term


@pytest.fixture(scope="module")
def tree(body: Body) -> Tree:
    return Tree(body)


def stand(tree: Tree, terms: list[Term], weight: float = 1.0) -> Array:
    """The posture nearest to standing that the terms allow."""
    zero = np.zeros((1, len(tree.body.coordinates)))
    return np.asarray(solve(tree, zero, Wish(zero, np.full_like(zero, weight)), terms, 60)[0])


def touch(tree: Tree, segment: str, landmark: str, component: int, target: float) -> Touches:
    body = tree.body
    return Touches(
        segments=np.array([body.segment_index(segment)]),
        local=np.array([body.segment(segment).landmarks[landmark]]),
        component=np.array([component]),
        target=np.array([[target]]),
        weight=np.array([[500.0]]),
    )


def test_a_hand_reaches_where_it_is_asked_to(tree: Tree) -> None:
    """The right palm 20 cm in front and at 1.2 m: reached to 0.2 mm, with all joints in their ranges."""
    terms: list[Term] = [touch(tree, "right_hand", "palm", axis, to) for axis, to in ((0, 0.2), (1, 1.2))]
    q = stand(tree, terms)
    palm = forward(tree, q[None]).point(
        tree.body.segment_index("right_hand"), tree.body.segment("right_hand").landmarks["palm"]
    )
    np.testing.assert_allclose(palm[:2], [0.2, 1.2], atol=2e-4)
    assert all(c.lower <= value <= c.upper for c, value in zip(tree.body.coordinates, q, strict=True))


def test_what_cannot_be_reached_ends_at_the_limit(tree: Tree) -> None:
    """A knee asked to bend the wrong way stays straight, exactly."""
    knee = tree.body.index("right_knee.flexion")
    zero = np.zeros((1, len(tree.body.coordinates)))
    target = zero.copy()
    target[0, knee] = -1.0
    found = solve(tree, zero, Wish(target, np.ones_like(zero)), [], 20)[0]
    assert found[knee] == tree.body.coordinates[knee].lower


def test_a_direction_is_followed(tree: Tree) -> None:
    """Eyes asked, firmly, to look 30 degrees down do so; asked with no say in anything else, all joints share."""
    skull = tree.body.segment_index("skull")
    down = np.array([np.cos(np.radians(30)), -np.sin(np.radians(30)), 0.0])
    rows = np.repeat(np.eye(3)[:1], 3, axis=0), np.repeat(down[None], 3, axis=0)
    term = Aims(np.array([skull] * 3), *rows, np.arange(3), np.full((1, 3), 300.0))
    q = stand(tree, [term])
    look = forward(tree, q[None]).rotations[0, skull][:, 0]
    assert np.degrees(np.arccos(look @ down)) < 0.1


def test_two_equal_ways_are_shared_equally(tree: Tree) -> None:
    """Both knees pull equally where the pelvis must come 10 cm down onto fixed feet."""
    feet = [touch(tree, f"{side}_foot", "heel_bottom", axis, to) for side, z in (("right", 0.08), ("left", -0.08))
            for axis, to in ((0, 0.0), (1, 0.0), (2, z))]  # fmt: skip
    low = tree.body.segments[0].offset[1] - 0.10
    pelvis = Touches(np.array([0]), np.zeros((1, 3)), np.array([1]), np.array([[low]]), np.array([[500.0]]))
    q = stand(tree, [*feet, pelvis])
    right, left = (np.degrees(q[tree.body.index(f"{side}_knee.flexion")]) for side in ("right", "left"))
    assert right > 3.0
    assert right == pytest.approx(left, abs=0.01)


def test_nothing_sinks_through_the_floor(tree: Tree) -> None:
    """A pelvis asked to be 10 cm too low bends the legs instead of pushing the feet into the floor."""
    from spinewise.movement import room, skin

    floor = room.surfaces([])["floor"]
    lower = Touches(np.array([0]), np.zeros((1, 3)), np.array([1]), np.array([[0.83]]), np.array([[50.0]]))
    clear = Clear(*skin.skin_points(tree.body), floor, weight=500.0, slack=0.0)
    q = stand(tree, [lower, clear])
    assert clear.depth(forward(tree, q[None])).max() < 0.002


def test_the_same_question_has_the_same_answer(tree: Tree) -> None:
    """No chance anywhere: bit for bit."""
    terms: list[Term] = [touch(tree, "left_hand", "palm", 1, 1.4)]
    assert (stand(tree, terms) == stand(tree, terms)).all()
