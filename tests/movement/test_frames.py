"""Kinematics of many postures at once, against the kinematics of one and against differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise import mechanics
from spinewise.movement.frames import Frames, Tree, forward

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array

STEP = 1e-6


@pytest.fixture(scope="module")
def tree(body: Body) -> Tree:
    return Tree(body)


@pytest.fixture(scope="module")
def postures(body: Body) -> Array:
    """Three postures within the ranges. Shape (3, n_coordinate)."""
    low = np.array([coordinate.lower for coordinate in body.coordinates])
    high = np.array([coordinate.upper for coordinate in body.coordinates])
    return np.random.default_rng(7).uniform(0.8 * low, 0.8 * high, (3, len(low)))


def test_every_segment_is_where_mechanics_puts_it(body: Body, tree: Tree, postures: Array) -> None:
    """Both kinematics agree to rounding."""
    frames = forward(tree, postures)
    for moment, posture in enumerate(postures):
        pose = mechanics.forward(body, posture)
        np.testing.assert_allclose(frames.origins[moment], pose.origins, atol=1e-12)
        np.testing.assert_allclose(frames.rotations[moment], pose.rotations, atol=1e-12)


def test_points_move_as_mechanics_says(body: Body, tree: Tree, postures: Array) -> None:
    """One component of a Jacobian is the row of mechanics' Jacobian."""
    segments = np.array([body.segment_index(name) for name in ("skull", "left_hand", "right_foot")])
    local, component = np.array([[0.1, 0.0, 0.02], [0.0, -0.1, 0.0], [0.05, -0.06, 0.01]]), np.array([0, 1, 2])
    frames = forward(tree, postures)
    found = frames.component_jacobian(segments, frames.points(segments, local), component)
    for moment, posture in enumerate(postures):
        pose = mechanics.forward(body, posture)
        for row in range(3):
            whole = mechanics.point_jacobian(body, pose, int(segments[row]), local[row])
            np.testing.assert_allclose(found[moment, row], whole[component[row]], atol=1e-12)


@pytest.mark.parametrize("what", ["direction", "centre"])
def test_jacobians_are_differences(what: str, tree: Tree, postures: Array) -> None:
    """Directions and the centre of mass turn and move as small steps of each coordinate say."""
    segments, local, component = np.array([5, 20, 32]), np.eye(3), np.array([2, 0, 1])

    def value(frames: Frames) -> Array:
        if what == "centre":
            return frames.centre_of_mass()
        turned = np.einsum("nmij,mj->nmi", frames.rotations[:, segments], local)
        return np.asarray(turned[:, np.arange(3), component])

    frames = forward(tree, postures)
    now = np.einsum("nmij,mj->nmi", frames.rotations[:, segments], local)
    found = (
        frames.centre_of_mass_jacobian() if what == "centre" else frames.direction_jacobian(segments, now, component)
    )
    for index in range(0, postures.shape[1], 5):
        step = np.zeros(postures.shape[1])
        step[index] = STEP
        slope = (value(forward(tree, postures + step)) - value(forward(tree, postures - step))) / (2.0 * STEP)
        np.testing.assert_allclose(found[:, :, index], slope, atol=1e-8)
