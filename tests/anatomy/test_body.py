"""The body as a tree: names, order, locks, mirror partners."""

import numpy as np
import pytest
from hypothesis import given, settings

from spinewise.anatomy import Body, Person
from spinewise.errors import UnknownName
from tests.anatomy.people import ANYONE

BODY = Body.for_person(Person())
LIMB_MOTIONS = (
    *("hip.flexion", "hip.abduction", "hip.rotation", "knee.flexion", "ankle.flexion", "ankle.inversion"),
    *("shoulder.flexion", "shoulder.abduction", "shoulder.rotation", "elbow.flexion"),
    *("forearm.pronation", "wrist.flexion", "wrist.deviation"),
)


def test_parents_come_before_children():
    """One root; every parent index is smaller than its child's."""
    assert [s.parent for s in BODY.segments].count(-1) == 1
    assert all(s.parent < number for number, s in enumerate(BODY.segments))


def test_25_intervertebral_joints_with_three_rotations_each():
    """L5-S1 to C0-C1: flexion, side bend, rotation, in that order."""
    joints = [s.joint for s in BODY.segments if "-" in s.joint]
    assert len(joints) == 25
    assert joints[0] == "L5-S1"
    assert joints[-2:] == ["C1-C2", "C0-C1"]
    for joint in joints:
        own = [c.name for c in BODY.coordinates if c.joint == joint]
        assert own == [f"{joint}.{motion}" for motion in ("flexion", "side_bend", "rotation")]


def test_every_coordinate_of_the_contract_is_there():
    """Six for the pelvis, 75 for the spine, thirteen a side for the limbs; none twice."""
    names = [c.name for c in BODY.coordinates]
    assert names[:6] == [f"pelvis.{motion}" for motion in ("tx", "ty", "tz", "tilt", "list", "rotation")]
    assert {f"{side}_{motion}" for side in ("right", "left") for motion in LIMB_MOTIONS} <= set(names)
    assert len(names) == len(set(names)) == 6 + 75 + 26
    assert all(BODY.index(name) == place for place, name in enumerate(names))


def test_mirror_partners_are_mutual():
    """The partner's partner is oneself; both sides have the same sign, range and mirrored axes."""
    for place, c in enumerate(BODY.coordinates):
        partner = BODY.coordinates[c.mirror]
        assert partner.mirror == place
        assert c.mirror_sign == partner.mirror_sign
        assert (c.lower, c.upper) == (partner.lower, partner.upper)
        assert (c.mirror == place) == (not c.name.startswith(("right_", "left_")))


@settings(max_examples=10, deadline=None)
@given(ANYONE)
def test_any_person_has_a_sound_body(person):
    """Ranges hold neutral standing; axes are unit vectors; frames are rotations; every number is finite."""
    body = Body.for_person(person)
    for c in body.coordinates:
        assert c.lower <= 0.0 <= c.upper
        assert np.linalg.norm(c.axis) == pytest.approx(1.0)
    for s in body.segments:
        np.testing.assert_allclose(s.rotation @ s.rotation.T, np.eye(3), atol=1e-12)
        assert np.linalg.det(s.rotation) == pytest.approx(1.0)
        assert all(np.isfinite(point).all() for point in (s.offset, s.com, *s.landmarks.values()))
    assert all(section.half_depth > 0 and section.half_width > 0 for section in body.sections)


def test_nothing_can_be_written_to():
    """Frozen and locked: fields and arrays."""
    with pytest.raises(AttributeError):
        BODY.person = Person(1.6)  # type: ignore[misc]
    segment = BODY.segment("L3")
    shared = [segment.offset, segment.rotation, segment.com, *segment.landmarks.values()]
    shared += [BODY.coordinates[0].axis, BODY.sections[0].centre, BODY.sleeves[0].rings, BODY.balls[0].half_axes]
    shared += [BODY.arrays.axes, BODY.arrays.skew, BODY.arrays.mirror_sign]
    for array in shared:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_an_unknown_name_is_refused_with_the_choices():
    """A slip in a name lists what there is."""
    with pytest.raises(UnknownName, match=r"L4-L5\.flexion"):
        BODY.index("L4-L5.bend")
    with pytest.raises(UnknownName, match="right_thigh"):
        BODY.segment("thigh_right")
