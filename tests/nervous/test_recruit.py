"""Recruitment answered: what any spine must do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.mechanics import force_length, forward, mirror
from spinewise.mechanics.loads import PointForce
from spinewise.nervous import touching
from spinewise.nervous.measured import stiffness_parts
from spinewise.nervous.problem import problem
from spinewise.nervous.recruit import recruit
from spinewise.nervous.settings import Nervous
from tests.nervous.men import balanced, crooked, man, neutral, on_all_fours, standing, stood


def test_standing_is_solved_and_proven() -> None:
    """In balance to a thousandth of a newton metre, stable, with its proof."""
    answer = stood()
    assert answer.status == "solved"
    assert answer.failure is None
    assert answer.proof.proven
    assert answer.proof.residual_nm < 1e-3
    assert answer.proof.duality_gap < 1e-5
    assert answer.proof.multiplier_lowest > -1e-9


def test_the_feet_carry_the_weight() -> None:
    """Half each, straight up."""
    weight = sum(segment.mass_kg for segment in man().segments) * 9.81
    total = np.sum([one.force for one in stood().supports], axis=0)
    np.testing.assert_allclose(total, [0.0, weight, 0.0], atol=1e-3)


def test_parts_add_up() -> None:
    """Balancing, stabilising, habit and bound are the whole activation."""
    parts = stood().muscles
    together = parts.balancing + parts.stabilising + parts.habit + parts.bound
    np.testing.assert_allclose(together, parts.activation, atol=1e-6)
    np.testing.assert_allclose(balanced().muscles.stabilising, 0.0)


def test_a_stable_spine_holds_its_safety_factor() -> None:
    """The load factor is the safety factor asked for, as the requirement is what costs; balance alone holds less."""
    answer, alone = stood(), balanced()
    assert answer.measures is not None
    assert alone.measures is not None
    asked = standing().settings.safety_factor
    assert answer.measures.load_factor == pytest.approx(asked, abs=1e-3)
    assert not alone.measures.load_factor >= asked


def test_stability_costs() -> None:
    """Guarding is what the effort is higher by; compression is higher too."""
    answer, alone = stood(), balanced()
    assert answer.measures is not None
    assert alone.measures is not None
    assert answer.measures.guarding is not None
    assert answer.measures.guarding == pytest.approx(answer.measures.effort - alone.measures.effort, rel=1e-3)
    assert answer.measures.guarding > 0.0
    assert alone.measures.guarding is None
    assert answer.levels.compression[1] > alone.levels.compression[1]


def test_a_symmetric_task_has_a_symmetric_answer() -> None:
    """Neutral standing: the left does what the right does."""
    parts, partner = stood().muscles, man().muscles.mirror
    np.testing.assert_allclose(parts.activation, parts.activation[partner], atol=1e-4)
    np.testing.assert_allclose(stood().levels.shear[:, 1], 0.0, atol=1.0)


def test_a_mirrored_task_has_a_mirrored_answer() -> None:
    """A crooked posture with a load in the right hand, and its mirror image."""
    body = man()
    q, other = crooked(), mirror(man(), crooked())
    settings = Nervous(stability=False)
    load = PointForce("right_hand", [0.0, -0.05, 0.02], [5.0, -30.0, 4.0])
    seen = PointForce("left_hand", [0.0, -0.05, -0.02], [5.0, -30.0, -4.0])
    one, two = (
        recruit(problem(body, at, [with_], _standing_on(body, at), settings), measured=False)
        for at, with_ in ((q, load), (other, seen))
    )
    assert one.status == two.status == "solved"
    np.testing.assert_allclose(one.muscles.activation, two.muscles.activation[body.muscles.mirror], atol=1e-5)
    np.testing.assert_allclose(one.levels.compression, two.levels.compression, rtol=1e-4)


def _standing_on(body, q):
    """Feet, seat and a wall, so that a crooked body does not fall."""
    return [*touching.feet(body), *touching.seat(body), *touching.wall(body, forward(body, q))]


def test_twice_as_strong_works_half_as_hard(monkeypatch) -> None:
    """With every other price at a quarter, doubled strength means the same forces at half the activation.

    Passive fibres would be twice as strong too, so they are taken away here.
    """
    for name in ("passive", "passive_slope"):
        monkeypatch.setattr(force_length, name, np.zeros_like)
    once = Nervous()
    twice = replace(
        once,
        max_stress=2.0 * once.max_stress,
        limb_cost=once.limb_cost / 4.0,
        contact_cost=once.contact_cost / 4.0,
        pressure_cost=once.pressure_cost / 4.0,
    )
    weak, strong = (
        recruit(problem(man(), neutral(), (), touching.feet(man()), asked), measured=False) for asked in (once, twice)
    )
    assert weak.muscles.activation.max() < 1.0
    np.testing.assert_allclose(2.0 * strong.muscles.activation, weak.muscles.activation, atol=1e-4)


def test_a_heavier_man_presses_his_discs_harder() -> None:
    """100 kg against 75 kg at one height: every lumbar joint carries more."""
    heavy = Body.for_person(Person(1.75, 100.0, "male", 40))
    answer = recruit(problem(heavy, neutral(), (), touching.feet(heavy)), exact=False, measured=False)
    assert answer.status == "solved"
    assert (answer.levels.compression[:6] > 1.05 * stood().levels.compression[:6]).all()


def test_stiffness_parts_are_the_whole() -> None:
    """Held plus carried, and (1 + s) times carried, as in the requirement."""
    given, x = standing(), stood().solution.x
    held, carried = stiffness_parts(given, x)
    asked = held + (1.0 + given.settings.safety_factor) * carried
    np.testing.assert_allclose(asked, given.stiffness.base + given.stiffness.assemble(x), atol=1e-8)


def test_hands_and_knees() -> None:
    """Hands and knees share the weight; the arms' push is part of what the spine carries."""
    given = on_all_fours()
    answer = recruit(given, exact=False)
    assert answer.status == "solved"
    assert len(given.stiffness.pushing.rays) == 16
    up = dict.fromkeys(("right_hand", "left_hand", "right_shank", "left_shank", "right_foot", "left_foot"), 0.0)
    for one in answer.supports:
        up[one.part] += one.force[1]
    assert up["right_hand"] == pytest.approx(up["left_hand"], rel=1e-3)
    assert sum(up.values()) == pytest.approx(given.layout.weight, rel=1e-6)
    assert 0.2 < (up["right_hand"] + up["left_hand"]) / given.layout.weight < 0.6
    assert answer.measures is not None
    assert answer.measures.load_factor >= given.settings.safety_factor - 0.02


