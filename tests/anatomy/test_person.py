"""Persons no adult is are refused in words that help."""

import pytest

from spinewise.anatomy import Person
from spinewise.errors import BadValue, UnknownName


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"height_m": 1750}, "height_m: 1750 is not accepted; give metres, from 1.2 to 2.3"),
        ({"height_m": 175}, "metres"),
        ({"height_m": float("nan")}, "metres"),
        ({"height_m": "1.75"}, "metres"),
        ({"height_m": True}, "metres"),
        ({"mass_kg": 75000}, "kilograms, from 30 to 250"),
        ({"mass_kg": float("inf")}, "kilograms"),
        ({"height_m": 2.0, "mass_kg": 40}, "mass_kg: 40 is not accepted; at 2 m give kilograms from 48 to 250"),
        ({"age": 12}, "years, from 18 to 100"),
    ],
)
def test_a_figure_outside_the_adult_range_is_refused_with_its_unit(given, words):
    """1750 for height_m: the message gives the value and says metres."""
    with pytest.raises(BadValue, match=words.replace(".", r"\.")):
        Person(**given)


def test_an_unknown_sex_is_refused_with_the_choices():
    """Proportions exist for two sexes; the message names them."""
    with pytest.raises(UnknownName, match="female, male"):
        Person(sex="unknown")  # type: ignore[arg-type]


def test_a_person_cannot_be_changed():
    """Frozen: a new person instead of a changed one."""
    with pytest.raises(AttributeError):
        Person().height_m = 1.8  # type: ignore[misc]
