"""Twenty minutes shared out in whole seconds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.care.timing import ROW_HIGH_S, ROW_LOW_S, RowNeed, share_out
from spinewise.errors import BadValue

PLAIN = RowNeed(moves_on=False, sided=False, dose=(60, 90, 150))
SIDED = RowNeed(moves_on=False, sided=True, dose=(45, 55, 70))

doses = st.tuples(st.integers(20, 60), st.integers(60, 100), st.integers(100, 160))
needs = st.builds(RowNeed, moves_on=st.booleans(), sided=st.booleans(), dose=doses)


def test_nine_alike_by_hand() -> None:
    """Nine rows of one kind: 1200 s less nine get-readies of 10 s leave 1110 s, so 123 or 124 s each."""
    times = share_out([PLAIN] * 9, 10)
    assert sorted(time.move for time in times) == [123] * 6 + [124] * 3
    assert {time.lead for time in times} == {10}


def test_an_odd_second_goes_to_a_change_of_sides() -> None:
    """Nine sided rows with 15 s leads and 9 s changes would leave an odd budget of 984 s; 5 and 5 leaves 1110."""
    times = share_out([SIDED] * 9, 11)  # 1200 - 9 * 11 - 9 * 8 = 1029: odd
    assert [time.change for time in times] == [9] + [8] * 8
    assert sum(time.total for time in times) == 1200


@settings(deadline=None)
@given(st.lists(needs, min_size=9, max_size=9), st.integers(5, 20))
def test_always_exactly_twenty_minutes(rows: list[RowNeed], get_ready_s: int) -> None:
    """Any nine rows and any setting: 1200 s, 90 to 150 s a row, transitions within their bounds."""
    times = share_out(rows, get_ready_s)
    assert sum(time.total for time in times) == 1200
    for need, time in zip(rows, times, strict=True):
        assert ROW_LOW_S <= time.total <= ROW_HIGH_S
        assert time.move > 0
        assert 15 <= time.lead <= 20 if need.moves_on else time.lead == get_ready_s
        assert 5 <= time.change <= 10 if need.sided else time.change == 0


def test_the_dose_is_kept_where_the_sum_allows() -> None:
    """Where the usual doses already fill the time, nobody is moved off them."""
    rows = [RowNeed(moves_on=False, sided=False, dose=(60, usual, 150)) for usual in (120,) * 3 + (125,) * 6]
    assert [time.move for time in share_out(rows, 10)] == [120] * 3 + [125] * 6


@pytest.mark.parametrize(
    ("rows", "ready", "name"), [(9, 4, "get-ready"), (9, 21, "get-ready"), (8, 10, "rows"), (14, 10, "rows")]
)
def test_what_cannot_be_is_refused(rows: int, ready: int, name: str) -> None:
    """A setting out of range, or too few or too many rows, is named."""
    with pytest.raises(BadValue, match=name):
        share_out([PLAIN] * rows, ready)
