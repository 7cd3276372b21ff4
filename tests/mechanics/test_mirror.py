"""Mirroring a posture mirrors the body."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.anatomy import Body, Person
from spinewise.anatomy.draft import other_side
from spinewise.mechanics import forward, mirror
from tests.mechanics.test_kinematics import BODY, at_random


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_every_point_of_the_mirrored_posture_is_the_mirror_image(seed):
    """z changes sign and right becomes left, for all landmarks of all segments."""
    q = at_random(seed)
    here, there = forward(BODY, q), forward(BODY, mirror(BODY, q))
    for segment in BODY.segments:
        for name in segment.landmarks:
            partner = (
                name[:-5] + "left" if name.endswith("right") else name[:-4] + "right" if name.endswith("left") else name
            )
            partner = {"body_right_inferior": "body_left_inferior", "body_left_inferior": "body_right_inferior",
                       "body_right_superior": "body_left_superior", "body_left_superior": "body_right_superior"}.get(
                name, partner
            )  # fmt: skip
            image = here.landmark(segment.name, name) * [1, 1, -1]
            np.testing.assert_allclose(there.landmark(other_side(segment.name), partner), image, atol=1e-12)


def test_twice_mirrored_is_the_posture_itself():
    """Also for many frames at once."""
    frames = np.stack([at_random(seed) for seed in range(4)])
    np.testing.assert_array_equal(mirror(BODY, mirror(BODY, frames)), frames)
    np.testing.assert_array_equal(mirror(BODY, frames)[2], mirror(BODY, frames[2]))


def test_standing_is_its_own_mirror_image():
    """The body is the same on both sides: masses, offsets, ranges."""
    body = Body.for_person(Person(1.6, 55, "female", 60))
    for segment in body.segments:
        other = body.segment(other_side(segment.name))
        assert segment.mass_kg == other.mass_kg
        np.testing.assert_allclose(segment.offset * [1, 1, -1], other.offset, atol=1e-15)
