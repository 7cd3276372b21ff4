"""What muscles can do at each joint, held to published levers and strengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from tests.anatomy.arms import arms, strength

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array

MAN = Person(1.75, 75, "male", 40)
L5S1, L4L5, L3L4 = 0, 1, 2
FLEX, BEND, TURN = 0, 1, 2
LEVERS = [
    # group, joint, direction, low and high [mm]; towards the muscle's own side for bends
    # mcgill1988 and jorgensen2001 (second-hand, scans): erector spinae 5 to 6.5 cm behind the discs
    ("longissimus_thoracis", L4L5, -FLEX - 1, 48, 66),
    ("iliocostalis_lumborum", L4L5, -FLEX - 1, 42, 66),
    # raabe2016 and allaire2020 models: multifidus 50 to 58 at L3-L5
    ("multifidus", L4L5, -FLEX - 1, 45, 62),
    # jorgensen2001 (second-hand): rectus abdominis 8 to 11 cm before the discs; allaire2020 model 13 to 16
    ("rectus_abdominis", L4L5, FLEX, 80, 110),
    ("rectus_abdominis", L3L4, FLEX, 80, 110),
    # mcgill1988 (second-hand): obliques 9 to 13 cm to the side at the waist
    ("external_oblique", L3L4, BEND, 80, 135),
    ("internal_oblique", L4L5, BEND, 80, 135),
    # phillips2008 and mcgill1988 (second-hand): quadratus lumborum 6 to 7 cm to the side
    ("quadratus_lumborum", L4L5, BEND, 55, 75),
    # psoas1992 (second-hand): hardly any moment forwards or backwards above L5-S1
    ("psoas", L4L5, FLEX, -10, 15),
    ("psoas", L3L4, FLEX, -12, 12),
    ("psoas", L4L5, BEND, 25, 50),
]


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.for_person(MAN)


@pytest.fixture(scope="module")
def levers(body: Body) -> Array:
    return arms(body)


@pytest.fixture(scope="module")
def strengths(body: Body) -> tuple[Array, Array]:
    return strength(body)


@pytest.mark.parametrize(("group", "joint", "direction", "low", "high"), LEVERS)
def test_levers_are_where_scans_and_models_put_them(
    body: Body, levers: Array, group: str, joint: int, direction: int, low: float, high: float
) -> None:
    """Mean over the fascicles that cross the joint, weighted by cross-section [mm]."""
    own = [
        place for place, name in enumerate(body.muscles.group) if name == group and body.muscles.side[place] == "right"
    ]
    crossing = [place for place in own if np.abs(levers[place, joint]).max() > 1e-4]
    sign, axis = (-1.0, -direction - 1) if direction < 0 else (1.0, direction)
    mean = sign * np.average(levers[crossing, joint, axis], weights=body.muscles.pcsa[crossing])
    assert low <= mean * 1e3 <= high


def test_a_man_is_as_strong_as_people_are(strengths: tuple[Array, Array]) -> None:
    """Every helper fully active at L4-L5, standing [N m]: extension 250 to 330, flexion 150 to 220, side bend 150 to
    220, turning 75 to 110 (isometric tests of men, second-hand; the sum leaves out what antagonists cost)."""
    positive, negative = strengths
    assert 250 <= negative[L4L5, FLEX] <= 330
    assert 150 <= positive[L4L5, FLEX] <= 220
    assert 150 <= positive[L4L5, BEND] <= 220
    assert 75 <= positive[L4L5, TURN] <= 110


def test_every_joint_can_be_turned_every_way(strengths: tuple[Array, Array]) -> None:
    """At least 5 N m in all six directions at all 25 joints; bends and turns are alike to both sides."""
    positive, negative = strengths
    assert positive.min() >= 5.0
    assert negative.min() >= 5.0
    np.testing.assert_allclose(positive[:, 1:], negative[:, 1:], rtol=1e-6)


def test_necks_are_as_strong_as_people_s(strengths: tuple[Array, Array]) -> None:
    """At C7-T1 [N m]: extension 30 to 70, flexion 15 to 40, side bend 25 to 60 (men's isometric tests, second-hand)."""
    positive, negative = strengths
    assert 30 <= negative[17, FLEX] <= 70
    assert 15 <= positive[17, FLEX] <= 40
    assert 25 <= positive[17, BEND] <= 60


def test_obliques_turn_the_trunk_opposite_ways(body: Body, levers: Array) -> None:
    """The right external oblique turns the chest to the left, the right internal one to the right."""
    area = body.muscles.pcsa
    turning = {
        group: sum(levers[place, L3L4, TURN] * area[place] for place, name in enumerate(body.muscles.group)
                   if name == group and body.muscles.side[place] == "right")
        for group in ("external_oblique", "internal_oblique")
    }  # fmt: skip
    assert turning["external_oblique"] > 0 > turning["internal_oblique"]


def test_transversus_has_tension_but_no_moment(body: Body, levers: Array) -> None:
    """Its strips ride on one bone each: all hoop, no lever."""
    for place, group in enumerate(body.muscles.group):
        if group == "transversus_abdominis":
            assert np.abs(levers[place]).max() < 1e-9
            assert body.muscles.hoop[place] > 0.75


def test_hoop_is_a_share(body: Body) -> None:
    """Between 0 and 1; only the flat muscles have any."""
    hoop = body.muscles.hoop
    assert hoop.min() >= 0.0
    assert hoop.max() <= 1.0
    flat = {"transversus_abdominis", "external_oblique", "internal_oblique"}
    assert {group for group, share in zip(body.muscles.group, hoop, strict=True) if share > 0} == flat
