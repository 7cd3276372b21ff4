"""Disc pressure at L4-L5 in one man's everyday postures: rows D1 to D8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.studies.posed import WILKE, level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from spinewise.studies.posed import Posed

CRATE = 20.0  # [kg] the beer crate of Wilke 1999
CLOSE_M = 0.15  # half the depth of a crate held against the chest (assumption)
BENT = 60.0  # [deg] C7-S1 line
Value = float


def standing(posed: Posed) -> Value:
    """D1 [MPa]."""
    return _pressure(posed, {"base": "standing"})


def lying(posed: Posed) -> Value:
    """D2: mean of prone and side, over standing."""
    return (_pressure(posed, {"base": "prone"}) + _pressure(posed, {"base": "side-lying"})) / 2.0 / standing(posed)


def sitting(posed: Posed) -> Value:
    """D3, over standing."""
    return _pressure(posed, {"base": "sitting"}) / standing(posed)


def bent(posed: Posed) -> Value:
    """D4, over standing."""
    return _pressure(posed, {"base": "standing", "trunk_flexion_deg": BENT}) / standing(posed)


def crate_close(posed: Posed) -> Value:
    """D5, over standing."""
    return _carrying(posed, {"base": "standing"}, reach_m=CLOSE_M) / standing(posed)


def crate_lifted(posed: Posed) -> Value:
    """D6, over standing: round back, straight knees, the load hanging."""
    posture = {"base": "standing", "trunk_flexion_deg": BENT, "knee_flexion_deg": 0.0}
    return _carrying(posed, posture) / standing(posed)


def crate_far(posed: Posed) -> Value:
    """D7, over standing."""
    return _carrying(posed, {"base": "standing"}, reach_m=0.60) / standing(posed)


def side_load(posed: Posed) -> Value:
    """D8: compression lying on the side over standing."""
    lying_down, upright = (posed.solve({"base": base}, WILKE) for base in ("side-lying", "standing"))
    return float(level(lying_down, "L4-L5")["compression_n"] / level(upright, "L4-L5")["compression_n"])


def _carrying(posed: Posed, posture: Mapping[str, Any], **reach: float) -> Value:
    return _pressure(posed, posture, loads=[{"mass_kg": CRATE, "at": "hands", **reach}])


def _pressure(posed: Posed, posture: Mapping[str, Any], **more: Any) -> Value:
    return float(level(posed.solve(posture, WILKE, **more), "L4-L5")["pressure_mpa"])


CASES = {
    "D1": standing,
    "D2": lying,
    "D3": sitting,
    "D4": bent,
    "D5": crate_close,
    "D6": crate_lifted,
    "D7": crate_far,
    "D8": side_load,
}
