"""What was played of a class: the same for the same events, however often and in whatever order they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.care.classes import compose
from spinewise.care.playback import ACTIONS, COUNTS_FROM_S, past_class, play_back, resume_s
from tests.care.people import exercise, plan, pool_of

if TYPE_CHECKING:
    from collections.abc import Sequence

GUIDED = compose(
    pool_of(*(exercise(f"row-{n}", sides="each" if n % 2 else "both") for n in range(9))),
    plan(),
    family="mobile",
    day=1,
    morning=False,
    adapt=frozenset(),
    gentle=False,
    history=(),
    seed=1,
)
ROW_ENDS = [max(step.end_s for step in GUIDED.steps if step.row == row) for row in range(9)]


def said(action: str, at_s: Any, step: Any = None, guided: str = GUIDED.id) -> dict[str, Any]:
    here = next((i for i, one in enumerate(GUIDED.steps) if isinstance(at_s, int) and at_s < one.end_s), 0)
    return {"class": guided, "action": action, "at_s": at_s, "step": here if step is None else step}


def test_nothing_happened() -> None:
    """Without events the class has not begun."""
    played = play_back(GUIDED, [])
    assert (played.state, played.position_s, played.done_s, played.counts) == ("not started", 0, 0, False)


def test_stopped_in_the_middle() -> None:
    """Begun, heard of at 300 s, closed: go on at 300 s; five minutes done."""
    played = play_back(GUIDED, [said("started", 0), said("at", 150), said("at", 300)])
    assert (played.state, played.position_s, played.done_s) == ("under way", 300, 300)
    assert played.minutes_done == 5.0
    assert GUIDED.steps[played.step].start_s <= 300 < GUIDED.steps[played.step].end_s


def test_resuming_begins_with_the_row_that_was_left() -> None:
    """One gets the lead-in of the row again, to get into position."""
    played = play_back(GUIDED, [said("at", ROW_ENDS[2] + 50)])
    assert resume_s(GUIDED, played) == ROW_ENDS[2]
    assert resume_s(GUIDED, play_back(GUIDED, [said("finished", 1200)])) == 1200


def test_a_skipped_row_is_not_done() -> None:
    """Skipping 40 s into the second row goes on with the third and takes the rest of the second off what was done."""
    at = ROW_ENDS[0] + 40
    played = play_back(GUIDED, [said("started", 0), said("skip", at)])
    assert played.position_s == ROW_ENDS[1]
    assert played.done_s == at
    assert played.skipped == (1,)
    assert played.marks == {1: "skipped"}


def test_finished_with_two_rows_skipped() -> None:
    """Done is twenty minutes less what was skipped."""
    events = [said("started", 0), said("skip", ROW_ENDS[0]), said("skip", ROW_ENDS[4]), said("finished", 1200)]
    played = play_back(GUIDED, events)
    skipped = GUIDED.rows[1].seconds + GUIDED.rows[5].seconds
    assert (played.state, played.done_s, played.skipped) == ("finished", 1200 - skipped, (1, 5))
    assert played.counts


@pytest.mark.parametrize(("at_s", "counts"), [(COUNTS_FROM_S - 1, False), (COUNTS_FROM_S, True)])
def test_half_a_class_counts(at_s: int, counts: bool) -> None:
    """Ten minutes make a session, a second less does not."""
    assert play_back(GUIDED, [said("started", 0), said("ended", at_s)]).counts is counts


def test_the_last_word_on_a_row_stands_and_hurts_outweighs() -> None:
    """Easier, then harder: harder. Hurts, then easier: hurts."""
    a, b = ROW_ENDS[0], ROW_ENDS[1]
    events = [said("easier", a + 20), said("harder", a + 50), said("hurts", b + 20), said("easier", b + 30)]
    assert play_back(GUIDED, events).marks == {1: "harder", 2: "hurts"}


@pytest.mark.parametrize(
    "strange",
    [
        said("at", 900, guided="another"),
        said("dance", 900),
        said("at", "900"),
        said("at", None),
        said("at", float("nan")),
        said("at", float("inf")),
        said("at", True),
        {},
        {"class": GUIDED.id, "action": "at"},
        {"class": GUIDED.id, "action": [], "at_s": 900},
    ],
)
def test_strange_events_change_nothing(strange: dict[str, Any]) -> None:
    """Other classes, unknown actions and unusable times are passed over."""
    known = [said("started", 0), said("at", 100)]
    assert play_back(GUIDED, [*known, strange]) == play_back(GUIDED, known)


@pytest.mark.parametrize("step", [-1, 999, "3", None, 2.5])
def test_a_strange_step_is_read_off_the_time(step: Any) -> None:
    """The row of a skip without a usable step is the one at that moment."""
    event = {"class": GUIDED.id, "action": "skip", "at_s": ROW_ENDS[0] + 5, "step": step}
    assert play_back(GUIDED, [event]).skipped == (1,)


def test_times_outside_the_class_are_held_within_it() -> None:
    """Before the start is the start, after the end is the end."""
    assert play_back(GUIDED, [said("at", -5)]).position_s == 0
    assert play_back(GUIDED, [said("at", 99_999)]).position_s == 1200


events_of_a_class = st.lists(
    st.builds(said, st.sampled_from([*ACTIONS, "unknown"]), st.integers(-10, 1300), st.none() | st.integers(0, 20)),
    max_size=12,
)


@settings(deadline=None)
@given(events_of_a_class, st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(events: list[dict[str, Any]], chance: Any) -> None:
    """Any shuffle with any repeats adds up to the same, and never to nonsense."""
    shuffled: Sequence[dict[str, Any]] = chance.sample(events, len(events)) + events[: len(events) // 2]
    played = play_back(GUIDED, events)
    assert play_back(GUIDED, shuffled) == played
    assert 0 <= played.done_s <= played.position_s <= 1200


def test_what_the_composer_remembers() -> None:
    """Rows that were reached, with what was said of them; rows never reached are no memory."""
    events = [said("started", 0), said("hurts", 20), said("ended", ROW_ENDS[1])]
    past = past_class(GUIDED, play_back(GUIDED, events))
    assert (past.day, past.family) == (1, "mobile")
    assert [(row.exercise, row.mark) for row in past.rows] == [
        (GUIDED.rows[0].exercise, "hurts"),
        (GUIDED.rows[1].exercise, "done"),
    ]
