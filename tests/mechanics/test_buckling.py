"""Buckling of a column without muscles: a pencil case, a measured one, and names that cannot be."""

import dataclasses

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.anatomy.joint_scales import JointScale, with_joints
from spinewise.errors import BadValue, UnknownName
from spinewise.mechanics import forward
from spinewise.mechanics.buckling import buckling_load
from spinewise.mechanics.passive import passive

MAN = Body.for_person(Person(1.75, 75, "male", 40))


def bare(body):
    """The same body whose discs do not stiffen."""
    soft = dataclasses.replace(body)
    soft.__dict__["passive"] = dataclasses.replace(body.passive, per_newton=np.zeros(75))
    return soft


def test_one_joint_is_an_inverted_pendulum():
    """P = k / h without stiffening: the load's height over the joint against the joint's stiffness."""
    soft = bare(MAN)
    pose = forward(soft, np.zeros(107))
    corners = [at for name, at in soft.segment("T8").landmarks.items() if name.startswith("body_")]
    height = (pose.point("T8", np.mean(corners, axis=0)) - pose.origins[soft.segment_index("T8")])[1]
    k = passive(soft, np.zeros(107)).stiffness[soft.index("T8-T9.flexion")]
    assert buckling_load(soft, "T9", "T8").sagittal_n == pytest.approx(k / height, rel=1e-12)


def test_it_is_where_the_energys_hessian_turns_flat():
    """Height of the loaded point by second differences: at the load found, the least eigenvalue is nought."""
    soft = bare(MAN)
    found = buckling_load(soft, "S1", "L1")
    places, step = [soft.index(name) for name in found.coordinates], 1e-4
    corners = [at for name, at in soft.segment("L1").landmarks.items() if name.startswith("body_")]
    middle = np.mean(corners, axis=0)

    def height(*moves):
        q = np.zeros(107)
        for place, angle in moves:
            q[place] += angle
        return forward(soft, q).point("L1", middle)[1]

    signs = [(a, b) for a in (step, -step) for b in (step, -step)]
    hessian = np.array(
        [[sum(a * b * height((i, a), (j, b)) for a, b in signs) / (4 * step**4) for j in places] for i in places]
    )
    whole = np.diag(passive(soft, np.zeros(107)).stiffness[places]) + found.load_n * hessian
    values, vectors = np.linalg.eigh(whole)
    assert values[0] == pytest.approx(0.0, abs=2e-4 * values[-1])
    along = vectors[:, 0] / vectors[np.argmax(np.abs(vectors[:, 0])), 0]
    np.testing.assert_allclose(along, found.mode, atol=1e-3)


def test_the_lumbar_column_of_crisco():
    """L1 on a held sacrum: sideways at 60 to 120 N (measured 88), not before in the sagittal plane."""
    found = buckling_load(MAN, "S1", "L1")
    assert 60 < found.frontal_n < 120
    assert found.plane == "frontal"
    assert found.load_n == found.frontal_n <= found.sagittal_n
    assert np.abs(found.mode).max() == 1.0


def test_the_whole_neck():
    """Some 10.5 N measured (panjabi1998); the band is half and twice."""
    assert 5 < buckling_load(MAN, "T1", "C0").load_n < 21


def test_longer_columns_buckle_sooner_and_stiffer_ones_later():
    """Monotone in length; without stiffening the load goes with the stiffness."""
    loads = [buckling_load(MAN, "S1", upper).load_n for upper in ("L3", "L1", "T10", "T4", "T1")]
    assert np.all(np.diff(loads) < 0)
    stiff = with_joints(MAN, {"lumbar": JointScale(stiffness=2.0)})
    assert buckling_load(bare(stiff)).load_n == pytest.approx(2 * buckling_load(bare(MAN)).load_n)
    assert buckling_load(MAN).load_n > buckling_load(bare(MAN)).load_n


WRONG = [
    ("S2", "L1", UnknownName, "S1"),
    ("S1", "Q7", UnknownName, "L5"),
    ("L1", "S1", BadValue, "above L1"),
    ("L3", "L3", BadValue, "L2"),
]


@pytest.mark.parametrize(("lower", "upper", "error", "says"), WRONG)
def test_names_that_cannot_be(lower, upper, error, says):
    """Unknown levels list the known ones; a wrong order says what would be right."""
    with pytest.raises(error, match=says):
        buckling_load(MAN, lower, upper)
