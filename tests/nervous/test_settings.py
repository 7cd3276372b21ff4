"""Settings and names: what is wrong is named, with the rule and the choices."""

from __future__ import annotations

import numpy as np
import pytest

from spinewise.errors import BadValue, UnknownName
from spinewise.nervous.selection import select, values
from spinewise.nervous.settings import Nervous
from tests.nervous.men import man


@pytest.mark.parametrize(
    "wrong",
    [
        {"safety_factor": -2.0},
        {"stiffness_q": float("nan")},
        {"max_stress": 50.0},
        {"available": {"multifidus": 1.5}},
        {"brace": {"multifidus": -0.1}},
        {"task_seconds": 0.0},
        {"limb_cost": 0.0},
        {"stiffness_q": True},
    ],
)
def test_a_number_outside_its_range_is_refused(wrong) -> None:
    """Newtons per square centimetre given for pascals, percent for shares, and the like."""
    with pytest.raises(BadValue, match="give a number from"):
        Nervous(**wrong)


def test_words_narrow_each_other() -> None:
    """Group, side and level together mean what all of them mean."""
    muscles = man().muscles
    some = select(muscles, "right multifidus L4")
    assert some.any()
    for index in np.flatnonzero(some):
        assert muscles.group[index] == "multifidus"
        assert muscles.side[index] == "right"
        assert muscles.level[index] == "L4-L5"
    assert (some == select(muscles, "multifidus L4-L5 right")).all()


def test_a_group_may_be_written_with_spaces() -> None:
    """As people write it."""
    muscles = man().muscles
    assert (select(muscles, "rectus abdominis") == select(muscles, "rectus_abdominis")).all()


def test_an_unknown_word_lists_the_choices() -> None:
    """A typing error is met with what there is."""
    with pytest.raises(UnknownName, match="multifidus"):
        select(man().muscles, "multifidos")
    with pytest.raises(BadValue, match="no muscle"):
        select(man().muscles, "rectus_abdominis cervical")
    with pytest.raises(BadValue):
        select(man().muscles, "  ")


def test_the_later_name_counts() -> None:
    """A side after its group overrides it there."""
    muscles = man().muscles
    found = values(muscles, {"multifidus": 0.5, "left multifidus": 0.2}, 1.0)
    assert set(found[select(muscles, "right multifidus")]) == {0.5}
    assert set(found[select(muscles, "left multifidus")]) == {0.2}
    assert set(found[~select(muscles, "multifidus")]) == {1.0}


def test_a_brace_above_what_is_available_is_refused() -> None:
    """Named by the fascicle it concerns."""
    from spinewise.nervous.problem import problem
    from tests.nervous.men import neutral

    with pytest.raises(BadValue, match="brace"):
        problem(man(), neutral(), settings=Nervous(available={"multifidus": 0.1}, brace={"multifidus": 0.2}))
