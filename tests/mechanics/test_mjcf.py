"""MuJoCo, an independent engine, moves the exported body and must agree: to 1e-8 relative."""

import mujoco
import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.mechanics.geometry import geometry
from spinewise.mechanics.mjcf import mjcf
from tests.mechanics.lines import BODY, any_paths, anywhere

RELATIVE = 1e-8


class Twin:
    """The same body in MuJoCo."""

    def __init__(self, body, paths=None):
        self.body, self.paths = body, body.all_paths if paths is None else paths
        self.model = mujoco.MjModel.from_xml_string(mjcf(body, paths))
        self.data = mujoco.MjData(self.model)
        self.segments = self.by_name(mujoco.mjtObj.mjOBJ_BODY, [segment.name for segment in body.segments])
        self.q = self.by_name(mujoco.mjtObj.mjOBJ_JOINT, [coordinate.name for coordinate in body.coordinates])
        self.sites = self.by_name(mujoco.mjtObj.mjOBJ_SITE, [f"point_{n}" for n in range(len(self.paths.segment))])

    def by_name(self, kind, names):
        """Where our things stand in MuJoCo, which numbers a tree's branches one after the other."""
        return np.array([mujoco.mj_name2id(self.model, kind, name) for name in names])

    def differences(self, q):
        """The largest relative difference of everything compared, by name."""
        model, data, here = self.model, self.data, geometry(self.body, q, self.paths)
        data.qpos[self.q], data.qvel[:] = q, 0.0
        mujoco.mj_forward(model, data)
        pairs = {
            "origins": (here.pose.origins, data.xpos[self.segments]),
            "rotations": (here.pose.rotations, data.xmat[self.segments].reshape(-1, 3, 3)),
            "points": (here.points, data.site_xpos[self.sites]),
            "lengths": (here.lengths, data.ten_length),
            "moment arms": (here.R, self.arms()[:, self.q]),
            "gravity": (here.gravity, -data.qfrc_bias[self.q]),
        }
        return {name: abs(one - two).max() / abs(two).max() for name, (one, two) in pairs.items()}

    def arms(self):
        """dl/dq, whichever way this version of MuJoCo keeps it."""
        model, data = self.model, self.data
        dense = np.zeros((model.ntendon, model.nv))
        if data.ten_J.size == dense.size:
            return data.ten_J.reshape(dense.shape)
        rownnz, rowadr, colind = (getattr(data if hasattr(data, n) else model, n).ravel() for n in SPARSE)
        mujoco.mju_sparse2dense(dense, data.ten_J.ravel(), rownnz, rowadr, colind)
        return dense


SPARSE = ("ten_J_rownnz", "ten_J_rowadr", "ten_J_colind")


@pytest.fixture(scope="module")
def twin():
    return Twin(BODY)


def agrees(twin, seeds):
    for seed in seeds:
        found = twin.differences(anywhere(seed, twin.body))
        assert max(found.values()) < RELATIVE, (seed, found)


def test_mujoco_agrees_on_any_paths():
    """Up and back, over limbs, twice on one segment."""
    agrees(Twin(BODY, any_paths(7, 60)), range(5))


def test_mujoco_agrees_on_a_thousand_postures(twin):
    """Places, lengths, moment arms and the force of gravity, muscles and all: 800 of one person, 200 of two others."""
    agrees(twin, range(800))
    for seed, person in enumerate((Person(1.52, 48, "female", 22), Person(1.93, 104, "male", 71))):
        agrees(Twin(Body.for_person(person)), range(1000 + 100 * seed, 1100 + 100 * seed))


def test_nothing_is_lost(twin):
    """Every coordinate and path is there by its name, and the mass."""
    assert sorted(twin.q) == list(range(twin.model.nq))
    assert twin.model.ntendon == len(BODY.all_paths)
    assert mujoco.mj_name2id(twin.model, mujoco.mjtObj.mjOBJ_TENDON, BODY.muscles.names[0]) == 0
    assert twin.model.body_mass.sum() == pytest.approx(70.0, rel=1e-12)
