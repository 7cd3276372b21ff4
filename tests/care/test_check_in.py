"""The check-in: situations, habits, activities, PEG, how long."""

from __future__ import annotations

import json

import pytest

from spinewise.care.check_in import QUESTIONS, peg, read_check_in
from spinewise.care.check_in_questions import HABITS, PEG, SITUATIONS, SPELLS
from spinewise.care.questions import Answer, asked
from spinewise.errors import BadValue

Answers = dict[str, Answer]
SAID: Answers = {
    **{name: n for n, (name, _) in enumerate(SITUATIONS)},
    "habit_sitting": 9.5,
    "habit_one-leg": 6.0,
    "habit_one-way-turning": 40.0,
    "habit_bending": 0.5,
    "habit_squatting": "squat_part",
    "habit_sleeping-still": 5.0,
    "habit_alignment": 2.0,
    "activity_1": "gardening for an hour",
    "activity_1_ability": 3,
    "activity_2": None,
    "activity_2_ability": None,
    "activity_3": None,
    "activity_3_ability": None,
    "peg_pain": 5,
    "peg_enjoyment": 4,
    "peg_activity": 6,
    "duration": "to_12_weeks",
    "adapt": ("none",),
}
COURSES = {
    "under_6_weeks": "acute",
    "to_12_weeks": "acute",
    "to_a_year": "persistent",
    "over_a_year": "stable",
    "unsure": "acute",
}
DOSES = {
    "sitting": 9.5,
    "one-leg": 6,
    "one-way-turning": 40,
    "bending": 0.5,
    "squatting": 1,
    "sleeping-still": 5,
    "alignment": 2,
}


def test_everything_said_is_read() -> None:
    """Numbers and ids as given; the mean of PEG; no activity that was not named."""
    found = read_check_in(SAID)
    assert found.situations == {
        "morning": 0,
        "desk": 1,
        "couch": 2,
        "floor-pick-up": 3,
        "driveway": 4,
        "walking": 5,
        "standing": 6,
        "overhead": 7,
    }
    assert found.habits == DOSES
    assert found.activities == (("gardening for an hour", 3),)
    assert (found.peg, found.duration, found.adapt) == (5, "acute", frozenset())


def test_a_situation_left_open_is_missing_and_not_zero() -> None:
    """Someone who never drives."""
    found = read_check_in({**SAID, "driveway": None})
    assert "driveway" not in found.situations
    assert found.situations["morning"] == 0


@pytest.mark.parametrize("spell", SPELLS, ids=lambda spell: spell.id)
def test_each_length_of_a_spell_has_its_course_and_is_missed_when_deleted(spell) -> None:
    """The usual course from here; "not sure" takes the fastest, which is the hardest to beat."""
    said = {**SAID, "duration": spell.id}
    assert read_check_in(said).duration == COURSES[spell.id]
    with pytest.raises(KeyError):
        read_check_in(said, spells=[other for other in SPELLS if other is not spell])


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.id)
def test_each_habit_has_a_dose_with_a_unit_and_is_missed_when_deleted(habit) -> None:
    """Seven habits, in the plan's names."""
    assert habit.unit
    without = read_check_in(SAID, habits=[other for other in HABITS if other is not habit])
    assert without.habits == {name: dose for name, dose in DOSES.items() if name != habit.id}


@pytest.mark.parametrize(("choice", "dose"), [("squat_easy", 0), ("squat_part", 1), ("squat_no", 2)])
def test_squatting_is_picked_and_its_dose_grows(choice: str, dose: float) -> None:
    """Heels down with ease is no habit at all."""
    assert read_check_in({**SAID, "habit_squatting": choice}).habits["squatting"] == dose


def test_second_and_third_activity_are_asked_only_after_the_one_before() -> None:
    """And an ability only for an activity that was named."""
    ids = [question.id for question in asked(QUESTIONS, SAID)]
    assert "activity_2" in ids
    assert not {"activity_2_ability", "activity_3", "activity_3_ability"} & set(ids)
    both = {**SAID, "activity_2": "swimming", "activity_2_ability": 8}
    assert read_check_in(both).activities == (("gardening for an hour", 3), ("swimming", 8))
    all_three = {**both, "activity_3": "carrying shopping", "activity_3_ability": 1}
    assert read_check_in(all_three).activities[2] == ("carrying shopping", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"morning": 11},
        {"habit_sitting": 25},
        {"habit_sleeping-still": 8},
        {"habit_one-leg": 11},
        {"peg_pain": None},
        {"activity_1": None},
        {"activity_1": "x" * 81},
        {"activity_1_ability": None},
        {"activity_2": "swimming"},
        {"duration": "a while"},
        {"adapt": ()},
        {"adapt": ("none", "knees")},
        {"adapt": ("elbows",)},
    ],
    ids=str,
)
def test_out_of_range_or_missing_is_refused(wrong: Answers) -> None:
    """Never guessed."""
    with pytest.raises(BadValue):
        read_check_in({**SAID, **wrong})


def test_adaptations_are_flags() -> None:
    """As the exercise files name them."""
    assert read_check_in({**SAID, "adapt": ("floor", "wrists")}).adapt == {"floor", "wrists"}


def test_peg_is_the_mean_of_its_three_items() -> None:
    """By hand: (1 + 2 + 6) / 3 = 3. The weekly form uses it too."""
    assert peg({"peg_pain": 1, "peg_enjoyment": 2, "peg_activity": 6}) == 3
    assert len(PEG) == 3


def test_the_form_is_short() -> None:
    """8 + 7 + 6 + 3 + 2 questions, 23 to 26 are asked; under four minutes at 4 words a second and 4 s a tap."""
    assert len(QUESTIONS) == 26
    assert len(asked(QUESTIONS, SAID)) == 23
    texts = [text for one in QUESTIONS for text in (one.text, one.help, *(choice.text for choice in one.choices))]
    assert sum(len(text.split()) for text in texts) / 4 + 26 * 4 < 240
    assert len({question.group for question in QUESTIONS[:8]}) == 1


def test_what_is_stored_is_plain_json() -> None:
    """And read back from JSON it says the same."""
    found = read_check_in(json.loads(json.dumps(SAID)))
    assert found == read_check_in(SAID)
    assert json.loads(json.dumps(found.as_payload()))["habits"]["sitting"] == 9.5
