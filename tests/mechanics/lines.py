"""Bodies, postures and paths for tests of mechanics."""

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.anatomy.paths import Paths

BODY = Body.for_person(Person(1.70, 70, "male", 45))
COUNT = len(BODY.coordinates)


def anywhere(seed, body=BODY):
    """A posture anywhere within the ranges, pelvis within a metre."""
    lower, upper = (np.array([getattr(c, end) for c in body.coordinates]) for end in ("lower", "upper"))
    return np.random.default_rng(seed).uniform(np.maximum(lower, -1.0), np.minimum(upper, 1.0))


def any_paths(seed, count=12):
    """Paths of two to five points on any segments, near or far: up and back, over limbs, twice on one segment."""
    rng = np.random.default_rng(seed)
    return Paths.of(
        [
            [(int(rng.integers(len(BODY.segments))), rng.uniform(-0.1, 0.1, 3)) for _ in range(rng.integers(2, 6))]
            for _ in range(count)
        ]
    )
