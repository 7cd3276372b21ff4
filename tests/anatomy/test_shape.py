"""Bones have believable sizes, and the named skin points lie on the skin."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from spinewise.anatomy import Body, Person
from spinewise.mechanics import forward
from tests.anatomy.people import A_FEW, ANYONE

BODY = Body.for_person(Person())
VERTEBRAE = [s for s in BODY.segments if "spinous_tip" in s.landmarks]
SKIN = {
    "pelvis": ("sacrum_skin", "ischium_right", "ischium_left", "trochanter_skin_right", "trochanter_skin_left", "pubis",
               "asis_right", "asis_left"),
    "skull": ("skin_back", "skin_front", "chin", "eyes"),
    "right_thigh": ("knee_front", "back"),
    "right_shank": ("knee_front", "malleolus_lateral"),
    "right_foot": ("heel_bottom", "heel_back", "ball_bottom", "toe_tip", "toe_top", "ankle_top"),
    "right_upper_arm": ("shoulder_side", "elbow_back"),
    "right_forearm": ("elbow_bottom", "under"),
    "right_hand": ("palm", "fingertips", "knuckles"),
}  # fmt: skip


def width(segment):
    return segment.landmarks["body_right_inferior"][2] * 2


def depth(segment):
    return segment.landmarks["body_anterior_inferior"][0] - segment.landmarks["body_posterior_inferior"][0]


def test_every_vertebra_has_its_points():
    """24 vertebrae, each with body corners, processes, laminae and skin; ribs on the twelve thoracic ones."""
    assert len(VERTEBRAE) == 24
    wanted = {
        f"body_{edge}_{end}" for edge in ("anterior", "posterior", "right", "left") for end in ("inferior", "superior")
    }
    wanted |= {"spinous_tip", "transverse_tip_right", "transverse_tip_left", "lamina_right", "lamina_left"}
    wanted |= {"skin_back", "skin_front"}
    for vertebra in VERTEBRAE:
        assert wanted <= set(vertebra.landmarks), vertebra.name
        assert ("rib_head_right" in vertebra.landmarks) == vertebra.name.startswith("T")


def test_vertebrae_grow_downwards():
    """A lumbar body is about twice a cervical one: C4 near 17 x 16 mm, L4 near 50 x 34 mm."""
    named = {s.name: s for s in VERTEBRAE}
    assert 15 < width(named["C4"]) * 1000 < 20
    assert 44 < width(named["L4"]) * 1000 < 52
    assert 30 < depth(named["L4"]) * 1000 < 36
    assert width(named["C3"]) < width(named["T6"]) < width(named["T12"]) < width(named["L5"])


@pytest.mark.parametrize("person", A_FEW[:3], ids=str)
def test_neighbouring_bodies_do_not_overlap(person):
    """Standing, each body's lower plate lies above the plate below: a disc of 0.5 to 15 mm at the back wall."""
    body = Body.for_person(person)
    pose = forward(body, np.zeros(len(body.coordinates)))
    for lower, upper in pairwise(VERTEBRAE):
        if upper.name in ("C1", "C2"):
            continue
        here = pose.landmark(lower.name, "body_posterior_superior")
        there = pose.landmark(upper.name, "body_posterior_inferior")
        up = pose.rotations[body.segment_index(lower.name)][:, 1]
        assert 0.0005 < float((there - here) @ up) < 0.015, (lower.name, upper.name)


def test_processes_point_where_they_should():
    """Spinous tips backwards, transverse tips outwards, both sides alike."""
    for vertebra in VERTEBRAE:
        points = vertebra.landmarks
        assert points["spinous_tip"][0] < points["lamina_right"][0] < points["body_anterior_inferior"][0]
        assert points["transverse_tip_right"][2] > points["lamina_right"][2] > 0
        np.testing.assert_allclose(points["transverse_tip_left"], points["transverse_tip_right"] * [1, 1, -1])


@settings(max_examples=15, deadline=None)
@given(ANYONE)
def test_bones_stay_under_the_skin_at_the_back(person):
    """Whatever the person, spinous tips lie 1 to 35 mm under skin_back, and body fronts behind skin_front."""
    body = Body.for_person(person)
    for vertebra in VERTEBRAE:
        points = body.segment(vertebra.name).landmarks
        assert 0.001 < points["spinous_tip"][0] - points["skin_back"][0] < 0.035, vertebra.name
        assert points["body_anterior_inferior"][0] < points["skin_front"][0], vertebra.name


def test_every_named_skin_point_exists_on_both_sides():
    """The points that contacts use."""
    for segment, names in SKIN.items():
        for side in (segment, segment.replace("right_", "left_")):
            assert set(names) <= set(BODY.segment(side).landmarks), side


@pytest.mark.parametrize("person", A_FEW, ids=str)
def test_trunk_points_lie_on_the_drawn_ellipses(person):
    """skin_back and skin_front are the ends of the section's depth; trochanter_skin of its width."""
    body = Body.for_person(person)
    for section in body.sections:
        points = body.segments[section.segment].landmarks
        if "skin_back" in points:
            np.testing.assert_allclose(points["skin_back"], section.at(-1, 0), atol=1e-12)
            np.testing.assert_allclose(points["skin_front"], section.at(1, 0), atol=1e-12)
    hips = [s for s in body.sections if body.segments[s.segment].name == "pelvis"]
    side = body.segment("pelvis").landmarks["trochanter_skin_right"]
    assert any(np.allclose(section.at(0, 1), side) for section in hips)


def test_head_points_lie_on_the_head():
    """Each on the cranium's or the face's surface."""
    points = BODY.segment("skull").landmarks
    for name in ("skin_back", "skin_front", "crown", "chin", "eyes"):
        reach = [float(np.linalg.norm((points[name] - ball.centre) / ball.half_axes)) for ball in BODY.balls]
        assert min(abs(r - 1.0) for r in reach) < 0.01, (name, reach)


def test_limb_points_lie_on_the_sleeves():
    """Each on a ring, on the rounded end of the last ring, or in the middle of an end ring."""
    for sleeve in BODY.sleeves:
        name = BODY.segments[sleeve.segment].name
        for landmark in SKIN.get(name, ()):
            at = BODY.segment(name).landmarks[landmark]
            scaled = [(at - ring[:3]) / [ring[3], ring[3], ring[4]] for ring in sleeve.rings]
            reach = [float(np.linalg.norm(step)) for step in scaled]
            ends = min(reach[0], reach[-1])
            assert min(abs(r - 1.0) for r in reach) < 0.01 or ends < 1e-9, (name, landmark)


def test_ribs_reach_from_their_vertebra_to_the_breastbone():
    """12 pairs; 1 to 7 end on the breastbone, 8 to 10 on the rib above, 11 and 12 are free; the chest is a chest."""
    pose = forward(BODY, np.zeros(len(BODY.coordinates)))
    drawn = {curve.name: [pose.point(at[0], at[1:]) for at in curve.points] for curve in BODY.curves}
    ribs = [curve for curve in BODY.curves if curve.kind == "rib"]
    assert len(ribs) == 24
    breastbone = np.array(drawn["sternum"])
    for number in range(1, 13):
        line = drawn[f"rib{number}_right"]
        near = np.linalg.norm(breastbone - line[-1], axis=1).min()
        assert (near < 1e-6) == (number <= 7), number
        assert line[-1][1] < line[0][1]
        np.testing.assert_allclose(np.array(drawn[f"rib{number}_left"]), np.array(line) * [1, 1, -1], atol=1e-9)
    widest = max(point[2] for line in drawn.values() for point in line)
    assert 0.10 < widest < 0.20
