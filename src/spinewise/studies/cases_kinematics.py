"""Who moves how much: rows D14 to D20."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.studies.posed import MAN, level

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinewise.studies.posed import Document, Posed

FULL = 110.0  # [deg] C7-S1 line of a full forward bend: lumbar spine and pelvis together 113 deg in Tafazzol 2014
STEPS = tuple(np.arange(0.0, 126.0, 10.0))  # [deg]
LUMBAR = ("L5-S1", "L4-L5", "L3-L4", "L2-L3", "L1-L2", "T12-L1")
TURNED, LEANING = 45.0, 31.7  # [deg]


def full_lumbar(posed: Posed) -> float:
    """D14a [deg], from standing."""
    return _lumbar(_bend(posed, FULL)) - _lumbar(_bend(posed, 0.0))


def full_pelvis(posed: Posed) -> float:
    """D14b [deg], from standing."""
    return _pelvis(_bend(posed, FULL)) - _pelvis(_bend(posed, 0.0))


def early(posed: Posed) -> float:
    """D15a: thorax from 0 to 30 deg."""
    return _ratio_at(posed, 30.0)


def late(posed: Posed) -> float:
    """D15b: thorax at 120 deg, or at the end of the bend where it comes sooner."""
    return _ratio_at(posed, 120.0)


def share_of(joint: str) -> Callable[[Posed], float]:
    """D16 [%]: of the flexion between L2 and S1."""

    def found(posed: Posed) -> float:
        moved = {name: _moved(posed, name) for name in LUMBAR[:4]}
        return 100.0 * moved[joint] / sum(moved.values())

    return found


def lumbar_range(posed: Posed) -> float:  # noqa: ARG001 every case takes the same argument
    """D17 [deg]: flexion plus extension of the tables, mean of the five lumbar levels."""
    body = Body.for_person(Person(**MAN))  # type: ignore[arg-type]
    ranges = [body.coordinates[body.index(f"{joint}.flexion")] for joint in LUMBAR[:5]]
    return float(np.degrees(np.mean([one.upper - one.lower for one in ranges])))


def twist(posed: Posed) -> float:
    """D18 [deg]: mean of the lumbar levels, lying on the back without effort to hold anything."""
    found = posed.solve({"base": "supine", "thorax_on_pelvis_rotation_deg": TURNED}, nervous={"stability": False})
    return float(np.mean([level(found, joint)["rotation_deg"] for joint in LUMBAR[:5]]))


def overhead(posed: Posed) -> float:
    """D19 [deg] of thoracic extension."""
    up = posed.solve({"base": "standing", "shoulder_flexion_deg": 165.0, "elbow_flexion_deg": 0.0})
    return float(posed.solve({"base": "standing"})["thoracic_flexion_deg"] - up["thoracic_flexion_deg"])


def side_bend(posed: Posed) -> float:
    """D20 [%]: what the lumbar spine has of T12's lean, at 31.7 deg of it."""
    angles = (0.0, 10.0, 20.0, 30.0, 40.0)
    found = [posed.solve({"base": "standing", "trunk_side_bend_deg": angle}) for angle in angles]
    lumbar = np.array([sum(level(one, joint)["side_bend_deg"] for joint in LUMBAR) for one in found])
    pelvis = np.array([np.degrees(one["coordinates"]["pelvis.list"]) for one in found])
    lean = lumbar + pelvis
    return float(100.0 * np.interp(LEANING, lean, lumbar) / np.interp(LEANING, lean, lean))


def _ratio_at(posed: Posed, thorax: float) -> float:
    start, found = _bend(posed, 0.0), [_bend(posed, angle) for angle in STEPS]
    lumbar = np.array([_lumbar(one) - _lumbar(start) for one in found])
    pelvis = np.array([_pelvis(one) - _pelvis(start) for one in found])
    turned = lumbar + pelvis  # of T12, what a sensor there turns by
    return float(np.interp(thorax, turned, lumbar) / np.interp(thorax, turned, pelvis))


def _moved(posed: Posed, joint: str) -> float:
    bent, start = _bend(posed, FULL), _bend(posed, 0.0)
    return float(level(bent, joint)["flexion_deg"] - level(start, joint)["flexion_deg"])


def _bend(posed: Posed, angle: float) -> Document:
    return posed.solve({"base": "standing", "trunk_flexion_deg": float(angle)})


def _lumbar(found: Document) -> float:
    return float(found["lumbar_flexion_deg"])


def _pelvis(found: Document) -> float:
    return float(found["pelvis_tilt_deg"])


CASES = {
    "D14a": full_lumbar,
    "D14b": full_pelvis,
    "D15a": early,
    "D15b": late,
    "D16a": share_of("L2-L3"),
    "D16b": share_of("L3-L4"),
    "D16c": share_of("L4-L5"),
    "D16d": share_of("L5-S1"),
    "D17": lumbar_range,
    "D18": twist,
    "D19": overhead,
    "D20": side_bend,
}
