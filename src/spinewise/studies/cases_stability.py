"""What staying up costs and gains: rows D21 to D26."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import brentq

from spinewise.anatomy import Body, Person
from spinewise.mechanics.buckling import buckling_load
from spinewise.studies.posed import MAN, level, mean_activation

if TYPE_CHECKING:
    from typing import Any

    from spinewise.studies.posed import Document, Posed

WALL = ("rectus_abdominis", "external_oblique", "internal_oblique")
EXTENSORS = ("longissimus_lumborum", "longissimus_thoracis", "iliocostalis_lumborum", "iliocostalis_thoracis")
SILENT = 0.05  # activation
UNSTABLE: dict[str, Any] = {"stability": False}
LIFT: dict[str, Any] = {"base": "standing", "trunk_flexion_deg": 30.0}
WEIGHT = [{"mass_kg": 13.6, "at": "hands"}]  # Granata and Marras 2000
IN_HANDS = [{"mass_kg": 20.0, "at": "hands"}]
BRACE_COST = 0.15  # of compression at L4-L5
FULL = 110.0  # [deg] as in cases_kinematics
DEEP = ("transversus_abdominis", "external_oblique", "internal_oblique")
FORCED = 0.15  # activation
ARM = (("T4", 1.0), ("T12", -1.0))  # a pair of opposite forces, a pure moment below T12
FORCES = ((300.0, 0.0, 0.0), (-300.0, 0.0, 0.0), (0.0, 0.0, 300.0))  # [N] up to some 60 N m over 0.2 m


def buckling(posed: Posed) -> float:  # noqa: ARG001 every case takes the same argument
    """D21 [N]."""
    return float(buckling_load(Body.for_person(Person(**MAN)), lower="S1", upper="L1").frontal_n)  # type: ignore[arg-type]


def at_ease(posed: Posed) -> float:
    """D22a [%]."""
    return 100.0 * mean_activation(posed.solve({"base": "standing"}), WALL)


def shoulders(posed: Posed) -> float:
    """D22b [%]."""
    loads = [{"mass_kg": 32.0, "at": "shoulders"}]
    return 100.0 * mean_activation(posed.solve({"base": "standing"}, loads=loads), WALL)


def at_ease_free(posed: Posed) -> float:
    """D22c [%]."""
    return 100.0 * mean_activation(posed.solve({"base": "standing"}, nervous=UNSTABLE), WALL)


def cost(posed: Posed) -> float:
    """D23a [%]."""
    held, free = posed.solve(LIFT, loads=WEIGHT), posed.solve(LIFT, loads=WEIGHT, nervous=UNSTABLE)
    return _more(_compression(held), _compression(free))


def gain(posed: Posed) -> float:
    """D23b [%]."""
    held, free = posed.solve(LIFT, loads=WEIGHT), posed.solve(LIFT, loads=WEIGHT, nervous=UNSTABLE)
    return _more(_holds(held), _holds(free))


def brace_gain(posed: Posed) -> float:
    """D24a [%], for the brace that costs 15 % of compression."""
    return _more(_holds(_braced(posed, _brace(posed))), _holds(_braced(posed, 0.0)))


def brace_cost(posed: Posed) -> float:
    """D24b [%]: what the brace was sized by."""
    return 100.0 * _brace_cost(posed, _brace(posed))


def silence(posed: Posed) -> float:
    """D25 [%]: where the erector falls under 5 % on the way down, as a share of full flexion; 100 where it does not."""
    angles = np.arange(30.0, FULL + 1.0, 10.0)
    active = np.array([mean_activation(_bend(posed, angle), EXTENSORS) for angle in angles])
    quiet = active < SILENT
    if not quiet[-1] or quiet.all():
        return 0.0 if quiet.all() else 100.0
    last = int(np.flatnonzero(~quiet)[-1])
    return float(100.0 * np.interp(-SILENT, -active[last : last + 2], angles[last : last + 2]) / FULL)


def forced(posed: Posed) -> float:
    """D26 [%]: mean over three moments, and over transversus and both obliques."""
    return float(np.mean([_forced(posed, force, group) for force in FORCES for group in DEEP]))


def _forced(posed: Posed, force: tuple[float, ...], group: str) -> float:
    return _more(_holds(_twisted(posed, force, {group: FORCED})), _holds(_twisted(posed, force, {})))


def _bend(posed: Posed, angle: float) -> Document:
    return posed.solve({"base": "standing", "trunk_flexion_deg": float(angle)})


def _twisted(posed: Posed, force: tuple[float, ...], brace: dict[str, float]) -> Document:
    loads = [{"force_n": [sign * part for part in force], "at": at} for at, sign in ARM]
    return posed.solve(_still(posed), loads=loads, nervous={**UNSTABLE, "brace": brace})


def _braced(posed: Posed, activation: float) -> Document:
    """Both with the posture of the unbraced man, and without our requirement, which braces by itself and for less."""
    brace = dict.fromkeys((*WALL, "transversus_abdominis"), activation)
    return posed.solve(_still(posed), loads=IN_HANDS, nervous={**UNSTABLE, "brace": brace})


def _still(posed: Posed) -> dict[str, Any]:
    """Standing at ease, every level held where it is."""
    rows = posed.solve({"base": "standing"})["levels"]
    keys = ("flexion_deg", "side_bend_deg", "rotation_deg")
    return {"base": "standing", "joints": {row["name"]: {key: row[key] for key in keys} for row in rows}}


def _brace(posed: Posed) -> float:
    """The activation at which the brace costs what it should; the strongest tried where none does."""
    if _brace_cost(posed, 0.3) < BRACE_COST:
        return 0.3
    return float(brentq(lambda a: _brace_cost(posed, a) - BRACE_COST, 0.0, 0.3, xtol=2e-3))


def _brace_cost(posed: Posed, activation: float) -> float:
    return _compression(_braced(posed, activation)) / _compression(_braced(posed, 0.0)) - 1.0


def _compression(found: Document) -> float:
    return float(level(found, "L4-L5")["compression_n"])


def _holds(found: Document) -> float:
    return 1.0 + float(found["load_factor"])


def _more(value: float, than: float) -> float:
    return 100.0 * (value / than - 1.0)


CASES = {
    "D21": buckling,
    "D22a": at_ease,
    "D22b": shoulders,
    "D22c": at_ease_free,
    "D23a": cost,
    "D23b": gain,
    "D24a": brace_gain,
    "D24b": brace_cost,
    "D25": silence,
    "D26": forced,
}
