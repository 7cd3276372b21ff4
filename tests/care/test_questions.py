"""What counts as an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinewise.care.questions import Choice, Question, accept
from spinewise.errors import BadValue, UnknownName

PAIN = Question("pain", "Pain now", "scale")
HOURS = Question("hours", "Hours", "number", high=24)
LEG = Question("leg", "Which leg", "choice", choices=(Choice("left", "Left"), Choice("right", "Right")))
NAME = Question("activity", "Activity", "text", high=20, optional=True)
SAFE = Question("numb", "Numb?", "yes_no_unsure")


@given(st.integers())
def test_a_scale_takes_its_whole_steps_and_nothing_else(value: int) -> None:
    """0 to 10, whole."""
    if 0 <= value <= 10:
        assert accept(PAIN, str(value)) == value
    else:
        with pytest.raises(BadValue):
            accept(PAIN, str(value))


@given(st.text())
def test_no_text_makes_anything_but_an_answer_or_a_clear_refusal(text: str) -> None:
    """Whatever is typed: an answer in range, or BadValue."""
    for question in (PAIN, HOURS):
        try:
            answer = accept(question, text)
        except BadValue:
            continue
        assert isinstance(answer, int | float)
        assert question.low <= answer <= question.high


@pytest.mark.parametrize("raw", ["nan", "inf", "-1", "3.5", "ten", ""])
def test_a_scale_refuses(raw: str) -> None:
    """Half steps, words, infinities, nothing."""
    with pytest.raises(BadValue):
        accept(PAIN, raw)


def test_half_hours_are_numbers_and_a_comma_is_a_point() -> None:
    """People write 7,5."""
    assert accept(HOURS, "7,5") == 7.5


def test_a_choice_must_be_offered() -> None:
    """The refusal lists the choices."""
    assert accept(LEG, "left") == "left"
    with pytest.raises(UnknownName, match="left, right"):
        accept(LEG, "middle")


def test_not_sure_is_an_answer_only_where_it_is_offered() -> None:
    """Safety questions take it; plain ones do not."""
    assert accept(SAFE, "unsure") == "unsure"
    with pytest.raises(UnknownName):
        accept(Question("adult", "Adult?", "yes_no"), "unsure")


def test_missing_is_missing_only_where_it_may_be() -> None:
    """An optional question gives None; another asks again."""
    assert accept(NAME, "") is None
    assert accept(NAME, "   ") is None
    with pytest.raises(BadValue, match="needed"):
        accept(Question("wish", "Wish", "text", high=20), "   ")
    assert accept(NAME, " gardening ") == "gardening"
    with pytest.raises(BadValue, match="at most 20"):
        accept(NAME, "x" * 21)


def test_several_are_a_set_and_may_be_none() -> None:
    """Order and repeats do not matter."""
    many = Question("adapt", "Adapt", "several", choices=(Choice("knees", "Knees"), Choice("wrists", "Wrists")))
    assert accept(many, ["wrists", "knees", "wrists"]) == ("knees", "wrists")
    assert accept(many, []) == ()
    with pytest.raises(UnknownName):
        accept(many, ["elbows"])
