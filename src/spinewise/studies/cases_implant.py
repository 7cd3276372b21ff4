"""Loads on a vertebral body replacement of L1: rows D9 to D13."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.studies.posed import implant

if TYPE_CHECKING:
    from typing import Any

    from spinewise.studies.posed import Posed

FORWARD = 30.0  # [deg] that study's forward bend; its abstract gives no angle (assumption)
RECLINED = 15.0  # [deg]
LIFTED = 10.0  # [kg] in the stoop and the squat; the ratio hardly depends on it (assumption)
HAND = 30.0 / 9.81  # [kg] 30 N in one hand
STEP, LAST = 4.0, 53.0  # [deg] of the bend in which the rise is looked for
FULL = 0.95  # share of the highest load that counts as having stopped rising


def leaning(posed: Posed) -> float:
    """D9: 15 deg forward over upright, sitting."""
    return implant(posed.solve({"base": "sitting", "trunk_flexion_deg": 15.0})) / _upright(posed)


def reclined(posed: Posed) -> float:
    """D10: against a backrest reclined by 15 deg, over upright on a stool."""
    against = posed.solve(
        {"base": "sitting", "trunk_flexion_deg": -15.0},
        supports=[{"on": "seat"}, {"on": "backrest", "angle_deg": 15.0}],
    )
    return implant(against) / _upright(posed)


def raised(posed: Posed) -> float:
    """D11: what a raised weight adds over what bending forward adds."""
    upright = implant(posed.solve({"base": "standing"}))
    arm = {"base": "standing", "right_shoulder_flexion_deg": 90.0, "right_elbow_flexion_deg": 0.0}
    raising = implant(posed.solve(arm, loads=[{"mass_kg": HAND, "at": "right_hand"}]))
    bending = implant(posed.solve({"base": "standing", "trunk_flexion_deg": FORWARD}))
    return (raising - upright) / (bending - upright)


def stoop_squat(posed: Posed) -> float:
    """D12: stoop over squat."""
    return _lift(posed, 52.0, 10.0) / _lift(posed, 39.0, 45.0)


def stops_rising(posed: Posed) -> float:
    """D13 [deg], between solved angles by a straight line."""
    angles = np.append(np.arange(0.0, LAST, STEP), LAST)
    loads = np.array([implant(posed.solve({"base": "standing", "trunk_flexion_deg": float(a)})) for a in angles])
    wanted = FULL * loads.max()
    after = int(np.argmax(loads >= wanted))
    if after == 0:
        return 0.0
    before = after - 1
    return float(np.interp(wanted, loads[[before, after]], angles[[before, after]]))


def _lift(posed: Posed, trunk: float, knees: float) -> float:
    posture: dict[str, Any] = {"base": "standing", "trunk_flexion_deg": trunk, "knee_flexion_deg": knees}
    return implant(posed.solve(posture, loads=[{"mass_kg": LIFTED, "at": "hands"}]))


def _upright(posed: Posed) -> float:
    return implant(posed.solve({"base": "sitting"}))


CASES = {"D9": leaning, "D10": reclined, "D11": raised, "D12": stoop_squat, "D13": stops_rising}
