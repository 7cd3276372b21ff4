"""Where in a text a key stands."""

from __future__ import annotations

import pytest

from spinewise.movement.lines import line_of

TEXT = """\
id = "a"
cues = [
  "one",
  "two",
]
easier = { text = "less", amplitude = 0.5 }

[adapt.knees]
text = "a towel"

[movement]
stance = "standing"

[[movement.key]]
at_s = 1.0

[[movement.key]]
at_s = 2.0
degrees = { lumbar = { flexion = 10 } }
""".splitlines()


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("id",), 1),
        (("cues",), 2),
        (("cues", 1), 4),
        (("easier", "amplitude"), 6),
        (("adapt", "knees"), 8),
        (("adapt", "knees", "text"), 9),
        (("movement", "stance"), 12),
        (("movement", "key", 0, "at_s"), 15),
        (("movement", "key", 1, "degrees", "lumbar"), 19),
        (("movement", "nothing like it"), 11),
        (("nothing like it",), 1),
    ],
)
def test_a_path_leads_to_its_line(path: tuple[str | int, ...], line: int) -> None:
    """The deepest part of the path that the text spells out names the line."""
    assert line_of(TEXT, path) == line
