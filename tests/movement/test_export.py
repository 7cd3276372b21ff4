"""The file that the browser plays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinewise.movement import library
from spinewise.movement.export import motion_json
from spinewise.movement.motion import motion

if TYPE_CHECKING:
    from spinewise.anatomy import Body
    from spinewise.movement.motion import Motion


@pytest.fixture(scope="module")
def solved(body: Body) -> Motion:
    return motion(body, library.exercises()["seated-turn"])


@pytest.fixture(scope="module")
def document(body: Body, solved: Motion) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(motion_json(body, solved)))
    return written


def test_frames_are_the_postures_to_a_ten_thousandth(solved: Motion, document: dict[str, Any]) -> None:
    """One row a time, in the order of the body's coordinates."""
    np.testing.assert_allclose(document["frames"], solved.q, atol=5.1e-5)
    assert len(document["times"]) == len(document["frames"])
    assert document["times"][-1] < document["seconds"] == solved.cycle_s


def test_props_stand_on_the_floor(document: dict[str, Any]) -> None:
    """A chair, the middle of its foot on the floor, its size from floor to seat; and no mat for one who sits."""
    (chair,) = document["props"]
    assert chair["kind"] == "chair"
    assert chair["position"][1] == 0.0
    assert 0.38 < chair["size"][1] < 0.50


def test_a_floor_exercise_lies_on_a_mat_that_is_long_enough(body: Body) -> None:
    """The mat reaches beyond head and feet."""
    written = motion_json(body, motion(body, library.exercises()["supine-reach"]))
    (mat,) = (prop for prop in written["props"] if prop["kind"] == "mat")
    assert mat["size"][0] > 1.6


def test_phases_and_breath_lie_within_the_repetition(document: dict[str, Any]) -> None:
    """Named stretches in order, breath marks in order."""
    assert [phase["name"] for phase in document["phases"]] == ["turn", "come back"]
    ends = [at for phase in document["phases"] for at in (phase["from"], phase["to"])]
    assert ends == sorted(ends)
    assert ends[-1] <= document["seconds"]
    assert [way for _, way in document["breath"]] == ["out", "in"]
