"""How strong a muscle of a given cross-section is, and how cross-sections go with the person (derivations, eq. 71)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.anatomy.sizes import REFERENCE_MASS

if TYPE_CHECKING:
    from spinewise.anatomy.person import Person

MAX_STRESS = 46e4
# [Pa] force of a fully active muscle over its cross-section: what goes with the cross-sections of raabe2016, from which
# most of the back's are taken; other trunk models take 35 to 100 N/cm^2. It gives a man of 75 kg the trunk strength
# people show (tests/anatomy/test_muscle_arms.py). Strength goes with it one to one.
MASS_POWER = 2.0 / 3.0  # areas go with mass like this in bodies of one shape (assumption; with 1: +10 % at 100 kg)
WOMAN = 0.80  # janssen2000: muscle is 30.6 % of a woman's body mass and 38.4 % of a man's
PAST, RATE = (
    45.0,
    0.006,
)  # janssen2000: loss from the fifth decade on [years]; its share a year: assumption (15 % at 70)


def area_factor(person: Person) -> float:
    """Cross-sections of `person` over those of the tables, which are a man's of 75 kg."""
    sex = WOMAN if person.sex == "female" else 1.0
    left = 1.0 - RATE * max(0.0, person.age - PAST)
    return float(sex * left * (person.mass_kg / REFERENCE_MASS) ** MASS_POWER)
