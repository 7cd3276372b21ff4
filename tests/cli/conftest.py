"""One situation, solved once, for every test that looks at an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.movement import solve_input, solving

if TYPE_CHECKING:
    from spinewise.movement.solving import Solved


@pytest.fixture(scope="session")
def bent() -> Solved:
    """Standing, bent forward by 30 deg, 5 kg in the hands."""
    table = {
        "posture": {"base": "standing", "trunk_flexion_deg": 30},
        "loads": [{"mass_kg": 5, "at": "hands"}],
        "person": {"sex": "male"},
    }
    return solving.solve(solve_input.from_document(table))
