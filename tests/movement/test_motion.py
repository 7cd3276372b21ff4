"""Solved movements: the parts of the promise that are not a matter of tolerance."""

from __future__ import annotations

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.errors import UnknownName
from spinewise.movement import library
from spinewise.movement.frames import Tree, forward
from spinewise.movement.motion import motion
from tests.movement import held_to


def test_the_easier_way_is_smaller_and_the_harder_one_slower(body: Body) -> None:
    """Pelvic rocking: half the size when easier; when harder, longer by its pace."""
    ways = {
        name: motion(body, library.exercises()["pelvic-tilt-supine"], name) for name in ("easier", "usual", "harder")
    }
    tilt = body.index("pelvis.tilt")
    size = {name: np.ptp(way.q[:, tilt]) for name, way in ways.items()}
    assert size["easier"] == pytest.approx(0.5 * size["usual"], rel=0.15)
    assert size["harder"] > size["usual"]
    assert ways["harder"].cycle_s == pytest.approx(1.4 * ways["usual"].cycle_s)


def test_a_wave_goes_from_tail_to_head(body: Body) -> None:
    """Each region of the spine is half way to its roundest later than the one below it."""
    found = motion(body, library.exercises()["wave-cat-cow"])
    arrivals = []
    for joint in ("L4-L5", "T12-L1", "T6-T7", "C6-C7"):
        bend = found.q[found.times < 7.0, body.index(f"{joint}.flexion")]
        half = (bend[0] + bend.max()) / 2.0
        arrivals.append(found.times[np.flatnonzero(bend > half)[0]])
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] - arrivals[0] > 1.0


def test_a_bridge_is_peeled_from_the_tail(body: Body) -> None:
    """The sacrum has risen 3 cm before T12 has, and comes down after it."""
    found = motion(body, library.exercises()["articulated-bridge"])
    frames = forward(Tree(body), found.q)
    up = {name: frames.origins[:, body.segment_index(name), 1] for name in ("sacrum", "T9")}
    high = {name: np.flatnonzero(rise - rise[0] > 0.03) for name, rise in up.items()}
    assert high["sacrum"][0] < high["T9"][0]
    assert high["sacrum"][-1] > high["T9"][-1]


def test_a_part_left_out_stays_where_it_was(body: Body) -> None:
    """The easier dead bug moves the arm only."""
    found = motion(body, library.exercises()["dead-bug"], "easier")
    assert np.degrees(np.ptp(found.q[:, body.index("left_hip.flexion")])) < 0.5
    assert np.degrees(np.ptp(found.q[:, body.index("right_shoulder.flexion")])) > 60.0


@pytest.mark.parametrize(("height_m", "mass_kg", "sex"), [(1.55, 52.0, "female"), (1.92, 96.0, "male")])
def test_other_bodies_do_it_too(height_m: float, mass_kg: float, sex: str) -> None:
    """Movements are solved from contacts, so a small and a tall person keep what is asked as well."""
    other = Body.for_person(Person(height_m, mass_kg, "male" if sex == "male" else "female", 40))
    assert held_to.faults(other, motion(other, library.exercises()["cat-cow"])) == []


def test_a_way_that_is_not_there_is_named(body: Body) -> None:
    """The message gives the choices."""
    with pytest.raises(UnknownName, match="usual"):
        motion(body, library.situations()["couch"], "harder")
