"""The library of movements: what it offers, and how it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from spinewise.movement import library, names
from spinewise.movement.schema import DATA

if TYPE_CHECKING:
    from spinewise.movement.exercise import Exercise

EXERCISES, SITUATIONS = library.exercises(), library.situations()
FORBIDDEN = re.compile(
    r"\b(cure|treat|heal|heals|healing|misaligned|guaranteed?|posture|stabilisers?|injur\w*|damage\w*|streak)\b", re.I
)


def test_the_eight_situations_are_there() -> None:
    """Those that the check-in asks about, each leading to one of the two classes (C11, C12)."""
    assert set(SITUATIONS) == set(names.SITUATIONS)
    leading_to_stability = {name for name, one in SITUATIONS.items() if one.family == "stability"}
    assert leading_to_stability == {"walking", "standing", "overhead"}


@pytest.mark.parametrize("family", ["mobility", "stability"])
def test_each_family_fills_a_class(family: str) -> None:
    """At least eight of each, and some of each without getting down to the floor."""
    rows = [one for one in EXERCISES.values() if one.family == family]
    assert len(rows) >= 8
    assert len([one for one in rows if one.position in {"sitting", "standing"}]) >= 4


def test_enough_seated_and_standing_ones() -> None:
    """Four of each at least, so that nobody has to get down to the floor."""
    positions = [one.position for one in EXERCISES.values()]
    assert positions.count("sitting") >= 4
    assert positions.count("standing") >= 4


@pytest.mark.parametrize("situation", names.SITUATIONS)
def test_every_situation_is_served(situation: str) -> None:
    """Three exercises at least for each."""
    assert len([one for one in EXERCISES.values() if situation in one.serves]) >= 3


@pytest.mark.parametrize("row", EXERCISES.values(), ids=list(EXERCISES))
def test_a_floor_exercise_has_a_way_off_the_floor(row: Exercise) -> None:
    """The flag `floor` leads to a seated or standing exercise, or leaves it out."""
    if row.position in {"sitting", "standing"}:
        return
    way = row.adapt["floor"]
    assert way.skip or (way.exercise and EXERCISES[way.exercise].position in {"sitting", "standing"})


def test_adaptations_end() -> None:
    """Following a flag from exercise to exercise never goes round in a circle."""
    for name in EXERCISES:
        for flag in {flag for one in EXERCISES.values() for flag in one.adapt}:
            seen, now = [name], EXERCISES[name].adapt.get(flag)
            while now and now.exercise:
                assert now.exercise not in seen, f"{name}: {flag} leads round in a circle"
                seen.append(now.exercise)
                now = EXERCISES[now.exercise].adapt.get(flag)


def test_no_file_says_what_the_product_must_not_say() -> None:
    """No promise, no fear, no verdict on a body, in any of the texts."""
    for path in sorted(DATA.rglob("*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not FORBIDDEN.search(line), f"{path.name}:{number}: {line}"


def test_a_sequence_of_words_expands_to_joints_once() -> None:
    """A group and one of its joints name the joint once, in order."""
    assert names.joints(["lumbar", "L4-L5", "knees"]) == (*names.LUMBAR, "right_knee", "left_knee")
    assert len(names.SPINE) == 25


def test_each_side_exercises_are_written_for_one_side() -> None:
    """Exercises done with both sides at once do not single out a right or left joint as still."""
    for one in EXERCISES.values():
        if one.sides == "both":
            mirrored = {names.other_side(joint) for joint in (*one.moves, *one.still)}
            assert mirrored == {*one.moves, *one.still}, one.id
