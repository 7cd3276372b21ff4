"""Ligaments: their resting pull in neutral standing, published shares at the end of flexion, alike on both sides."""

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.anatomy.ligament_points import bent
from spinewise.anatomy.ligaments import ligament_tension
from spinewise.anatomy.tissue_size import bone_size
from spinewise.mechanics import forward, mirror
from spinewise.mechanics.passive import passive
from tests.anatomy.people import A_FEW

MAN = Body.for_person(Person(1.75, 75, "male", 40))
LIGAMENTS = MAN.ligaments
RESTING = {"flavum": 18.0, "anterior_longitudinal": 18.0, "posterior_longitudinal": 3.0}  # [N]


def lengths(q, body=MAN):
    pose = forward(body, q)
    return body.ligaments.paths.lengths(pose.origins, pose.rotations)


def curled(share=1.0, motion="flexion"):
    """Every spinal joint a share of its range into one motion."""
    q = np.zeros(107)
    for place, coordinate in enumerate(MAN.coordinates[6:81], 6):
        if coordinate.name.endswith(motion):
            q[place] = share * coordinate.upper
    return q


def moments(q, joint):
    """Moment of each ligament that resists flexion of a joint [N m]."""
    place, step = MAN.index(f"{joint}.flexion"), 1e-6
    nudge = step * (np.arange(107) == place)
    arms = (lengths(q + nudge) - lengths(q - nudge)) / (2 * step)
    return ligament_tension(LIGAMENTS, lengths(q))[0] * arms


@pytest.mark.parametrize("person", A_FEW, ids=str)
def test_only_resting_pulls_in_neutral_standing(person):
    """Lumbar flavum and anterior longitudinal 18 N, posterior 3 N (nachemson1968, tkaczuk1968); others none."""
    body = Body.for_person(person)
    tension, slope, _ = ligament_tension(body.ligaments, lengths(np.zeros(107), body))
    size = bone_size(body.person)
    for pull, rise, kind, joint in zip(tension, slope, body.ligaments.kinds, body.ligaments.joints, strict=True):
        lumbar = joint[0] == "L" or joint == "T12-L1"
        assert pull / size == pytest.approx(RESTING.get(kind, 0.0) * lumbar, abs=0.05)
        assert pull > 0.0 or rise < 1.0


def test_unloaded_lumbar_discs_are_pressed():
    """Resting pulls press L4-L5 with some 40 N, and turn it by less than half a newton metre."""
    tension = ligament_tension(LIGAMENTS, lengths(np.zeros(107)))[0]
    at = [place for place, joint in enumerate(LIGAMENTS.joints) if joint == "L4-L5"]
    assert 35 < tension[at].sum() < 80
    assert abs(moments(np.zeros(107), "L4-L5").sum()) < 0.5


def test_tension_is_the_slope_of_energy_and_rises():
    """Central differences across slack, toe and straight part."""
    slack, toe = LIGAMENTS.slack, LIGAMENTS.toe
    before = np.zeros(len(slack))
    for share in (-0.5, 0.2, 0.7, 0.999, 1.001, 1.5, 4.0):
        at, step = slack + share * toe, 1e-7
        (up, _, more), (down, _, less) = (ligament_tension(LIGAMENTS, at + d) for d in (step, -step))
        tension, slope, _ = ligament_tension(LIGAMENTS, at)
        np.testing.assert_allclose((more - less) / (2 * step), tension, rtol=1e-5, atol=1e-4)
        np.testing.assert_allclose((up - down) / (2 * step), slope, rtol=1e-3, atol=1.0)
        assert np.all(tension >= before)
        before = tension


def test_what_resists_lumbar_flexion():
    """At the limit 35 to 70 N m without fascia (adamsdolan1991); ligaments share as in adams1980: 39 19 13."""
    q = curled()
    for joint in ("L3-L4", "L4-L5"):
        found = zip(LIGAMENTS.kinds, moments(q, joint), strict=True)
        sums = dict.fromkeys(LIGAMENTS.kinds, 0.0)
        for kind, moment in found:
            sums[kind] += moment
        spinous, capsular, flavum = sums["supraspinous"] + sums["interspinous"], sums["capsular"], sums["flavum"]
        total = spinous + capsular + flavum
        assert 35 < total - passive(MAN, q).moment[MAN.index(f"{joint}.flexion")] < 70
        for part, share in ((capsular, 39), (spinous, 19), (flavum, 13)):
            assert part / total == pytest.approx(share / 71, abs=0.12)
        assert 15 < sums["fascia"] < 35


def test_little_load_in_the_first_half_of_flexion():
    """Spinous ligaments carry under a tenth of their end load at half the range (hindle1990)."""
    ends, halves = (ligament_tension(LIGAMENTS, lengths(curled(share)))[0] for share in (1.0, 0.5))
    for number, kind in enumerate(LIGAMENTS.kinds):
        if kind in ("supraspinous", "interspinous"):
            assert halves[number] < 0.1 * ends[number]
            assert ends[number] < 134.0


def test_extension_leaves_those_behind_slack():
    """Discs and facets resist extension, with what little the anterior longitudinal ligament adds."""
    q = np.zeros(107)
    for place, coordinate in enumerate(MAN.coordinates[6:81], 6):
        if coordinate.name.endswith("flexion"):
            q[place] = coordinate.lower
    tension = ligament_tension(LIGAMENTS, lengths(q))[0]
    for pull, kind in zip(tension, LIGAMENTS.kinds, strict=True):
        assert pull < (40.0 if kind == "anterior_longitudinal" else 12.0)


def test_both_sides_are_alike():
    """A mirrored posture gives the mirrored tensions; names say so too."""
    rng = np.random.default_rng(3)
    lower, upper = (np.array([getattr(c, end) for c in MAN.coordinates]) for end in ("lower", "upper"))
    q = rng.uniform(lower, upper)
    here, there = (ligament_tension(LIGAMENTS, lengths(posture))[0] for posture in (q, mirror(MAN, q)))
    np.testing.assert_allclose(there, here[LIGAMENTS.mirror], atol=1e-8)
    np.testing.assert_array_equal(LIGAMENTS.mirror[LIGAMENTS.mirror], np.arange(len(LIGAMENTS.names)))
    assert len(set(LIGAMENTS.names)) == len(LIGAMENTS.names)


def test_the_bent_spine_of_the_tables_is_that_of_the_kinematics():
    """One share of every joint's flexion, placed by hand and by `forward`."""
    origins, rotations = bent(MAN, "flexion", 0.6)
    pose = forward(MAN, curled(0.6))
    np.testing.assert_allclose(origins, pose.origins, atol=1e-12)
    np.testing.assert_allclose(rotations, pose.rotations, atol=1e-12)
