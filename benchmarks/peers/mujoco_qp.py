"""MuJoCo's kinematics and a quadratic program on myo-sim's torso, through a forward bend: one JSON line.

Run by `spinewise bench` in an environment that has `myo-sim`, `mujoco` and `clarabel`.
No stability requirement: the cheapest squared activations that balance weight, with a small reserve a joint.
"""

from __future__ import annotations

import json
import time
from importlib.metadata import version

import clarabel
import mujoco
import myo_sim
import numpy as np
from scipy import sparse

FRAMES, WARM_UP = 50, 5
BEND = 1.0  # [rad] lumbar flexion at the last frame
RESERVE = 10.0  # [N m] one unit of a joint's reserve, at the price of a full activation


def posed(model: mujoco.MjModel, data: mujoco.MjData, bend: float) -> None:
    """Lumbar joints flexed together; everything else as the model stands."""
    mujoco.mj_resetData(model, data)
    for level in ("L1_L2_FE", "L2_L3_FE", "L3_L4_FE", "L4_L5_FE", "flex_extension"):
        joint = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_JOINT, level)
        data.qpos[model.jnt_qposadr[joint]] = -bend / 5
    mujoco.mj_forward(model, data)


def problem(model: mujoco.MjModel, data: mujoco.MjData) -> tuple[np.ndarray, np.ndarray]:
    """Moment of each muscle at full activation (n_joint, n_muscle) and the moments to be made (n_joint,)."""
    arms = np.zeros((model.nu, model.nv))
    mujoco.mju_sparse2dense(arms, data.actuator_moment, data.moment_rownnz, data.moment_rowadr, data.moment_colind)
    strength = model.actuator_biasprm[:, 2]
    return -(arms * strength[:, None]).T, data.qfrc_bias - data.qfrc_passive


def solved(columns: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Least squared activations between 0 and 1."""
    joints, muscles = columns.shape
    unknowns = muscles + joints
    balance = sparse.csc_matrix(np.hstack([columns, RESERVE * np.eye(joints)]))
    bounds = sparse.vstack([sparse.eye(muscles, unknowns), -sparse.eye(muscles, unknowns)])
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    cones = [clarabel.ZeroConeT(joints), clarabel.NonnegativeConeT(2 * muscles)]
    right = np.concatenate([wanted, np.ones(muscles), np.zeros(muscles)])
    rows = sparse.vstack([balance, bounds]).tocsc()
    weight = sparse.eye(unknowns).tocsc()
    return np.asarray(clarabel.DefaultSolver(weight, np.zeros(unknowns), rows, right, cones, settings).solve().x)


def main() -> None:
    """Fifty frames after a few to warm up."""
    model, data = myo_sim.load("myotorso")
    begin = time.process_time()
    for frame in range(-WARM_UP, FRAMES):
        if frame == 0:
            begin = time.process_time()
        posed(model, data, BEND * max(frame, 0) / (FRAMES - 1))
        solved(*problem(model, data))
    took = time.process_time() - begin
    found = {
        "peer": "MuJoCo and Clarabel's QP on myo-sim's torso",
        "version": f"mujoco {version('mujoco')}, clarabel {version('clarabel')}, myo-sim {version('myo-sim')}",
        "muscles": model.nu,
        "coordinates": model.nv,
        "frames": FRAMES,
        "cpu_seconds_per_frame": took / FRAMES,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
