"""From keys to what every coordinate is asked to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise.errors import UnknownName
from spinewise.movement import names, tracks
from spinewise.movement.script import Key

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.movement.script import Angles


def key(at_s: float, degrees: Angles | None = None, order: str | None = None, *, back: bool = False) -> Key:
    spread = 1.0 if order else 0.0
    return Key(at_s, None, degrees or {}, {}, {}, (), {}, order, spread, back)


def test_a_smooth_step_is_half_way_at_half_time() -> None:
    """From 0 to 1 in two seconds: 0.5 after one, with 3 u^2 - 2 u^3 = 0.15625 at a quarter of the way; then home."""
    found = tracks.curve(np.array([2.0]), np.array([1.0]), np.array([0.0, 0.5, 1.0, 2.0, 3.0]), 4.0, steady=False)
    np.testing.assert_allclose(found, [0.0, 0.15625, 0.5, 1.0, 0.5])


def test_a_steady_curve_goes_through_its_keys_and_closes() -> None:
    """A periodic spline: the values at the keys, and the same slope at both ends of the cycle."""
    at, ways = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.0, 1.0, 0.0, -1.0])
    close = np.array([-1e-5, 0.0, 1e-5])
    np.testing.assert_allclose(tracks.curve(at, ways, at, 4.0, steady=True), ways, atol=1e-12)
    begin, end = (tracks.curve(at, ways, where + close, 4.0, steady=True) for where in (0.0, 4.0))
    np.testing.assert_allclose(np.diff(begin), np.diff(end), rtol=1e-3)


def test_a_group_shares_its_angle_by_range(body: Body) -> None:
    """Lumbar flexion of 30 degrees: each level its share of the summed ranges, 30 in all; extension by extension."""
    for total in (30.0, -12.0):
        found = tracks.angles(body, {"lumbar": {"flexion": total}})
        reach = {i: body.coordinates[i].upper if total > 0 else body.coordinates[i].lower for i in found}
        shares = np.array([found[i] / reach[i] for i in found])
        assert np.degrees(sum(found.values())) == pytest.approx(total)
        np.testing.assert_allclose(shares, shares[0])


def test_a_pair_of_limbs_gets_the_angle_each(body: Body) -> None:
    """Hips of 90 degrees are two hips of 90 degrees."""
    found = tracks.angles(body, {"hips": {"flexion": 90.0}})
    assert found == {body.index(f"{side}_hip.flexion"): pytest.approx(np.pi / 2) for side in ("right", "left")}


def test_what_has_been_reached_is_kept_until_it_is_let_go(body: Body) -> None:
    """Keys that do not speak of a joint leave it; `back` brings it to the start."""
    keys = [key(1.0, {"right_knee": {"flexion": 40.0}}), key(2.0), key(3.0, back=True)]
    (track,) = tracks.tracks(body, 1.0, keys).values()
    assert track.values[:2] == pytest.approx((np.radians(40.0), np.radians(40.0)))
    assert track.values[2] is None


def test_the_tail_arrives_first(body: Body) -> None:
    """With an order the joints of the spine arrive one after another, over the spread; limbs arrive on time."""
    found = tracks.tracks(body, 1.0, [key(1.0, {"spine": {"flexion": 30.0}, "hips": {"flexion": 9.0}}, "tail-first")])
    times = [found[body.index(f"{joint}.flexion")].times[-1] for joint in names.SPINE]
    assert times[0] == 1.0
    assert times[-1] == 2.0
    assert times == sorted(times)
    assert found[body.index("left_hip.flexion")].times == (1.0,)


def test_amplitude_scales_the_way_and_not_the_start() -> None:
    """Half of the way from 10 to 50 is 30."""
    track = tracks.Track((2.0,), (50.0,))
    assert track.sample(np.array([2.0]), 10.0, 0.5, 4.0, steady=False) == pytest.approx(30.0)


def test_an_unknown_joint_is_named(body: Body) -> None:
    """The message gives the choices."""
    with pytest.raises(UnknownName, match="tailbone"):
        tracks.angles(body, {"tailbone": {"flexion": 1.0}})
