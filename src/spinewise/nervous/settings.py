"""How the nervous system is asked to behave, and with what strength. Plain numbers with names, limits and sources."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from spinewise.anatomy.strength import MAX_STRESS
from spinewise.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Mapping

STIFFNESS_Q = 20.0  # [-] short-range stiffness is q F / l (Bergmark 1989). Fibres show 23 F / l of their own length
# (Cui 2008: 23.4); our l is the whole line, of which fibres are a part and tendon, stiffer, the rest
SAFETY_FACTOR = 0.15  # [-] s: what the spine carries may weigh (1 + s) times as much; calibrated on D22a
TASK_SECONDS = 60.0  # [s] how long a posture is held when nothing is said (assumption)
LIMB_COST = 0.01  # [-] a limb moment at full strength costs a hundredth of all trunk muscle fully on (assumption)
CONTACT_COST = 1e-4  # [-] one contact ray that carries the body's weight (assumption: it only makes contacts unique)
PRESSURE_COST = 1e-4  # [-] abdominal pressure at its maximum; its true price is the wall's tension (assumption: unique)
TOLERANCE = 1e-6  # [-] of the solver, relative


def _nothing() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Nervous:
    """What is asked of the nervous system.

    Args:
        stability: whether the spine must be stable, or only in balance.
        safety_factor: s: stable even if all that is carried weighed (1 + s) times as much. Not below -1.
        stiffness_q: short-range stiffness of a muscle is q F / l (derivations, eq. 103).
        max_stress: force of a muscle per cross-section [Pa].
        strength: factor on that force, by name ("left multifidus L4", see `selection`).
        available: highest activation, 0 to 1, by name.
        brace: lowest activation, 0 to 1, by name.
        limb_cost, contact_cost, pressure_cost: prices beside muscle effort (derivations, eq. 107).
        task_seconds: how long the posture is held; for overload [s].
        tolerance: of the solver, relative.

    Raises:
        BadValue: a number outside its range.
    """

    stability: bool = True
    safety_factor: float = SAFETY_FACTOR
    stiffness_q: float = STIFFNESS_Q
    max_stress: float = MAX_STRESS
    strength: Mapping[str, float] = field(default_factory=_nothing)
    available: Mapping[str, float] = field(default_factory=_nothing)
    brace: Mapping[str, float] = field(default_factory=_nothing)
    limb_cost: float = LIMB_COST
    contact_cost: float = CONTACT_COST
    pressure_cost: float = PRESSURE_COST
    task_seconds: float = TASK_SECONDS
    tolerance: float = TOLERANCE

    def __post_init__(self) -> None:
        within("safety_factor", self.safety_factor, -1.0, 10.0, "a share of what is carried")
        within("stiffness_q", self.stiffness_q, 0.0, 200.0, "no unit")
        within("max_stress", self.max_stress, 1.0e4, 5.0e6, "pascal; 46 N/cm2 are 460000")
        for name in ("limb_cost", "contact_cost", "pressure_cost"):
            within(name, getattr(self, name), 1e-12, 1e6, "no unit")
        within("task_seconds", self.task_seconds, 1.0, 86400.0, "seconds")
        within("tolerance", self.tolerance, 1e-12, 0.1, "relative")
        for name, top in (("strength", 20.0), ("available", 1.0), ("brace", 1.0)):
            given = dict(getattr(self, name))
            unit = "a share of full activation" if top == 1.0 else "a factor"
            for muscles, value in given.items():
                within(f"{name}[{muscles}]", value, 0.0, top, unit)
            object.__setattr__(self, name, MappingProxyType(given))


def within(name: str, value: object, low: float, high: float, unit: str) -> None:
    """Refuse what is not a number from `low` to `high`.

    Raises:
        BadValue: it is not.
    """
    number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    if not low <= number <= high:
        raise BadValue(name, value, f"give a number from {low:g} to {high:g} ({unit})")
