"""Discs and facets: published moments at the range's end, sizes, and what is known of single joints."""

import numpy as np
import pytest

from spinewise.anatomy import Body, Person, rows
from spinewise.anatomy.joint_scales import JointScale, joints_named, with_joints
from spinewise.anatomy.passive import CAGE, PassiveCurves, without_cage
from spinewise.errors import BadValue, UnknownName
from tests.anatomy.people import A_FEW

MAN = Body.for_person(Person(1.75, 75, "male", 40))
JOINTS = [c.joint for c in MAN.coordinates[6:81:3]]
BANDS = {"L": (7.5, 24.5), "T": (5.5, 12.5), "C": (1.0, 2.6)}  # [N m] discs and facets at the end of the range


def pick(joint, motion):
    return 3 * JOINTS.index(joint) + ("flexion", "side_bend", "rotation").index(motion)


def test_moments_at_the_ends_of_the_ranges_are_in_the_published_bands():
    """Loins 7.5 to 12 N m, up to 24 in flexion; thorax 6 to 12; neck 1 to 2.5; nothing is slack."""
    curves = MAN.passive
    for number, coordinate in enumerate(MAN.coordinates[6:81]):
        low, high = BANDS[coordinate.joint[0]]
        assert np.all((curves.end_moment[number] >= low) & (curves.end_moment[number] <= high)), coordinate.name
    assert np.all(curves.neutral > 0)
    assert np.all(curves.cubic >= 0)


def test_curves_end_where_the_ranges_end():
    """Rest plus the way to either side is the coordinate's range; only thoracic flexion rests away from standing."""
    curves = MAN.passive
    ends = np.array([(c.lower, c.upper) for c in MAN.coordinates[6:81]])
    np.testing.assert_allclose(curves.rest[:, None] + curves.end * [-1, 1], ends, atol=1e-15)
    away = [MAN.coordinates[6 + k].name for k in np.flatnonzero(curves.rest)]
    assert len(away) == 12
    assert all(name.startswith("T") and name.endswith("flexion") for name in away)
    assert np.degrees(curves.rest.sum()) == pytest.approx(-14.35, abs=0.05)


def test_lumbar_secants_stand_beside_schmidts():
    """In N m a degree, without ligaments: flexion about neutral 1.8; mean secants of bend and turn 2.3 and 8.4."""
    curves = MAN.passive
    lumbar = np.arange(5)
    secant = np.radians(curves.end_moment[:, 1] / curves.end[:, 1])
    assert np.radians(curves.neutral[3 * lumbar]).mean() == pytest.approx(1.8, rel=0.1)
    assert 1.1 < secant[3 * lumbar + 1].mean() < 2.9
    assert 6.5 < secant[3 * lumbar + 2].mean() < 9.5


def test_a_column_without_its_cage_is_softer_by_the_named_factor():
    """Thoracic neutral stiffness times 0.60, 0.65, 0.69; elsewhere nothing changes; end moments stay."""
    bare, curves = without_cage(MAN), MAN.passive
    for motion, taken in CAGE.items():
        k = pick("T7-T8", motion)
        assert bare.neutral[k] == pytest.approx(curves.neutral[k] * (1 - taken))
    np.testing.assert_array_equal(bare.neutral[:18], curves.neutral[:18])
    np.testing.assert_allclose(bare.end_moment, curves.end_moment)


def test_scaling_a_curve():
    """Twice the moments at half the angles: four times the stiffness, the same shape."""
    curves = MAN.passive
    scaled = curves.scaled(stiffness=2.0, reach=0.5)
    np.testing.assert_allclose(scaled.neutral, 4 * curves.neutral)
    np.testing.assert_allclose(scaled.cubic, 16 * curves.cubic)
    np.testing.assert_allclose(scaled.end_moment, 2 * curves.end_moment)
    np.testing.assert_allclose(scaled.per_newton, 4 * curves.per_newton)


def test_a_curve_without_room_for_a_cubic_is_straight():
    """Neutral stiffness beyond the secant: the end moment gives way, never the sign of the cubic."""
    one = np.ones(1)
    curve = PassiveCurves.of(10 * one, np.ones((1, 2)), np.array([[5.0, 20.0]]), 0 * one, one, 0 * one)
    np.testing.assert_allclose(curve.cubic, [[0.0, 10.0]])
    np.testing.assert_allclose(curve.end_moment, [[10.0, 20.0]])


def test_size_and_age():
    """Moments go with the cube of the spine's size; a range that shrinks with age keeps its end moment."""
    tall, old = Body.for_person(Person(1.925, 80, "male", 40)), Body.for_person(Person(1.75, 75, "male", 80))
    np.testing.assert_allclose(tall.passive.end_moment, MAN.passive.end_moment * 1.1**3, rtol=1e-9)
    k = pick("L3-L4", "side_bend")
    assert old.passive.neutral[k] / MAN.passive.neutral[k] == pytest.approx(1.25, rel=0.08)


