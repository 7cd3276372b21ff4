"""Who may meet what: the guards stand in where an exercise says nothing about a person's adaptation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care import selection
from spinewise.care.history import Mark, PastClass, PastRow
from spinewise.care.progression import levels, resting
from spinewise.care.selection import Today, candidates
from spinewise.care.selection_guards import GUARDS
from tests.care.people import adapted, exercise, pool_of

if TYPE_CHECKING:
    from spinewise.movement.exercise import Exercise

# guard -> (flag, an exercise that it keeps out)
KEPT_OUT = {
    "floor-out-of-reach": ("floor", exercise("one", position="side-lying", directions=("hip",))),
    "no-weight-on-wrists": ("wrists", exercise("one", position="hands-and-knees")),
    "no-weight-on-knees": ("knees", exercise("one", position="kneeling")),
    "not-flat-in-pregnancy": ("pregnancy", exercise("one", position="supine")),
    "no-rounding-or-turning-of-fragile-bone": ("osteoporosis", exercise("one", directions=("rotation",))),
    "light-after-surgery": ("recent_surgery", exercise("one", effort=2)),
    "away-from-bending": ("bending_hurts_leg", exercise("one", directions=("flexion", "hip"))),
    "away-from-arching": ("arching_hurts_leg", exercise("one", directions=("extension",))),
}


def left(one: Exercise, *flags: str) -> list[str]:
    today = Today(frozenset(flags), morning=False, gentle=False, day=1)
    return [candidate.exercise.id for candidate in candidates(pool_of(one), today)]


@pytest.mark.parametrize("guard", KEPT_OUT)
def test_each_guard_keeps_its_exercise_out(guard: str) -> None:
    """With the flag it is out; without the flag, or where the file says how to adapt it, it is in."""
    flag, one = KEPT_OUT[guard]
    told = exercise("one", position=one.position, directions=one.directions, effort=one.effort, adapt={flag: adapted()})
    assert left(one, flag) == []
    assert left(one) == ["one"]
    assert left(told, flag) == ["one"]


@pytest.mark.parametrize("index", range(len(GUARDS)), ids=[guard.id for guard in GUARDS])
def test_no_guard_can_be_taken_away(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleting any guard lets its exercise in."""
    monkeypatch.setattr(selection, "GUARDS", GUARDS[:index] + GUARDS[index + 1 :])
    flag, one = KEPT_OUT[GUARDS[index].id]
    assert left(one, flag) == ["one"]


def test_every_guard_has_its_case() -> None:
    """One case a guard."""
    assert [guard.id for guard in GUARDS] == list(KEPT_OUT)


def test_who_stays_in_mid_range_never_goes_further() -> None:
    """Asked for harder, with osteoporosis, very bendy joints or soon after surgery: it stays usual."""
    past = PastClass(1, "mobile", (PastRow("one", "usual", 120, "harder"),))
    kept = ("osteoporosis", "hypermobility", "recent_surgery")
    for flags, variant in ((frozenset[str](), "harder"), *((frozenset({flag}), "usual") for flag in kept)):
        today = Today(flags, morning=False, gentle=False, day=2, history=(past,))
        pool = pool_of(exercise("one", directions=("hip",)))
        assert [candidate.variant for candidate in candidates(pool, today)] == [variant]


def said(day: int, mark: Mark, variant: str = "usual") -> PastClass:
    return PastClass(day, "mobile", (PastRow("one", variant, 120, mark),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("history", "variant"),
    [
        ((), None),
        ((said(1, "done"),), None),
        ((said(1, "easier"),), "easier"),
        ((said(1, "harder"),), "harder"),
        ((said(1, "hurts"),), "easier"),
        ((said(1, "harder", "easier"),), "usual"),
        ((said(1, "easier", "harder"),), "usual"),
        ((said(1, "easier", "easier"),), "easier"),
        ((said(1, "easier"), said(2, "done", "easier")), "easier"),
        ((said(2, "harder", "easier"), said(1, "easier")), "usual"),
    ],
)
def test_variants_follow_what_was_said(history: tuple[PastClass, ...], variant: str | None) -> None:
    """One step down for easier or hurts, one up for harder, from the variant it was done in, latest word last."""
    assert levels(history).get("one") == variant


@pytest.mark.parametrize(
    ("days", "day", "rests"),
    [((3,), 4, False), ((1, 3), 4, True), ((1, 3), 10, True), ((1, 3), 11, False), ((1, 16), 17, False)],
)
def test_hurt_twice_within_two_weeks_rests_a_week(days: tuple[int, ...], day: int, rests: bool) -> None:
    """Once comes back easier; twice within 14 days is out for 7."""
    assert ("one" in resting([said(at, "hurts") for at in days], day)) is rests
