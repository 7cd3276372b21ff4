"""Muscle force over length: known points, slopes, and the curve it is after."""

import numpy as np
import pytest

from spinewise.mechanics import force_length as fl

RATIO = np.linspace(0.3, 2.0, 171)


def test_known_points():
    """Active 1 at the optimal length; passive 0 up to it and 1 at 1.6."""
    assert fl.active(np.array(1.0)) == 1.0
    np.testing.assert_array_equal(fl.passive(np.array([0.5, 1.0])), 0.0)
    assert fl.passive(np.array(1.6)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("whole", "slope"), [(fl.active, fl.active_slope), (fl.passive, fl.passive_slope), (fl.passive_energy, fl.passive)]
)
def test_slopes(whole, slope):
    """Central differences, at the joins too."""
    step = 1e-6
    np.testing.assert_allclose((whole(RATIO + step) - whole(RATIO - step)) / (2 * step), slope(RATIO), atol=3e-5)


def test_it_follows_thelen():
    """Within 0.05 of the printed exponential (shape 5) up to 1.6 optimal lengths."""
    within = RATIO[(RATIO >= 1.0) & (RATIO <= 1.6)]
    printed = np.expm1(5 * (within - 1) / 0.6) / np.expm1(5)
    assert np.abs(fl.passive(within) - printed).max() < 0.05
