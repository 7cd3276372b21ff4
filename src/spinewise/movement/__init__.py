"""Named tasks as data: situations, exercises and checks, turned into postures over time."""
