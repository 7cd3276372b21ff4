"""One man and his answers, worked out once for all tests."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.mechanics import forward
from spinewise.nervous import touching
from spinewise.nervous.problem import Problem, problem
from spinewise.nervous.recruit import recruit
from spinewise.nervous.settings import Nervous

if TYPE_CHECKING:
    from spinewise.nervous.answer import Answer

SPINE = slice(6, 81)


@lru_cache(maxsize=1)
def man() -> Body:
    return Body.for_person(Person(1.75, 75.0, "male", 40))


def neutral() -> np.ndarray:
    return np.zeros(len(man().coordinates))


def crooked() -> np.ndarray:
    """A posture without any symmetry: some at every joint of the spine, arms and legs away from rest."""
    q = neutral()
    wave = np.sin(1.7 * np.arange(len(q)))
    q[SPINE] = 0.004 * wave[SPINE]
    q[81:] = 0.15 * wave[81:]
    return q


@lru_cache(maxsize=1)
def standing() -> Problem:
    return problem(man(), neutral(), (), touching.feet(man()), Nervous())


@lru_cache(maxsize=1)
def stood() -> Answer:
    """Quiet standing, exact, with measures."""
    return recruit(standing())


@lru_cache(maxsize=1)
def balanced() -> Answer:
    """The same, balance only."""
    return recruit(standing().without_stability())


@lru_cache(maxsize=1)
def all_fours() -> np.ndarray:
    """Thighs and arms upright, palms and knees down."""
    q, body = neutral(), man()
    q[1] = -0.47
    q[body.index("pelvis.tilt")] = 1.48
    for side in ("right", "left"):
        for name, value in (("hip", 1.48), ("knee", 1.57), ("ankle", -0.9), ("shoulder", 1.48), ("wrist", -1.5)):
            q[body.index(f"{side}_{name}.flexion")] = value
    return q


@lru_cache(maxsize=1)
def on_all_fours() -> Problem:
    q = all_fours()
    return problem(man(), q, (), touching.base_supports(man(), forward(man(), q), "hands-and-knees"))
