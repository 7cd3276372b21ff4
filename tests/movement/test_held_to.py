"""Every movement, in every way it is shown, in every frame and midway between: nothing it is held to is broken."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.movement import library, prepared
from spinewise.movement import motion as solver
from spinewise.movement.motion import motion
from tests.movement import held_to

if TYPE_CHECKING:
    from pathlib import Path

    from spinewise.movement.motion import Motion

QUICK = ("cat-cow.usual", "bird-dog.usual", "sit-to-stand-hinge.usual", "seated-turn.easier")


@pytest.mark.parametrize("job", QUICK)
def test_a_few_movements_keep_what_is_asked(body: Body, job: str) -> None:
    """Ranges, contacts, depth, stillness, jumps and balance: of these, none is broken."""
    assert faults_of(body, solved(job)) == []


@pytest.mark.slow
@pytest.mark.parametrize("job", prepared.tasks())
def test_every_prepared_movement_keeps_what_is_asked(
    job: str, motions: Path, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of the whole library, in the very postures that people are shown."""
    frames = np.array(json.loads((motions / f"{job}.json").read_text(encoding="utf-8"))["frames"])
    monkeypatch.setattr(solver, "follow", lambda *_: frames)  # only the start is solved, which says where contacts are
    found = asked_for(body, job)
    assert len(frames) == len(found.times)
    assert faults_of(body, found) == []


def test_a_figure_that_is_pushed_breaks_what_is_asked(body: Body) -> None:
    """The looking itself works: a planted fault of each kind is found."""
    good = solved("bird-dog.usual")
    kinds = {
        "pelvis.ty": (-0.03, ("from its place", "sinks")),
        "L4-L5.flexion": (0.1, ("L4-L5 should keep still",)),
        "left_elbow.flexion": (0.3, ("jumps", "left_elbow should keep still")),
    }
    for name, (push, words) in kinds.items():
        heard = " ".join(held_to.faults(body, pushed(good, body.index(name), push)))
        assert all(word in heard for word in words), name


def test_a_figure_that_leans_out_is_seen(body: Body) -> None:
    """The weight 25 cm beyond the feet is not balanced."""
    found = held_to.faults(body, pushed(solved("hip-hinge-wall.usual"), body.index("pelvis.tilt"), 0.9))
    assert any("outside its support" in fault for fault in found)


def faults_of(body: Body, found: Motion) -> list[str]:
    """What is wrong with a movement; what moves is asked of the usual way only."""
    lazy = held_to.mobility(body, found) if found.variant == "usual" else ()
    return [*held_to.faults(body, found), *lazy]


@cache
def solved(job: str) -> Motion:
    return asked_for(Body.for_person(Person()), job)


def asked_for(body: Body, job: str) -> Motion:
    """The movement behind "<id>.<variant>"."""
    name, _, variant = job.partition(".")
    return motion(body, library.exercises().get(name) or library.situations()[name], variant)


def pushed(good: Motion, index: int, push: float) -> Motion:
    """The same motion with one coordinate off in its middle frames."""
    from dataclasses import replace

    q = good.q.copy()
    middle = np.arange(len(q) // 3, 2 * len(q) // 3)
    q[middle, index] += push
    return replace(good, q=q)
