"""How large a person's spine is beside the one that tissue was measured on."""

from __future__ import annotations

from functools import cache

from spinewise.anatomy.person import Person
from spinewise.anatomy.sizes import sizes

MEASURED_ON = Person(1.75, 75.0, "male", 40)  # specimens are of all sizes; this person stands for them (assumption)


def bone_size(person: Person) -> float:
    """Size of the spine's bones and discs, 1 for a man of 1.75 m."""
    return sizes(person).trunk / _reference()


@cache
def _reference() -> float:
    return sizes(MEASURED_ON).trunk