def test_a_quick_answer_is_close_to_the_exact_one() -> None:
    """Cost to 1 %, compression to 2 %; and warm from itself it is found at once."""
    quick = recruit(standing(), exact=False, measured=False)
    again = recruit(standing(), quick.solution.warm, exact=False, measured=False)
    assert quick.proof.proven
    assert quick.solution.certificate.cost == pytest.approx(stood().solution.certificate.cost, rel=0.01)
    np.testing.assert_allclose(quick.levels.compression, stood().levels.compression, rtol=0.02)
    assert again.solution.rounds <= 2


def test_without_a_floor_nothing_carries() -> None:
    """The whole weight is missing, upwards, at the pelvis; no forces are made up."""
    answer = recruit(problem(man(), neutral()))
    assert answer.status == "cannot_balance"
    assert answer.failure is not None
    assert (answer.failure.joint, answer.failure.direction, answer.failure.unit) == ("pelvis", "up", "N")
    assert answer.failure.shortfall == pytest.approx(75.0 * 9.81, rel=1e-3)
    assert np.isnan(answer.levels.compression).all()
    assert np.isnan(answer.muscles.activation).all()
    assert answer.measures is None


def test_a_load_too_heavy_is_named() -> None:
    """300 kg in the hands: an extension moment is missing in the trunk, or a limb's."""
    loads = [PointForce(f"{side}_hand", [0.0, -0.08, 0.0], [0.0, -1470.0, 0.0]) for side in ("right", "left")]
    answer = recruit(problem(man(), neutral(), loads, touching.feet(man())))
    assert answer.status == "cannot_balance"
    assert answer.failure is not None
    assert answer.failure.direction == "extension"
    assert answer.failure.unit == "N m"
    assert answer.failure.shortfall > 10.0


def test_a_spine_that_cannot_be_held_is_named() -> None:
    """With a hundred times its load to be safe against, no muscle force holds it."""
    answer = recruit(problem(man(), neutral(), (), touching.feet(man()), Nervous(safety_factor=10.0)))
    assert answer.status == "cannot_hold"
    assert answer.failure is not None
    assert answer.failure.unit == "N m/rad"
    assert answer.failure.shortfall > 0.0
    assert answer.failure.joint in stood().levels.names
