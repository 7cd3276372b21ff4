"""A body standing at rest looks like an upright person of the right size."""

import numpy as np
import pytest
from hypothesis import given, settings

from spinewise.anatomy import Body, Person
from spinewise.mechanics import forward
from tests.anatomy.people import A_FEW, ANYONE


def standing(person):
    body = Body.for_person(person)
    return body, forward(body, np.zeros(len(body.coordinates)))


def lean_deg(pose, segment):
    """How far a segment leans back."""
    x = pose.rotations[pose.body.segment_index(segment)][:, 0]
    return float(np.degrees(np.arctan2(x[1], x[0])))


def at(pose, segment):
    return pose.origins[pose.body.segment_index(segment)]


@settings(max_examples=20, deadline=None)
@given(ANYONE)
def test_height_and_mass_are_the_persons(person):
    """Crown to floor is height_m within 1 cm (to rounding, in fact); the segments' masses add up to mass_kg."""
    body, pose = standing(person)
    top = pose.landmark("skull", "crown")[1]
    floor = min(pose.landmark(f"{side}_foot", "heel_bottom")[1] for side in ("right", "left"))
    assert top - floor == pytest.approx(person.height_m, abs=0.01)
    assert floor == pytest.approx(0.0, abs=1e-9)
    assert sum(segment.mass_kg for segment in body.segments) == pytest.approx(person.mass_kg, rel=1e-12)
    assert all(segment.mass_kg > 0 for segment in body.segments if segment.name != "sacrum")


@pytest.mark.parametrize("person", A_FEW, ids=str)
def test_the_gaze_is_level_and_the_body_is_plumb(person):
    """Skull upright; C7 over S1 within 4 cm (5 past 80); ears within 5 (6) of the hips; knees and ankles plumb."""
    _, pose = standing(person)
    slack = 0.01 if person.age > 80 else 0.0
    assert lean_deg(pose, "skull") == pytest.approx(0.0, abs=0.1)
    assert abs(at(pose, "C7")[0] - at(pose, "L5")[0]) < 0.04 + slack
    ear, hip = pose.landmark("skull", "ear_right"), at(pose, "right_thigh")
    assert abs(ear[0] - hip[0]) < 0.05 + slack
    for name in ("right_shank", "right_foot"):
        assert at(pose, name)[0] == pytest.approx(hip[0], abs=1e-9)


def test_the_mass_centre_is_over_the_feet_at_half_height():
    """Quiet standing: the mass centre lies before the ankles, behind the balls, at 53 to 58 % of the height."""
    for person in A_FEW:
        body, pose = standing(person)
        centre = sum(s.mass_kg * pose.point(s.name, s.com) for s in body.segments) / person.mass_kg
        assert pose.landmark("right_foot", "heel_bottom")[0] < centre[0] < pose.landmark("right_foot", "ball_bottom")[0]
        assert 0.53 < centre[1] / person.height_m < 0.58
        assert centre[2] == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("sex", ["female", "male"])
def test_curves_lie_in_published_bands(sex):
    """At 40: lordosis L1-S1 within 39 to 71 (vialle2005 60+-10, spine627 50+-11), kyphosis T4-T12 within 30 to 51
    (vialle2005 41+-10), C2-C7 within 5 to 35, sacral slope within 24 to 55 (macthiong2011).
    """
    _, pose = standing(Person(sex=sex))
    assert 39 < lean_deg(pose, "L1") - lean_deg(pose, "sacrum") < 71
    assert 30 < lean_deg(pose, "T12") - lean_deg(pose, "T4") < 51
    assert 5 < lean_deg(pose, "C2") - lean_deg(pose, "C7") < 35
    assert 24 < -lean_deg(pose, "sacrum") < 55


def test_women_are_more_lordotic_and_age_rounds_the_upper_back():
    """Signs and sizes of sex and age: +3 deg of lordosis; 0.26 deg of T5-T12 kyphosis a year."""
    lordosis, kyphosis = {}, {}
    for sex in ("female", "male"):
        _, pose = standing(Person(sex=sex))
        lordosis[sex] = lean_deg(pose, "L1") - lean_deg(pose, "sacrum")
    for age in (40, 70):
        _, pose = standing(Person(age=age))
        kyphosis[age] = lean_deg(pose, "T12") - lean_deg(pose, "T5")
    assert lordosis["female"] - lordosis["male"] == pytest.approx(3.0, abs=0.2)
    assert kyphosis[70] - kyphosis[40] == pytest.approx(30 * 0.26, abs=1.5)


def test_there_are_24_vertebrae_in_order():
    """L5 to C1 stand one above the other, each higher than the last, between sacrum and skull."""
    body, pose = standing(Person())
    names = [s.name for s in body.segments if s.name[0] in "LTC" and s.name[1:].isdigit()]
    assert names == [f"{region}{n}" for region, last in (("L", 5), ("T", 12), ("C", 7)) for n in range(last, 0, -1)]
    heights = [at(pose, name)[1] for name in ("sacrum", "L4", *names[2:], "skull")]
    assert heights == sorted(heights)


def test_mass_makes_the_body_rounder_and_not_taller():
    """A heavier person of the same height has the same joints and a larger outline."""
    light, heavy = (Body.for_person(Person(mass_kg=mass)) for mass in (60, 95))
    for one, other in zip(light.segments, heavy.segments, strict=True):
        np.testing.assert_allclose(one.offset, other.offset, atol=1e-12)
    for thin, thick in zip(light.sections, heavy.sections, strict=True):
        assert thick.half_width > thin.half_width
        assert thick.half_depth > thin.half_depth


def test_whole_spine_reach_is_what_people_reach():
    """Young adult: lumbar flexion 55 to 60, thoracic 25 to 40, neck 45 to 55; neck turn 70 to 85; and less at 75."""
    young, old = Body.for_person(Person(age=30)), Body.for_person(Person(age=75))

    def total(body, regions, motion):
        return np.degrees(
            sum(
                c.upper
                for c in body.coordinates
                if c.name.endswith(motion) and "-" in c.joint and c.joint[0] in regions
            )
        )

    assert 55 <= total(young, "L", "flexion") <= 60
    assert 25 <= total(young, "T", "flexion") <= 40
    assert 45 <= total(young, "C", "flexion") <= 55
    assert 70 <= total(young, "C", "rotation") <= 85
    assert total(old, "L", "flexion") == pytest.approx(total(young, "L", "flexion") * 0.825, rel=1e-9)
    assert total(old, "L", "rotation") == total(young, "L", "rotation")
    assert total(old, "C", "flexion") == total(young, "C", "flexion")
