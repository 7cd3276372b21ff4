"""The self-rated movement check."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from spinewise.care.movement_check import CHANGES, QUESTIONS, SCORES, MovementFindings, compare, findings
from spinewise.care.movement_check_questions import ITEMS, NOT_DONE, ROWS
from spinewise.errors import BadValue

BEST = {row.question: row.id for row in ROWS if row.points == 1}
WORST = {row.question: row.id for row in ROWS if row.points == 0}
PENCIL = {
    "bend_where": "bend-low",  # 0
    "bend_reach": "reach-shins",  # 1/2
    "turn_where": "turn-ribs",  # 1
    "arms_still": "arms-late",  # 1/2
    "leg_still": "leg-leans",  # 0
    "side_even": "side-same",  # 1
    "leg_even": "leg-left",  # 0
}


def scores(found) -> tuple[float | None, float | None, float | None]:
    return found.shares_work, found.stays_still, found.left_right


def test_a_case_by_hand() -> None:
    """(0 + 1/2 + 1) / 3, (1/2 + 0) / 2, (1 + 0) / 2."""
    found = findings(PENCIL)
    assert scores(found) == (0.5, 0.25, 0.5)
    assert found.sentences == (
        "Your low back seems to do most of your forward bend.",
        "Your low back joins in when your arms are high.",
        "Your trunk leans when you lift a foot.",
        "Standing on the left leg is harder for you.",
    )


def test_the_ends_of_the_scale() -> None:
    """All even, quiet, alike: 1 and nothing to say. All the other way: 0."""
    assert scores(findings(BEST)) == (1, 1, 1)
    assert findings(BEST).sentences == ()
    assert scores(findings(WORST)) == (0, 0, 0)


def test_nothing_answered_is_none_and_not_zero() -> None:
    """Left out, empty or "cannot tell" are the same: not known."""
    assert scores(findings({})) == (None, None, None)
    assert scores(findings({question.id: NOT_DONE for question in QUESTIONS})) == (None, None, None)
    assert scores(findings({"arms_still": "arms-quiet"})) == (None, 1, None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_answer_counts_and_is_missed_when_deleted(row) -> None:
    """One answer alone: its points are the score, its sentence is said."""
    score = next(item.score for item in ITEMS if item.id == row.question)
    found = findings({row.question: row.id})
    assert getattr(found, score) == row.points
    assert found.sentences == ((row.sentence,) if row.sentence else ())
    without = findings({row.question: row.id}, rows=[other for other in ROWS if other is not row])
    assert scores(without) == (None, None, None)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_question_is_missed_when_deleted(item) -> None:
    """Every question counts towards its score, and offers best, worst and "cannot tell"."""
    answers = {**BEST, item.id: WORST[item.id]}
    without = findings(answers, items=[other for other in ITEMS if other is not item])
    assert scores(without) != scores(findings(answers))
    assert {row.points for row in ROWS if row.question == item.id} >= {0, 1}


def test_the_table_is_complete() -> None:
    """Seven movements, twelve questions: 5 for sharing, 3 for stillness, 4 for the sides; 37 answers."""
    assert len({item.group for item in ITEMS}) == 7
    assert Counter(item.score for item in ITEMS) == {"shares_work": 5, "stays_still": 3, "left_right": 4}
    assert len({row.id for row in ROWS}) == len(ROWS) == 37
    assert {row.question for row in ROWS} == {item.id for item in ITEMS}


def test_right_and_left_are_mirror_images() -> None:
    """Swapping the sides changes words, never a score."""
    for item in ITEMS:
        if item.score == "left_right":
            right, left = (
                next(r for r in ROWS if r.question == item.id and r.id.endswith(s)) for s in ("right", "left")
            )
            assert right.points == left.points == 0
            swapped = right.sentence.replace("left", "LEFT").replace("right", "left").replace("LEFT", "right")
            assert swapped == left.sentence


CHANGED = {
    "share-more": ({"bend_where": "bend-low"}, {"bend_where": "bend-all"}),
    "share-less": ({"bend_where": "bend-all"}, {"bend_where": "bend-hips"}),
    "share-same": ({"bend_where": "bend-hips"}, {"bend_where": "bend-upper"}),
    "still-more": ({"arms_still": "arms-early"}, {"arms_still": "arms-late"}),
    "still-less": ({"arms_still": "arms-quiet"}, {"arms_still": "arms-early"}),
    "still-same": ({"leg_still": "leg-sways"}, {"leg_still": "leg-sways"}),
    "sides-more": ({"turn_even": "turn-left"}, {"turn_even": "turn-same"}),
    "sides-less": ({"turn_even": "turn-same"}, {"turn_even": "turn-right"}),
    "sides-same": ({"turn_even": "turn-left"}, {"turn_even": "turn-right"}),
}


@pytest.mark.parametrize("rule", CHANGES, ids=lambda rule: rule.id)
def test_each_change_is_said_and_missed_when_deleted(rule) -> None:
    """Day 14 against the start."""
    before, after = (findings(answers) for answers in CHANGED[rule.id])
    assert compare(before, after).sentences == (rule.sentence,)
    assert compare(before, after, rules=[other for other in CHANGES if other is not rule]).sentences == ()


def test_only_questions_answered_both_times_are_compared() -> None:
    """Leaving out the hard movement on day 14 is no progress."""
    before = findings({"arms_still": "arms-quiet", "leg_still": "leg-leans"})
    after = findings({"arms_still": "arms-quiet"})
    assert before.stays_still == 0.5
    assert after.stays_still == 1
    assert compare(before, after).stays_still == 0
    assert scores(compare(findings({}), findings(BEST))) == (None, None, None)
    assert compare(findings({}), findings(BEST)).sentences == ()


def test_one_step_in_one_of_five_questions_is_no_change_but_two_are() -> None:
    """The threshold is 0.2: a half step in five is 0.1, a whole one 0.2."""
    half, whole = {**BEST, "bend_where": "bend-hips"}, {**BEST, "bend_where": "bend-low"}
    assert "as at the start" in compare(findings(half), findings(BEST)).sentences[0]
    assert compare(findings(whole), findings(BEST)).shares_work == 0.2
    assert compare(findings(whole), findings(BEST)).sentences[0].startswith("More of your spine")


def test_an_answer_that_was_not_offered_is_refused() -> None:
    """Also one that belongs to another question."""
    with pytest.raises(BadValue):
        findings({"bend_where": "turn-neck"})


def test_what_is_stored_is_plain_json() -> None:
    """Scores, sentences and the points behind them."""
    stored = json.loads(json.dumps(findings(PENCIL).as_payload()))
    assert stored["points"]["bend_reach"] == 0.5
    assert set(SCORES) < set(stored)
    assert json.loads(json.dumps(compare(findings(PENCIL), findings(BEST)).as_payload()))["shares_work"] == 0.5
    assert MovementFindings(None, None, None, ()).points == {}
