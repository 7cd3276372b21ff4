"""The lazy part, with a pencil: a dead zone, an old way that stays, and practice as the only way out."""

from __future__ import annotations

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.errors import BadValue, UnknownName
from spinewise.nervous.habit import FELT, STRENGTH, Habit, Practice, named, posture_habit, practise


def best(stiffness, wanted, habit):
    """Where k/2 (q - wanted)^2 + h |q - habit| is least: drawn over by all but h / k."""
    off = wanted - float(habit.target[0])
    return float(habit.target[0]) + np.sign(off) * max(abs(off) - habit.strength / stiffness, 0.0)


def one(target, strength=0.2):
    return Habit(np.array([target]), strength, np.ones(1), full=0.2)


def test_small_gains_do_not_leave_the_habit():
    """Inside h / k nothing moves; outside, all but h / k is gone."""
    assert best(1.0, 0.15, one(0.0)) == 0.0
    assert best(1.0, 0.5, one(0.0)) == pytest.approx(0.3)


def test_the_old_way_stays_after_its_cause_has_gone():
    """A pain moves the best posture to 1, it is practised, the pain goes: the posture stays, though 0.9 were better."""
    habit = one(0.0)
    for _ in range(60):
        q = best(1.0, 1.0, habit)
        done = Practice(np.array([q]), (q - 1.0) ** 2 / 2, (habit.target[0] - 1.0) ** 2 / 2, 20.0)
        habit = practise(habit, done)
    grown = one(float(habit.target[0]))
    assert grown.target[0] > 0.9
    assert best(1.0, 0.9, grown) == grown.target[0]


def test_practice_needs_a_pattern_that_feels_better():
    """A gain under what is felt leaves the habit as it is, however often; a large one draws it over."""
    habit = one(0.0)
    dull = Practice(np.array([0.4]), cost=1.0 - FELT / 2, habit_cost=1.0, repetitions=1000.0)
    assert practise(habit, dull) is habit
    better = practise(habit, Practice(np.array([0.4]), 0.5, 1.0, 50.0))
    assert better.target[0] == pytest.approx(0.4 * (1 - np.exp(-1.0)))
    assert better.strength < habit.strength


def test_doing_the_same_again_firms_the_habit():
    """Up to its full strength, never beyond; without repetitions nothing changes."""
    habit = one(0.3, strength=0.05)
    firm = practise(habit, Practice(np.array([0.3]), 1.0, 1.0, 1e6))
    assert firm.strength == pytest.approx(0.2)
    assert practise(habit, Practice(np.array([0.3]), 1.0, 1.0, 0.0)).strength == 0.05


def test_named_habits():
    """By name, or the choices; a habit of a posture costs nothing in that posture."""
    body = Body.for_person(Person())
    q = np.zeros(len(body.coordinates))
    assert named(body, "none").price(q + 1.0) == 0.0
    assert named(body, "upright").strength == STRENGTH
    q[body.index("L4-L5.flexion")] = 0.1
    assert posture_habit(body, q).price(q) == 0.0
    assert posture_habit(body, q).price(0.0 * q) == pytest.approx(0.1 * STRENGTH)
    with pytest.raises(UnknownName, match="upright"):
        named(body, "slouching")
    with pytest.raises(BadValue, match="price"):
        Habit(q, -1.0, 0.0 * q)