def test_discs():
    """1800 mm2 at L4-L5 of the measured man; none above C2; smaller upwards through the thorax and neck."""
    discs = Body.for_person(Person(1.74, 70, "male", 40)).discs
    area = discs.area_m2 * 1e6
    assert area[1] == pytest.approx(1800, abs=1)
    assert list(discs.has_disc) == [True] * 23 + [False] * 2
    assert np.all(np.diff(area[3:20]) < 0)
    assert 250 < area[19] < 450  # C5-C6
    assert np.all(MAN.passive.per_newton[69:] == 0)


def test_known_joints():
    """Names of levels, regions and limb joints; factors multiply; ranges, curves, ligaments and hips follow."""
    assert len(joints_named(MAN, "lumbar")) == 5
    assert len(joints_named(MAN, "thoracic")) == 12
    assert len(joints_named(MAN, "cervical")) == 8
    assert joints_named(MAN, "hip") == ("right_hip", "left_hip")
    stiff = with_joints(
        MAN, {"lumbar": JointScale(stiffness=2.0), "L4-L5": JointScale(range=0.5), "hip": JointScale(2, 0.5)}
    )
    k, j = pick("L4-L5", "flexion"), pick("L3-L4", "flexion")
    assert stiff.passive.neutral[k] == pytest.approx(4 * MAN.passive.neutral[k])
    assert stiff.passive.neutral[j] == pytest.approx(2 * MAN.passive.neutral[j])
    assert stiff.coordinates[6 + k].upper == pytest.approx(MAN.coordinates[6 + k].upper / 2)
    own = [n for n, joint in enumerate(MAN.ligaments.joints) if joint == "L4-L5"]
    np.testing.assert_allclose(stiff.ligaments.stiffness[own], 2 * MAN.ligaments.stiffness[own])
    resting = ("flavum", "anterior_longitudinal", "posterior_longitudinal")
    slack = [n for n in own if MAN.ligaments.kinds[n] not in resting]
    assert np.all(stiff.ligaments.slack[slack] <= MAN.ligaments.slack[slack])
    again = with_joints(stiff, {"L4-L5": JointScale(0.5, 2.0)})
    assert again.coordinates[6 + k].upper == pytest.approx(MAN.coordinates[6 + k].upper)
    assert again.passive.neutral[k] == pytest.approx(MAN.passive.neutral[k])


@pytest.mark.parametrize(("name", "scale", "error"), [("L6", {}, UnknownName), ("L4-L5", {"stiffness": -1.0}, BadValue),
                                                      ("L4-L5", {"range": float("nan")}, BadValue)])  # fmt: skip
def test_joints_that_cannot_be(name, scale, error):
    """An unknown joint lists the known ones; a factor must be a plausible number."""
    with pytest.raises(error, match="lumbar" if error is UnknownName else "factor"):
        with_joints(MAN, {name: JointScale(**scale)})


@pytest.mark.parametrize("person", A_FEW, ids=str)
def test_everybody_has_passive_tissue(person):
    """Finite, positive, mirrored right to left; strength in plausible bounds."""
    body = Body.for_person(person)
    curves, strength = body.passive, body.limb_strength
    assert np.all(np.isfinite(curves.neutral))
    assert np.all(curves.neutral > 0)
    np.testing.assert_array_equal(strength[81:94], strength[94:])
    assert np.all(strength[:81] == 0)
    assert 40 < strength[body.index("right_hip.flexion"), 0] < 350  # extension


def test_the_strength_of_the_reference_man():
    """Published means: hip extension about 200 to 250 N m, flexion about 150; elbow flexion 60 to 80."""
    hip, elbow = (MAN.limb_strength[MAN.index(f"right_{name}.flexion")] for name in ("hip", "elbow"))
    assert 190 < hip[0] < 260
    assert 130 < hip[1] < 170
    assert 60 < elbow[1] < 80


@pytest.mark.parametrize(
    ("table", "count", "column", "total"),
    [
        ("passive", 25, "flexion_nm", 207.0),
        ("passive", 25, "side_bend_nm", 146.0),
        ("ligaments", 25, "capsular", 306.0),
        ("limb_terms", 6, "first_per_deg", -0.2556),
        ("limb_strength", 13, "positive_nm", 846.0),
    ],
)
def test_transcription(table, count, column, total):
    """Row counts and column sums, so that a slip of the keyboard shows."""
    read = rows.read(table)
    assert len(read) == count
    assert sum(float(row[column]) for row in read) == pytest.approx(total, abs=1e-4)
