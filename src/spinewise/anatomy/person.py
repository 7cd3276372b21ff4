"""Who the body belongs to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from spinewise.errors import BadValue, UnknownName

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = ("female", "male")
HEIGHT = (1.2, 2.3)  # [m] adults; below and above, the proportions in data/ say nothing
MASS = (30.0, 250.0)  # [kg]
INDEX = (12.0, 80.0)  # [kg/m^2] mass over height squared; outside it, one of the two is a slip
AGE = (18, 100)  # [years] adults only


@dataclass(frozen=True, slots=True)
class Person:
    """The four figures a body is sized by.

    Args:
        height_m: standing height [m].
        mass_kg: body mass [kg].
        sex: which published proportions to use.
        age: [years].

    Raises:
        BadValue, UnknownName: a figure no adult has, with the unit it should be in.
    """

    height_m: float = 1.75
    mass_kg: float = 75.0
    sex: Sex = "female"
    age: float = 40

    def __post_init__(self) -> None:
        _within("height_m", self.height_m, HEIGHT, "metres")
        _within("mass_kg", self.mass_kg, MASS, "kilograms")
        _within("age", self.age, AGE, "years")
        _fits(self.mass_kg, self.height_m)
        if self.sex not in SEXES:
            raise UnknownName("sex", self.sex, SEXES)


def _within(name: str, value: float, limits: tuple[float, float], unit: str) -> None:
    low, high = limits
    if not _is_number(value) or not low <= value <= high:
        raise BadValue(name, value, f"give {unit}, from {low:g} to {high:g}")


def _fits(mass_kg: float, height_m: float) -> None:
    low, high = (index * height_m**2 for index in INDEX)
    if not low <= mass_kg <= high:
        rule = f"at {height_m:g} m give kilograms from {math.ceil(low)} to {math.floor(min(high, MASS[1]))}"
        raise BadValue("mass_kg", mass_kg, rule)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
