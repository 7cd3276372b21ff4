"""Every measure against a case worked out with a pencil."""

from __future__ import annotations

import math

import numpy as np
import pytest

from spinewise.errors import BadValue
from spinewise.nervous.measures.effort import effort, volume_share
from spinewise.nervous.measures.evenness import evenness, joint_use, used_share
from spinewise.nervous.measures.guarding import guarding
from spinewise.nervous.measures.joint_loads import compression, pressure, shear
from spinewise.nervous.measures.load_factor import load_factor, weakest
from spinewise.nervous.measures.overload import endurable, endurance_seconds, overload
from spinewise.nervous.measures.shares import share, share_of
from spinewise.nervous.measures.stillness import drift


def test_effort_of_two_muscles() -> None:
    """Volumes 1 and 3: shares 1/4 and 3/4; half and full activation cost 1/16 + 3/4."""
    shares = volume_share(np.array([1.0, 1.0]), np.array([1.0, 3.0]))
    np.testing.assert_allclose(shares, [0.25, 0.75])
    assert effort(shares, np.array([0.5, 1.0])) == pytest.approx(0.0625 + 0.75)


def test_pressure_of_one_disc() -> None:
    """594 N on 1800 mm2: 594 / (0.0018 x 0.66) = 0.5 MPa; a pulled disc 0; no disc, no pressure."""
    found = pressure(np.array([594.0, -10.0, 50.0]), np.full(3, 0.0018), np.array([True, True, False]))
    np.testing.assert_allclose(found[:2], [0.5e6, 0.0])
    assert math.isnan(found[2])


def test_compression_and_shear_are_components() -> None:
    """Along the normal, forward, to the right."""
    carried = np.array([[300.0, 40.0, -5.0]])
    np.testing.assert_allclose(compression(carried), [300.0])
    np.testing.assert_allclose(shear(carried), [[40.0, -5.0]])


def test_share_is_the_positive_part_alone() -> None:
    """1 of 4 stabilises; a part that takes away does not count; at a bound, and idle, no share."""
    balancing = np.array([0.3, -0.1, 0.3, 0.0])
    stabilising = np.array([0.1, 0.2, 0.1, 0.0])
    bound = np.array([0.0, 0.0, 0.05, 0.0])
    np.testing.assert_allclose(share(balancing, stabilising, bound), [0.25, 1.0, math.nan, math.nan])
    every = np.ones(4, dtype=bool)
    assert share_of(np.ones(4), balancing, stabilising, bound, every) == pytest.approx(0.3 / 0.6)


def test_load_factor_of_a_pendulum_on_a_spring() -> None:
    """k = 30, m g h = 20: it holds one and a half times its load, s = 0.5; a heavier one, 60, holds half: s = -0.5."""
    spring = np.array([[30.0]])
    assert load_factor(spring, np.array([[-20.0]])) == pytest.approx(0.5)
    assert load_factor(spring, np.array([[-60.0]])) == pytest.approx(-0.5)


def test_load_factor_of_a_load_without_sign() -> None:
    """A load that stiffens holds for ever; one that stiffens here and weakens there counts where it weakens."""
    assert load_factor(np.eye(2), np.eye(2)) == math.inf
    assert load_factor(np.eye(2), np.diag([-0.25, 5.0])) == pytest.approx(3.0)


def test_load_factor_where_only_the_load_holds() -> None:
    """Held by hanging alone: -1 in the first way, lifted by 2 per load; the second gives way at 4 loads: s = 3."""
    assert load_factor(np.diag([-1.0, 4.0]), np.diag([2.0, -1.0])) == pytest.approx(3.0)
    assert math.isnan(load_factor(np.diag([-1.0, 1.0]), np.diag([1.0, -4.0])))


def test_the_weakest_way() -> None:
    """Lowest eigenvalue and its direction."""
    value, way = weakest(np.diag([3.0, -2.0, 5.0]))
    assert value == pytest.approx(-2.0)
    np.testing.assert_allclose(np.abs(way), [0.0, 1.0, 0.0], atol=1e-12)


def test_evenness_counts_equal_parts() -> None:
    """All alike 1; one of four 1/4; two of four 1/2; nothing done, nothing said."""
    assert evenness(np.full(4, 0.3)) == pytest.approx(1.0)
    assert evenness(np.array([1.0, 0.0, 0.0, 0.0])) == pytest.approx(0.25)
    assert evenness(np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.5)
    assert evenness(np.array([1.0, 1.0, 0.0, 0.0]), np.array([True, True, False, False])) == pytest.approx(1.0)
    assert math.isnan(evenness(np.zeros(4)))


def test_used_share_takes_the_range_of_its_side() -> None:
    """Half of the way forward, the whole way back; no range, no share; three directions of a joint by Pythagoras."""
    q, lower, upper = np.array([0.1, -0.1, 0.1]), np.array([-0.1, -0.1, 0.0]), np.array([0.2, 0.2, 0.0])
    shares = used_share(q, lower, upper)
    np.testing.assert_allclose(shares, [0.5, 1.0, 0.0])
    np.testing.assert_allclose(joint_use(np.array([0.3, 0.4, 0.0])), [0.5])


def test_drift_of_one_hinge() -> None:
    """A hinge of 50 N m/rad, pushed 0.4 m away: a bone 0.2 m away drifts 0.4 x 0.2 / 50 metres per newton."""
    push, bone = np.array([[0.4, 0.0, 0.0]]), np.array([[[0.2], [0.0], [0.0]]])
    assert drift(np.array([[50.0]]), push, bone) == pytest.approx(0.4 * 0.2 / 50.0)


def test_guarding_is_a_difference() -> None:
    """What is spent on top."""
    assert guarding(0.03, 0.01) == pytest.approx(0.02)


def test_endurance_read_both_ways() -> None:
    """At full force 22.69 s; the activation that lasts 60 s lasts 60 s; nothing more than full activation."""
    assert endurance_seconds(1.0) == pytest.approx(22.69)
    assert endurance_seconds(endurable(60.0)) == pytest.approx(60.0)
    assert endurable(1.0) == 1.0
    with pytest.raises(BadValue):
        endurable(0.0)


def test_overload_is_what_is_above() -> None:
    """For an hour about a tenth can be held: 0.5 is 0.4 too much, 0.05 is fine."""
    held = endurable(3600.0)
    assert 0.08 < held < 0.13
    np.testing.assert_allclose(overload(np.array([0.5, 0.05]), 3600.0), [0.5 - held, 0.0])
