"""People for tests: a few to look at, and any that an adult can be."""

from hypothesis import strategies as st

from spinewise.anatomy import Person

A_FEW = (
    Person(),
    Person(1.75, 75, "male", 40),
    Person(1.52, 48, "female", 22),
    Person(1.93, 104, "male", 31),
    Person(1.60, 82, "female", 71),
    Person(1.68, 60, "male", 90),
)


@st.composite
def anyone(draw) -> Person:
    """Any adult the tables hold for: mass drawn by body mass index, since a bare mass may not fit the height."""
    height, index = draw(st.floats(1.25, 2.25)), draw(st.floats(12.5, 60.0))
    mass = min(max(index * height**2, 30.0), 250.0)
    return Person(height, mass, draw(st.sampled_from(("female", "male"))), draw(st.integers(18, 100)))


ANYONE = anyone()
