"""The plainest class there can be, for tests that care about everything but its content."""

from __future__ import annotations

from typing import Any

from spinewise.care.guided_class import CLASS_SECONDS, GuidedClass, Row, Step

ROWS = ("cat-cow", "knee-rolls", "seated-turn", "pelvic-tilt-supine")
SECONDS = CLASS_SECONDS // len(ROWS)  # [s] each


def plain_class(name: str = "mobile-1-abc", day: int = 1) -> dict[str, Any]:
    """Four rows of five minutes each, as JSON."""
    steps = tuple(
        Step("move", row, row * SECONDS, SECONDS, exercise, "usual", "both", exercise, "", ())
        for row, exercise in enumerate(ROWS)
    )
    rows = tuple(Row(exercise, exercise, "usual", "supine", False, SECONDS, "") for exercise in ROWS)
    return GuidedClass("mobile", day, rows, steps, (), "1", name).as_json()
